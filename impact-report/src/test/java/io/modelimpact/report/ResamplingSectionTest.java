package io.modelimpact.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonValue;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.Interval;
import io.modelimpact.record.ResamplingResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report says of effects that were judged by bootstrap replicates, in the page and in the comment. */
class ResamplingSectionTest {
    private static final ImpactRecord RECORD = EvaluatedRecords.resampled();

    private static EffectResult effect(String metric) {
        return RECORD.effects().stream()
                .filter(effect ->
                        effect.metric().equals(metric) && effect.slice().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static String bootstrap(Unit unit, EstimateResult found) {
        return unit.interval(found.estimate(), new Interval(found.lower(), found.upper(), 0));
    }

    private static String deltaMethod(Unit unit, EstimateResult found) {
        ResamplingResult.DeltaMethod delta = found.resampling().orElseThrow().deltaMethod();
        return unit.interval(found.estimate(), new Interval(delta.lower(), delta.upper(), 0));
    }

    private static String section(ImpactRecord record) {
        String page = HtmlReport.render(record);
        assertThat(page).contains("id=\"resampling\"");
        String from = page.substring(page.indexOf("id=\"resampling\""));
        return from.substring(0, from.indexOf("</section>"));
    }

    @Test
    void aSentenceForEachResampledEffectTellsBothIntervalsAndWhatWasDrawn() {
        Unit euros = Unit.ofDifference(RECORD.metric("spend"));
        EstimateResult spend = effect("spend").absolute().value().orElseThrow();
        List<String> sentences = ResamplingSection.sentences(RECORD);

        assertThat(sentences).hasSize(4);
        assertThat(sentences.get(0))
                .isEqualTo(
                        "ranker 2 on spend: judged by 999 bootstrap replicates over 300 units and 300 units; the difference"
                                + " has an interval of " + bootstrap(euros, spend) + ", by the delta method of "
                                + deltaMethod(euros, spend) + ".");
        assertThat(bootstrap(euros, spend)).isNotEqualTo(deltaMethod(euros, spend));
        assertThat(sentences.get(1)).startsWith("ranker 2 on spend in country=DE: judged by 999 bootstrap replicates");
        assertThat(sentences.get(3))
                .startsWith("ranker 2 on basket: judged by 1,999 bootstrap replicates over ")
                .contains(" buckets of units and ");
    }

    @Test
    void thePageShowsBothIntervalsOfBothScalesForEveryoneAndForMembers() {
        Unit euros = Unit.ofDifference(RECORD.metric("spend"));
        EstimateResult absolute = effect("spend").absolute().value().orElseThrow();
        EstimateResult relative = effect("spend").relative().value().orElseThrow();
        String section = section(RECORD);

        assertThat(section)
                .containsSubsequence(
                        "Bootstrap replicates beside the delta method",
                        "<th scope=\"row\">spend</th>",
                        "999 bootstrap replicates over 300 units and 300 units",
                        bootstrap(euros, absolute),
                        deltaMethod(euros, absolute),
                        bootstrap(Unit.RELATIVE, relative),
                        deltaMethod(Unit.RELATIVE, relative),
                        "country=DE",
                        "country=FR",
                        "<th scope=\"row\">basket</th>",
                        "buckets of units");
        assertThat(section).doesNotContain("conversion");
    }

    @Test
    void theCommentHoldsTheSentences() {
        String comment = MarkdownReport.render(RECORD);

        assertThat(ResamplingSection.sentences(RECORD))
                .allSatisfy(sentence -> assertThat(comment.replace("\\", "")).contains(sentence));
    }

    @Test
    void aRecordWithoutResampledMetricsSaysNothingOfIt() {
        assertThat(ResamplingSection.sentences(SampleRecords.sample())).isEmpty();
        assertThat(HtmlReport.render(SampleRecords.sample())).doesNotContain("id=\"resampling\"");
        assertThat(MarkdownReport.render(SampleRecords.sample())).doesNotContain("bootstrap");
    }

    @Test
    void anEffectWithARelativeIntervalAloneIsShownWithWhatThereIs() {
        JsonValue none = JsonObject.builder()
                .put(
                        "undefined",
                        JsonObject.builder()
                                .put("code", "stats/degenerate")
                                .put("message", "neither arm varies")
                                .put("remedy", "wait")
                                .build())
                .build();
        ImpactRecord record = SampleRecords.with(RECORD, none, "results", "effects", position(), "absolute");

        assertThat(ResamplingSection.sentences(record).get(0))
                .isEqualTo("ranker 2 on spend: judged by 999 bootstrap replicates over 300 units and 300 units.");
        assertThat(section(record)).contains("999 bootstrap replicates over 300 units and 300 units");
    }

    private static String position() {
        return Integer.toString(RECORD.effects().indexOf(effect("spend")));
    }
}
