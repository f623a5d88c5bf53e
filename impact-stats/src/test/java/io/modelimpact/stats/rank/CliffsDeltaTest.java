package io.modelimpact.stats.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.BoundedEstimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CliffsDeltaTest {

    private static CliffsDelta delta(long[] control, long[] treatment) {
        return CliffsDelta.of(control, treatment).orElseThrow();
    }

    private static long[] counts(SplittableRandom random, int levels, int most) {
        long[] counts = new long[levels];
        Arrays.setAll(counts, level -> random.nextInt(most));
        counts[random.nextInt(levels)] += 2;
        return counts;
    }

    /** The answers themselves, level by level. */
    private static double[] answers(long[] counts) {
        double[] answers = new double[(int) Arrays.stream(counts).sum()];
        int next = 0;
        for (int level = 0; level < counts.length; level++) {
            Arrays.fill(answers, next, next + (int) counts[level], level);
            next += (int) counts[level];
        }
        return answers;
    }

    private static double sign(double treatment, double control) {
        return Math.signum(treatment - control);
    }

    @Property(tries = 150, seed = "861")
    void deltaCountsThePairs(@ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int levels) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] control = counts(random, levels, 12);
        long[] treatment = counts(random, levels, 12);
        CliffsDelta found = delta(control, treatment);
        long higher = 0;
        long lower = 0;
        for (double t : answers(treatment)) {
            for (double c : answers(control)) {
                higher += t > c ? 1 : 0;
                lower += t < c ? 1 : 0;
            }
        }
        long pairs = found.controlUnits() * found.treatmentUnits();

        assertThat(found.higher()).isEqualTo(ExactRational.of(higher).dividedBy(pairs));
        assertThat(found.lower()).isEqualTo(ExactRational.of(lower).dividedBy(pairs));
        assertThat(found.higher().plus(found.lower()).plus(found.tied())).isEqualTo(ExactRational.ONE);
        assertThat(found.value()).isEqualTo(found.higher().minus(found.lower()));
    }

    @Property(tries = 100, seed = "862")
    void theVarianceIsThatOfThePlacements(@ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int levels) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] control = counts(random, levels, 9);
        long[] treatment = counts(random, levels, 9);
        double[] c = answers(control);
        double[] t = answers(treatment);
        double[] ofTreatment = Arrays.stream(t)
                .map(answer -> Arrays.stream(c)
                        .map(other -> sign(answer, other))
                        .average()
                        .orElseThrow())
                .toArray();
        double[] ofControl = Arrays.stream(c)
                .map(answer -> Arrays.stream(t)
                        .map(other -> sign(other, answer))
                        .average()
                        .orElseThrow())
                .toArray();
        CliffsDelta found = delta(control, treatment);

        agree(found.treatmentPlacements(), SampleSummary.ofValues(ofTreatment), found.value());
        agree(found.controlPlacements(), SampleSummary.ofValues(ofControl), ExactRational.ZERO);
    }

    private static void agree(SampleSummary found, SampleSummary expected, ExactRational mean) {
        assertThat(found.count()).isEqualTo(expected.count());
        assertThat(found.mean()).isEqualTo(mean);
        assertThat(found.variance().doubleValue()).isCloseTo(expected.variance().doubleValue(), within(1e-14));
    }

    /** Two levels are a proportion: delta is the difference, and the placements vary as the answers do. */
    @Property(tries = 100, seed = "863")
    void twoLevelsAreAProportion(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] control = {2 + random.nextInt(50), 2 + random.nextInt(50)};
        long[] treatment = {2 + random.nextInt(50), 2 + random.nextInt(50)};
        CliffsDelta found = delta(control, treatment);
        double p = (double) treatment[1] / (treatment[0] + treatment[1]);
        double q = (double) control[1] / (control[0] + control[1]);
        double error = Math.sqrt(p * (1 - p) / (found.treatmentUnits() - 1) + q * (1 - q) / (found.controlUnits() - 1));

        assertThat(found.value().doubleValue()).isCloseTo(p - q, within(1e-14));
        assertThat(found.estimate(0.05).orElseThrow().standardError()).isCloseTo(error, within(1e-14));
    }

    @Property(tries = 100, seed = "864")
    void swappedArmsNegateAndReversedLevelsNegate(@ForAll long seed, @ForAll @IntRange(min = 2, max = 7) int levels) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] control = counts(random, levels, 15);
        long[] treatment = counts(random, levels, 15);
        CliffsDelta found = delta(control, treatment);

        assertThat(delta(treatment, control).value()).isEqualTo(found.value().negated());
        assertThat(delta(treatment, control).controlPlacements().variance())
                .isEqualTo(found.treatmentPlacements().variance());
        assertThat(delta(reversed(control), reversed(treatment)).value())
                .isEqualTo(found.value().negated());
    }

    private static long[] reversed(long[] counts) {
        long[] reversed = new long[counts.length];
        Arrays.setAll(reversed, level -> counts[counts.length - 1 - level]);
        return reversed;
    }

    @Property(tries = 100, seed = "865")
    void anEmptyLevelChangesNothing(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] control = counts(random, 4, 15);
        long[] treatment = counts(random, 4, 15);
        CliffsDelta found = delta(control, treatment);
        CliffsDelta wider = delta(Arrays.copyOf(control, 6), Arrays.copyOf(treatment, 6));

        assertThat(wider.value()).isEqualTo(found.value());
        assertThat(wider.controlPlacements().variance())
                .isEqualTo(found.controlPlacements().variance());
    }

    @Property(tries = 100, seed = "866")
    void theTestOfMannAndWhitneyIsThatOfTheAnswers(@ForAll long seed, @ForAll @IntRange(min = 2, max = 7) int levels) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] control = counts(random, levels, 15);
        long[] treatment = counts(random, levels, 15);
        var byCounts = MannWhitneyTest.withDefaults().test(delta(control, treatment));
        var byAnswers = MannWhitneyTest.withDefaults().test(answers(control), answers(treatment));

        assertThat(byCounts.refusal()).isEqualTo(byAnswers.refusal());
        byCounts.value().ifPresent(found -> {
            MannWhitneyTest.Result expected = byAnswers.orElseThrow();
            for (Alternative claim : Alternative.values()) {
                assertThat(found.pValue(claim)).isEqualTo(expected.pValue(claim));
            }
            assertThat(found.comparison().u()).isEqualTo(expected.comparison().u());
            assertThat(found.comparison().probabilityLarger())
                    .isCloseTo(expected.comparison().probabilityLarger(), within(1e-15));
            assertThat(found.comparison().cliffsDelta())
                    .isCloseTo(expected.comparison().cliffsDelta(), within(1e-15));
        });
    }

    @Test
    void billionsOfAnswersDoNotOverflow() {
        long many = 4_000_000_000L;
        CliffsDelta found = delta(new long[] {many, many, many}, new long[] {many, many + 1000, many});

        assertThat(found.value()).isEqualTo(ExactRational.ZERO);
        assertThat(found.estimate(0.05).orElseThrow().standardError()).isBetween(1e-6, 2e-5);
        assertThat(MannWhitneyTest.withDefaults().test(found).orElseThrow().pValue(Alternative.TWO_SIDED))
                .isEqualTo(1);
    }

    @Test
    void theIntervalEndsWithTheScale() {
        BoundedEstimate near = delta(new long[] {9, 1, 0}, new long[] {0, 1, 9})
                .estimate(0.001)
                .orElseThrow();

        assertThat(near.interval().upper()).isEqualTo(1);
        assertThat(near.interval().lower()).isLessThan(near.value());
        assertThat(near.intervalAtErrorRate(0.05, Alternative.GREATER).upper()).isEqualTo(1);
        assertThat(near.pValueAgainst(1.5, Alternative.LESS)).isZero();
        assertThat(near.pValueAgainst(1.5, Alternative.GREATER)).isEqualTo(1);
        assertThat(near.pValueAgainst(-1.5, Alternative.GREATER)).isZero();
        assertThat(near.pValueAgainst(-1.5, Alternative.TWO_SIDED)).isZero();
        assertThat(near.pValueAgainst(0.5, Alternative.GREATER))
                .isEqualTo(near.estimate().pValueAgainst(0.5, Alternative.GREATER));
        assertThat(near.statisticAgainst(0)).isEqualTo(near.estimate().statisticAgainst(0));
        assertThat(near.degreesOfFreedom()).isPresent();
        assertThat(near.errorRate()).isEqualTo(0.001);
        assertThat(near.alternative()).isEqualTo(Alternative.TWO_SIDED);
        assertThatIllegalArgumentException().isThrownBy(() -> new BoundedEstimate(near.estimate(), -1, 0));
    }

    @Test
    void whatCanNotBeComparedIsRefused() {
        assertThat(CliffsDelta.of(new long[] {0, 0}, new long[] {1, 1})
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(delta(new long[] {0, 1}, new long[] {5, 5})
                        .estimate(0.05)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(delta(new long[] {5, 0}, new long[] {5, 0})
                        .estimate(0.05)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.DEGENERATE);
        assertThat(delta(new long[] {5, 0}, new long[] {0, 5})
                        .estimate(0.05)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.DEGENERATE);
        assertThat(MannWhitneyTest.withDefaults()
                        .test(delta(new long[] {5, 0}, new long[] {5, 0}))
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.DEGENERATE);
        assertThatIllegalArgumentException().isThrownBy(() -> CliffsDelta.of(new long[1], new long[2]));
        assertThatIllegalArgumentException().isThrownBy(() -> CliffsDelta.of(new long[] {-1}, new long[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> CliffsDelta.of(new long[] {1}, new long[] {-1}));
    }

    /** Arms of unequal spread, where the variance under equal laws would not do. */
    @Test
    void theIntervalCoversDeltaOfArmsOfUnequalSpread() {
        double[] flat = {0.2, 0.2, 0.2, 0.2, 0.2};
        double[] peaked = {0.02, 0.08, 0.7, 0.15, 0.05};
        double truth = truth(flat, peaked);
        SplittableRandom random = new SplittableRandom(77);
        int covered = 0;
        int trials = 4000;
        for (int trial = 0; trial < trials; trial++) {
            CliffsDelta found = delta(drawn(random, flat, 60), drawn(random, peaked, 120));
            Interval interval = found.estimate(0.05).orElseThrow().interval();
            covered += interval.contains(truth) ? 1 : 0;
        }

        assertThat((double) covered / trials).isCloseTo(0.95, within(0.011));
    }

    private static double truth(double[] control, double[] treatment) {
        double delta = 0;
        for (int t = 0; t < treatment.length; t++) {
            for (int c = 0; c < control.length; c++) {
                delta += treatment[t] * control[c] * sign(t, c);
            }
        }
        return delta;
    }

    private static long[] drawn(SplittableRandom random, double[] shares, int answers) {
        long[] counts = new long[shares.length];
        for (int i = 0; i < answers; i++) {
            double left = random.nextDouble();
            int level = 0;
            while (level < shares.length - 1 && left >= shares[level]) {
                left -= shares[level++];
            }
            counts[level]++;
        }
        return counts;
    }
}
