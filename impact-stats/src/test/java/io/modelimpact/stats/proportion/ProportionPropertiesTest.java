package io.modelimpact.stats.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.compare.EquivalenceTest;
import io.modelimpact.stats.compare.Inference;
import io.modelimpact.stats.compare.TwoProportionZTest;
import io.modelimpact.stats.distribution.Binomial;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

class ProportionPropertiesTest {
    @Provide
    Arbitrary<Proportion> proportion() {
        return Arbitraries.longs()
                .between(1, 5000)
                .flatMap(n -> Arbitraries.longs().between(0, n).map(x -> new Proportion(x, n)));
    }

    @Provide
    Arbitrary<PairedCounts> pairs() {
        Arbitrary<Long> cell = Arbitraries.longs().between(0, 300);
        return Combinators.combine(cell, cell, cell, cell).as(PairedCounts::new).filter(counts -> counts.units() > 0);
    }

    @Property(tries = 200, seed = "401")
    void swapping_the_arms_negates_every_difference(
            @ForAll("proportion") Proportion a, @ForAll("proportion") Proportion b) {
        for (int i = 0; i < 4; i++) {
            Inference forth = differences(a, b).get(i);
            Inference back = differences(b, a).get(i);
            assertThat(back.value()).isEqualTo(0.0 - forth.value());
            assertThat(back.interval().lower()).isCloseTo(-forth.interval().upper(), within(1e-13));
            assertThat(back.pValueAgainst(0.1, Alternative.GREATER))
                    .isCloseTo(forth.pValueAgainst(-0.1, Alternative.LESS), within(1e-10));
        }
    }

    @Property(tries = 200, seed = "402")
    void counting_the_failures_negates_every_difference(
            @ForAll("proportion") Proportion a, @ForAll("proportion") Proportion b) {
        for (int i = 0; i < 4; i++) {
            Inference successes = differences(a, b).get(i);
            Inference failures = differences(a.complement(), b.complement()).get(i);
            assertThat(failures.interval().lower())
                    .isCloseTo(-successes.interval().upper(), within(1e-13));
            assertThat(failures.interval().upper())
                    .isCloseTo(-successes.interval().lower(), within(1e-13));
        }
    }

    @Property(tries = 300, seed = "403")
    void an_interval_leaves_out_a_value_exactly_where_its_p_value_is_below_the_error_rate(
            @ForAll("proportion") Proportion a,
            @ForAll("proportion") Proportion b,
            @ForAll @Scale(15) @DoubleRange(min = 1e-9, max = 0.4) double rate,
            @ForAll @DoubleRange(min = -1, max = 1) double nullValue) {
        for (Inference inference : differences(a, b)) {
            requireOneInversion(inference, rate, nullValue);
        }
    }

    @Property(tries = 300, seed = "404")
    void a_paired_interval_leaves_out_a_value_exactly_where_its_p_value_is_below_the_error_rate(
            @ForAll("pairs") PairedCounts counts,
            @ForAll @Scale(15) @DoubleRange(min = 1e-9, max = 0.4) double rate,
            @ForAll @DoubleRange(min = -1, max = 1) double nullValue) {
        requireOneInversion(
                PairedProportionDifference.withDefaults().test(counts).orElseThrow(), rate, nullValue);
    }

