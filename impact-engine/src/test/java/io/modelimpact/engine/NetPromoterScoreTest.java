package io.modelimpact.engine;

import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.MetricResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds net promoter scores to the multinomial law of promoters, passives and detractors. Views serve as answers from 1 to 9. */
class NetPromoterScoreTest {
    private static final Metric SCORE =
            metric("nps", "1").asNetPromoterScore(Trial.VIEWS).higherIsBetter();
    private static final List<Row> ROWS = Trial.rows(900, 7, 0);

    private static ImpactRecord record(List<Row> rows) {
        return Trial.evaluate(
                        Trial.draft()
                                .measuring(SCORE)
                                .claiming(hypothesis("H1")
                                        .that(effectOn(SCORE))
                                        .isAboveZero()
                                        .because("people like it"))
                                .noGuardrails("the score alone is tested")
                                .decidedBy(Trial.lenient(Multiplicity.NONE))
                                .build(),
                        rows)
                .record();
    }

    private static EffectResult effect(ImpactRecord record) {
        return record.effects().stream()
                .filter(effect -> effect.metric().equals("nps"))
                .findFirst()
                .orElseThrow();
    }

    private static double[] shares(String arm) {
        double[] counts = new double[3];
        for (Row row : ROWS) {
            if (row.variant().equals(arm)) {
                counts[row.views() >= 9 ? 0 : row.views() <= 6 ? 1 : 2]++;
            }
        }
        double units = counts[0] + counts[1] + counts[2];
        return new double[] {counts[0] / units, counts[1] / units, units};
    }

    /** The variance of the score is {@code [p + d - (p - d)^2] / (n - 1)} in squares of the share. */
    private static double variance(double[] shares) {
        double score = shares[0] - shares[1];
        return (shares[0] + shares[1] - score * score) / (shares[2] - 1);
    }

    @Test
    void theEffectIsThatOfTheMultinomialLaw() {
        double[] a = shares("A");
        double[] b = shares("B");
        EstimateResult found = effect(record(ROWS)).absolute().value().orElseThrow();

        assertThat(found.estimate()).isCloseTo(100 * ((b[0] - b[1]) - (a[0] - a[1])), within(1e-10));
        assertThat(found.standardError().orElseThrow())
                .isCloseTo(100 * Math.sqrt(variance(a) + variance(b)), within(1e-10));
        assertThat(found.method()).isEqualTo("compare/welch-t@1.0");
    }

    @Test
    void theOrderOfTheRowsMovesNothing() {
        List<Row> reversed = new ArrayList<>(ROWS);
        Collections.reverse(reversed);

        assertThat(effect(record(reversed))).isEqualTo(effect(record(ROWS)));
    }

    @Test
    void anAnswerOutsideTheScaleRefusesTheMetric() {
        for (long answer : new long[] {-1, 11}) {
            List<Row> rows = new ArrayList<>(ROWS);
            rows.set(0, new Row("u0", "A", "DE", true, 1000L, 1, answer, 1.0));
            MetricResult nps = record(rows).metrics().stream()
                    .filter(metric -> metric.id().equals("nps"))
                    .findFirst()
                    .orElseThrow();

            assertThat(nps.reason().orElseThrow().code()).isEqualTo("metric/answer-out-of-range");
        }
    }
}
