package io.modelimpact.formula;

import static io.modelimpact.formula.FormulaFixtures.BOUGHT;
import static io.modelimpact.formula.FormulaFixtures.CLICKS;
import static io.modelimpact.formula.FormulaFixtures.COUNTRY;
import static io.modelimpact.formula.FormulaFixtures.DAY;
import static io.modelimpact.formula.FormulaFixtures.EUR;
import static io.modelimpact.formula.FormulaFixtures.LATENCY;
import static io.modelimpact.formula.FormulaFixtures.ORDERS;
import static io.modelimpact.formula.FormulaFixtures.RETURNED;
import static io.modelimpact.formula.FormulaFixtures.REVENUE;
import static io.modelimpact.formula.FormulaFixtures.SEEN;
import static io.modelimpact.formula.FormulaFixtures.USER;
import static io.modelimpact.formula.Formulas.number;
import static io.modelimpact.formula.Formulas.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.measure.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaValuesTest {

    static Stream<Arguments> scales() {
        return Stream.of(
                Arguments.of(REVENUE, OptionalInt.of(2)),
                Arguments.of(REVENUE.plus(number("1.125").in(EUR)), OptionalInt.of(3)),
                Arguments.of(REVENUE.times(REVENUE), OptionalInt.of(4)),
                Arguments.of(new DecimalField("d", "x", 18, EUR).times(REVENUE), OptionalInt.empty()),
                Arguments.of(REVENUE.dividedBy(ORDERS), OptionalInt.empty()),
                Arguments.of(CLICKS.minus(LATENCY), OptionalInt.empty()),
                Arguments.of(CLICKS.negated().absolute(), OptionalInt.of(0)),
                Arguments.of(CLICKS.clampedTo("0", "1.5"), OptionalInt.of(1)),
                Arguments.of(CLICKS.orElse("0.25"), OptionalInt.of(2)),
                Arguments.of(when(BOUGHT).then(REVENUE).otherwise(LATENCY), OptionalInt.empty()),
                Arguments.of(BOUGHT.asNumber(), OptionalInt.of(0)),
                Arguments.of(number(Long.MAX_VALUE), OptionalInt.of(0)),
                Arguments.of(number(Long.MIN_VALUE), OptionalInt.of(0)),
                Arguments.of(number("9223372036854775808"), OptionalInt.empty()),
                Arguments.of(number("1e-18"), OptionalInt.of(18)),
                Arguments.of(number("1e-19"), OptionalInt.empty()));
    }

    @ParameterizedTest
    @MethodSource("scales")
    void knowsToWhichScaleAQuantityIsExact(Quantity quantity, OptionalInt scale) {
        assertThat(quantity.decimalScale()).isEqualTo(scale);
        assertThat(quantity.type().isNumeric()).isTrue();
        assertThat(quantity.type() == ValueType.REAL).isEqualTo(scale.isEmpty());
    }

    @Test
    void combinesMeasures() {
        assertThat(REVENUE.dividedBy(ORDERS).measure()).isEqualTo(Measure.parse("EUR/orders"));
        assertThat(REVENUE.times(REVENUE).measure()).isEqualTo(Measure.parse("EUR^2"));
        assertThat(REVENUE.times("2").measure()).isEqualTo(EUR);
        assertThat(REVENUE.plus(3).cappedAt("5").orElse(1).negated().absolute().measure())
                .isEqualTo(EUR);
        assertThat(when(BOUGHT).then(REVENUE).otherwise("0").measure()).isEqualTo(EUR);
        assertThat(BOUGHT.asNumber().measure()).isEqualTo(Measure.NONE);
        assertThat(REVENUE.isAbove(1).measure()).isEqualTo(Measure.NONE);
    }

    @Test
    void givesBareNumbersTheMeasureOfTheQuantityTheyMeet() {
        assertThat(REVENUE.isAbove("2")).isEqualTo(REVENUE.isAbove(number("2").in(EUR)));
        assertThat(REVENUE.isAbove(2)).isEqualTo(REVENUE.isAbove("2.00"));
        assertThat(REVENUE.isAbove("2")).isNotEqualTo(REVENUE.isAbove(number("2")));
    }

    @Test
    void listsTheFieldsItReadsInOrder() {
        Condition condition =
                REVENUE.isAbove(1).and(BOUGHT).and(COUNTRY.is("DE")).or(REVENUE.isMissing());
        assertThat(condition.fields()).containsExactly(BOUGHT, COUNTRY, REVENUE);
        assertThat(number(1).fields()).isEmpty();
    }

    @Test
    void takesNestedConjunctionsAndDisjunctionsApart() {
        assertThat(BOUGHT.and(RETURNED).and(BOUGHT)).isEqualTo(BOUGHT.and(RETURNED.and(BOUGHT)));
        assertThat(BOUGHT.or(RETURNED).or(BOUGHT)).isEqualTo(BOUGHT.or(RETURNED.or(BOUGHT)));
        assertThat(BOUGHT.or(RETURNED).and(BOUGHT).operands()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1,5", ".5", "5.", "0x1", "1e400", "1e-400", "1e9999", "NaN", "٣", " 1", "--1"})
    void refusesTextsThatAreNotNumbers(String text) {
        assertRefused(() -> number(text), "formula/invalid-number");
    }

    @Test
    void refusesNumbersThatWouldFillTheMemory() {
        assertRefused(() -> number(new BigDecimal("1e999999999")), "formula/invalid-number");
        assertRefused(() -> CLICKS.cappedAt(new BigDecimal("1e-999999999")), "formula/invalid-number");
        assertRefused(() -> number("1".repeat(100_000)), "formula/invalid-number");
    }

    @Test
    void writesNumbersInOneForm() {
        assertThat(number("+2.500")).isEqualTo(number("25e-1")).hasToString("2.5");
        assertThat(number("1e3")).isEqualTo(number(1000)).hasToString("1000");
        assertThat(number("-0.0")).isEqualTo(number(0)).hasToString("0");
    }

    @Test
    void refusesNodesThatSayNothing() {
        assertRefused(() -> COUNTRY.isOneOf(), "formula/no-values");
        assertRefused(() -> COUNTRY.is("\ud800"), "formula/invalid-value");
        assertRefused(() -> new AllOf(List.of(BOUGHT)), "formula/no-conditions");
        assertRefused(() -> new AnyOf(List.of()), "formula/no-conditions");
        assertRefused(() -> new Clamp(CLICKS, Optional.empty(), Optional.empty()), "formula/no-bounds");
    }

    @Test
    void refusesBoundsInTimeOfTheWrongForm() {
        assertRefused(() -> DAY.isBefore("2026-02-30"), "formula/invalid-time");
        assertRefused(() -> DAY.isOnOrAfter("2026-01-01T00:00:00Z"), "formula/invalid-time");
        assertRefused(() -> SEEN.isBefore("2026-01-01"), "formula/invalid-time");
        assertThatThrownBy(() -> SEEN.isBefore("2026-01-01T00:00:00"))
                .hasMessageContaining(
                        "expected a point in time such as 2026-01-31T00:00:00Z, found '2026-01-01T00:00:00'");
    }

    @Test
    void ordersFieldsByDatasetThenNameThenDeclaration() {
        Field elsewhere = new FlagField("a", "z");
        Field dollars = REVENUE.in(Measure.of("USD"));
        Field finer = new DecimalField("users", "revenue", 3, EUR);
        assertThat(new TreeSet<>(List.of(USER, finer, REVENUE, dollars, elsewhere, BOUGHT, REVENUE)))
                .containsExactly(elsewhere, BOUGHT, REVENUE, dollars, finer, USER);
        assertThat(REVENUE.isSameColumnAs(finer)).isTrue();
        assertThat(REVENUE.isSameColumnAs(ORDERS)).isFalse();
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ImpactException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
