package io.modelimpact.engine;

import static io.modelimpact.Impact.metric;
import static io.modelimpact.engine.AdjustedTrial.ADJUSTED;
import static io.modelimpact.engine.AdjustedTrial.ADJUSTED_RATE;
import static io.modelimpact.engine.AdjustedTrial.AFFINITY;
import static io.modelimpact.engine.AdjustedTrial.BEFORE;
import static io.modelimpact.engine.AdjustedTrial.REVENUE;
import static io.modelimpact.engine.AdjustedTrial.SPEND;
import static io.modelimpact.engine.AdjustedTrial.STRATIFIED;
import static io.modelimpact.engine.AdjustedTrial.effect;
import static io.modelimpact.engine.AdjustedTrial.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.engine.AdjustedTrial.Row;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.Quantity;
import io.modelimpact.stats.adjust.Cuped;
import io.modelimpact.stats.adjust.PostStratification;
import io.modelimpact.stats.adjust.Stratum;
import io.modelimpact.stats.compare.Estimate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Holds adjusted effects to the numerics on raw samples. */
class AdjustedEvaluationTest {
    private static final List<Row> ROWS = AdjustedTrial.rows(2000, 7, 60);

    private static ImpactRecord record(Metric... metrics) {
        return AdjustedTrial.evaluate(AdjustedTrial.claimed(metrics), ROWS).record();
    }

    private static Cuped.Adjustment cuped(Cuped method, Function<Row, double[]> values) {
        return method.adjust(
                        state(ROWS, row -> row.variant().equals("A"), values),
                        state(ROWS, row -> row.variant().equals("B"), values))
                .orElseThrow();
    }

    private static void agree(Quantity<EstimateResult> found, Estimate expected, String method) {
        EstimateResult result = found.value().orElseThrow();
        assertThat(result.estimate()).isCloseTo(expected.value(), within(1e-12));
        assertThat(result.standardError().orElseThrow()).isCloseTo(expected.standardError(), within(1e-12));
        assertThat(result.lower().orElseThrow()).isCloseTo(expected.interval().lower(), within(1e-12));
        assertThat(result.method()).isEqualTo(method);
    }

    @Test
    void aMeanWithACovariateIsCuped() {
        Cuped.Adjustment expected = cuped(Cuped.forMeans(), row -> new double[] {row.revenue(), row.before()});
        ImpactRecord record = record(ADJUSTED, SPEND);
        agree(effect(record, ADJUSTED).absolute(), expected.absolute().orElseThrow(), "adjust/cuped@1.0");
        agree(effect(record, ADJUSTED).relative(), expected.relative().orElseThrow(), "adjust/cuped-relative@1.0");
        assertThat(expected.varianceReduction()).isGreaterThan(0.2);
    }

    @Test
    void aRatioWithARatioIsCupedOfRatios() {
        Cuped.Adjustment expected = cuped(Cuped.forRatios(), row ->
                new double[] {row.clicks(), row.views(), row.clicksBefore(), row.viewsBefore()});
        ImpactRecord record = record(ADJUSTED_RATE);
        agree(effect(record, ADJUSTED_RATE).absolute(), expected.absolute().orElseThrow(), "adjust/cuped-ratio@1.0");
        agree(
                effect(record, ADJUSTED_RATE).relative(),
                expected.relative().orElseThrow(),
                "adjust/cuped-ratio-relative@1.0");
        assertThat(expected.varianceReduction()).isGreaterThan(0.2);
    }

    @Test
    void severalCovariatesOfDifferentScalesMayBeDecimalAndBinary() {
        Metric both =
                metric("both", "1").asMean(REVENUE).adjustedBy(BEFORE, AFFINITY).higherIsBetter();
        Cuped.Adjustment expected =
                cuped(Cuped.forMeans(), row -> new double[] {row.revenue(), row.before(), row.affinity()});
        ImpactRecord record = record(both);
        agree(effect(record, both).absolute(), expected.absolute().orElseThrow(), "adjust/cuped@1.0");
    }

    @Test
    void strataOfEveryoneArePutTogether() {
        List<Stratum> strata = List.of("basic", "plus", "pro").stream()
                .map(tier -> new Stratum(arm("A", tier), arm("B", tier)))
                .toList();
        PostStratification method = PostStratification.ofMeans();
        ImpactRecord record = record(STRATIFIED);
        agree(
                effect(record, STRATIFIED).absolute(),
                method.absolute(strata).orElseThrow().estimate(),
                "adjust/post-stratified@1.0");
        agree(
                effect(record, STRATIFIED).relative(),
                method.relative(strata).orElseThrow().estimate(),
                "adjust/post-stratified-relative@1.0");
    }

    private static io.modelimpact.stats.exact.ExactCrossProducts arm(String variant, String tier) {
        return state(ROWS, row -> row.variant().equals(variant) && row.tier().equals(tier), row ->
                new double[] {row.revenue()});
    }
}
