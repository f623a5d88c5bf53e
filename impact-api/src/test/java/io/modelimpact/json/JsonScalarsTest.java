package io.modelimpact.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScalarsTest {

    @Test
    void negativeZeroBecomesZero() {
        assertThat(JsonNumber.of(-0.0)).isEqualTo(JsonNumber.of(0)).hasToString("0");
        assertThat(Double.doubleToRawLongBits(JsonNumber.of(-0.0).value())).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbersAreFinite(double value) {
        assertThatThrownBy(() -> JsonNumber.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Double.toString(value));
    }

    @Test
    void wholeNumbersAreExactOrRefused() {
        assertThat(JsonNumber.of(9007199254740991L)).hasToString("9007199254740991");
        assertThat(JsonNumber.of(-9007199254740991L)).hasToString("-9007199254740991");
        assertThatThrownBy(() -> JsonNumber.of(9007199254740992L)).hasMessageContaining("9007199254740992");
        assertThatThrownBy(() -> JsonNumber.of(-9007199254740992L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonNumber.of(Long.MIN_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberKnowsWhetherItIsAnExactInteger() {
        assertThat(JsonNumber.of(-3.0).isInteger()).isTrue();
        assertThat(JsonNumber.of(9007199254740991.0).isInteger()).isTrue();
        assertThat(JsonNumber.of(9007199254740992.0).isInteger()).isFalse();
        assertThat(JsonNumber.of(1e300).isInteger()).isFalse();
        assertThat(JsonNumber.of(0.5).isInteger()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE02", "\uDE02\uD83D", "a\uD83Db", "\uD83D\uD83D\uDE02"})
    void stringsWithLoneSurrogatesAreRefused(String text) {
        assertThatThrownBy(() -> new JsonString(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lone surrogate U+d");
    }

    @Test
    void stringsWithSurrogatePairsAreKept() {
        assertThat(new JsonString("a\uD83D\uDE02").value()).isEqualTo("a\uD83D\uDE02");
    }

    @Test
    void booleansHaveTheirJavaValue() {
        assertThat(JsonBoolean.of(true).value()).isTrue();
        assertThat(JsonBoolean.of(false).value()).isFalse();
    }

    @Test
    void arraysYieldTheirElementsByType() {
        JsonArray objects = JsonArray.of(JsonObject.empty(), JsonObject.empty());

        assertThat(objects.objects()).containsExactly(JsonObject.empty(), JsonObject.empty());
        assertThat(JsonArray.of(objects).arrays()).containsExactly(objects);
        assertThat(JsonArray.ofStrings(new TreeSet<>(List.of("b", "a"))).strings())
                .containsExactly("a", "b");
        assertThat(JsonArray.of(JsonNumber.of(1), JsonNumber.of(0.5)).numbers()).containsExactly(1.0, 0.5);
        assertThat(objects).containsExactlyElementsOf(objects.values()).hasSize(objects.size());
        assertThat(objects.get(1)).isEqualTo(JsonObject.empty());
        assertThat(JsonArray.of().isEmpty()).isTrue();
    }

    @Test
    void anElementOfAnotherTypeIsNamedByItsIndex() {
        JsonArray mixed = JsonArray.of(new JsonString("a"), JsonNumber.of(1));

        assertThatThrownBy(mixed::strings)
                .isInstanceOf(JsonShapeException.class)
                .hasMessageContaining("expected string at index 1, found number")
                .hasMessageContaining("at /1:");
        assertThatThrownBy(mixed::objects).hasMessageContaining("expected object at index 0, found string");
    }

    @Test
    void arraysAreImmutable() {
        assertThatThrownBy(() -> JsonArray.of(JsonNull.NULL).values().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> JsonArray.ofStrings(List.of("a")).values().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void equalityIsThatOfTheContent() {
        EqualsVerifier.forClass(JsonNumber.class).verify();
        EqualsVerifier.forClass(JsonArray.class)
                .withPrefabValues(JsonValue.class, JsonNumber.of(1), JsonBoolean.TRUE)
                .withNonnullFields("values")
                .verify();
        EqualsVerifier.forClass(JsonString.class).verify();
    }
}
