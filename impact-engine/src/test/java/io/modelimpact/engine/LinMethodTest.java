package io.modelimpact.engine;

import static io.modelimpact.Impact.metric;
import static io.modelimpact.engine.AdjustedTrial.ADJUSTED;
import static io.modelimpact.engine.AdjustedTrial.ADJUSTED_RATE;
import static io.modelimpact.engine.AdjustedTrial.AFFINITY;
import static io.modelimpact.engine.AdjustedTrial.BEFORE;
import static io.modelimpact.engine.AdjustedTrial.REVENUE;
import static io.modelimpact.engine.AdjustedTrial.effect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.engine.AdjustedTrial.Row;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.AdjustmentResult;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.stats.adjust.LinAdjustment;
import io.modelimpact.stats.adjust.RegressionAdjustment;
import io.modelimpact.stats.compare.Estimate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Holds Lin's estimator, put in the place of CUPED by a host, to the regression on rows. */
class LinMethodTest {
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final List<Row> ROWS = AdjustedTrial.rows(4000, 7, 60);
    private static final List<MethodSubstitution> LIN = List.of(
            new MethodSubstitution("adjust/cuped@1.0", "adjust/lin@1.0"),
            new MethodSubstitution("adjust/cuped-relative@1.0", "adjust/lin-relative@1.0"));

    private static Evaluation evaluate(List<MethodSubstitution> substitutions, List<Row> rows, Metric... metrics) {
        return ENGINE.evaluate(
                ENGINE.plan(AdjustedTrial.claimed(metrics), substitutions),
                Inputs.bind(AdjustedTrial.USERS, AdjustedTrial.source(rows, 97)),
                AdjustedTrial.AS_OF);
    }

    private static RegressionAdjustment.Fit regression(Function<Row, double[]> covariates) {
        boolean[] treated = new boolean[ROWS.size()];
        double[][] matrix = new double[ROWS.size()][];
        double[] outcome = new double[ROWS.size()];
        for (int i = 0; i < treated.length; i++) {
            treated[i] = ROWS.get(i).variant().equals("B");
            matrix[i] = covariates.apply(ROWS.get(i));
            outcome[i] = ROWS.get(i).revenue();
        }
        return RegressionAdjustment.interacted().fit(treated, matrix, outcome).orElseThrow();
    }

    private static EstimateResult absolute(EffectResult effect) {
        return effect.absolute().value().orElseThrow();
    }

    @Test
    void theEffectIsThatOfTheInteractedRegressionOnRowsAndItsErrorComesNearHc2() {
        Metric two =
                metric("two", "1").asMean(REVENUE).adjustedBy(BEFORE, AFFINITY).higherIsBetter();
        ImpactRecord record = evaluate(LIN, ROWS, ADJUSTED, two).record();
        RegressionAdjustment.Fit one = regression(row -> new double[] {row.before()});
        RegressionAdjustment.Fit both = regression(row -> new double[] {row.before(), row.affinity()});

        assertThat(absolute(effect(record, ADJUSTED)).estimate()).isCloseTo(one.effect(), within(1e-11));
        assertThat(absolute(effect(record, two)).estimate()).isCloseTo(both.effect(), within(1e-11));
        assertThat(absolute(effect(record, ADJUSTED)).standardError().orElseThrow() / one.populationError())
                .isCloseTo(1, within(0.002));
        assertThat(absolute(effect(record, two)).standardError().orElseThrow() / both.populationError())
                .isCloseTo(1, within(0.002));
    }

    private static Estimate relative() {
        Function<Row, double[]> values = row -> new double[] {row.revenue(), row.before()};
        return LinAdjustment.withDefaults()
                .adjust(
                        AdjustedTrial.state(ROWS, row -> row.variant().equals("A"), values),
                        AdjustedTrial.state(ROWS, row -> row.variant().equals("B"), values))
                .then(LinAdjustment.Fit::relative)
                .orElseThrow();
    }

    @Test
    void theRecordNamesTheMethodAndWhatTheCovariateWasMultipliedWith() {
        Evaluation evaluation = evaluate(LIN, ROWS, ADJUSTED);
        EffectResult found = effect(evaluation.record(), ADJUSTED);
        AdjustmentResult adjustment = found.adjustment().orElseThrow();
        double unadjusted = adjustment.absolute().value().orElseThrow().estimate();
        double gap = adjustment.covariates().get(0).candidate().orElseThrow()
                - adjustment.covariates().get(0).baseline().orElseThrow();

        assertThat(absolute(found).method()).isEqualTo("adjust/lin@1.0");
        assertThat(found.relative().value().orElseThrow().method()).isEqualTo("adjust/lin-relative@1.0");
        assertThat(found.relative().value().orElseThrow().estimate())
                .isCloseTo(relative().value(), within(1e-12));
        assertThat(found.relative().value().orElseThrow().standardError().orElseThrow())
                .isCloseTo(relative().standardError(), within(1e-12));
        assertThat(unadjusted - adjustment.covariates().get(0).coefficient().orElseThrow() * gap)
                .isCloseTo(absolute(found).estimate(), within(1e-9));
        assertThat(Replay.by(ENGINE).rejudge(evaluation.bundle().bytes()).verdict())
                .isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
    }

    @Test
    void itIsNearCupedWhereSlopesAreAlikeAndNotTheSame() {
        EstimateResult lin = absolute(effect(evaluate(LIN, ROWS, ADJUSTED).record(), ADJUSTED));
        EstimateResult cuped =
                absolute(effect(evaluate(List.of(), ROWS, ADJUSTED).record(), ADJUSTED));

        assertThat(lin.estimate()).isCloseTo(cuped.estimate(), within(0.02)).isNotEqualTo(cuped.estimate());
        assertThat(lin.standardError().orElseThrow() / cuped.standardError().orElseThrow())
                .isCloseTo(1, within(0.003));
    }

    @Test
    void membersOfASliceHaveSlopesOfTheirOwn() {
        ImpactRecord record = evaluate(LIN, ROWS, ADJUSTED).record();
        ImpactRecord alone = evaluate(
                        LIN,
                        ROWS.stream().filter(row -> row.tier().equals("plus")).toList(),
                        ADJUSTED)
                .record();

        assertThat(record.effects().stream()
                        .filter(effect -> effect.slice()
                                .map(slice -> slice.member().equals("plus"))
                                .orElse(false))
                        .map(LinMethodTest::absolute)
                        .toList())
                .hasSize(1)
                .containsExactly(absolute(effect(alone, ADJUSTED)));
    }

    @Test
    void aRatioHasNoSuchEstimatorAndTheRecordSaysWhatToDo() {
        EffectResult found = effect(
                evaluate(
                                List.of(new MethodSubstitution("adjust/cuped-ratio@1.0", "adjust/lin@1.0")),
                                ROWS,
                                ADJUSTED_RATE)
                        .record(),
                ADJUSTED_RATE);

        assertThat(found.absolute().value()).isEmpty();
        assertThat(found.absolute().reason().orElseThrow().code()).isEqualTo("stats/invalid-parameters");
        assertThat(found.absolute().reason().orElseThrow().message()).contains("adjust/cuped alone");
        assertThat(found.adjustment().orElseThrow().absolute().value()).isPresent();
    }
}
