package io.modelimpact.stats.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class ProbabilityDistributionTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final List<ProbabilityDistribution> CONTINUOUS = List.of(
            ProbabilityDistribution.uniform(-3, 5).orElseThrow(),
            ProbabilityDistribution.logUniform(0.01, 70).orElseThrow(),
            ProbabilityDistribution.triangular(-2, 1, 7).orElseThrow(),
            ProbabilityDistribution.triangular(0, 0, 1).orElseThrow(),
            ProbabilityDistribution.pert(8, 10, 15).orElseThrow(),
            ProbabilityDistribution.pert(0, 1, 1, 30).orElseThrow(),
            ProbabilityDistribution.beta(0.4, 0.7).orElseThrow(),
            ProbabilityDistribution.betaFromMoments(0.02, 0.005).orElseThrow(),
            ProbabilityDistribution.normal(3, 2).orElseThrow(),
            ProbabilityDistribution.lognormal(1, 0.5).orElseThrow(),
            ProbabilityDistribution.truncatedNormal(0, 1, -1, 2).orElseThrow(),
            ProbabilityDistribution.truncatedNormal(0, 1, 6, INFINITY).orElseThrow(),
            ProbabilityDistribution.truncatedNormal(0, 1, -INFINITY, -4).orElseThrow(),
            ProbabilityDistribution.truncatedNormal(0, 1, 30, 30.001).orElseThrow(),
            ProbabilityDistribution.truncatedNormal(0, 1, -0.001, 0.002).orElseThrow(),
            ProbabilityDistribution.normalMixture(
                            new double[] {0.2, 0.5, 0.3}, new double[] {-4, 0, 9}, new double[] {1, 3, 0.5})
                    .orElseThrow());

    @Provide
    Arbitrary<ProbabilityDistribution> continuous() {
        return Arbitraries.of(CONTINUOUS);
    }

    @Property(tries = 600, seed = "401")
    void quantiles_invert_the_tail_they_are_asked_of(
            @ForAll("continuous") ProbabilityDistribution law,
            @ForAll @Scale(12) @DoubleRange(min = 1e-9, max = 0.5) double p) {
        double tolerance = 1e-10 + 4 * Math.ulp(law.quantile(0.5)) / law.standardDeviation();

        assertThat(law.cumulative(law.quantile(p))).isCloseTo(p, within(tolerance));
        assertThat(law.survival(law.upperQuantile(p))).isCloseTo(p, within(tolerance));
    }

    @Property(tries = 400, seed = "402")
    void quantiles_grow_with_the_probability(
            @ForAll("continuous") ProbabilityDistribution law,
            @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.999) double p,
            @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.999) double q) {
        assertThat(law.quantile(Math.min(p, q))).isLessThanOrEqualTo(law.quantile(Math.max(p, q)));
        assertThat(law.upperQuantile(Math.min(p, q))).isGreaterThanOrEqualTo(law.upperQuantile(Math.max(p, q)));
    }

    @Property(tries = 300, seed = "403")
    void the_two_tails_make_up_one(
            @ForAll("continuous") ProbabilityDistribution law,
            @ForAll @DoubleRange(min = -3, max = 3) double deviations) {
        double x = law.mean() + deviations * law.standardDeviation();

        assertThat(law.cumulative(x) + law.survival(x)).isCloseTo(1, within(1e-12));
    }

    @Test
    void mean_and_variance_are_those_of_the_quantile_function() {
        for (ProbabilityDistribution law : CONTINUOUS) {
            double mean = 0;
            double square = 0;
            int points = 20_000;
            for (int i = 0; i < points; i++) {
                double distance = law.quantile((i + 0.5) / points) - law.mean();
                mean += distance / points;
                square += distance * distance / points;
            }
            assertThat(mean).as(law.toString()).isCloseTo(0, within(2e-4 * law.standardDeviation()));
            assertThat(square).as(law.toString()).isCloseTo(law.variance(), withinPercentage(0.6));
        }
    }

    @Test
    void the_ends_of_the_support_are_the_extreme_quantiles() {
        for (ProbabilityDistribution law : CONTINUOUS) {
            assertThat(law.quantile(0)).as(law.toString()).isEqualTo(law.upperQuantile(1));
            assertThat(law.quantile(1)).as(law.toString()).isEqualTo(law.upperQuantile(0));
            assertThat(law.cumulative(law.quantile(0))).isEqualTo(0);
            assertThat(law.survival(law.quantile(1))).isEqualTo(0);
        }
        assertThat(ProbabilityDistribution.pert(8, 10, 15).orElseThrow().quantile(1))
                .isEqualTo(15);
        assertThat(ProbabilityDistribution.normal(3, 2).orElseThrow().quantile(0))
                .isEqualTo(-INFINITY);
    }

    @Test
    void a_normal_score_gives_the_quantile_of_its_own_tail() {
        for (ProbabilityDistribution law : CONTINUOUS) {
            assertThat(law.atNormalScore(0)).as(law.toString()).isCloseTo(law.median(), within(1e-12));
            assertThat(law.atNormalScore(-8.2)).isGreaterThanOrEqualTo(law.quantile(0));
            assertThat(law.atNormalScore(8.3)).isFinite().isGreaterThanOrEqualTo(law.quantile(0.999999));
        }
    }

    @Test
    void draws_are_functions_of_stream_and_index_and_follow_the_law() {
        RandomStream stream = CounterRandom.of(7).stream("visitors");
        ProbabilityDistribution law = CONTINUOUS.get(4);
        double sum = 0;
        for (int i = 9_999; i >= 0; i--) {
            sum += law.drawAt(stream, i);
        }
        assertThat(law.drawAt(stream, 5)).isEqualTo(law.quantile(stream.uniformAt(5)));
        assertThat(sum / 10_000).isCloseTo(law.mean(), within(4 * law.standardDeviation() / 100));
    }

    @Test
    void beta_quantiles_agree_with_forty_digits_in_both_tails() {
        assertBeta(5, 1, 1e-10, 0.01);
        assertBeta(2, 3, 1e-300, 4.08248290463863e-151);
        assertBeta(0.5, 0.5, 1e-12, 2.4674011002723395e-24);
        assertBeta(30, 2, 0.3, 0.92312206933738);
        assertBeta(400, 900, 1e-20, 0.19909761145756746);
        assertBeta(0.05, 3, 0.9, 0.029573276515247725);
        ProbabilityDistribution large = beta(400, 900);
        assertThat(large.cumulative(0.1)).isCloseTo(4.923707931010465e-95, withinPercentage(1e-10));
        assertThat(beta(0.5, 200).survival(0.3)).isCloseTo(7.571825528582856e-33, withinPercentage(1e-10));
    }

    private static void assertBeta(double alpha, double beta, double p, double expected) {
        assertThat(beta(alpha, beta).quantile(p)).isCloseTo(expected, withinPercentage(1e-10));
        // The mirrored law keeps the distance from its upper end only as far as 1 - x does.
        assertThat(1 - beta(beta, alpha).upperQuantile(p)).isCloseTo(expected, within(1e-15));
    }

    private static ProbabilityDistribution beta(double alpha, double beta) {
        return ProbabilityDistribution.beta(alpha, beta).orElseThrow();
    }

    @Test
    void truncated_normals_agree_with_many_digits_however_far_or_narrow_the_limits() {
        assertTruncated(5, INFINITY, 5.186503967125842, 0.032696434617112226, 2.866515718791939e-7);
        assertTruncated(30, INFINITY, 30.033259667433676, 0.001103771511890091, 4.906713927148187e-198);
        assertTruncated(30, 30.001, 30.00049749999592, 8.332958056504863e-8, 1.45176060167579e-199);
        assertTruncated(-1, 2, 0.22963717909132897, 0.5197625392115339, 0.8185946141203637);
        assertTruncated(-0.001, 0.002, 0.0004999996250001125, 7.499997749999398e-7, 0.0011968262427912066);
        assertTruncated(1e-3, 1.5e-3, 0.0012499999739583336, 2.0833333159721816e-8, 0.00019947098228612946);
        assertThat(truncated(5, INFINITY).quantile(0.3)).isCloseTo(5.068334263013016, within(1e-14));
        assertThat(truncated(30, 30.001).quantile(0.25)).isCloseTo(30.00024720154956, within(4e-15));
        assertThat(truncated(30, INFINITY).quantile(0.99)).isCloseTo(30.152946658582152, within(4e-15));
        assertThat(truncated(-1, 2).quantile(0.7)).isCloseTo(0.6178760730114087, within(1e-14));
    }

    private static void assertTruncated(double min, double max, double mean, double variance, double retained) {
        TruncatedNormalDistribution law = truncated(min, max);
        TruncatedNormalDistribution mirror = truncated(-max, -min);
        assertThat(law.mean()).isCloseTo(mean, withinPercentage(1e-10));
        assertThat(law.variance()).isCloseTo(variance, withinPercentage(1e-9));
        assertThat(law.retainedProbability()).isCloseTo(retained, withinPercentage(1e-10));
        assertThat(mirror.mean()).isEqualTo(-law.mean());
        assertThat(mirror.variance()).isEqualTo(law.variance());
        assertThat(mirror.quantile(0.2)).isEqualTo(-law.upperQuantile(0.2));
        assertThat(mirror.cumulative(-mean)).isEqualTo(law.survival(mean));
    }

    private static TruncatedNormalDistribution truncated(double min, double max) {
        return ProbabilityDistribution.truncatedNormal(0, 1, min, max).orElseThrow();
    }

    @Test
    void a_narrow_or_a_vast_log_uniform_range_keeps_its_digits() {
        ProbabilityDistribution narrow =
                ProbabilityDistribution.logUniform(1, 1.0000001).orElseThrow();
        assertThat(narrow.mean()).isCloseTo(1.0000000499999993, within(1e-15));
        assertThat(narrow.variance()).isCloseTo(8.333333333064452e-16, withinPercentage(1e-6));
        ProbabilityDistribution vast =
                ProbabilityDistribution.logUniform(1e-100, 1e100).orElseThrow();
        assertThat(vast.mean()).isCloseTo(2.171472409516259e97, withinPercentage(1e-11));
        assertThat(vast.variance()).isCloseTo(1.0810209123328393e197, withinPercentage(1e-11));
        ProbabilityDistribution plain = ProbabilityDistribution.logUniform(2, 3).orElseThrow();
        assertThat(plain.variance()).isCloseTo(0.08310588741110422, withinPercentage(1e-11));
    }

    @Test
    void standardised_moments_follow_the_symmetry_of_the_law() {
        assertThat(ProbabilityDistribution.triangular(0, 5, 10).orElseThrow().skewness())
                .isZero();
        assertThat(ProbabilityDistribution.triangular(0, 10, 10).orElseThrow().skewness())
                .isEqualTo(-ProbabilityDistribution.triangular(0, 0, 10)
                        .orElseThrow()
                        .skewness());
        BetaDistribution uniform = ProbabilityDistribution.pert(0, 3, 10, 0).orElseThrow();
        assertThat(uniform.excessKurtosis()).isCloseTo(-1.2, within(1e-14));
        assertThat(uniform.quantile(0.37)).isCloseTo(3.7, within(1e-14));
        LognormalDistribution law = ProbabilityDistribution.lognormal(0.3, 0.7).orElseThrow();
        assertThat(law.probabilityAboveMedianTimes(3)).isCloseTo(law.survival(3 * law.median()), within(1e-15));
        assertThat(law.probabilityAboveMedianTimes(0)).isEqualTo(1);
        assertThat(law.mode()).isLessThan(law.median());
        assertThat(law.cumulative(-1)).isZero();
        assertThat(law.survival(0)).isEqualTo(1);
    }

    @Test
    void two_quantiles_or_two_moments_are_met() {
        NormalDistribution normal =
                ProbabilityDistribution.normalFromQuantiles(-1e9, 1e-12, 3, 0.2).orElseThrow();
        assertThat(normal.quantile(1e-12)).isCloseTo(-1e9, within(1e-3));
        assertThat(normal.quantile(0.2)).isCloseTo(3, within(1e-6));
        LognormalDistribution lognormal = ProbabilityDistribution.lognormalFromQuantiles(3, 0.25, 20, 0.95)
                .orElseThrow();
        assertThat(lognormal.cumulative(3)).isCloseTo(0.25, within(1e-14));
        assertThat(lognormal.survival(20)).isCloseTo(0.05, within(1e-14));
        LognormalDistribution moments =
                ProbabilityDistribution.lognormalFromMoments(5, 1e-9).orElseThrow();
        assertThat(moments.mean()).isCloseTo(5, within(1e-14));
        assertThat(moments.standardDeviation()).isCloseTo(1e-9, withinPercentage(1e-10));
        BetaDistribution beta =
                ProbabilityDistribution.betaFromMoments(0.3, 0.01).orElseThrow();
        assertThat(beta.mean()).isCloseTo(0.3, within(1e-15));
        assertThat(beta.standardDeviation()).isCloseTo(0.01, within(1e-15));
    }

    @Test
    void an_empirical_law_resamples_its_values() {
        EmpiricalDistribution law =
                ProbabilityDistribution.empirical(4, 1, 1, 10).orElseThrow();

        assertThat(law.mean()).isEqualTo(4);
        assertThat(law.variance()).isEqualTo(13.5);
        assertThat(law.quantile(0)).isEqualTo(1);
        assertThat(law.quantile(0.5)).isEqualTo(1);
        assertThat(law.quantile(0.5000001)).isEqualTo(4);
        assertThat(law.quantile(1)).isEqualTo(10);
        assertThat(law.upperQuantile(0)).isEqualTo(10);
        assertThat(law.upperQuantile(0.25)).isEqualTo(4);
        assertThat(law.upperQuantile(0.3)).isEqualTo(4);
        assertThat(law.upperQuantile(1)).isEqualTo(1);
        assertThat(law.cumulative(1)).isEqualTo(0.5);
        assertThat(law.cumulative(0.99)).isZero();
        assertThat(law.survival(4)).isEqualTo(0.25);
        assertThat(ProbabilityDistribution.empirical(3).orElseThrow().variance())
                .isZero();
    }

    @Test
    void a_constant_is_itself_everywhere() {
        ProbabilityDistribution law = ProbabilityDistribution.constant(2.5).orElseThrow();

        assertThat(List.of(law.mean(), law.median(), law.upperQuantile(0.1), law.atNormalScore(3)))
                .containsOnly(2.5);
        assertThat(law.variance()).isZero();
        assertThat(law.cumulative(2.5)).isEqualTo(1);
        assertThat(law.cumulative(2.4)).isZero();
        assertThat(law.survival(2.5)).isZero();
        assertThat(law.survival(2.4)).isEqualTo(1);
    }

    @Test
    void a_mixture_with_jumps_has_its_quantiles_at_the_jumps() {
        MixtureDistribution law = ProbabilityDistribution.mixture(
                        new double[] {0.25, 0.75, 0},
                        List.of(
                                ProbabilityDistribution.constant(0).orElseThrow(),
                                ProbabilityDistribution.constant(-8).orElseThrow(),
                                ProbabilityDistribution.normal(0, 1).orElseThrow()))
                .orElseThrow();

        assertThat(law.quantile(0.75)).isEqualTo(-8);
        assertThat(law.quantile(0.76)).isEqualTo(0);
        assertThat(law.upperQuantile(0.25)).isEqualTo(-8);
        assertThat(law.upperQuantile(0.24)).isEqualTo(0);
        assertThat(law.quantile(0)).isEqualTo(-8);
        assertThat(law.mean()).isEqualTo(-6);
        assertThat(law.variance()).isEqualTo(12);
    }

    @Test
    void parameters_that_describe_no_law_are_refused() {
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.uniform(1, 1));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.logUniform(0, 1));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.logUniform(2, 2));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.triangular(1, 0, 2));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.triangular(1, 3, 2));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.triangular(1, 1, 1));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.pert(0, 1, 2, -1));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.pert(0, 3, 2));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.pert(1, 0, 2));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.pert(2, 2, 2));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.beta(0, 1));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.beta(1, 0));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.betaFromMoments(0.5, 0.5));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.betaFromMoments(1, 0.1));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.betaFromMoments(0, 0.1));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.betaFromMoments(0.5, 0));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.normal(0, 0));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.normalFromQuantiles(2, 0.1, 1, 0.9));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.normalFromQuantiles(1, 0.9, 2, 0.1));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.normalFromQuantiles(1, 0, 2, 0.5));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.normalFromQuantiles(1, 0.1, 2, 1));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.lognormal(0, 0));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.lognormalFromMoments(0, 1));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.lognormalFromMoments(1, 0));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.lognormalFromQuantiles(-1, 0.1, 2, 0.9));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.truncatedNormal(0, 1, 2, 1));
        assertRefused(RefusalCode.INVALID_PARAMETERS, ProbabilityDistribution.truncatedNormal(0, 0, 1, 2));
        assertRefused(
                RefusalCode.INVALID_PARAMETERS,
                ProbabilityDistribution.normalMixture(new double[] {0.5, 0.4}, new double[2], new double[] {1, 1}));
        assertRefused(
                RefusalCode.INVALID_PARAMETERS,
                ProbabilityDistribution.normalMixture(new double[] {1.5, -0.5}, new double[2], new double[] {1, 1}));
        assertRefused(
                RefusalCode.INVALID_PARAMETERS,
                ProbabilityDistribution.normalMixture(new double[] {1}, new double[2], new double[] {1, 1}));
        assertRefused(
                RefusalCode.INVALID_PARAMETERS,
                ProbabilityDistribution.normalMixture(new double[] {1}, new double[1], new double[] {1, 1}));
        assertRefused(
                RefusalCode.INVALID_PARAMETERS,
                ProbabilityDistribution.normalMixture(new double[] {1}, new double[1], new double[] {0}));
        assertRefused(RefusalCode.TOO_FEW_UNITS, ProbabilityDistribution.empirical());
    }

    @Test
    void what_is_not_finite_or_leaves_the_doubles_is_refused() {
        assertRefused(RefusalCode.NOT_FINITE, ProbabilityDistribution.constant(Double.NaN));
        assertRefused(RefusalCode.NOT_FINITE, ProbabilityDistribution.uniform(0, INFINITY));
        assertRefused(RefusalCode.NOT_FINITE, ProbabilityDistribution.normal(Double.NaN, 1));
        assertRefused(RefusalCode.NOT_FINITE, ProbabilityDistribution.empirical(1, Double.NaN));
        assertRefused(RefusalCode.NOT_FINITE, ProbabilityDistribution.truncatedNormal(0, Double.NaN, 1, 2));
        assertRefused(RefusalCode.NOT_FINITE, ProbabilityDistribution.truncatedNormal(0, 1, Double.NaN, 2));
        assertRefused(RefusalCode.OUT_OF_RANGE, ProbabilityDistribution.uniform(-1e200, 1e200));
        assertRefused(RefusalCode.OUT_OF_RANGE, ProbabilityDistribution.lognormal(0, 40));
        assertRefused(RefusalCode.OUT_OF_RANGE, ProbabilityDistribution.lognormal(-2000, 1));
        assertRefused(RefusalCode.OUT_OF_RANGE, ProbabilityDistribution.truncatedNormal(0, 1, 50, 60));
    }

    @Test
    void a_probability_outside_zero_to_one_is_a_programming_error() {
        for (ProbabilityDistribution law : CONTINUOUS) {
            assertThatThrownBy(() -> law.quantile(1.5)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> law.upperQuantile(-0.1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void assertRefused(RefusalCode code, Outcome<?> outcome) {
        assertThat(outcome.refusal().map(Refusal::code)).contains(code);
    }
}
