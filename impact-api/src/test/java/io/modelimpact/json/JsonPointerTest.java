package io.modelimpact.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointerTest {

    private final JsonValue document =
            JsonReader.strict().read("{\"a\":[10,{\"b/c\":20}],\"\":30,\"m~n\":40,\"~1\":50,\"0\":60}");

    @ParameterizedTest
    @CsvSource({"/a/0, 10", "/a/1/b~1c, 20", "/, 30", "/m~0n, 40", "/~01, 50", "/0, 60"})
    void pointersLeadToTheirValue(String pointer, long expected) {
        assertThat(JsonPointer.parse(pointer).resolve(document)).contains(JsonNumber.of(expected));
    }

    @Test
    void theEmptyPointerLeadsToTheWhole() {
        assertThat(JsonPointer.parse("").resolve(document)).contains(document);
        assertThat(JsonPointer.root()).hasToString("").isEqualTo(JsonPointer.parse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x",
                "/a/2",
                "/a/-",
                "/a/00",
                "/a/+0",
                "/a/-1",
                "/a/",
                "/a/99999999999",
                "/a/2147483648",
                "/a/0/x",
                "/a/\u0660"
            })
    void pointersToNothingYieldNothing(String pointer) {
        assertThat(JsonPointer.parse(pointer).resolve(document)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "#/a", "/a~", "/~2", "/~/x", "/a/~01~"})
    void malformedPointersAreRefused(String pointer) {
        assertThatThrownBy(() -> JsonPointer.parse(pointer))
                .isInstanceOfSatisfying(
                        JsonShapeException.class,
                        shape -> assertThat(shape.code()).isEqualTo("json/pointer-syntax"))
                .hasMessageContaining(pointer);
    }

    @Test
    void appendedTokensAreEscaped() {
        JsonPointer pointer = JsonPointer.root().append("metrics").append(3).append("a/b~c");

        assertThat(pointer).hasToString("/metrics/3/a~1b~0c");
        assertThat(pointer.tokens()).isEqualTo(List.of("metrics", "3", "a/b~c"));
        assertThatThrownBy(() -> pointer.append(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(seed = "6901", tries = 500)
    void anyPointerIsReadBackFromItsText(@ForAll List<String> tokens) {
        JsonPointer pointer = new JsonPointer(tokens);

        assertThat(JsonPointer.parse(pointer.toString())).isEqualTo(pointer);
    }
}
