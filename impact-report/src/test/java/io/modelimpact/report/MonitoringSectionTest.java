package io.modelimpact.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.record.ImpactRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report says of the looks at a monitored assessment, and of the information that each claim had. */
class MonitoringSectionTest {
    private static final ImpactRecord BY_UNITS = EvaluatedRecords.withEverySection();

    private static String section(ImpactRecord record) {
        String page = HtmlReport.render(record);
        String from = page.substring(page.indexOf("id=\"looks\""));
        return from.substring(0, from.indexOf("</section>"));
    }

    /** The same record, were the information of its first claim counted by standard errors. */
    private static ImpactRecord byStandardErrors() {
        List<JsonObject> claims = new ArrayList<>(BY_UNITS.json()
                .object("results")
                .object("monitoring")
                .object("look")
                .array("claims")
                .objects());
        claims.set(0, claims.get(0).with("fraction", JsonNumber.of(0.107)).with("standardError", JsonNumber.of(1.224)));
        return SampleRecords.with(BY_UNITS, JsonArray.of(claims), "results", "monitoring", "look", "claims");
    }

    @Test
    void theInformationOfALookIsThatOfItsUnitsUnlessAClaimHasItsOwn() {
        assertThat(section(BY_UNITS)).contains("<th scope=\"col\">Information</th>", "<td>50\u00a0%");
        assertThat(section(BY_UNITS)).doesNotContain("10.7\u00a0%");
        assertThat(section(byStandardErrors())).containsSubsequence("<td>10.7\u00a0%", "<td>50\u00a0%");
    }

    @Test
    void theLookIsToldInWords() {
        assertThat(MonitoringSection.sentences(BY_UNITS).get(0))
                .startsWith(
                        "The plan is 2 looks, at 600, 1200 units, with an error rate spent by O'Brien and Fleming's kind.");
        assertThat(MonitoringSection.sentences(BY_UNITS).get(1)).contains("with 50.0 % of the planned information");
        assertThat(MonitoringSection.sentences(SampleRecords.sample())).isEmpty();
    }
}
