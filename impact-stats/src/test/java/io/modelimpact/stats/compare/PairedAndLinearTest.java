package io.modelimpact.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Levels of two versions on the same units, and sums of levels of independent ones. */
final class PairedAndLinearTest {
    /** Student (1908): hours of sleep gained by ten patients under two drugs. */
    private static final double[] FIRST = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

    private static final double[] SECOND = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    private static ExactCrossProducts sleep() {
        ExactCrossProducts state = ExactCrossProducts.create(2);
        for (int i = 0; i < FIRST.length; i++) {
            state.addRow(FIRST[i], SECOND[i]);
        }
        return state;
    }

    @Test
    void theSleepOfTenPatientsGivesStudentsNumbers() {
        Estimate found = PairedTTest.withDefaults()
                .test(PairedSummary.ofMeans(sleep(), 0, 1))
                .orElseThrow();
        assertThat(found.value()).isCloseTo(1.58, within(1e-14));
        assertThat(found.statistic()).isCloseTo(4.062127683382037, within(1e-12));
        assertThat(found.pValue(Alternative.TWO_SIDED)).isCloseTo(0.00283289019738427, within(1e-14));
    }

    @Test
    void theSameNumbersComeFromTheDifferencesThemselves() {
        double[] differences = new double[FIRST.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = SECOND[i] - FIRST[i];
        }
        Estimate direct = OneSampleTTest.withDefaults().test(differences).orElseThrow();
        Estimate paired = PairedTTest.withDefaults()
                .test(PairedSummary.ofMeans(sleep(), 0, 1).scaledBy(ExactRational.of(1000)))
                .orElseThrow();
        assertThat(paired.standardError()).isCloseTo(1000 * direct.standardError(), within(1e-10));
    }

    @Test
    void theLiftHasTheVarianceOfItsLinearisedUnits() {
        double m1 = 0.75;
        double m2 = 2.33;
        double squares = 0;
        for (int i = 0; i < FIRST.length; i++) {
            double residual = (SECOND[i] - m2 / m1 * FIRST[i]) / m1;
            squares += residual * residual;
        }
        Estimate lift = PairedTTest.withDefaults()
                .lift(PairedSummary.ofMeans(sleep(), 0, 1))
                .orElseThrow();
        assertThat(lift.value()).isCloseTo((m2 - m1) / m1, within(1e-14));
        assertThat(lift.standardError()).isCloseTo(Math.sqrt(squares / 9 / 10), within(1e-13));
    }

    @Test
    void versionsThatAgreeEverywhereHaveNothingToVary() {
        assertThat(PairedTTest.withDefaults()
                        .test(PairedSummary.ofMeans(sleep(), 0, 0))
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.DEGENERATE);
    }

    @Test
    void aContrastOfTwoLevelsIsWelchsTest() {
        SampleSummary control = SampleSummary.ofValues(FIRST);
        SampleSummary treatment = SampleSummary.ofValues(1, 4, 2, 8, 5, 7);
        assertThat(LinearContrast.withDefaults()
                        .test(List.of(treatment), List.of(control))
                        .orElseThrow())
                .isEqualTo(WelchTTest.withDefaults().test(control, treatment).orElseThrow());
    }

    @Test
    void aContrastOfFourLevelsAddsTheirVariances() {
        List<SampleSummary> plus = List.of(SampleSummary.of(10, 5.0, 4.0), SampleSummary.of(20, 1.0, 2.0));
        List<SampleSummary> minus = List.of(SampleSummary.of(5, 2.0, 1.0), SampleSummary.of(40, 3.0, 8.0));
        Estimate found = LinearContrast.withDefaults().test(plus, minus).orElseThrow();
        assertThat(found.value()).isEqualTo(1);
        assertThat(found.standardError()).isCloseTo(Math.sqrt(0.4 + 0.1 + 0.2 + 0.2), within(1e-15));
        double spread = 0.16 / 9 + 0.01 / 19 + 0.04 / 4 + 0.04 / 39;
        assertThat(found.degreesOfFreedom().orElseThrow()).isCloseTo(0.81 / spread, within(1e-12));
    }

    @Test
    @Tag("calibration")
    void theContrastOfGapsCoversTheTruthAsOftenAsItSays() {
        int trials = 4000;
        int covered = 0;
        for (int trial = 0; trial < trials; trial++) {
            RandomStream draws = CounterRandom.of(trial).stream("gaps");
            SampleSummary[] samples = new SampleSummary[4];
            for (int s = 0; s < 4; s++) {
                double[] values = new double[8 + 10 * s];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (s + 1) * draws.normalAt(100L * s + i);
                }
                samples[s] = SampleSummary.ofValues(values);
            }
            covered += LinearContrast.withDefaults()
                            .test(List.of(samples[0], samples[3]), List.of(samples[1], samples[2]))
                            .orElseThrow()
                            .interval()
                            .contains(0)
                    ? 1
                    : 0;
        }
        assertThat(covered / (double) trials).isBetween(0.937, 0.962);
    }
}
