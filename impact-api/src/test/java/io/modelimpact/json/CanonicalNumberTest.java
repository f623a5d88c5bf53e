package io.modelimpact.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0x0p0, 0",
        "-0x0p0, 0",
        "0x1p0, 1",
        "-0x1.8p0, -1.5",
        "0x1.999999999999ap-4, 0.1",
        "0x1.3333333333334p-2, 0.30000000000000004",
        "0x0.0000000000001p-1022, 5e-324",
        "-0x0.0000000000001p-1022, -5e-324",
        "0x0.0000000000002p-1022, 1e-323",
        "0x0.0000000000003p-1022, 1.5e-323",
        "0x0.0000000000004p-1022, 2e-323",
        "0x0.fffffffffffffp-1022, 2.225073858507201e-308",
        "0x1p-1022, 2.2250738585072014e-308",
        "0x1.fffffffffffffp1023, 1.7976931348623157e+308",
        "0x1p-44, 5.684341886080802e-14",
        "0x1p53, 9007199254740992",
        "-0x1p53, -9007199254740992",
        "0x1p68, 295147905179352830000",
        "0x1.fffffffffffffp52, 9007199254740991",
    })
    void valuesAtTheEdgesOfTheFormat(String hex, String expected) {
        assertThat(CanonicalJson.number(Double.parseDouble(hex))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e+21",
                "100000000000000000000",
                "999999999999999900000",
                "0.000001",
                "1e-7",
                "0.0000012",
                "1.2e-7",
                "1e+23",
                "9.999999999999997e+22",
                "1.0000000000000001e+23",
                "8.41e+21",
                "2e+23",
                "333333333.3333333",
                "4.35",
                "123.456",
                "-120000",
                "0.002"
            })
    void theCanonicalTextOfADecimalIsItsShortForm(String text) {
        assertThat(CanonicalJson.number(Double.parseDouble(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void valuesThatAreNotNumbersAreRefused(double value) {
        assertThatThrownBy(() -> CanonicalJson.number(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Double.toString(value));
    }

    @Test
    void everyPowerOfTwoAndItsNeighboursAgreeWithTheDefinition() {
        assertAgreeWithNeighbours(
                IntStream.rangeClosed(-1074, 1023).mapToDouble(exponent -> Math.scalb(1.0, exponent)));
    }

    @Test
    void everyPowerOfTenAndItsNeighboursAgreeWithTheDefinition() {
        assertAgreeWithNeighbours(
                IntStream.rangeClosed(-323, 308).mapToDouble(exponent -> Double.parseDouble("1e" + exponent)));
    }

    @Test
    void theSmallestSubnormalsAgreeWithTheDefinition() {
        assertAgree(LongStream.rangeClosed(1, 500).mapToDouble(Double::longBitsToDouble));
    }

    @Test
    void randomBitPatternsAgreeWithTheDefinition() {
        assertAgree(randomDoubles(3_000, 11));
    }

    @Test
    void wholeNumbersBeyondTheExactRangeAgreeWithTheDefinition() {
        SplittableRandom random = new SplittableRandom(12);
        assertAgree(DoubleStream.generate(() -> (double) random.nextLong()).limit(3_000));
    }

    @Test
    void shortDecimalsAgreeWithTheDefinition() {
        SplittableRandom random = new SplittableRandom(13);
        assertAgree(DoubleStream.generate(
                        () -> Double.parseDouble(random.nextInt(100_000) + "e" + random.nextInt(-330, 300)))
                .limit(3_000));
    }

    @Test
    void everyTextReadsBackAsItsValue() {
        randomDoubles(250_000, 14)
                .forEach(value -> assertThat(Double.parseDouble(CanonicalJson.number(value)))
                        .isEqualTo(value));
    }

    @Property(seed = "8785", tries = 2_000)
    void aNumberAndItsNegativeDifferInTheSignOnly(@ForAll double value) {
        if (value > 0) {
            assertThat(CanonicalJson.number(-value)).isEqualTo("-" + CanonicalJson.number(value));
        }
    }

    @Test
    void theLogarithmsUsedForScalingAreExactForEveryExponent() {
        for (int q = -1074; q <= 971; q++) {
            assertThat(PowersOfTen.floorLog10(q)).isEqualTo(ExactLogarithms.floorLog10(1, q));
            assertThat(PowersOfTen.floorLog10ThreeQuarters(q)).isEqualTo(ExactLogarithms.floorLog10(3, q - 2));
        }
        for (int k = PowersOfTen.SMALLEST_K; k <= PowersOfTen.LARGEST_K; k++) {
            assertThat(PowersOfTen.floorLog2OfPower(-k)).isEqualTo(ExactLogarithms.floorLog2OfPowerOfTen(-k));
        }
    }

    private static void assertAgreeWithNeighbours(DoubleStream values) {
        assertAgree(values.flatMap(value -> DoubleStream.of(Math.nextDown(value), value, Math.nextUp(value))));
    }

    private static void assertAgree(DoubleStream values) {
        values.forEach(value -> assertThat(CanonicalJson.number(value))
                .as(() -> Double.toHexString(value))
                .isEqualTo(NumberOracle.text(value)));
    }

    private static DoubleStream randomDoubles(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return LongStream.generate(random::nextLong)
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .limit(count);
    }
}
