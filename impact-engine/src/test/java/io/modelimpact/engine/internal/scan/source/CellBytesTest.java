package io.modelimpact.engine.internal.scan.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Reading bytes and reading texts agree. */
class CellBytesTest {

    private final CellBytes cell = new CellBytes();

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> oddities = Arbitraries.strings()
                .withChars("0123456789.-+eE")
                .ofMinLength(1)
                .ofMaxLength(25);
        Arbitrary<String> doubles = Arbitraries.longs().map(bits -> Double.toString(Double.longBitsToDouble(bits)));
        Arbitrary<String> ordinary =
                Arbitraries.doubles().between(-1e6, 1e6).ofScale(15).map(String::valueOf);
        Arbitrary<String> decimals = Arbitraries.bigDecimals().map(number -> number.toPlainString());
        Arbitrary<String> integers = Arbitraries.longs().map(String::valueOf);
        Arbitrary<String> words =
                Arbitraries.of("NaN", "inf", "-Infinity", "1d", "0x1p3", ".", "-", "+", "e5", "1e", "1.", ".5", "é");
        return Arbitraries.oneOf(oddities, doubles, ordinary, decimals, integers, words);
    }

    @Property(tries = 4000, seed = "711")
    void reals_agree(@ForAll("numbers") String text) {
        byte[] bytes = padded(text);
        OptionalDouble expected = CellParser.real(text);

        assertThat(cell.real(bytes, 1, bytes.length - 1)).as(text).isEqualTo(expected.isPresent());
        assertThat(Double.doubleToRawLongBits(cell.real()))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(expected.orElse(0)));
    }

    @Property(tries = 4000, seed = "712")
    void decimals_agree(@ForAll("numbers") String text, @ForAll @IntRange(min = 0, max = 20) int scale) {
        byte[] bytes = padded(text);
        OptionalLong expected = CellParser.decimal(text, scale);

        assertThat(cell.decimal(bytes, 1, bytes.length - 1, scale)).as(text).isEqualTo(expected.isPresent());
        assertThat(cell.value()).as(text).isEqualTo(expected.orElse(0));
    }

    @Property(tries = 10_000, seed = "713")
    void significands_of_19_digits_are_rounded_to_the_nearest(
            @ForAll @IntRange(min = -90, max = 70) int exponent, @ForAll long bits) {
        long significand = bits >>> (1 + (bits & 31));
        double fast = DecimalReals.nearest(significand, exponent);

        if (!Double.isNaN(fast)) {
            assertThat(fast).isEqualTo(Double.parseDouble(significand + "e" + exponent));
        }
    }

    @Property(tries = 500, seed = "714")
    void flags_agree(@ForAll("flags") String text) {
        byte[] bytes = padded(text);
        OptionalLong expected = CellParser.flag(text);

        assertThat(cell.flag(bytes, 1, bytes.length - 1)).as(text).isEqualTo(expected.isPresent());
        assertThat(cell.value()).isEqualTo(expected.orElse(0));
    }

    @Provide
    Arbitrary<String> flags() {
        return Arbitraries.of("true", "T", "yes", "1", "0", "F", "No", "false", "2", "x", "01", "\u0130", "TRUE ");
    }

    private static byte[] padded(String text) {
        return ("9" + text + "9").getBytes(StandardCharsets.UTF_8);
    }
}
