package io.modelimpact.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import org.junit.jupiter.api.Test;

/** Holds designs with given error rates to the law of their looks, which knows information and nothing of what it was planned to be. */
class GivenErrorRatesTest {
    private static final StandardNormal NORMAL = StandardNormal.INSTANCE;

    @Test
    void theErrorRatesOfAFunctionGiveTheDesignOfTheFunction() {
        double[] fractions = {0.2, 0.55, 1};
        GroupSequentialDesign design = GroupSequentialDesign.spending(SpendingFunction.pocock(), 0.05, true, fractions);
        double[] spent = {design.alphaSpent(0), design.alphaSpent(1), design.alphaSpent(2)};
        GroupSequentialDesign given = GroupSequentialDesign.spending(0.05, true, spent, fractions);

        for (int look = 0; look < 3; look++) {
            assertThat(given.critical(look)).isEqualTo(design.critical(look));
            assertThat(given.alphaSpent(look)).isEqualTo(design.alphaSpent(look));
        }
    }

    @Test
    void onlyRatiosOfInformationCount() {
        double[] spent = {0.01, 0.02, 0.05};
        GroupSequentialDesign small = GroupSequentialDesign.spending(0.05, true, spent, new double[] {0.3, 0.4, 1});
        GroupSequentialDesign large = GroupSequentialDesign.spending(0.05, true, spent, new double[] {3e7, 4e7, 1e8});

        for (int look = 0; look < 3; look++) {
            assertThat(large.critical(look)).isCloseTo(small.critical(look), within(1e-9));
            assertThat(large.fraction(look)).isGreaterThan(1);
        }
    }

    @Test
    void theSecondLookSpendsItsShareUnderTheCorrelationThatInformationGives() {
        for (double ratio : new double[] {0.1, 0.5, 0.9}) {
            GroupSequentialDesign design =
                    GroupSequentialDesign.spending(0.05, true, new double[] {0.02, 0.05}, new double[] {ratio, 1});

            assertThat(firstCrossing(design.critical(0), design.critical(1), Math.sqrt(ratio)))
                    .as("ratio " + ratio)
                    .isCloseTo(0.03, within(1e-12));
        }
    }

    /** {@code P(|Z1| < first, |Z2| >= second)} by Simpson's rule over the first of two standard normals. */
    private static double firstCrossing(double first, double second, double correlation) {
        int steps = 4000;
        double width = 2 * first / steps;
        double deviation = Math.sqrt(1 - correlation * correlation);
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double z = -first + i * width;
            double outside = NORMAL.survival((second - correlation * z) / deviation)
                    + NORMAL.survival((second + correlation * z) / deviation);
            sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * NORMAL.density(z) * outside;
        }
        return sum * width / 3;
    }

    @Test
    void looksAtNearlyTheSameInformationSpendNoMoreThanTheyMay() {
        for (double growth : new double[] {1e-3, 1e-4, 1e-5, 1e-6, 1e-9}) {
            GroupSequentialDesign design =
                    GroupSequentialDesign.spending(0.05, true, new double[] {0.02, 0.05}, new double[] {1, 1 + growth});

            assertThat(design.critical(1))
                    .as("the second statistic is nearly the first, which may err at 0.05 then; growth " + growth)
                    .isCloseTo(NORMAL.upperQuantile(0.025), within(1e-9));
        }
    }

    @Test
    void pathsOverUnevenInformationCrossAsOftenAsWasSpent() {
        double[] information = {1, 1.3, 6, 6.5};
        double[] spent = {0.02, 0.05, 0.06, 0.1};
        GroupSequentialDesign design = GroupSequentialDesign.spending(0.1, true, spent, information);
        int trials = 40_000;
        int[] crossed = new int[4];
        RandomStream draws = CounterRandom.of(31).stream("uneven information");
        for (int trial = 0; trial < trials; trial++) {
            crossing(design, information, draws.substream(trial), crossed);
        }

        double sum = 0;
        for (int look = 0; look < 4; look++) {
            sum += crossed[look] / (double) trials;
            assertThat(sum).as("look " + look).isCloseTo(spent[look], within(0.006));
        }
    }

    private static void crossing(
            GroupSequentialDesign design, double[] information, RandomStream draws, int[] crossed) {
        double score = 0;
        for (int look = 0; look < crossed.length; look++) {
            double step = information[look] - (look == 0 ? 0 : information[look - 1]);
            score += Math.sqrt(step) * draws.normalAt(look);
            if (Math.abs(score) >= design.critical(look) * Math.sqrt(information[look])) {
                crossed[look]++;
                return;
            }
        }
    }

    @Test
    void aLookThatMaySpendNothingIsOutOfReach() {
        GroupSequentialDesign design =
                GroupSequentialDesign.spending(0.05, true, new double[] {0, 0.05}, new double[] {1, 2});

        assertThat(design.critical(0)).isEqualTo(40);
        assertThat(design.critical(1)).isCloseTo(NORMAL.upperQuantile(0.025), within(1e-9));
    }

    @Test
    void oneTailSpendsAllThatIsGiven() {
        GroupSequentialDesign design =
                GroupSequentialDesign.spending(0.05, false, new double[] {0.05}, new double[] {7});

        assertThat(design.critical(0)).isCloseTo(NORMAL.upperQuantile(0.05), within(1e-12));
        assertThat(design.alphaSpent(0)).isEqualTo(0.05);
    }

    @Test
    void whatIsNoSpendingIsRefused() {
        double[] two = {1, 2};
        assertThatThrownBy(() -> GroupSequentialDesign.spending(0.05, true, new double[] {0.02, 0.01}, two))
                .hasMessageContaining("rise");
        assertThatThrownBy(() -> GroupSequentialDesign.spending(0.05, true, new double[] {0.02, 0.06}, two))
                .hasMessageContaining("rise");
        assertThatThrownBy(() -> GroupSequentialDesign.spending(0.05, true, new double[] {Double.NaN, 0.05}, two))
                .hasMessageContaining("rise");
        assertThatThrownBy(() -> GroupSequentialDesign.spending(0.05, true, new double[] {0.05}, two))
                .hasMessageContaining("Each look");
        assertThatThrownBy(() -> GroupSequentialDesign.spending(
                        0.05, true, new double[] {0.02, 0.05}, new double[] {1, Double.POSITIVE_INFINITY}))
                .hasMessageContaining("increase");
        assertThatThrownBy(() -> GroupSequentialDesign.spending(1, true, new double[] {0.02, 0.05}, two))
                .hasMessageContaining("error rate");
    }
}
