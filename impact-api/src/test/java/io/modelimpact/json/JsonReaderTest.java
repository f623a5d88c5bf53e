package io.modelimpact.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private final JsonReader strict = JsonReader.strict();
    private final JsonReader plain = JsonReader.plain();

    /** In the texts below, a bar stands for a double quote and an underscore for a line feed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{|a|:1,_ |a|:2}; json/duplicate-key; 2; 2; 9",
                "{|a|:1,|\\u0061|:2}; json/duplicate-key; 1; 8; 7",
                "[{|x|:{|a|:1,|b|:2,|a|:3}}]; json/duplicate-key; 1; 20; 19",
                "[|\\ud800|]; json/lone-surrogate; 1; 2; 1",
                "[|\\udc00\\ud800|]; json/lone-surrogate; 1; 2; 1",
                "{|\\ud83dx|:1}; json/lone-surrogate; 1; 2; 1",
                "[1e400]; json/number-overflow; 1; 2; 1",
                "[-1e400]; json/number-overflow; 1; 2; 1",
                "[1e999999999999]; json/number-overflow; 1; 2; 1",
                "[1e-400]; json/number-underflow; 1; 2; 1",
                "[-1e-400]; json/number-underflow; 1; 2; 1",
                "{} x; json/trailing-text; 1; 4; 3",
                "1 2; json/trailing-text; 1; 3; 2",
                "{}__[]; json/trailing-text; 3; 1; 4",
                "[1,-0]; json/negative-zero; 1; 4; 3",
                "-0.0; json/negative-zero; 1; 1; 0",
                "-0e7; json/negative-zero; 1; 1; 0",
                "{|a|:null}; json/null-value; 1; 6; 5",
                "9007199254740993; json/integer-too-large; 1; 1; 0",
                "[-9007199254740993]; json/integer-too-large; 1; 2; 1",
                "123456789012345678901234567890; json/integer-too-large; 1; 1; 0",
                "[NaN]; json/syntax; 1; 2; 1",
                "[-Infinity]; json/syntax; 1; 3; 2",
                "[Infinity]; json/syntax; 1; 2; 1",
                "[1] // x; json/trailing-text; 1; 5; 4",
                "[/* x */1]; json/syntax; 1; 2; 1",
                "[#1]; json/syntax; 1; 2; 1",
                "[01]; json/number-syntax; 1; 2; 1",
                "[-00.5]; json/number-syntax; 1; 2; 1",
                "[+1]; json/syntax; 1; 2; 1",
                "[.5]; json/syntax; 1; 2; 1",
                "[1.]; json/syntax; 1; 4; 3",
                "[1e]; json/syntax; 1; 4; 3",
                "[1e+]; json/syntax; 1; 5; 4",
                "[0x10]; json/syntax; 1; 3; 2",
                "[1,]; json/syntax; 1; 4; 3",
                "[1 2]; json/syntax; 1; 4; 3",
                "{|a|:1,}; json/syntax; 1; 8; 7",
                "{a:1}; json/syntax; 1; 2; 1",
                "{|a| 1}; json/syntax; 1; 6; 5",
                "{|a|:1]; json/syntax; 1; 7; 6",
                "['a']; json/syntax; 1; 2; 1",
                "[tru]; json/syntax; 1; 2; 1",
                "[truex]; json/syntax; 1; 6; 5",
                "[True]; json/syntax; 1; 2; 1",
                "[; json/unexpected-end; 1; 2; 1",
                "{|a|; json/unexpected-end; 1; 5; 4",
                "|ab; json/unexpected-end; 1; 4; 3",
                "|ab\\; json/unexpected-end; 1; 5; 4",
                "|\\u00; json/unexpected-end; 1; 6; 5",
                "-; json/unexpected-end; 1; 2; 1",
                "1e; json/unexpected-end; 1; 3; 2",
                "''; json/unexpected-end; 1; 1; 0",
                "[|a_b|]; json/control-character; 1; 4; 3",
                "[|\\x|]; json/invalid-escape; 1; 3; 2",
                "[|\\u12g4|]; json/invalid-escape; 1; 3; 2",
                "[|\\U0041|]; json/invalid-escape; 1; 3; 2",
                "[|é€😂|,?]; json/syntax; 1; 8; 13",
            })
    void whatCouldBeMisreadIsRefusedWithItsPlace(String pattern, String code, long line, long column, long offset) {
        String text = pattern.replace('|', '"').replace('_', '\n');

        JsonFormatException fromText = refusal(() -> strict.read(text));
        JsonFormatException fromBytes = refusal(() -> strict.read(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(fromText.code()).isEqualTo(code);
        assertThat(fromText.line()).isEqualTo(line);
        assertThat(fromText.column()).isEqualTo(column);
        assertThat(fromText.offset()).isEqualTo(offset);
        assertThat(fromText)
                .hasMessageContaining("line " + line + ", column " + column + " (byte " + offset + ")")
                .hasMessageContaining("Remedy: ");
        assertThat(fromBytes).hasMessage(fromText.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0[]", "\f[]", "[]\u2028", "[\u0661]", "[1\u0662]"})
    void onlyTheWhiteSpaceAndDigitsOfTheGrammarCount(String text) {
        assertThat(refusal(() -> strict.read(text)).code()).isIn("json/syntax", "json/trailing-text");
    }

    @ParameterizedTest
    @CsvSource({
        "5b22c0af225d, 2", // overlong form of a slash
        "5b22eda080225d, 2", // surrogate in three bytes
        "5b22f4908080225d, 2", // beyond U+10FFFF
        "5b2261ff225d, 3", // a byte that never occurs
        "5b2261e282, 3", // cut in the middle of a character
        "5b22c3225d, 2", // no continuation
    })
    void bytesThatAreNotUtf8AreRefusedWithTheirOffset(String hex, long offset) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        JsonFormatException refusal = refusal(() -> strict.read(bytes));

        assertThat(refusal.code()).isEqualTo("json/invalid-utf-8");
        assertThat(refusal.offset()).isEqualTo(offset);
        assertThat(refusal(() -> plain.read(bytes)).code()).isEqualTo("json/invalid-utf-8");
    }

    @Test
    void aByteOrderMarkIsRefused() {
        JsonFormatException refusal =
                refusal(() -> strict.read(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '1'}));

        assertThat(refusal.code()).isEqualTo("json/byte-order-mark");
        assertThat(refusal.offset()).isZero();
        assertThat(refusal).hasMessageContaining("line 1, column 1 (byte 0)");
    }

    @Test
    void textInUtf16IsRefused() {
        assertThat(refusal(() -> strict.read("{}".getBytes(StandardCharsets.UTF_16LE)))
                        .code())
                .isEqualTo("json/syntax");
    }

    @Test
    void aLoneSurrogateWrittenPlainlyIsRefused() {
        assertThat(refusal(() -> strict.read("[\"\uD83D\"]")).code()).isEqualTo("json/lone-surrogate");
    }

    @Test
    void linesEndWithAnyOfTheThreeLineBreaks() {
        assertThat(refusal(() -> strict.read("[\n1,\r\n2,\r3,?]")).line()).isEqualTo(4);
        assertThat(refusal(() -> strict.read("[\n1,\r\n2,\r3,?]")).column()).isEqualTo(3);
    }

    @Test
    void ordinaryDocumentsAreRead() {
        JsonValue value =
                strict.read("\t{\"s\":\"\\u20ac\\ud83d\\ude02\\/\\\"\\b\\f\\n\\r\\t\",\"n\":[0,-1.5,2E3,1e-7,10],\r\n"
                        + "\"t\":true,\"f\":false,\"o\":{},\"a\":[]} ");

        assertThat(value)
                .isEqualTo(JsonObject.builder()
                        .put("s", "\u20AC\uD83D\uDE02/\"\b\f\n\r\t")
                        .put(
                                "n",
                                JsonArray.of(
                                        JsonNumber.of(0),
                                        JsonNumber.of(-1.5),
                                        JsonNumber.of(2000),
                                        JsonNumber.of(1e-7),
                                        JsonNumber.of(10)))
                        .put("t", true)
                        .put("f", false)
                        .put("o", JsonObject.empty())
                        .put("a", JsonArray.of())
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740991",
                "-9007199254740991",
                "9007199254740992",
                "100000000000000000000",
                "295147905179352830000",
                "1.7976931348623157e308",
                "5e-324",
                "0.1",
                "0e-400",
                "0.000"
            })
    void numbersThatLoseNothingAreRead(String text) {
        assertThat(strict.read(text)).isEqualTo(JsonNumber.of(Double.parseDouble(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "-0, 0",
        "-0.0, 0",
        "9007199254740993, 9007199254740992",
        "123456789012345678901234567890, 1.2345678901234568e+29",
        "1e-400, 0",
        "-1e-400, 0",
        "null, null",
        "[null], [null]"
    })
    void thePlainProfileTakesWhatTheCanonicalizationSchemeTakes(String text, String canonical) {
        assertThat(CanonicalJson.text(plain.read(text))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":1,\"a\":1}", "\"\\ud800\"", "1e400", "[] []", "01", "NaN", "\uFEFF1", "/**/1", "[1,]"})
    void thePlainProfileRefusesWhatNoDigestMayCover(String text) {
        assertThatThrownBy(() -> plain.read(text)).isInstanceOf(JsonFormatException.class);
    }

    @Test
    void nestingIsLimited() {
        assertThat(strict.read("[".repeat(200) + "]".repeat(200))).isInstanceOf(JsonArray.class);

        JsonFormatException refusal = refusal(() -> strict.read("[".repeat(201) + "]".repeat(201)));
        assertThat(refusal.code()).isEqualTo("json/too-deep");
        assertThat(refusal.column()).isEqualTo(201);
        assertThat(refusal).hasMessageContaining("200");
        assertThat(refusal(() -> strict.withMaxDepth(1).read("{\"a\":{}}")).code())
                .isEqualTo("json/too-deep");
        assertThat(strict.withMaxDepth(1).read("[]")).isEqualTo(JsonArray.of());
        assertThat(refusal(() -> strict.withMaxDepth(0).read("[]")).code()).isEqualTo("json/too-deep");
    }

    @Test
    void siblingsDoNotCountAsNesting() {
        assertThat(strict.withMaxDepth(2).read("[[],{},[]]")).isInstanceOf(JsonArray.class);
    }

    @Test
    void theGreatestDepthIsReadWrittenAndCompared() {
        String text = "{\"a\":[".repeat(500) + "]}".repeat(500);
        JsonReader deep = strict.withMaxDepth(JsonReader.GREATEST_MAX_DEPTH);

        JsonValue value = deep.read(text);

        assertThat(CanonicalJson.text(value)).isEqualTo(text);
        assertThat(deep.read(JsonPrinter.pretty(value))).isEqualTo(value);
        assertThat(JsonDiff.first(value, deep.read(text))).isEmpty();
    }

    @Test
    void sizeIsLimitedInBytes() {
        assertThat(strict.withMaxBytes(5).read("\"\u20AC\"")).isEqualTo(new JsonString("\u20AC"));
        assertThat(refusal(() -> strict.withMaxBytes(4).read("\"\u20AC\"")).code())
                .isEqualTo("json/too-large");
        assertThat(refusal(() -> strict.withMaxBytes(1).read(new byte[] {'1', '2'})))
                .hasMessageContaining("2 bytes")
                .hasMessageContaining("limit of 1")
                .hasMessageContaining("line 1, column 1 (byte 0)");
    }

    @Test
    void limitsBeyondReasonAreRefused() {
        assertThatThrownBy(() -> strict.withMaxBytes(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> strict.withMaxDepth(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> strict.withMaxDepth(1001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLimitKeepsTheProfileAndTheOtherLimit() {
        JsonReader limited = plain.withMaxDepth(1).withMaxBytes(20);

        assertThat(limited.read("[null]")).isEqualTo(JsonArray.of(JsonNull.NULL));
        assertThat(refusal(() -> limited.read("[[]]")).code()).isEqualTo("json/too-deep");
        assertThat(refusal(() -> strict.withMaxDepth(1).withMaxBytes(20).read("[null]"))
                        .code())
                .isEqualTo("json/null-value");
    }

    @Test
    void longNumbersAreRefusedBeforeTheyAreConverted() {
        assertThat(strict.read("0." + "1".repeat(1098))).isEqualTo(JsonNumber.of(0.1111111111111111));

        JsonFormatException refusal = refusal(() -> strict.read("[0." + "1".repeat(1099) + "]"));
        assertThat(refusal.code()).isEqualTo("json/number-too-long");
        assertThat(refusal.offset()).isEqualTo(1);
        assertThat(refusal).hasMessageContaining("1101 characters");
    }

    @Test
    void longKeysAreCutInMessages() {
        String key = "k".repeat(10_000);

        assertThat(refusal(() -> strict.read("{\"" + key + "\":1,\"" + key + "\":1}"))
                        .getMessage())
                .hasSizeLessThan(300);
    }

    private static JsonFormatException refusal(Runnable reading) {
        JsonFormatException refusal = catchThrowableOfType(JsonFormatException.class, reading::run);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }
}
