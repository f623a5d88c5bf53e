package io.modelimpact.stats.adjust;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.stats.compare.RelativeLift;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Where there is nothing to adjust for, an adjusted comparison is the plain one, to the bit. */
class NothingToAdjustTest {
    @Provide
    Arbitrary<double[]> outcomes() {
        return Arbitraries.integers()
                .between(-400, 400)
                .map(i -> i / 16.0 + 70)
                .array(Double[].class)
                .ofMinSize(4)
                .ofMaxSize(20)
                .filter(values -> Arrays.stream(values).distinct().count() > 2)
                .map(values -> Arrays.stream(values).mapToDouble(v -> v).toArray());
    }

    @Property(tries = 100, seed = "361")
    void one_stratum_is_no_stratification(
            @ForAll("outcomes") double[] control, @ForAll("outcomes") double[] treatment) {
        List<Stratum> only = List.of(new Stratum(state(control), state(treatment)));
        SampleSummary c = SampleSummary.ofValues(control);
        SampleSummary t = SampleSummary.ofValues(treatment);

        PostStratification.Stratified absolute =
                PostStratification.ofMeans().absolute(only).orElseThrow();
        assertThat(absolute.applied()).isFalse();
        assertThat(absolute.estimate())
                .isEqualTo(WelchTTest.withDefaults().test(c, t).orElseThrow());
        assertThat(PostStratification.ofMeans().relative(only).orElseThrow().estimate())
                .isEqualTo(RelativeLift.withDefaults().test(c, t).orElseThrow());
    }

    @Property(tries = 100, seed = "362")
    void theta_is_zero_for_a_covariate_that_is_constant(
            @ForAll("outcomes") double[] control,
            @ForAll("outcomes") double[] treatment,
            @ForAll @IntRange(min = -1000, max = 1000) int constant) {
        Cuped.Adjustment found =
                adjusted(control, constant(control, constant), treatment, constant(treatment, constant));

        assertThat(found.theta()).isZero();
        assertThat(found.absolute())
                .isEqualTo(WelchTTest.withDefaults()
                        .test(SampleSummary.ofValues(control), SampleSummary.ofValues(treatment)));
    }

    /** Theta is the covariance over the variance of both arms together: zero exactly where that covariance is. */
    @Property(tries = 200, seed = "363")
    void theta_is_zero_only_for_a_covariate_that_does_not_vary_with_the_outcome(
            @ForAll("outcomes") double[] control,
            @ForAll("outcomes") double[] treatment,
            @ForAll @IntRange(min = 1, max = 5) int every) {
        double[] covariate = IntStream.range(0, control.length + treatment.length)
                .mapToDouble(i -> i % every)
                .toArray();
        double[] before = Arrays.copyOf(covariate, control.length);
        double[] after = Arrays.copyOfRange(covariate, control.length, covariate.length);
        Cuped.Adjustment found = adjusted(control, before, treatment, after);
        ExactCrossProducts all = state(control, before);
        all.merge(state(treatment, after));

        ExactRational covariance = all.covariance(0, 1);
        assertThat(found.theta() == 0).isEqualTo(covariance.signum() == 0);
        assertThat(all.variance(1).signum() == 0).isEqualTo(every == 1);
    }

    private static Cuped.Adjustment adjusted(double[] control, double[] before, double[] treatment, double[] after) {
        return Cuped.forMeans()
                .adjust(state(control, before), state(treatment, after))
                .orElseThrow();
    }

    private static ExactCrossProducts state(double[]... columns) {
        ExactCrossProducts state = ExactCrossProducts.create(columns.length);
        for (int row = 0; row < columns[0].length; row++) {
            int at = row;
            state.addRow(
                    Arrays.stream(columns).mapToDouble(column -> column[at]).toArray());
        }
        return state;
    }

    private static double[] constant(double[] like, double value) {
        return Arrays.stream(like).map(v -> value).toArray();
    }
}
