package io.modelimpact.stats.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ExactPropertiesTest {
    @Provide
    Arbitrary<List<Double>> samples() {
        return value().list().ofMinSize(2).ofMaxSize(40);
    }

    @Provide
    Arbitrary<Double> value() {
        Arbitrary<Double> anyBits =
                Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
        Arbitrary<Double> ordinary = Arbitraries.integers().between(-1000, 1000).map(i -> i / 7.0 + 1e9);
        Arbitrary<Double> edges = Arbitraries.of(
                0.0,
                -0.0,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                1e300,
                -1e300,
                1e-300,
                1e-310,
                1.0,
                -1.0,
                0.1);
        return Arbitraries.oneOf(anyBits, ordinary, edges);
    }

    @Property(tries = 300, seed = "101")
    void the_sum_is_that_of_decimals_of_any_length(@ForAll("samples") List<Double> values) {
        ExactSum sum = ExactSum.of(array(values));
        BigDecimal expected = decimalSum(values);

        assertThat(sum.value()).isEqualTo(ExactRational.of(expected));
        assertThat(sum.doubleValue()).isEqualTo(expected.doubleValue() + 0.0);
    }

    @Property(tries = 300, seed = "102")
    void sums_of_products_are_those_of_decimals_of_any_length(@ForAll("samples") List<Double> values) {
        ExactComoments state = ExactComoments.create();
        BigDecimal products = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (int i = 1; i < values.size(); i++) {
            state.add(values.get(i), values.get(i - 1));
            products = products.add(exact(values.get(i)).multiply(exact(values.get(i - 1))));
            squares = squares.add(exact(values.get(i)).pow(2));
        }

        assertThat(state.sumXY()).isEqualTo(ExactRational.of(products));
        assertThat(state.sumXX()).isEqualTo(ExactRational.of(squares));
    }

    @Property(tries = 500, seed = "110")
    void sums_of_few_bits_on_either_side_of_a_limb_and_of_a_long_are_exact(
            @ForAll long first, @ForAll long second, @ForAll @IntRange(max = 63) int shift) {
        BigInteger expected = BigInteger.valueOf(first)
                .add(BigInteger.valueOf(second))
                .add(BigInteger.valueOf(Long.MIN_VALUE >> shift));
        ExactSum sum = ExactSum.create();
        sum.add(first);
        sum.add(second);
        sum.add(Long.MIN_VALUE >> shift);

        assertThat(sum.value()).isEqualTo(ExactRational.of(expected));
        assertThat(sum.toBigInteger()).isEqualTo(expected.shiftLeft(1074));
    }

    @Property(tries = 200, seed = "103")
    void order_and_partition_do_not_change_the_state(
            @ForAll("samples") List<Double> values, @ForAll long shuffle, @ForAll byte cut) {
        List<Double> mixed = new ArrayList<>(values);
        Collections.shuffle(mixed, new Random(shuffle));
        int split = Math.floorMod(cut, mixed.size());
        ExactMoments left = ExactMoments.of(array(mixed.subList(0, split)));
        ExactMoments right = ExactMoments.of(array(mixed.subList(split, mixed.size())));
        right.merge(left);

        ExactMoments whole = ExactMoments.of(array(values));

        assertThat(right).isEqualTo(whole).hasSameHashCodeAs(whole);
        assertThat(right.canonicalText()).isEqualTo(whole.canonicalText());
    }

    @Property(tries = 200, seed = "104")
    void a_state_read_back_is_the_same_state(@ForAll("samples") List<Double> values) {
        ExactSum sum = ExactSum.of(array(values));
        ExactMoments moments = ExactMoments.of(array(values));

        assertThat(ExactSum.parse(sum.canonicalText())).isEqualTo(sum);
        assertThat(ExactMoments.parse(moments.canonicalText())).isEqualTo(moments);
    }

    @Property(tries = 200, seed = "105")
    void adding_the_negated_values_gives_zero(@ForAll("samples") List<Double> values) {
        ExactSum sum = ExactSum.of(array(values));
        values.forEach(value -> sum.add(-value));

        assertThat(sum.doubleValue()).isZero();
        assertThat(sum.canonicalText()).endsWith(";0@0");
    }

    @Property(tries = 200, seed = "106")
    void integers_and_the_doubles_they_equal_give_the_same_state(@ForAll List<Integer> values, @ForAll long large) {
        ExactMoments integers = ExactMoments.create();
        ExactMoments doubles = ExactMoments.create();
        values.forEach(value -> {
            integers.add((long) value);
            doubles.add((double) value);
        });
        assertThat(integers).isEqualTo(doubles);

        ExactProductSum products = ExactProductSum.create();
        products.addProduct(large, Long.MIN_VALUE);
        products.addProduct(large, large);
        ExactRational expected = ExactRational.of(large)
                .times(Long.MIN_VALUE)
                .plus(ExactRational.of(large).squared());
        assertThat(products.value()).isEqualTo(expected);
    }

    @Property(tries = 200, seed = "107")
    void a_power_of_two_scales_mean_and_variance_exactly(@ForAll("samples") List<Double> values) {
        double[] tame = values.stream()
                .mapToDouble(v -> Math.scalb(v, -Math.getExponent(v)))
                .toArray();
        double[] scaled = new double[tame.length];
        for (int i = 0; i < tame.length; i++) {
            scaled[i] = Math.scalb(tame[i], 600);
        }
        ExactRational factor = ExactRational.of(Math.scalb(1.0, 600));

        assertThat(ExactMoments.of(scaled).mean())
                .isEqualTo(ExactMoments.of(tame).mean().times(factor));
        assertThat(ExactMoments.of(scaled).variance())
                .isEqualTo(ExactMoments.of(tame).variance().times(factor.squared()));
    }

    @Property(tries = 500, seed = "108")
    void rounding_is_to_the_nearest_double(@ForAll("value") double value, @ForAll("value") double divisor) {
        assertThat(ExactRational.of(value).doubleValue()).isEqualTo(value + 0.0);
        if (divisor != 0) {
            double expected = value / divisor;
            assertThat(ExactRational.of(value)
                            .dividedBy(ExactRational.of(divisor))
                            .doubleValue())
                    .isEqualTo(expected + 0.0);
        }
    }

    @Property(tries = 500, seed = "109")
    void the_root_is_the_nearest_double(@ForAll("value") double value) {
        assertThat(ExactRational.of(value).abs().sqrt()).isEqualTo(Math.sqrt(Math.abs(value)));
        assertThat(ExactRational.of(value).squared().sqrt()).isEqualTo(Math.abs(value));
    }

    private static BigDecimal decimalSum(List<Double> values) {
        return values.stream().map(ExactPropertiesTest::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal exact(double value) {
        return new BigDecimal(value);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
