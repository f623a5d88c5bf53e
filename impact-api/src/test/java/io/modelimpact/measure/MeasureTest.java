package io.modelimpact.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

    private static final Measure EUR = Measure.of("EUR");

    @Test
    void writesNumeratorsBeforeDenominatorsInTheOrderOfNames() {
        Measure measure = Measures.MILLISECONDS
                .times(Measures.MILLISECONDS)
                .times(EUR)
                .dividedBy(Measures.PERSONS)
                .dividedBy(Measures.ORDERS);
        assertThat(measure.text()).isEqualTo("EUR*ms^2/orders/persons");
        assertThat(measure).hasToString("EUR*ms^2/orders/persons");
        assertThat(measure.exponents())
                .containsExactly(
                        java.util.Map.entry("EUR", 1),
                        java.util.Map.entry("ms", 2),
                        java.util.Map.entry("orders", -1),
                        java.util.Map.entry("persons", -1));
    }

    @Test
    void cancelsToTheDimensionlessMeasure() {
        assertThat(EUR.dividedBy(EUR)).isEqualTo(Measure.NONE);
        assertThat(EUR.dividedBy(EUR).isNone()).isTrue();
        assertThat(EUR.isNone()).isFalse();
        assertThat(Measure.NONE.text()).isEqualTo("1");
        assertThat(Measure.NONE.dividedBy(Measures.SECONDS).text()).isEqualTo("1/s");
    }

    @Test
    void neverConverts() {
        assertThat(Measures.MILLISECONDS).isNotEqualTo(Measures.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "EUR, EUR",
        "1/s, 1/s",
        "1/s*EUR, EUR/s",
        "EUR*EUR, EUR^2",
        "a/b*b, a",
        "b*a, a*b",
        "a/b^2/c, a/b^2/c",
        "x^99, x^99"
    })
    void readsMeasuresInAnyOrder(String text, String canonical) {
        assertThat(Measure.parse(text).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1",
        "' EUR', 1",
        "2, 1",
        "1*a, 1",
        "1/, 3",
        "EUR*, 5",
        "EUR per order, 4",
        "a^0, 2",
        "a^100, 5",
        "a^-1, 2",
        "%, 1",
        "a/1, 3"
    })
    void namesTheCharacterAtWhichAMeasureIsNotUnderstood(String text, int position) {
        assertThatThrownBy(() -> Measure.parse(text))
                .isInstanceOfSatisfying(
                        ImpactException.class, e -> assertThat(e.code()).isEqualTo("measure/syntax"))
                .hasMessageContaining("measure '" + text + "' is not understood at character " + position + ".");
    }

    @Test
    void refusesExponentsBeyondItsRange() {
        assertThatThrownBy(() -> Measure.parse("x^99").times(Measure.of("x")))
                .isInstanceOfSatisfying(
                        ImpactException.class, e -> assertThat(e.code()).isEqualTo("measure/exponent-too-large"))
                .hasMessageContaining("exponent 100 of x is beyond 99 in magnitude");
        assertThatThrownBy(() -> Measure.parse("1/x^99/x")).isInstanceOf(ImpactException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "EUR/s", "é", "a b", "_a", "%"})
    void refusesNamesThatAreNotPlain(String name) {
        assertThatThrownBy(() -> Measure.of(name))
                .isInstanceOfSatisfying(
                        ImpactException.class, e -> assertThat(e.code()).isEqualTo("measure/invalid-name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eur", "EURO", "E1R", "", "EU"})
    void refusesCurrenciesThatAreNotThreeCapitalLetters(String code) {
        assertThatThrownBy(() -> Measures.currency(code))
                .isInstanceOfSatisfying(
                        ImpactException.class, e -> assertThat(e.code()).isEqualTo("measure/invalid-currency"))
                .hasMessageContaining("found '" + code + "'");
    }

    @Test
    void isAValue() {
        assertThat(Measures.currency("EUR")).isEqualTo(EUR);
        EqualsVerifier.forClass(Measure.class).withNonnullFields("exponents").verify();
    }

    @Property(seed = "7", tries = 200)
    void formsAnAbelianGroup(
            @ForAll("measures") Measure first, @ForAll("measures") Measure second, @ForAll("measures") Measure third) {
        assertThat(first.times(second)).isEqualTo(second.times(first));
        assertThat(first.times(second).times(third)).isEqualTo(first.times(second.times(third)));
        assertThat(first.times(Measure.NONE)).isEqualTo(first);
        assertThat(first.dividedBy(second).times(second)).isEqualTo(first);
    }

    @Property(seed = "11", tries = 200)
    void readsBackWhatItWrites(@ForAll("measures") Measure measure) {
        assertThat(Measure.parse(measure.text())).isEqualTo(measure);
    }

    @Provide
    Arbitrary<Measure> measures() {
        Arbitrary<Measure> bases = Arbitraries.of("EUR", "ms", "s", "orders_2").map(Measure::of);
        Arbitrary<List<Measure>> factors = bases.list().ofMaxSize(4);
        return net.jqwik.api.Combinators.combine(factors, factors).as((up, down) -> {
            Measure product = up.stream().reduce(Measure.NONE, Measure::times);
            return down.stream().reduce(product, Measure::dividedBy);
        });
    }
}
