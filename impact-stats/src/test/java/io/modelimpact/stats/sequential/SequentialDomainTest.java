package io.modelimpact.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.WelchTTest;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Domains, refusals and closed forms of the bounds. */
class SequentialDomainTest {
    /** Sums of terms measured in another unit are bounded in that unit. */
    @Property(tries = 50, seed = "521")
    void the_two_point_bound_follows_the_unit_of_its_terms(
            @ForAll @DoubleRange(min = 0.1, max = 2) double g,
            @ForAll @DoubleRange(min = 0.1, max = 2) double h,
            @ForAll @DoubleRange(min = 1, max = 1e4) double time,
            @ForAll boolean oneSided) {
        double plain = twoPoint(g, h, 100, oneSided).at(time, 0.05);
        double doubled = twoPoint(2 * g, 2 * h, 400, oneSided).at(4 * time, 0.05);

        assertThat(doubled).isCloseTo(2 * plain, withinPercentage(1e-8));
    }

    private static BetaBinomialMixtureBound twoPoint(double g, double h, double optimalTime, boolean oneSided) {
        return oneSided
                ? BetaBinomialMixtureBound.oneSided(g, h, optimalTime, 0.05)
                : BetaBinomialMixtureBound.twoSided(g, h, optimalTime, 0.05);
    }

    /** At the earliest time with growth e the bound is k1 sqrt(v ln(zeta(s) / alpha)), and zeta is known for even s. */
    @ParameterizedTest
    @CsvSource({"2, 6, 2", "4, 90, 4", "6, 945, 6"})
    void the_stitched_bound_has_riemanns_zeta(double power, double divisor, double exponent) {
        double zeta = StrictMath.pow(Math.PI, exponent) / divisor;
        double quarter = StrictMath.exp(0.25);
        double k1 = (quarter + 1 / quarter) / Math.sqrt(2);
        StitchedBound bound = StitchedBound.of(3, 0, power, StrictMath.E);

        // A rate near one leaves little but the logarithm of zeta.
        double expected = k1 * Math.sqrt(3 * (StrictMath.log(zeta) - StrictMath.log(0.999)));
        assertThat(bound.at(3, 0.999)).isCloseTo(expected, withinPercentage(1e-9));
        assertThat(bound.at(1, 0.999)).isEqualTo(bound.at(3, 0.999));
    }

    @Test
    void a_scale_of_the_terms_adds_a_linear_part() {
        double plain = StitchedBound.of(1, 0, 2, StrictMath.E).at(1, 0.05);
        double scaled = StitchedBound.of(1, 0.5, 2, StrictMath.E).at(1, 0.05);
        double l = StrictMath.log(Math.PI * Math.PI / 6 / 0.05);
        double linear = 0.5 * (Math.sqrt(StrictMath.E) + 1) / 2 * l;

        assertThat(scaled).isCloseTo(Math.sqrt(plain * plain + linear * linear) + linear, withinPercentage(1e-12));
    }

    static List<DoubleConsumer> takingARate() {
        return List.of(
                rate -> BernoulliConfidenceSequence.of(rate, 10, 0.05),
                rate -> BernoulliConfidenceSequence.of(0.05, 10, rate),
                rate -> BetaBinomialMixtureBound.twoSided(1, 1, 1, rate),
                rate -> BetaBinomialMixtureBound.oneSided(1, 1, 1, rate / 2),
                rate -> BetaBinomialMixtureBound.twoSided(1, 1, 1, 0.05).at(1, rate),
                rate -> NormalMixtureBound.twoSided(1, rate),
                rate -> NormalMixtureBound.oneSided(1, rate / 2),
                rate -> NormalMixtureBound.twoSided(1, 0.05).at(1, rate),
                rate -> StitchedBound.of(1, 0, 2, 2).at(1, rate),
                rate -> GroupSequentialDesign.pocock(rate, true, 0.5, 1));
    }

    @ParameterizedTest
    @MethodSource("takingARate")
    void an_error_rate_must_lie_between_zero_and_one(DoubleConsumer call) {
        for (double rate : new double[] {0, 1, -0.1, Double.NaN}) {
            assertThatThrownBy(() -> call.accept(rate))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The error rate must lie in (0, 1), found " + rate);
        }
        call.accept(0.25);
        call.accept(0.75);
    }

