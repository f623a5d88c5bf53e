package io.modelimpact.stats.multiplicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ProceduresTest {
    private static final List<UnaryOperator<double[]>> ALL = List.of(
            Bonferroni::adjust,
            Sidak::adjust,
            Holm::adjust,
            HolmSidak::adjust,
            Hochberg::adjust,
            Hommel::adjust,
            BenjaminiHochberg::adjust,
            BenjaminiYekutieli::adjust,
            p -> TwoStageBenjaminiHochberg.adjust(p, 0.05));

    @Provide
    Arbitrary<double[]> pValues() {
        Arbitrary<Double> p = Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 1), Arbitraries.of(0.0, 1.0, 0.01, 0.02, 1e-300, 0.05));
        return p.array(double[].class).ofMinSize(1).ofMaxSize(9);
    }

    @Property(tries = 500, seed = "511")
    void procedures_are_ordered_by_their_power(@ForAll("pValues") double[] p) {
        assertOrdered(Holm.adjust(p), Bonferroni.adjust(p));
        assertOrdered(Sidak.adjust(p), Bonferroni.adjust(p));
        assertOrdered(HolmSidak.adjust(p), Holm.adjust(p));
        assertOrdered(HolmSidak.adjust(p), Sidak.adjust(p));
        assertOrdered(Hochberg.adjust(p), Holm.adjust(p));
        assertOrdered(Hommel.adjust(p), Hochberg.adjust(p));
        assertOrdered(BenjaminiHochberg.adjust(p), Hommel.adjust(p));
        assertOrdered(BenjaminiHochberg.adjust(p), BenjaminiYekutieli.adjust(p));
        assertOrdered(p, BenjaminiHochberg.adjust(p));
    }

    private static void assertOrdered(double[] smaller, double[] larger) {
        for (int i = 0; i < smaller.length; i++) {
            assertThat(smaller[i]).isLessThanOrEqualTo(larger[i] * (1 + 1e-14));
        }
    }

    @Property(tries = 300, seed = "512")
    void the_order_of_the_input_moves_with_the_result_and_changes_nothing_else(@ForAll("pValues") double[] p) {
        double[] reversed = reversed(p);
        for (UnaryOperator<double[]> procedure : ALL) {
            assertThat(procedure.apply(reversed)).containsExactly(reversed(procedure.apply(p)));
            for (double adjusted : procedure.apply(p)) {
                assertThat(adjusted).isBetween(0.0, 1.0);
            }
        }
    }

    private static double[] reversed(double[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[values.length - 1 - i];
        }
        return result;
    }

    @Property(tries = 150, seed = "513")
    void hommel_is_the_closed_test_of_simes(@ForAll("pValues") double[] p) {
        double[] adjusted = Hommel.adjust(p);
        for (int i = 0; i < p.length; i++) {
            double largest = 0;
            for (int set = 0; set < 1 << p.length; set++) {
                if ((set >> i & 1) == 1) {
                    largest = Math.max(largest, simes(p, set));
                }
            }
            assertThat(adjusted[i]).isCloseTo(largest, within(1e-15));
        }
    }

    private static double simes(double[] p, int set) {
        double[] members = new double[Integer.bitCount(set)];
        for (int i = 0, k = 0; i < p.length; i++) {
            if ((set >> i & 1) == 1) {
                members[k++] = p[i];
            }
        }
        Arrays.sort(members);
        double least = 1;
        for (int j = 1; j <= members.length; j++) {
            least = Math.min(least, members.length * members[j - 1] / j);
        }
        return least;
    }

    @Test
    void a_single_hypothesis_is_left_as_it_is() {
        for (UnaryOperator<double[]> procedure : ALL.subList(0, 8)) {
            assertThat(procedure.apply(new double[] {0.03})[0]).isCloseTo(0.03, within(1e-17));
            assertThat(procedure.apply(new double[0])).isEmpty();
        }
        assertThat(TwoStageBenjaminiHochberg.adjust(new double[] {0.03}, 0.05)[0])
                .isCloseTo(0.0315, within(1e-17));
    }

    @Test
    void tiny_p_values_keep_their_digits() {
        double[] p = {1e-300, 0.5};
        for (UnaryOperator<double[]> procedure : ALL.subList(0, 6)) {
            assertThat(procedure.apply(p)[0]).isCloseTo(2e-300, withinPercentage(1e-10));
        }
        assertThat(Sidak.adjust(new double[] {1, 0})).containsExactly(1, 0);
    }

    @Test
    void the_second_stage_counts_the_rejections_of_the_first() {
        // First stage at 0.05/1.05 with q = (0.004, 0.02, 0.9, 0.9): two rejections, two true null hypotheses.
        double[] p = {0.001, 0.01, 0.9, 0.9};

        assertThat(TwoStageBenjaminiHochberg.adjust(p, 0.05))
                .containsExactly(new double[] {0.0021, 0.0105, 0.4725, 0.4725}, within(1e-15));
        assertThat(TwoStageBenjaminiHochberg.adjust(new double[] {0.5, 0.6}, 0.05)[0])
                .isCloseTo(0.63, within(1e-15));
        assertThat(TwoStageBenjaminiHochberg.adjust(new double[] {0.001, 0.002}, 0.05)[1])
                .isCloseTo(0.0021, within(1e-15));
        assertThatThrownBy(() -> TwoStageBenjaminiHochberg.adjust(p, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_no_probability_is_refused() {
        for (UnaryOperator<double[]> procedure : ALL) {
            assertThatThrownBy(() -> procedure.apply(new double[] {0.1, Double.NaN}))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> procedure.apply(new double[] {1.1})).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Bonferroni.simultaneousErrorRate(0, 0.05))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sidak.simultaneousErrorRate(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void simultaneous_error_rates_undo_the_adjustment() {
        assertThat(Bonferroni.simultaneousErrorRate(8, 0.05)).isEqualTo(0.00625);
        double rate = Sidak.simultaneousErrorRate(8, 0.05);
        assertThat(Sidak.adjust(DoubleStream.generate(() -> rate).limit(8).toArray())[3])
                .isCloseTo(0.05, within(1e-16));
    }

    @Property(tries = 300, seed = "514")
    void a_gate_opens_where_all_primary_hypotheses_are_rejected(
            @ForAll("pValues") double[] primary,
            @ForAll("pValues") double[] secondary,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double alpha) {
        double[][] adjusted = SerialGatekeeping.adjust(primary, secondary, primary);
        boolean open = Arrays.stream(Holm.adjust(primary)).allMatch(p -> p < alpha);
        double[] alone = Holm.adjust(secondary);

        assertThat(adjusted[0]).containsExactly(Holm.adjust(primary));
        for (int i = 0; i < secondary.length; i++) {
            assertThat(adjusted[1][i] < alpha).isEqualTo(open && alone[i] < alpha);
        }
        boolean all = open && Arrays.stream(alone).allMatch(p -> p < alpha);
        assertThat(Arrays.stream(adjusted[2]).allMatch(p -> p < alpha)).isEqualTo(all);
    }

    @Property(tries = 500, seed = "515")
    void what_rejected_primary_hypotheses_pass_on_is_spent_by_holm(
            @ForAll("pValues") double[] primary,
            @ForAll("pValues") double[] secondary,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double alpha) {
        double[] adjusted = ParallelGatekeeping.adjustSecondary(primary, secondary);
        long rejected =
                Arrays.stream(primary).filter(p -> p * primary.length <= alpha).count();
        double passed = alpha * rejected / primary.length;
        double[] alone = Holm.adjust(secondary);
        for (int i = 0; i < secondary.length; i++) {
            if (Math.abs(alone[i] - passed) > 1e-12) {
                assertThat(adjusted[i] <= alpha).isEqualTo(rejected > 0 && alone[i] <= passed);
            }
        }
        assertThat(ParallelGatekeeping.adjustPrimary(primary)).containsExactly(Bonferroni.adjust(primary));
        assertThatThrownBy(() -> ParallelGatekeeping.adjustSecondary(new double[0], secondary))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bounds_agree_with_holm_and_with_each_other() {
        List<Estimate> mixed = List.of(estimate(5), estimate(2), estimate(0.5));
        double[] lower = HolmBounds.lower(mixed, 0, 0.05);

        // p = 3e-7, 0.023, 0.31 against 0.05/3, 0.05/2: two rejections, the third at the full alpha.
        assertThat(lower[0]).isZero();
        assertThat(lower[1]).isZero();
        assertThat(lower[2]).isCloseTo(0.5 - StandardNormal.INSTANCE.upperQuantile(0.05), within(1e-14));
        List<Estimate> all = List.of(estimate(5), estimate(2.2));
        double[] rejected = HolmBounds.lower(all, 0, 0.05);
        assertThat(rejected[0]).isCloseTo(5 - StandardNormal.INSTANCE.upperQuantile(0.025), within(1e-14));
        assertThat(rejected[1]).isCloseTo(2.2 - StandardNormal.INSTANCE.upperQuantile(0.025), within(1e-14));
        assertThat(HolmBounds.lower(List.of(estimate(5), estimate(1.8)), 0, 0.05)[1])
                .isZero();
        double[] upper = HolmBounds.upper(List.of(estimate(-5), estimate(-2), estimate(-0.5)), 0, 0.05);
        for (int i = 0; i < 3; i++) {
            assertThat(upper[i]).isEqualTo(0.0 - lower[i]);
        }
        assertThat(HolmBounds.upper(List.of(estimate(-1.8), estimate(-5)), 0, 0.05)[0])
                .isZero();
    }

    private static Estimate estimate(double value) {
        return new Estimate(value, 1, value, StandardNormal.INSTANCE, 0.05, Alternative.GREATER);
    }
}