    @Property(tries = 200, seed = "405")
    void equivalence_is_shown_exactly_where_the_wider_interval_lies_within_the_bounds(
            @ForAll("proportion") Proportion a,
            @ForAll("proportion") Proportion b,
            @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.5) double margin) {
        for (Inference inference : differences(a, b)) {
            EquivalenceTest.Result result =
                    EquivalenceTest.within(-margin, margin).test(inference);
            Interval interval = result.interval();
            boolean inside = interval.lower() > -margin && interval.upper() < margin;
            assertThat(Math.abs(result.pValue() - 0.05) < 1e-9 || inside == (result.pValue() < 0.05))
                    .isTrue();
            assertThat(result.pValue()).isEqualTo(Math.max(result.lowerPValue(), result.upperPValue()));
        }
    }

    @Property(tries = 200, seed = "406")
    void the_score_of_no_difference_is_the_pooled_statistic(
            @ForAll("proportion") Proportion a, @ForAll("proportion") Proportion b) {
        TwoProportionZTest.withDefaults()
                .test(a.successes(), a.units(), b.successes(), b.units())
                .value()
                .ifPresent(pooled -> {
                    IndependentScore score =
                            ScoreDifference.withDefaults().test(a, b).orElseThrow();
                    double n = (double) a.units() + b.units();
                    assertThat(score.statistic(0)).isCloseTo(pooled.z(), within(1e-11 * (1 + Math.abs(pooled.z()))));
                    assertThat(ScoreDifference.withDefaults()
                                    .corrected()
                                    .test(a, b)
                                    .orElseThrow()
                                    .statistic(0))
                            .isCloseTo(pooled.z() * Math.sqrt((n - 1) / n), within(1e-11 * (1 + Math.abs(pooled.z()))));
                });
    }

    @Property(tries = 300, seed = "407")
    void the_paired_score_of_no_difference_is_mc_nemar_s(@ForAll("pairs") PairedCounts counts) {
        PairedScore score =
                PairedProportionDifference.withDefaults().test(counts).orElseThrow();
        McNemarTest.withDefaults()
                .with(McNemarTest.Method.ASYMPTOTIC)
                .test(counts)
                .value()
                .ifPresent(result -> assertThat(score.pValue()).isCloseTo(result.pValue(), within(1e-12)));
        assertThat(score.value())
                .isCloseTo(
                        new Proportion(counts.both() + counts.treatmentOnly(), counts.units()).share()
                                - new Proportion(counts.both() + counts.controlOnly(), counts.units()).share(),
                        within(1e-14));
    }

    @Property(tries = 200, seed = "408")
    void the_paired_restricted_estimate_is_where_the_likelihood_is_largest(
            @ForAll("pairs") PairedCounts counts,
            @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.999) double delta) {
        // From the statistic back to q, then the log likelihood to both sides of it.
        PairedScore score =
                PairedProportionDifference.withDefaults().test(counts).orElseThrow();
        double n = counts.units();
        double distance = counts.treatmentOnly() - counts.controlOnly() - n * delta;
        double z = score.statistic(delta);
        if (Math.abs(distance) > 1e-6 && Double.isFinite(z)) {
            double q = (distance * distance / (z * z) / n - delta * (1 - delta)) / 2;
            double top = logLikelihood(counts, Math.max(0, q), delta);
            for (double step : new double[] {-1e-3, 1e-3}) {
                assertThat(logLikelihood(counts, q + step * (0.01 + q), delta)).isLessThanOrEqualTo(top + 1e-7);
            }
        }
    }

    @Property(tries = 100, seed = "409")
    void swapping_the_versions_negates_the_paired_difference(@ForAll("pairs") PairedCounts counts) {
        PairedScore forth =
                PairedProportionDifference.withDefaults().test(counts).orElseThrow();
        PairedScore back =
                PairedProportionDifference.withDefaults().test(counts.swapped()).orElseThrow();

        assertThat(back.interval().lower()).isEqualTo(0.0 - forth.interval().upper());
        assertThat(back.pValue(Alternative.GREATER)).isEqualTo(forth.pValue(Alternative.LESS));
    }

    @Property(tries = 200, seed = "410")
    void wilson_s_limits_are_where_the_score_test_has_the_quantile(
            @ForAll("proportion") Proportion arm, @ForAll @Scale(15) @DoubleRange(min = 1e-9, max = 0.9) double rate) {
        Interval interval =
                ProportionInterval.withDefaults().withErrorRate(rate).of(arm).orElseThrow();
        double z = StandardNormal.INSTANCE.upperQuantile(0.5 * rate);
        if (arm.successes() > 0) {
            assertThat(score(arm, interval.lower())).isCloseTo(z, within(1e-7 * z));
        } else {
            assertThat(interval.lower()).isZero();
        }
        if (arm.failures() > 0) {
            assertThat(score(arm, interval.upper())).isCloseTo(-z, within(1e-7 * z));
        } else {
            assertThat(interval.upper()).isEqualTo(1);
        }
    }

    @Property(tries = 100, seed = "411")
    void clopper_pearson_s_limits_are_where_the_binomial_tails_have_the_error_rate(
            @ForAll("proportion") Proportion arm, @ForAll @Scale(15) @DoubleRange(min = 1e-9, max = 0.9) double rate) {
        Interval interval = ProportionInterval.withDefaults()
                .with(ProportionInterval.Method.CLOPPER_PEARSON)
                .withErrorRate(rate)
                .of(arm)
                .orElseThrow();
        if (arm.successes() > 0) {
            double tail = Binomial.withTrials(arm.units(), interval.lower()).survival(arm.successes() - 1);
            // The second term is what half an ulp of a limit near 1 moves.
            assertThat(tail).isCloseTo(0.5 * rate, within(1e-9 * rate + 1e-15 * arm.units()));
        }
        if (arm.failures() > 0) {
            double tail = Binomial.withTrials(arm.units(), interval.upper()).cumulative(arm.successes());
            // The second term is what half an ulp of a limit near 1 moves.
            assertThat(tail).isCloseTo(0.5 * rate, within(1e-9 * rate + 1e-15 * arm.units()));
        }
    }

    @Property(tries = 200, seed = "412")
    void the_exact_interval_contains_the_bayesian_one_and_each_one_sided_bound_is_a_two_sided_one(
            @ForAll("proportion") Proportion arm, @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.3) double rate) {
        Interval exact = interval(ProportionInterval.Method.CLOPPER_PEARSON, rate, Alternative.TWO_SIDED, arm);
        Interval jeffreys = interval(ProportionInterval.Method.JEFFREYS, rate, Alternative.TWO_SIDED, arm);
        assertThat(exact.lower()).isLessThanOrEqualTo(jeffreys.lower());
        assertThat(exact.upper()).isGreaterThanOrEqualTo(jeffreys.upper());
        for (ProportionInterval.Method method : ProportionInterval.Method.values()) {
            if (method != ProportionInterval.Method.WALD) {
                Interval both = interval(method, rate, Alternative.TWO_SIDED, arm);
                assertThat(interval(method, 0.5 * rate, Alternative.GREATER, arm)
                                .lower())
                        .isEqualTo(both.lower());
                assertThat(interval(method, 0.5 * rate, Alternative.LESS, arm).upper())
                        .isEqualTo(both.upper());
            }
        }
    }

    @Property(tries = 100, seed = "413")
    void fisher_s_two_sided_p_value_is_the_sum_over_all_tables_not_more_probable(
            @ForAll @LongRange(min = 0, max = 40) long x1, @ForAll @LongRange(min = 0, max = 25) long x2) {
        Proportion control = new Proportion(x1, 40);
        Proportion treatment = new Proportion(x2, 25);
        FisherExactTest.withDefaults().test(control, treatment).value().ifPresent(result -> {
            double observed = table(x1, x2);
            double sum = 0;
            double greater = 0;
            for (long k = Math.max(0, x1 + x2 - 40); k <= Math.min(25, x1 + x2); k++) {
                double p = table(x1 + x2 - k, k);
                sum += p <= observed * (1 + 1e-7) ? p : 0;
                greater += k >= x2 ? p : 0;
            }
            double total = 0;
            for (long k = Math.max(0, x1 + x2 - 40); k <= Math.min(25, x1 + x2); k++) {
                total += table(x1 + x2 - k, k);
            }
            assertThat(result.pValue()).isCloseTo(sum / total, within(1e-10 * sum / total));
            assertThat(result.pValueGreater()).isCloseTo(greater / total, within(1e-10));
            assertThat(result.pValue(Alternative.GREATER) + result.pValue(Alternative.LESS))
                    .isCloseTo(1 + observed / total, within(1e-10));
        });
    }

    @Property(tries = 200, seed = "414")
    void mc_nemar_s_mid_p_lies_between_the_tails_with_and_without_the_observed(@ForAll("pairs") PairedCounts counts) {
        McNemarTest.withDefaults().test(counts).value().ifPresent(exact -> {
            McNemarTest.Result mid = McNemarTest.withDefaults()
                    .with(McNemarTest.Method.MID_P)
                    .test(counts)
                    .orElseThrow();
            double point = Binomial.withTrials(counts.discordant(), 0.5).probability(counts.treatmentOnly());
            assertThat(mid.pValueGreater()).isCloseTo(exact.pValueGreater() - 0.5 * point, within(1e-13));
            assertThat(mid.pValueGreater() + mid.pValueLess()).isCloseTo(1, within(1e-12));
            assertThat(exact.pValueGreater() + exact.pValueLess()).isCloseTo(1 + point, within(1e-12));
            assertThat(mid.pValue()).isLessThanOrEqualTo(exact.pValue());
            McNemarTest.Result corrected = McNemarTest.withDefaults()
                    .with(McNemarTest.Method.CONTINUITY_CORRECTED)
                    .test(counts)
                    .orElseThrow();
            assertThat(corrected.pValue()).isCloseTo(exact.pValue(), within(0.05));
        });
    }

    private static void requireOneInversion(Inference inference, double rate, double nullValue) {
        for (Alternative claim : Alternative.values()) {
            double p = inference.pValueAgainst(nullValue, claim);
            boolean onTheEdge = Math.abs(p - rate) < 1e-8 * rate;
            assertThat(onTheEdge || inference.intervalAtErrorRate(rate, claim).contains(nullValue) == (p >= rate))
                    .as("%s at %s against %s: p %s", inference, rate, nullValue, p)
                    .isTrue();
        }
    }

    private static List<Inference> differences(Proportion a, Proportion b) {
        return List.of(
                ScoreDifference.withDefaults().test(a, b).orElseThrow(),
                ScoreDifference.withDefaults().corrected().test(a, b).orElseThrow(),
                NewcombeDifference.withDefaults().test(a, b).orElseThrow(),
                WaldDifference.withDefaults().adjusted().test(a, b).orElseThrow());
    }

    private static double score(Proportion arm, double p) {
        double n = arm.units();
        return (arm.successes() / n - p) / Math.sqrt(p * (1 - p) / n);
    }

    private static Interval interval(ProportionInterval.Method method, double rate, Alternative claim, Proportion arm) {
        return ProportionInterval.withDefaults()
                .with(method)
                .with(claim)
                .withErrorRate(rate)
                .of(arm)
                .orElseThrow();
    }

    private static double table(long x1, long x2) {
        return choose(40, x1) * choose(25, x2);
    }

    private static double choose(long n, long k) {
        double product = 1;
        for (long i = 1; i <= k; i++) {
            product *= (double) (n - k + i) / (double) i;
        }
        return product;
    }

    private static double logLikelihood(PairedCounts counts, double q, double delta) {
        double rest = Math.max(0, 1 - 2 * q - delta);
        if (q < 0 || 1 - 2 * q - delta < -1e-9) {
            return Double.NEGATIVE_INFINITY;
        }
        return term(counts.controlOnly(), q)
                + term(counts.treatmentOnly(), q + delta)
                + term(counts.both() + counts.neither(), rest);
    }

    private static double term(long count, double probability) {
        return count == 0 ? 0 : count * StrictMath.log(probability);
    }
}
