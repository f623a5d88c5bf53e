package io.modelimpact.stats.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.UnitNormalLoss;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MonteCarloTest {
    @Test
    void few_draws_leave_a_quantile_unbounded() {
        Draws draws = Draws.of(1, 2, 3).orElseThrow();

        assertThat(draws.quantileInterval(0.5, 0.05))
                .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.05));
    }

    @Test
    void draws_of_a_law_give_back_its_quantiles_within_their_interval() {
        RandomStream stream = CounterRandom.of(3).stream("x");
        ProbabilityDistribution law = ProbabilityDistribution.lognormal(0, 1).orElseThrow();
        Draws draws = Draws.of(LongStream.range(0, 4001)
                        .mapToDouble(i -> law.drawAt(stream, i))
                        .toArray())
                .orElseThrow();

        for (double p : new double[] {0.05, 0.5, 0.95}) {
            Interval interval = draws.quantileInterval(p, 0.001);
            assertThat(interval.contains(law.quantile(p))).isTrue();
            assertThat(interval.contains(draws.quantile(p))).isTrue();
            assertThat(interval.upper()).isLessThan(1.3 * interval.lower());
        }
        assertThat(draws.mean()).isCloseTo(law.mean(), within(4 * draws.meanStandardError()));
        assertThat(draws.meanStandardError()).isEqualTo(Math.sqrt(draws.variance() / 4001));
        assertThat(draws.probabilityAbove(1).probability()).isCloseTo(0.5, within(0.04));
        assertThat(draws.probabilityAbove(1).hits() + draws.probabilityBelow(1).hits())
                .isEqualTo(4001);
    }

    @Test
    void quantiles_of_draws_are_of_type_seven() {
        Draws draws = Draws.of(40, 10, 30, 20).orElseThrow();

        assertThat(draws.quantile(0)).isEqualTo(10);
        assertThat(draws.quantile(1.0 / 3)).isCloseTo(20, within(1e-13));
        assertThat(draws.quantile(0.5)).isEqualTo(25);
        assertThat(draws.quantile(0.9)).isCloseTo(37, within(1e-13));
        assertThat(draws.quantile(1)).isEqualTo(40);
        assertThat(Draws.of(-1.7e308, 1.7e308).refusal().map(Refusal::code)).contains(RefusalCode.OUT_OF_RANGE);
        assertThat(draws.toSortedArray()).containsExactly(10, 20, 30, 40);
        assertThat(draws.count()).isEqualTo(4);
        assertThatThrownBy(() -> draws.quantile(2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draws.quantileInterval(0, 0.05)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void differences_are_taken_draw_by_draw() {
        Draws differences = Draws.ofDifferences(new double[] {5, 1, 9}, new double[] {4, 0, 8})
                .orElseThrow();

        assertThat(differences.mean()).isEqualTo(1);
        assertThat(differences.meanStandardError()).isZero();
        assertThatThrownBy(() -> Draws.ofDifferences(new double[1], new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
        assertRefused(RefusalCode.TOO_FEW_UNITS, Draws.of(1));
        assertRefused(RefusalCode.NOT_FINITE, Draws.of(1, Double.NaN));
    }

    @Test
    void a_probability_comes_with_its_error_and_an_exact_interval() {
        MonteCarloProbability half = new MonteCarloProbability(50, 100);
        assertThat(half.standardError()).isEqualTo(0.05);
        // C. J. Clopper, E. S. Pearson: 50 of 100 at 95 %.
        assertThat(half.interval(0.05).lower()).isCloseTo(0.3983211, within(1e-7));
        assertThat(half.interval(0.05).upper()).isCloseTo(0.6016789, within(1e-7));
        MonteCarloProbability none = new MonteCarloProbability(0, 10_000);
        assertThat(none.interval(0.05).lower()).isZero();
        assertThat(none.interval(0.05).upper())
                .isCloseTo(-StrictMath.expm1(StrictMath.log(0.025) / 10_000), withinPercentage(1e-9));
        assertThat(new MonteCarloProbability(3, 3).interval(0.1).upper()).isEqualTo(1);
        assertThatThrownBy(() -> new MonteCarloProbability(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MonteCarloProbability(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MonteCarloProbability(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_tornado_moves_one_input_at_a_time() {
        List<ProbabilityDistribution> inputs = List.of(
                ProbabilityDistribution.uniform(0, 1).orElseThrow(),
                ProbabilityDistribution.uniform(0, 10).orElseThrow(),
                ProbabilityDistribution.constant(3).orElseThrow());
        Tornado tornado =
                Tornado.of(x -> x[0] - 2 * x[1] + x[2], inputs, 0.1, 0.9).orElseThrow();

        assertThat(tornado.base()).isCloseTo(-6.5, within(1e-12));
        assertThat(tornado.order()).containsExactly(1, 0, 2);
        assertThat(tornado.bars().get(1).swing()).isCloseTo(16, within(1e-12));
        assertThat(tornado.bars().get(0).low()).isCloseTo(-6.9, within(1e-12));
        assertThat(tornado.bars().get(0).high()).isCloseTo(-6.1, within(1e-12));
        assertThat(tornado.bars().get(2).swing()).isZero();
        double[] one = {1};
        assertRefused(RefusalCode.NOT_FINITE, Tornado.of(x -> 1 / (x[0] - 1), one, new double[1], new double[1]));
        assertRefused(RefusalCode.NOT_FINITE, Tornado.of(x -> 1 / x[0], one, new double[1], one));
        assertThatThrownBy(() -> Tornado.of(x -> 0, one, new double[2], one))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tornado.of(x -> 0, inputs, 0.9, 0.1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_unit_normal_loss_keeps_its_digits_far_out() {
        assertLoss(-3, 3.0003821543170477);
        assertLoss(0, 0.3989422804014327);
        assertLoss(1.9, 0.011054351124273176);
        assertLoss(2, 0.008490702616829637);
        assertLoss(5, 5.346165533832815e-8);
        assertLoss(25, 1.2187970462990368e-139);
        assertLoss(37, 1.5451991905122024e-301);
    }

    private static void assertLoss(double z, double expected) {
        assertThat(UnitNormalLoss.at(z)).isCloseTo(expected, withinPercentage(1e-10));
        NormalDelta delta = NormalDelta.of(3 * z, 3).orElseThrow();
        assertThat(delta.expectedLossIfLaunched()).isCloseTo(3 * expected, withinPercentage(1e-10));
    }

    @Property(tries = 200, seed = "422")
    void gain_less_loss_is_the_mean(
            @ForAll @DoubleRange(min = -5, max = 5) double mu, @ForAll @DoubleRange(min = 0.1, max = 5) double sd) {
        NormalDelta delta = NormalDelta.of(mu, sd).orElseThrow();

        assertThat(delta.expectedPositivePart() - delta.expectedLossIfLaunched())
                .isCloseTo(mu, within(1e-12));
        assertThat(delta.expectedValueOfPerfectInformation())
                .isCloseTo(Math.min(delta.expectedPositivePart(), delta.expectedLossIfLaunched()), within(1e-12));
        assertThat(delta.expectedShortfall(0.05)).isLessThan(delta.quantile(0.05));
        assertThat(delta.expectedShortfall(1)).isCloseTo(mu, within(1e-12));
        assertThatThrownBy(() -> delta.expectedShortfall(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200, seed = "423")
    void the_larger_of_two_normals_obeys_its_identities(
            @ForAll @DoubleRange(min = -3, max = 3) double m1,
            @ForAll @DoubleRange(min = 0, max = 2) double s1,
            @ForAll @DoubleRange(min = 0.1, max = 2) double s2,
            @ForAll @DoubleRange(min = -1, max = 1) double r) {
        NormalMaximum here = maximum(m1, 0.5, s1, s2, r);
        NormalMaximum swapped = maximum(0.5, m1, s2, s1, r);
        NormalMaximum negated = maximum(-m1, -0.5, s1, s2, r);
        NormalMaximum shifted = maximum(m1 + 1024, 1024.5, s1, s2, r);

        assertThat(here.mean()).isCloseTo(swapped.mean(), within(1e-12));
        assertThat(here.variance()).isCloseTo(swapped.variance(), within(1e-12));
        // max + min = X1 + X2 in the mean, max^2 + min^2 = X1^2 + X2^2 as well; min = -max of the negated.
        assertThat(here.mean() - negated.mean()).isCloseTo(m1 + 0.5, within(1e-12));
        double squares =
                here.variance() + here.mean() * here.mean() + negated.variance() + negated.mean() * negated.mean();
        assertThat(squares).isCloseTo(m1 * m1 + 0.25 + s1 * s1 + s2 * s2, within(1e-11));
        assertThat(shifted.variance()).isCloseTo(here.variance(), within(1e-11));
    }

    private static NormalMaximum maximum(double m1, double m2, double s1, double s2, double r) {
        return NormalMaximum.of(new double[] {m1, m2}, new double[] {s1, s2}, r).orElseThrow();
    }

    @Test
    void a_certain_difference_decides_the_maximum() {
        assertThat(maximum(2, 1, 3, 3, 1)).isEqualTo(new NormalMaximum(2, 9, 1));
        assertThat(maximum(1, 2, 3, 3, 1)).isEqualTo(new NormalMaximum(2, 9, 0));
        assertRefused(RefusalCode.INVALID_PARAMETERS, NormalMaximum.of(new double[1], new double[2], 0));
        assertRefused(RefusalCode.INVALID_PARAMETERS, NormalMaximum.of(new double[2], new double[] {1, -1}, 0));
        assertRefused(RefusalCode.INVALID_PARAMETERS, NormalMaximum.of(new double[2], new double[2], 2));
    }

    @Test
    void closed_forms_hold_at_their_edges() {
        PairingGain certain = PairingGain.of(2, 2, 1, 100).orElseThrow();
        assertThat(certain.sePaired()).isZero();
        assertThat(certain.equivalentDraws()).isInfinite();
        PairingGain gain = PairingGain.of(3, 4, 0.5, 100).orElseThrow();
        assertThat(gain.seIndependent()).isCloseTo(0.5, within(1e-15));
        assertThat(gain.sePaired()).isCloseTo(Math.sqrt(0.13), within(1e-15));
        assertThat(gain.equivalentDraws() * gain.varianceRatio()).isCloseTo(100, within(1e-12));
        assertRefused(RefusalCode.DEGENERATE, PairingGain.of(0, 0, 0, 5));
        assertRefused(RefusalCode.INVALID_PARAMETERS, PairingGain.of(1, 1, 0, 0));
        assertRefused(RefusalCode.INVALID_PARAMETERS, PairingGain.of(1, -1, 0, 1));
        assertRefused(RefusalCode.INVALID_PARAMETERS, PairingGain.of(1, 1, 1.1, 1));

        IndependentProduct product = IndependentProduct.of(new double[] {1e6, 2}, new double[] {1e-3, 0})
                .orElseThrow();
        assertThat(product.variance()).isCloseTo(4e-6, withinPercentage(1e-12));
        assertThat(product.mean()).isEqualTo(2e6);
        assertRefused(RefusalCode.INVALID_PARAMETERS, IndependentProduct.of(new double[1], new double[2]));
        assertRefused(RefusalCode.OUT_OF_RANGE, IndependentProduct.of(new double[] {1e200, 1e200}, new double[2]));

        Rollout rollout =
                Rollout.of(new double[] {100, 300}, new double[] {0.5, 1}, 0.1).orElseThrow();
        assertThat(rollout.deltas()).containsExactly(5.0, 30.0);
        assertThat(rollout.cumulative()).isEqualTo(35);
        assertThat(rollout.relative()).isEqualTo(0.0875);
        assertRefused(RefusalCode.ZERO_BASELINE, Rollout.of(new double[] {1, -1}, new double[2], 1));
        assertRefused(RefusalCode.INVALID_PARAMETERS, Rollout.of(new double[1], new double[2], 1));
        assertRefused(RefusalCode.OUT_OF_RANGE, Rollout.of(new double[] {1e300}, new double[] {1e300}, 1));
    }

    private static void assertRefused(RefusalCode code, Outcome<?> outcome) {
        assertThat(outcome.refusal().map(Refusal::code)).contains(code);
    }
}
