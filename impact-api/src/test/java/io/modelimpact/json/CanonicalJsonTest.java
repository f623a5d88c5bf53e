package io.modelimpact.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    private static final String SMILEY = "\uD83D\uDE02";
    private static final String DALET = "\uFB33";

    @Test
    void keysAreSortedByCodeUnitsNotCodePoints() {
        JsonObject object = JsonObject.builder()
                .put(DALET, 1)
                .put(SMILEY, 2)
                .put("b", 3)
                .put("a", 4)
                .put("B", 5)
                .put("", 6)
                .build();

        assertThat(CanonicalJson.text(object))
                .isEqualTo("{\"\":6,\"B\":5,\"a\":4,\"b\":3,\"" + SMILEY + "\":2,\"" + DALET + "\":1}");
    }

    @Test
    void onlyWhatMustBeEscapedIsEscaped() {
        JsonString string = new JsonString("\"\\/\b\t\n\f\r\u0000\u000B\u001F\u007F\u0080\u2028\u20AC" + SMILEY);

        assertThat(CanonicalJson.text(string))
                .isEqualTo("\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u000b\\u001f\u007F\u0080\u2028\u20AC" + SMILEY + "\"");
    }

    @Test
    void textIsNotNormalised() {
        assertThat(CanonicalJson.text(new JsonString("A\u030A"))).isEqualTo("\"A\u030A\"");
    }

    @Test
    void bytesAreUtf8() {
        assertThat(CanonicalJson.bytes(new JsonString("\u20AC" + SMILEY))).isEqualTo(new byte[] {
            '"', (byte) 0xe2, (byte) 0x82, (byte) 0xac, (byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x82, '"'
        });
    }

    @Test
    void emptyAndNestedValuesHaveNoWhiteSpace() {
        JsonValue value = JsonReader.plain().read(" { \"o\" : { } , \"a\" : [ [ ] , true , false , null , 1.0 ] } \n");

        assertThat(CanonicalJson.text(value)).isEqualTo("{\"a\":[[],true,false,null,1],\"o\":{}}");
    }

    @Test
    void toStringOfEveryTypeIsItsCanonicalText() {
        List<JsonValue> values = List.of(
                JsonObject.builder().put("a", 1).build(),
                JsonArray.of(JsonNumber.of(0.5)),
                new JsonString("a\nb"),
                JsonNumber.of(1e21),
                JsonBoolean.TRUE,
                JsonNull.NULL);

        assertThat(values).allSatisfy(value -> assertThat(value).hasToString(CanonicalJson.text(value)));
    }

    @Test
    void prettyTextHasOneMemberALine() {
        JsonValue value = JsonReader.strict().read("{\"b\":[1,{\"x\":\"a\\nb\"}],\"a\":{},\"c\":[],\"d\":true}");

        assertThat(JsonPrinter.pretty(value)).isEqualTo("""
                        {
                          "a": {},
                          "b": [
                            1,
                            {
                              "x": "a\\nb"
                            }
                          ],
                          "c": [],
                          "d": true
                        }""");
    }

    @Property(seed = "1", tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsReadBackEqual(@ForAll("values") JsonValue value) {
        assertThat(JsonReader.strict().read(CanonicalJson.bytes(value))).isEqualTo(value);
        assertThat(JsonReader.strict().read(CanonicalJson.text(value))).isEqualTo(value);
        assertThat(JsonReader.strict().read(JsonPrinter.pretty(value))).isEqualTo(value);
    }

    @Property(seed = "2", tries = 500, edgeCases = EdgeCasesMode.NONE)
    void valuesAreEqualExactlyIfTheirBytesAre(@ForAll("values") JsonValue left, @ForAll("values") JsonValue right) {
        assertThat(left.equals(right)).isEqualTo(CanonicalJson.text(left).equals(CanonicalJson.text(right)));
        assertThat(JsonDiff.first(left, right).isEmpty()).isEqualTo(left.equals(right));
        assertThat(JsonDiff.first(left, left)).isEmpty();
    }

    @Property(seed = "3", tries = 200, edgeCases = EdgeCasesMode.NONE)
    void bytesDoNotDependOnTheOrderOfConstruction(@ForAll("values") JsonValue one, @ForAll("values") JsonValue two) {
        JsonObject forwards =
                JsonObject.builder().put("one", one).put("two", two).build();
        JsonObject backwards = JsonObject.empty().with("two", two).with("one", one);

        assertThat(CanonicalJson.bytes(forwards)).isEqualTo(CanonicalJson.bytes(backwards));
    }

    @Property(seed = "4", tries = 500, edgeCases = EdgeCasesMode.NONE)
    void bytesAreTheUtf8FormOfTheText(@ForAll("values") JsonValue value) {
        assertThat(new String(CanonicalJson.bytes(value), StandardCharsets.UTF_8))
                .isEqualTo(CanonicalJson.text(value));
    }

    @Provide
    Arbitrary<JsonValue> values() {
        return Arbitraries.recursive(CanonicalJsonTest::scalars, CanonicalJsonTest::nested, 0, 3);
    }

    private static Arbitrary<JsonValue> scalars() {
        Arbitrary<Double> bitPatterns =
                Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
        return Arbitraries.oneOf(
                texts().map(JsonString::new),
                bitPatterns.map(JsonNumber::of),
                Arbitraries.integers().between(-3, 3).map(i -> JsonNumber.of(i.longValue())),
                Arbitraries.doubles().between(-1e22, 1e22).map(JsonNumber::of),
                Arbitraries.of(JsonBoolean.TRUE, JsonBoolean.FALSE));
    }

    private static Arbitrary<JsonValue> nested(Arbitrary<JsonValue> parts) {
        Arbitrary<JsonValue> arrays = parts.list().ofMaxSize(4).map(JsonArray::of);
        Arbitrary<JsonValue> objects =
                Arbitraries.maps(texts(), parts).ofMaxSize(4).map(CanonicalJsonTest::object);
        return Arbitraries.oneOf(arrays, objects);
    }

    private static JsonObject object(Map<String, JsonValue> members) {
        JsonObject.Builder builder = JsonObject.builder();
        members.forEach(builder::put);
        return builder.build();
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(6).filter(text -> JsonString.loneSurrogate(text) < 0);
    }
}
