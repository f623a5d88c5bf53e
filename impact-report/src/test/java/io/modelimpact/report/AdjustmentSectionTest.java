package io.modelimpact.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonBoolean;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonValue;
import io.modelimpact.record.ImpactRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report says of an adjustment, in words that need no statistics. */
class AdjustmentSectionTest {
    private static final String SPEND = "1";

    private static ImpactRecord with(JsonValue value, String... path) {
        String[] whole = new String[path.length + 4];
        System.arraycopy(new String[] {"results", "effects", SPEND, "adjustment"}, 0, whole, 0, 4);
        System.arraycopy(path, 0, whole, 4, path.length);
        return SampleRecords.with(value, whole);
    }

    private static String sentence(ImpactRecord record) {
        List<String> sentences = AdjustmentSection.sentences(record);
        assertThat(sentences).hasSize(1);
        return sentences.get(0);
    }

    @Test
    void theSentenceSaysHowMuchNarrowerTheIntervalIsAndWhy() {
        assertThat(sentence(SampleRecords.sample()))
                .isEqualTo(
                        "ranker 2.0 on revenue_per_user: the interval is 20\u00a0% narrower than without adjustment;"
                                + " the effect was adjusted for revenue_28d_before, known before the change, which tells 36\u00a0%"
                                + " of how units differ (correlation 0.60) and within the 3 strata of country."
                                + " 1 member had too few different units in an arm and joined the largest."
                                + " Without adjustment the effect would be +1.36\u00a0EUR, with an interval of 0.52 to 2.21\u00a0EUR.");
    }

    @Test
    void anIntervalThatIsWiderOrAsWideIsCalledSo() {
        JsonValue narrow = JsonObject.builder()
                .put("estimate", 1.364)
                .put("lower", 0.8)
                .put("upper", 1.9)
                .put("confidence", "0.95")
                .put("method", "compare/welch-t@1.0")
                .build();
        assertThat(sentence(with(narrow, "unadjusted", "absolute"))).contains("the interval is 23\u00a0% wider than");
        JsonValue same = SampleRecords.sample()
                .json()
                .object("results")
                .array("effects")
                .objects()
                .get(1)
                .object("absolute");
        assertThat(sentence(with(same, "unadjusted", "absolute")))
                .contains("the interval is as wide as without adjustment, though the effect was adjusted");
    }

    @Test
    void aChangedSignIsCalledOut() {
        assertThat(sentence(SampleRecords.sample())).doesNotContain("sign");
        assertThat(sentence(with(JsonBoolean.TRUE, "signChanged")))
                .endsWith("The adjustment changed the sign of the effect: see whether the groups were alike before"
                        + " the change.");
    }

    @Test
    void anEffectThatCouldNotBeAdjustedIsNotCalledNarrow() {
        JsonValue none = JsonObject.builder()
                .put(
                        "undefined",
                        JsonObject.builder()
                                .put("code", "stats/degenerate")
                                .put("message", "neither arm varies")
                                .put("remedy", "wait")
                                .build())
                .build();
        ImpactRecord record = SampleRecords.with(none, "results", "effects", SPEND, "absolute");
        assertThat(sentence(record))
                .contains("the effect was to be adjusted for revenue_28d_before")
                .contains("and there is none.");
    }

    @Test
    void strataWithoutCovariatesAndCovariatesWithoutCoefficientsAreShown() {
        assertThat(sentence(with(JsonArray.of(List.of()), "covariates")))
                .contains("the effect was adjusted within the 3 strata of country.");
        JsonValue nameless =
                JsonArray.of(JsonObject.builder().put("name", "habit").build());
        assertThat(HtmlReport.render(with(nameless, "covariates"))).contains("<td>habit");
        assertThat(sentence(with(JsonNumber.of(1), "strata", "used"))).contains("within the only stratum of country");
    }

    @Test
    void thePageAndTheCommentShowBothEffects() {
        String page = HtmlReport.render(SampleRecords.sample());
        String section = page.substring(page.indexOf("id=\"adjustment\""), page.indexOf("id=\"slices\""));
        assertThat(section)
                .containsSubsequence(
                        "What was known before the change",
                        "20\u00a0% narrower",
                        "Effects with and without adjustment",
                        "revenue_28d_before \u00d7 0.6200",
                        "A: 16.90, B: 17.10");
        assertThat(MarkdownReport.render(SampleRecords.sample())).contains("20\u00a0% narrower");
        String without = HtmlReport.render(EvaluatedRecords.withEverySection());
        assertThat(without)
                .contains(
                        "id=\"adjustment\"",
                        "adjust/cuped@1.0: difference = (m1 - m0)",
                        "within the only stratum of country");
    }
}
