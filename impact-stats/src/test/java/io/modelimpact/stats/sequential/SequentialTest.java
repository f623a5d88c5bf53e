package io.modelimpact.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class SequentialTest {
    private static final AsymptoticConfidenceSequence SEQUENCE = AsymptoticConfidenceSequence.of(0.05, 5000);

    @Property(seed = "1", tries = 200)
    void aLookContainsTheFixedIntervalAndAgreesWithItsPValue(
            @ForAll @DoubleRange(min = -8, max = 8) double z, @ForAll @IntRange(min = 10, max = 1_000_000) int units) {
        double error = 0.3;
        AsymptoticConfidenceSequence.Look look =
                SEQUENCE.look(z * error, error, units).orElseThrow();
        double fixed = StandardNormal.INSTANCE.upperQuantile(0.025) * error;
        assertThat(look.lower()).isLessThan(z * error - fixed);
        assertThat(look.upper()).isGreaterThan(z * error + fixed);
        assertThat(look.lower() > 0 || look.upper() < 0).isEqualTo(look.pValue() < 0.05);
        assertThat(look.pValue()).isBetween(0.0, 1.0);
    }

    @Property(seed = "2", tries = 200)
    void theOneSidedBoundAgreesWithItsPValue(
            @ForAll @DoubleRange(min = -3, max = 9) double z, @ForAll @IntRange(min = 10, max = 100_000) int units) {
        AsymptoticConfidenceSequence.Bound lower =
                SEQUENCE.bound(z, 1, units, Alternative.GREATER).orElseThrow();
        AsymptoticConfidenceSequence.Bound mirrored =
                SEQUENCE.bound(-z, 1, units, Alternative.LESS).orElseThrow();
        assertThat(lower.bound() > 0).isEqualTo(lower.pValue() < 0.05);
        assertThat(mirrored.bound()).isEqualTo(-lower.bound());
        assertThat(mirrored.pValue()).isEqualTo(lower.pValue());
    }

    @Property(seed = "3", tries = 100)
    void theMixtureTestIsTheSequenceWithAnotherParameter(
            @ForAll @DoubleRange(min = -1, max = 1) double estimate,
            @ForAll @IntRange(min = 2, max = 100_000) int units) {
        double variance = 2.5;
        AsymptoticConfidenceSequence.Look look =
                SEQUENCE.look(estimate, Math.sqrt(variance / units), units).orElseThrow();
        MixtureSprt test = new MixtureSprt(look.rho() * look.rho() * variance);
        assertThat(test.logLikelihoodRatio(estimate, variance, units))
                .isCloseTo(look.logEvidence(), within(1e-9 * (1 + Math.abs(look.logEvidence()))));
        assertThat(test.pValue(estimate, variance, units)).isCloseTo(look.pValue(), within(1e-9));
    }

    @Test
    void aSequenceIsNarrowestAroundTheUnitsItIsTunedTo() {
        double best = scaledWidth(5000);
        for (long units : new long[] {500, 1500, 20_000, 200_000}) {
            assertThat(scaledWidth(units)).isGreaterThan(best);
        }
        assertThat(scaledWidth(4000)).isCloseTo(best, within(0.01));
        assertThat(scaledWidth(6000)).isCloseTo(best, within(0.01));
    }

    /** Half width over that of a fixed interval. */
    private static double scaledWidth(long units) {
        AsymptoticConfidenceSequence.Look look = SEQUENCE.look(0, 1, units).orElseThrow();
        return look.upper() / StandardNormal.INSTANCE.upperQuantile(0.025);
    }

    @Test
    void whatDoesNotVaryIsRefused() {
        assertThat(SEQUENCE.look(1, 0, 100).refusal().orElseThrow().code()).isEqualTo(RefusalCode.DEGENERATE);
        assertThatThrownBy(() -> SEQUENCE.bound(1, 1, 10, Alternative.TWO_SIDED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AsymptoticConfidenceSequence.of(0.5, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AsymptoticConfidenceSequence.of(0.05, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void peekingAtEveryUnitKeepsTheErrorRateOfTheNormalMixture() {
        NormalMixtureBound bound = NormalMixtureBound.twoSided(100, 0.05);
        RandomStream draws = CounterRandom.of("peeking").stream("paths");
        int crossed = 0;
        int paths = 2000;
        for (int path = 0; path < paths; path++) {
            RandomStream own = draws.substream(path);
            double sum = 0;
            for (int n = 1; n <= 400; n++) {
                sum += own.normalAt(n);
                if (Math.abs(sum) >= bound.at(n, 0.05)) {
                    crossed++;
                    break;
                }
            }
        }
        assertThat(crossed / (double) paths).isLessThan(0.05).isGreaterThan(0.005);
    }

    @Property(seed = "4", tries = 100)
    void oneSidedMixturesSolveTheirEquation(
            @ForAll @DoubleRange(min = 0.1, max = 1e5) double time,
            @ForAll @DoubleRange(min = 1e-6, max = 0.4) @Scale(6) double alpha) {
        double rho = MixtureTuning.rho(50, 0.05, true);
        double s = NormalMixtureBound.oneSided(50, 0.05).at(time, alpha);
        double spread = time + rho;
        double left = StrictMath.log(2)
                + 0.5 * StrictMath.log(rho / spread)
                + s * s / (2 * spread)
                + StrictMath.log1p(-StandardNormal.INSTANCE.survival(s / Math.sqrt(spread)));
        assertThat(left).isCloseTo(-StrictMath.log(alpha), within(1e-10));
    }

    @Property(seed = "5", tries = 40)
    void proportionsLieInTheirSequenceWhichMirrors(
            @ForAll @IntRange(min = 1, max = 5000) int trials, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        long successes = Math.round(share * trials);
        BernoulliConfidenceSequence sequence = BernoulliConfidenceSequence.of(0.05, 100, 0.05);
        double lower = sequence.lower(successes, trials);
        double upper = sequence.upper(successes, trials);
        double observed = (double) successes / trials;
        assertThat(lower).isBetween(0.0, observed);
        assertThat(upper).isBetween(observed, 1.0);
        assertThat(sequence.upper(trials - successes, trials)).isCloseTo(1 - lower, within(1e-12));
    }

    @Test
    void theTwoPointMixtureIsTheBinomialLikelihoodRatio() {
        // For Bernoulli terms the supermartingale of a beta mixture is a ratio of beta functions over the likelihood at
        // p.
        double p = 0.3;
        BetaBinomialMixtureBound bound = BetaBinomialMixtureBound.twoSided(p, 1 - p, 100 * p * (1 - p), 0.05);
        long trials = 50;
        double small = bound.logMixture(20 - trials * p, trials * p * (1 - p));
        double large = bound.logMixture(30 - trials * p, trials * p * (1 - p));
        assertThat(bound.logMixture(0, trials * p * (1 - p))).isLessThan(0);
        assertThat(large).isGreaterThan(small).isGreaterThan(0);
        double s = bound.at(trials * p * (1 - p), 0.05);
        assertThat(bound.logMixture(s, trials * p * (1 - p))).isCloseTo(-StrictMath.log(0.05), within(1e-9));
    }

    @Property(seed = "6", tries = 60)
    void stitchedBoundsGrowWithTimeAndCare(@ForAll @DoubleRange(min = 1, max = 1e6) double time) {
        StitchedBound bound = StitchedBound.of(10, 1, 1.4, 2);
        assertThat(bound.at(2 * time, 0.05)).isGreaterThanOrEqualTo(bound.at(time, 0.05));
        assertThat(bound.at(time, 0.01)).isGreaterThan(bound.at(time, 0.05));
        assertThat(bound.at(time, 0.05))
                .isGreaterThan(NormalMixtureBound.twoSided(10, 0.05).at(time, 0.6));
    }

    @Test
    void runningMinimaNeverRise() {
        assertThat(AlwaysValid.runningMinimum(new double[] {0.5, 0.7, 0.1, 0.3}))
                .containsExactly(0.5, 0.5, 0.1, 0.1);
    }

    @Test
    void spendingFunctionsRiseFromZeroToTheWholeRate() {
        for (SpendingFunction function : List.of(
                SpendingFunction.obrienFleming(),
                SpendingFunction.pocock(),
                SpendingFunction.power(2.5),
                SpendingFunction.hwangShihDeCani(-4),
                SpendingFunction.hwangShihDeCani(0),
                SpendingFunction.hwangShihDeCani(2))) {
            double before = function.spent(0, 0.025);
            assertThat(before).isZero();
            for (int i = 1; i <= 20; i++) {
                double now = function.spent(i / 20.0, 0.025);
                assertThat(now).as(function + " at " + i).isGreaterThanOrEqualTo(before);
                before = now;
            }
            assertThat(before).as(function.toString()).isCloseTo(0.025, within(1e-16));
        }
    }

    @Test
    void aDesignWithOneLookIsTheFixedTest() {
        GroupSequentialDesign design = GroupSequentialDesign.spending(SpendingFunction.pocock(), 0.05, true, 1);
        assertThat(design.critical(0)).isCloseTo(1.959963984540054, within(1e-12));
        assertThat(design.alphaSpent(0)).isCloseTo(0.05, within(1e-15));
        assertThat(design.inflationFactor(0.8)).isCloseTo(1, within(1e-9));
        assertThat(GroupSequentialDesign.pocock(0.025, false, 1).critical(0))
                .isCloseTo(1.959963984540054, within(1e-9));
    }

    @Test
    void simulatedPathsCrossAsOftenAsTheDesignSays() {
        double[] fractions = {0.2, 0.5, 0.8, 1};
        for (boolean twoSided : new boolean[] {false, true}) {
            GroupSequentialDesign design =
                    GroupSequentialDesign.spending(SpendingFunction.power(1), 0.1, twoSided, fractions);
            RandomStream draws = CounterRandom.of("designs").stream("paths " + twoSided);
            int paths = 40_000;
            int[] crossed = new int[fractions.length];
            for (int path = 0; path < paths; path++) {
                int look = crossing(design, draws.substream(path), twoSided);
                if (look >= 0) {
                    crossed[look]++;
                }
            }
            double sum = 0;
            for (int look = 0; look < fractions.length; look++) {
                sum += crossed[look] / (double) paths;
                assertThat(sum).as("look " + look).isCloseTo(design.alphaSpent(look), within(0.0075));
            }
        }
    }

    private static int crossing(GroupSequentialDesign design, RandomStream draws, boolean twoSided) {
        double score = 0;
        double before = 0;
        for (int look = 0; look < design.looks(); look++) {
            double now = design.fraction(look);
            score += draws.normalAt(look) * Math.sqrt(now - before);
            before = now;
            double z = score / Math.sqrt(now);
            if ((twoSided ? Math.abs(z) : z) >= design.critical(look)) {
                return look;
            }
        }
        return -1;
    }

    @Test
    void morePowerNeedsMoreDriftAndLooksCostUnits() {
        GroupSequentialDesign design = GroupSequentialDesign.pocock(0.05, true, 0.25, 0.5, 0.75, 1);
        assertThat(design.power(0)).isCloseTo(0.025, within(1e-13));
        assertThat(design.power(3)).isGreaterThan(design.power(2));
        assertThat(design.inflationFactor(0.8)).isGreaterThan(1.1);
        assertThat(GroupSequentialDesign.obrienFleming(0.05, true, 0.25, 0.5, 0.75, 1)
                        .inflationFactor(0.8))
                .isBetween(1.0, 1.05);
        assertThat(GroupSequentialDesign.haybittlePeto(0.05, true, 0.5, 1).critical(0))
                .isEqualTo(3);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> GroupSequentialDesign.pocock(0.05, true)).hasMessageContaining("look");
        assertThatThrownBy(() -> GroupSequentialDesign.pocock(0.05, true, 0.5, 0.5))
                .hasMessageContaining("increase");
        assertThatThrownBy(() -> GroupSequentialDesign.pocock(0.05, true, 1.5)).hasMessageContaining("increase");
        assertThatThrownBy(() -> SpendingFunction.power(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StitchedBound.of(1, 0, 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BernoulliConfidenceSequence.of(0.05, 10, 0.05).lower(3, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
