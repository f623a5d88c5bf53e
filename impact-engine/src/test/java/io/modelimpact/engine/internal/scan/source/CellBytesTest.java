package io.modelimpact.engine.internal.scan.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read where it stands is what is read from the text; what is written in the usual way is read where it stands. */
class CellBytesTest {

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
        Arbitrary<String> shortDecimals = Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-99_999), BigDecimal.valueOf(99_999))
                .ofScale(3)
                .map(number -> number.toPlainString());
        Arbitrary<String> integers = Arbitraries.longs().map(String::valueOf);
        Arbitrary<String> bytes = Arbitraries.integers()
                .between(1, 0x2ff)
                .map(Character::toString)
                .map(odd -> "12" + odd + "34");
        Arbitrary<String> words =
                Arbitraries.of("NaN", "inf", "-Infinity", "1d", "0x1p3", ".", "-", "-.", "+", "e5", "1e", "1.", ".5");
        return Arbitraries.oneOf(oddities, doubles, ordinary, decimals, shortDecimals, integers, bytes, words);
    }

    @Property(tries = 6000, seed = "711")
    void reals_agree(@ForAll("numbers") String text) {
        byte[] bytes = padded(text);
        double read = CellBytes.real(bytes, CsvIndex.PADDING, end(bytes));
        OptionalDouble expected = CellParser.real(text);

        if (!Double.isNaN(read)) {
            assertThat(expected).as(text).isPresent();
            assertThat(Double.doubleToRawLongBits(read))
                    .as(text)
                    .isEqualTo(Double.doubleToRawLongBits(expected.getAsDouble()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "1.5", "+2", "12345678.12345678", "0.12345678901234567", "-1e-7", "2.5E3", "7."})
    void usual_reals_are_read_where_they_stand(String text) {
        byte[] bytes = padded(text);

        assertThat(CellBytes.real(bytes, CsvIndex.PADDING, end(bytes))).isEqualTo(Double.parseDouble(text));
    }

    @Property(tries = 8000, seed = "712")
    void decimals_agree(@ForAll("numbers") String text, @ForAll @IntRange(min = 0, max = 20) int scale) {
        byte[] bytes = padded(text);
        long read = CellBytes.decimal(bytes, CsvIndex.PADDING, end(bytes), scale);
        OptionalLong expected = CellParser.decimal(text, scale);

        if (read != CellBytes.UNUSUAL) {
            assertThat(OptionalLong.of(read)).as(text).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "-7, 0, -7",
        "123456789012345, 2, 12345678901234500",
        "12345678, 0, 12345678",
        "123456789, 0, 123456789",
        "1.5, 2, 150",
        "-12345.67, 2, -1234567",
        "123456.78, 2, 12345678",
        "1234567.8, 1, 12345678",
        "12345678901.234, 3, 12345678901234",
        ".5, 1, 5",
        "5., 3, 5000",
        "0.1234567, 7, 1234567"
    })
    void usual_decimals_are_read_where_they_stand(String text, int scale, long expected) {
        byte[] bytes = padded(text);

        assertThat(CellBytes.decimal(bytes, CsvIndex.PADDING, end(bytes), scale))
                .isEqualTo(expected);
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

    @ParameterizedTest
    @ValueSource(strings = {"true", "T", "yes", "1", "0", "F", "No", "false", "2", "x", "01", "\u0130", "TRUE ", "/"})
    void flags_agree(String text) {
        byte[] bytes = padded(text);
        long read = CellBytes.flag(bytes, CsvIndex.PADDING, end(bytes));

        if (read != CellBytes.UNUSUAL) {
            assertThat(OptionalLong.of(read)).isEqualTo(CellParser.flag(text));
        }
        assertThat(read != CellBytes.UNUSUAL).isEqualTo(text.equals("0") || text.equals("1"));
    }

    @Provide
    Arbitrary<String> days() {
        Arbitrary<String> real = Arbitraries.longs()
                .between(-719_528, 2_932_896)
                .map(LocalDate::ofEpochDay)
                .map(LocalDate::toString);
        Arbitrary<String> near = Combinators.combine(
                        Arbitraries.integers().between(1895, 2005),
                        Arbitraries.integers().between(0, 14),
                        Arbitraries.integers().between(0, 33))
                .as("%04d-%02d-%02d"::formatted);
        Arbitrary<String> odd = Arbitraries.strings().withChars("0123456789-/:").ofLength(10);
        return Arbitraries.oneOf(real, near, odd);
    }

    @Property(tries = 4000, seed = "715")
    void days_agree(@ForAll("days") String text) {
        byte[] bytes = padded(text);
        long read = CellBytes.day(bytes, CsvIndex.PADDING, end(bytes));
        Optional<LocalDate> expected = CellParser.date(text);

        assertThat(read).as(text).isEqualTo(expected.map(LocalDate::toEpochDay).orElse(CellBytes.UNUSUAL));
    }

    @Provide
    Arbitrary<String> instants() {
        Arbitrary<String> times = Combinators.combine(
                        Arbitraries.integers().between(0, 25),
                        Arbitraries.integers().between(0, 61),
                        Arbitraries.integers().between(0, 61))
                .as("%02d:%02d:%02d"::formatted);
        Arbitrary<String> ends = Arbitraries.of("Z", "Z", "Z", "z", "+02:00", ".5Z", "");
        return Combinators.combine(days(), Arbitraries.of("T", "T", "T", "t", " "), times, ends)
                .as((day, between, time, end) -> day + between + time + end);
    }

    @Property(tries = 4000, seed = "716")
    void instants_agree(@ForAll("instants") String text) {
        byte[] bytes = padded(text);
        long read = CellBytes.second(bytes, CsvIndex.PADDING, end(bytes));
        Optional<Instant> expected = CellParser.instant(text);

        if (read != CellBytes.UNUSUAL) {
            assertThat(expected).as(text).contains(Instant.ofEpochSecond(read));
        } else {
            assertThat(expected.isPresent() && text.matches("[^t]*T[0-9:]{8}Z"))
                    .as(text)
                    .isFalse();
        }
    }

    /** The text between other digits than its own. */
    private static byte[] padded(String text) {
        String digits = "9".repeat(CsvIndex.PADDING);
        return (digits + text + digits).getBytes(StandardCharsets.UTF_8);
    }

    private static int end(byte[] bytes) {
        return bytes.length - CsvIndex.PADDING;
    }
}
