package io.modelimpact.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.function.Consumer;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

    private final JsonObject object = JsonObject.builder()
            .put("text", "a")
            .put("whole", 7)
            .put("fraction", 0.5)
            .put("flag", true)
            .put("object", JsonObject.empty())
            .put("array", JsonArray.of())
            .put("null", JsonNull.NULL)
            .build();

    @Test
    void typedAccessorsYieldTheirType() {
        assertThat(object.string("text")).isEqualTo("a");
        assertThat(object.integer("whole")).isEqualTo(7);
        assertThat(object.number("whole")).isEqualTo(7.0);
        assertThat(object.number("fraction")).isEqualTo(0.5);
        assertThat(object.flag("flag")).isTrue();
        assertThat(object.object("object")).isEqualTo(JsonObject.empty());
        assertThat(object.array("array")).isEqualTo(JsonArray.of());
        assertThat(object.value("null")).isEqualTo(JsonNull.NULL);
    }

    @Test
    void findersYieldTheirType() {
        assertThat(object.find("flag")).contains(JsonBoolean.TRUE);
        assertThat(object.findString("text")).contains("a");
        assertThat(object.findInteger("whole")).contains(7L);
        assertThat(object.findNumber("fraction")).contains(0.5);
        assertThat(object.findFlag("flag")).contains(true);
        assertThat(object.findObject("object")).contains(JsonObject.empty());
        assertThat(object.findArray("array")).contains(JsonArray.of());
    }

    @Test
    void findersYieldNothingForAMissingKey() {
        assertThat(object.has("x")).isFalse();
        assertThat(object.find("x")).isEmpty();
        assertThat(object.findString("x")).isEmpty();
        assertThat(object.findInteger("x")).isEmpty();
        assertThat(object.findNumber("x")).isEmpty();
        assertThat(object.findFlag("x")).isEmpty();
        assertThat(object.findObject("x")).isEmpty();
        assertThat(object.findArray("x")).isEmpty();
    }

    @Test
    void aMissingKeyIsNamed() {
        assertShape(() -> object.string("x"), "json/missing-key", "expected string at key 'x', found nothing");
        assertShape(() -> object.value("x"), "json/missing-key", "expected value at key 'x', found nothing");
    }

    @Test
    void anotherTypeIsNamedByEveryAccessor() {
        assertShape(
                () -> object.string("whole"), "json/unexpected-type", "expected string at key 'whole', found number");
        assertShape(
                () -> object.integer("text"), "json/unexpected-type", "expected integer at key 'text', found string");
        assertShape(() -> object.number("null"), "json/unexpected-type", "expected number at key 'null', found null");
        assertShape(() -> object.flag("array"), "json/unexpected-type", "expected boolean at key 'array', found array");
        assertShape(
                () -> object.object("flag"), "json/unexpected-type", "expected object at key 'flag', found boolean");
        assertShape(
                () -> object.findArray("object"),
                "json/unexpected-type",
                "expected array at key 'object', found object");
    }

    @Test
    void theProblemPointsToTheKey() {
        assertThatThrownBy(
                        () -> JsonObject.empty().with("a/b", JsonNumber.of(1)).string("a/b"))
                .isInstanceOfSatisfying(
                        JsonShapeException.class,
                        shape -> assertThat(shape.problems().get(0).path()).isEqualTo("/a~1b"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1e17, 9007199254740992.0, -1e300})
    void aNumberThatIsNotAnExactIntegerIsRefusedAsOne(double value) {
        JsonObject holder = JsonObject.builder().put("n", value).build();

        assertShape(
                () -> holder.integer("n"),
                "json/not-an-integer",
                "expected integer within ±(2^53-1) at key 'n', found " + CanonicalJson.number(value));
    }

    @Test
    void keysAndEntriesAreSortedAndImmutable() {
        assertThat(object.keys()).containsExactly("array", "flag", "fraction", "null", "object", "text", "whole");
        assertThat(object.entries().keySet()).containsExactlyElementsOf(object.keys());
        assertThat(object.size()).isEqualTo(7);
        assertThatThrownBy(() -> object.keys().remove("flag")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> object.entries().remove("flag")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aDuplicateKeyIsRefusedByTheBuilder() {
        JsonObject.Builder builder = JsonObject.builder().put("a", 1);

        assertThat(builder.has("a")).isTrue();
        assertThatThrownBy(() -> builder.put("a", "again"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a'");
        assertThatThrownBy(() -> builder.putAll(JsonObject.empty().with("a", JsonNumber.of(1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.build()).isEqualTo(JsonObject.empty().with("a", JsonNumber.of(1)));
    }

    @Test
    void optionalValuesArePutIfPresent() {
        JsonObject built = JsonObject.builder()
                .put("present", Optional.of(new JsonString("x")))
                .put("absent", Optional.empty())
                .build();

        assertThat(built.keys()).containsExactly("present");
    }

    @Test
    void whatIsPutAfterBuildDoesNotReachTheBuiltObject() {
        JsonObject.Builder builder = JsonObject.builder().put("a", 1);
        JsonObject built = builder.build();

        builder.put("b", 2);

        assertThat(built.keys()).containsExactly("a");
    }

    @Test
    void withAndWithoutLeaveTheOriginalAlone() {
        JsonObject one = JsonObject.empty().with("a", JsonNumber.of(1));
        JsonObject two = one.with("a", JsonNumber.of(2)).with("b", JsonBoolean.TRUE);

        assertThat(one.number("a")).isEqualTo(1);
        assertThat(two.number("a")).isEqualTo(2);
        assertThat(two.without("b").keys()).containsExactly("a");
        assertThat(two.without("c")).isSameAs(two);
        assertThat(two.keys()).containsExactly("a", "b");
        assertThat(JsonObject.empty().isEmpty()).isTrue();
    }

    @Test
    void putAllAddsEveryMember() {
        assertThat(JsonObject.builder().putAll(object).build()).isEqualTo(object);
    }

    @Test
    void keysWithLoneSurrogatesAreRefused() {
        assertThatThrownBy(() -> JsonObject.builder().put("\uD800", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> object.with("a\uDC00", JsonNull.NULL)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalityIsThatOfTheMembers() {
        EqualsVerifier.forClass(JsonObject.class)
                .withPrefabValues(JsonValue.class, JsonNumber.of(1), JsonBoolean.TRUE)
                .withNonnullFields("members")
                .verify();
    }

    private static void assertShape(ThrowingCallable access, String code, String message) {
        Consumer<JsonShapeException> matches = shape -> {
            assertThat(shape.code()).isEqualTo(code);
            assertThat(shape).hasMessageContaining(message).hasMessageContaining("Remedy: ");
        };
        assertThatThrownBy(access).isInstanceOfSatisfying(JsonShapeException.class, matches);
    }
}
