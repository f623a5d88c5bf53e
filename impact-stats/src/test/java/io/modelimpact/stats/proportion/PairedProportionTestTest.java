package io.modelimpact.stats.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The score test of paired proportions that never claims more than McNemar's exact test. */
final class PairedProportionTestTest {
    private static PairedProportionEstimate estimate(long both, long controlOnly, long treatmentOnly, long neither) {
        return PairedProportionTest.withDefaults()
                .test(new PairedCounts(both, controlOnly, treatmentOnly, neither))
                .orElseThrow();
    }

    /** Tango's crossover trial of two contact lens disinfectants: 43 pairs, none and one discordant. */
    @Test
    void theIntervalOfTheDisinfectantTrialIsThePublishedOneWithoutTheCorrection() {
        PairedCounts lenses = new PairedCounts(43, 1, 0, 0);
        Interval score = PairedProportionDifference.withDefaults()
                .test(lenses)
                .orElseThrow()
                .intervalAtErrorRate(0.1, Alternative.TWO_SIDED);
        assertThat(score.lower()).isCloseTo(-0.096, within(5e-4));
        assertThat(score.upper()).isCloseTo(0.037, within(5e-4));
        Interval careful = estimate(43, 1, 0, 0).intervalAtErrorRate(0.1, Alternative.TWO_SIDED);
        assertThat(careful.lower()).isLessThan(score.lower());
        assertThat(careful.upper()).isGreaterThanOrEqualTo(score.upper());
    }

    @Test
    void withManyDiscordantPairsItIsMcNemarsStatisticWithoutCorrection() {
        double z = (60 - 40) / Math.sqrt(100.0);
        assertThat(estimate(200, 40, 60, 100).pValue(Alternative.TWO_SIDED))
                .isCloseTo(0.04550026389635842, within(1e-14));
        assertThat(estimate(200, 40, 60, 100).statisticAgainst(0)).isEqualTo(z);
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "6, 0", "10, 4", "3, 3", "12, 11", "2, 9", "1, 0"})
    void withFewDiscordantPairsThePValueIsTheExactOne(long treatmentOnly, long controlOnly) {
        double tail = 0;
        long n = treatmentOnly + controlOnly;
        for (long k = Math.max(treatmentOnly, controlOnly); k <= n; k++) {
            double ways = 1;
            for (long i = 0; i < k; i++) {
                ways = ways * (n - i) / (i + 1);
            }
            tail += ways / StrictMath.pow(2, (double) n);
        }
        assertThat(estimate(50, controlOnly, treatmentOnly, 40).pValue(Alternative.TWO_SIDED))
                .isCloseTo(Math.min(1, 2 * tail), within(1e-12));
    }

    @Test
    void whereAllPairsAreDiscordantOneWayTheLargerPValueStands() {
        PairedProportionEstimate lopsided = estimate(50, 0, 20, 30);
        double exact = 2 * StrictMath.pow(0.5, 20);
        assertThat(lopsided.pValue(Alternative.TWO_SIDED)).isGreaterThan(exact).isLessThan(1e-5);
    }

    @Test
    void theIntervalHoldsExactlyWhatTheTestDoesNotReject() {
        for (long treatmentOnly = 0; treatmentOnly < 12; treatmentOnly++) {
            for (long controlOnly = 0; controlOnly < 30; controlOnly += 7) {
                PairedProportionEstimate found = estimate(20, controlOnly, treatmentOnly, 9);
                Interval interval = found.intervalAtErrorRate(0.05, Alternative.TWO_SIDED);
                assertThat(found.pValueAgainst(interval.lower() - 1e-9, Alternative.GREATER))
                        .isLessThan(0.025);
                assertThat(found.pValueAgainst(interval.lower() + 1e-9, Alternative.GREATER))
                        .isGreaterThan(0.025 - 1e-12);
                assertThat(found.pValueAgainst(interval.upper() + 1e-9, Alternative.LESS))
                        .isLessThan(0.025);
                assertThat(found.pValueAgainst(interval.upper() - 1e-9, Alternative.LESS))
                        .isGreaterThan(0.025 - 1e-12);
                assertThat(found.decisiveErrorRate(0, 1) < 0.05)
                        .isEqualTo(interval.lower() > 0 || interval.upper() < 0);
            }
        }
    }

    /** The restricted maximum of the multinomial likelihood by a fine search in place of the closed form. */
    @Test
    void theStatisticIsThatOfALikelihoodMaximisedByBruteForce() {
        PairedProportionEstimate found = estimate(31, 12, 17, 40);
        double n = 100;
        for (double difference : new double[] {-0.3, -0.05, 0.1, 0.42}) {
            double best = Double.NEGATIVE_INFINITY;
            double loss = 0;
            double from = Math.max(0, -difference);
            double to = (1 - difference) / 2;
            for (int i = 1; i < 2_000_000; i++) {
                double q = from + (to - from) * i / 2_000_000;
                double likelihood = 12 * StrictMath.log(q)
                        + 17 * StrictMath.log(q + difference)
                        + 71 * StrictMath.log(1 - 2 * q - difference);
                if (likelihood > best) {
                    best = likelihood;
                    loss = q;
                }
            }
            double variance = (2 * loss + difference - difference * difference) / n;
            assertThat(found.statisticAgainst(difference))
                    .isCloseTo((0.05 - difference) / Math.sqrt(variance), within(1e-4));
        }
    }

    @Test
    void withoutDiscordantPairsThereIsAnIntervalAndNoSignificance() {
        PairedProportionEstimate none = estimate(30, 0, 0, 70);
        double z = 1.959963984540054;
        assertThat(none.pValue(Alternative.TWO_SIDED)).isEqualTo(1);
        assertThat(none.standardError()).isZero();
        assertThat(none.intervalAtErrorRate(0.05, Alternative.TWO_SIDED).upper())
                .isCloseTo(z * z / (100 + z * z), within(1e-12));
    }

    @Test
    @Tag("calibration")
    void theIntervalCoversTheTruthAsOftenAsItSays() {
        double[][] laws = {{0.02, 0.06}, {0.1, 0.1}, {0.3, 0.05}, {0.01, 0.01}};
        for (double[] law : laws) {
            for (int n : new int[] {30, 100, 400}) {
                int trials = 4000;
                int covered = 0;
                for (int trial = 0; trial < trials; trial++) {
                    RandomStream draws = CounterRandom.of(trial).stream("pairs" + n);
                    long gained = 0;
                    long lost = 0;
                    for (int i = 0; i < n; i++) {
                        double u = draws.uniformAt(i);
                        gained += u < law[0] ? 1 : 0;
                        lost += u >= law[0] && u < law[0] + law[1] ? 1 : 0;
                    }
                    Interval interval = estimate(0, lost, gained, n - gained - lost)
                            .intervalAtErrorRate(0.05, Alternative.TWO_SIDED);
                    covered += interval.contains(law[0] - law[1]) ? 1 : 0;
                }
                assertThat(covered / (double) trials)
                        .as("n %d, law %s", n, law[0])
                        .isGreaterThan(0.935);
            }
        }
    }
}