    static List<DoubleConsumer> takingAPositiveNumber() {
        return List.of(
                value -> BernoulliConfidenceSequence.of(0.05, value, 0.05),
                value -> BetaBinomialMixtureBound.twoSided(value, 1, 1, 0.05),
                value -> BetaBinomialMixtureBound.twoSided(1, value, 1, 0.05),
                value -> BetaBinomialMixtureBound.twoSided(1, 1, value, 0.05),
                value -> BetaBinomialMixtureBound.twoSided(1, 1, 1, 0.05).at(value, 0.05),
                value -> NormalMixtureBound.twoSided(value, 0.05),
                value -> StitchedBound.of(value, 0, 2, 2),
                MixtureSprt::new,
                value -> new MixtureSprt(1).logLikelihoodRatio(0, value, 1),
                SpendingFunction::power);
    }

    @ParameterizedTest
    @MethodSource("takingAPositiveNumber")
    void a_time_or_a_variance_must_be_positive_and_finite(DoubleConsumer call) {
        for (double value : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> call.accept(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith(" must be positive, found " + value);
        }
        call.accept(0.5);
    }

    static Stream<ThrowingCallable> impossible() {
        return Stream.of(
                () -> BernoulliConfidenceSequence.of(0.05, 10, 0.05).lower(0, 0),
                () -> BernoulliConfidenceSequence.of(0.05, 10, 0.05).lower(-1, 5),
                () -> BernoulliConfidenceSequence.of(0.05, 10, 0.05).lower(6, 5),
                () -> StitchedBound.of(1, -0.1, 2, 2),
                () -> StitchedBound.of(1, 0, 2, 1),
                () -> SpendingFunction.hwangShihDeCani(Double.NaN),
                () -> GroupSequentialDesign.pocock(0.05, true),
                () -> GroupSequentialDesign.pocock(0.05, true, 0, 1),
                () -> GroupSequentialDesign.pocock(0.05, true, 0.5, 0.5),
                () -> GroupSequentialDesign.pocock(0.05, true, 0.5, 1.01),
                () -> AsymptoticConfidenceSequence.of(0, 10),
                () -> AsymptoticConfidenceSequence.of(0.05, Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void what_cannot_be_is_an_error_of_the_caller(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_look_without_units_or_without_an_error_is_refused() {
        AsymptoticConfidenceSequence sequence = AsymptoticConfidenceSequence.of(0.05, 1000);

        assertThat(sequence.look(1, 0.5, 0).refusal())
                .contains(new Refusal(RefusalCode.DEGENERATE, "standard error 0.5 over 0 units"));
        assertThat(sequence.look(1, 0.5, 1).refusal()).isEmpty();
        assertThat(sequence.bound(1, 0, 10, Alternative.LESS).refusal())
                .contains(new Refusal(RefusalCode.DEGENERATE, "standard error 0.0 over 10 units"));
        assertThat(sequence.bound(1, 0.5, 0, Alternative.LESS).refusal().map(Refusal::code))
                .contains(RefusalCode.DEGENERATE);
        assertThat(sequence.bound(1, 0.5, 1, Alternative.LESS).refusal()).isEmpty();
    }

    @Test
    void a_look_at_an_estimate_is_that_at_its_value_and_error() {
        AsymptoticConfidenceSequence sequence = AsymptoticConfidenceSequence.of(0.05, 1000);
        Estimate estimate = WelchTTest.withDefaults()
                .test(new double[] {1, 2, 4}, new double[] {3, 5, 4, 6})
                .orElseThrow();

        assertThat(sequence.look(estimate, 7)).isEqualTo(sequence.look(estimate.value(), estimate.standardError(), 7));
        assertThat(sequence.bound(estimate, 7, Alternative.GREATER))
                .isEqualTo(sequence.bound(estimate.value(), estimate.standardError(), 7, Alternative.GREATER));
    }

    @Test
    void nothing_is_spent_at_the_start_and_everything_at_the_end() {
        for (SpendingFunction spending : List.of(
                SpendingFunction.obrienFleming(),
                SpendingFunction.pocock(),
                SpendingFunction.power(2),
                SpendingFunction.hwangShihDeCani(0),
                SpendingFunction.hwangShihDeCani(-4))) {
            assertThat(spending.spent(0, 0.025)).isZero();
            assertThat(spending.spent(1, 0.025)).isEqualTo(0.025);
        }
        assertThat(SpendingFunction.obrienFleming().spent(2, 0.025)).isEqualTo(0.025);
        assertThat(SpendingFunction.pocock().spent(2, 0.025)).isEqualTo(0.025);
        assertThat(SpendingFunction.obrienFleming().spent(-1, 0.025)).isZero();
    }
}
