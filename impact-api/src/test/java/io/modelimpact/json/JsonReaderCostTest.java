package io.modelimpact.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hostile texts of a megabyte or more; anything worse than nearly linear work would run for minutes. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JsonReaderCostTest {

    private static final int MANY = 2_000_000;

    private final JsonReader reader = JsonReader.strict();

    @Test
    void millionsOfOpenBracketsAreRefused() {
        assertRefused("[".repeat(MANY), "json/too-deep");
    }

    @Test
    void aNumberOfMillionsOfDigitsIsRefused() {
        assertRefused("1".repeat(MANY), "json/number-too-long");
    }

    @Test
    void anExponentOfMillionsOfDigitsIsRefused() {
        assertRefused("1e" + "9".repeat(MANY), "json/number-too-long");
    }

    @Test
    void aFaultAfterMillionsOfLinesIsFound() {
        assertRefused("[" + "\n".repeat(MANY) + "?", "json/syntax");
    }

    @Test
    void numbersOnTheEdgeOfTheSubnormalsAreReadAndWritten() {
        String text = "[" + "1e-315,1e-320,2.2250738585072011e-308,".repeat(20_000) + "5e-324]";

        assertThat(CanonicalJson.text(reader.read(text))).contains("1e-315,1e-320,2.225073858507201e-308,");
    }

    @Test
    void keysWithEqualHashCodesAreRead() {
        String members = IntStream.range(0, 1 << 16)
                .mapToObj(JsonReaderCostTest::collidingKey)
                .map(key -> "\"" + key + "\":0")
                .collect(Collectors.joining(","));

        JsonObject object = (JsonObject) reader.read("{" + members + "}");

        assertThat(object.size()).isEqualTo(1 << 16);
        assertThat(object.keys().stream().mapToInt(String::hashCode).distinct()).hasSize(1);
    }

    @Test
    void aStringOfMillionsOfEscapesIsRead() {
        assertThat(reader.read("\"" + "\\ud83d\\ude02".repeat(MANY / 10) + "\"").toString())
                .hasSize(2 + 2 * (MANY / 10));
    }

    private void assertRefused(String text, String code) {
        assertThatThrownBy(() -> reader.read(text))
                .isInstanceOfSatisfying(
                        JsonFormatException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    /** Sixteen times one of two pairs of letters of equal hash code. */
    private static String collidingKey(int number) {
        return IntStream.range(0, 16)
                .mapToObj(bit -> ((number >> bit) & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }
}
