package io.modelimpact.formula;

import static io.modelimpact.formula.FormulaFixtures.BOUGHT;
import static io.modelimpact.formula.FormulaFixtures.CLICKS;
import static io.modelimpact.formula.FormulaFixtures.COUNTRY;
import static io.modelimpact.formula.FormulaFixtures.DAY;
import static io.modelimpact.formula.FormulaFixtures.EUR;
import static io.modelimpact.formula.FormulaFixtures.FIELDS;
import static io.modelimpact.formula.FormulaFixtures.LATENCY;
import static io.modelimpact.formula.FormulaFixtures.ORDERS;
import static io.modelimpact.formula.FormulaFixtures.RETURNED;
import static io.modelimpact.formula.FormulaFixtures.REVENUE;
import static io.modelimpact.formula.FormulaFixtures.SEEN;
import static io.modelimpact.formula.Formulas.number;
import static io.modelimpact.formula.Formulas.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormulaTextTest {

    static Stream<Arguments> formulas() {
        return Stream.of(
                form(REVENUE.dividedBy(ORDERS), "users.revenue / users.orders", "revenue divided by orders"),
                form(
                        REVENUE.plus("1").times(2).minus(REVENUE),
                        "(users.revenue + 1 [EUR]) * 2 - users.revenue",
                        "((revenue plus 1 EUR) times 2) minus revenue"),
                form(
                        REVENUE.minus(REVENUE.minus(5)),
                        "users.revenue - (users.revenue - 5 [EUR])",
                        "revenue minus (revenue minus 5 EUR)"),
                form(number("-2").negated(), "-(-2)", "the opposite of -2"),
                form(CLICKS.negated().absolute(), "abs(-users.clicks)", "the magnitude of (the opposite of clicks)"),
                form(
                        REVENUE.clampedTo("0", "99.50"),
                        "clamp(users.revenue, 0, 99.5)",
                        "revenue held to at least 0 EUR and at most 99.5 EUR"),
                form(CLICKS.flooredAt("-1e2"), "atLeast(users.clicks, -100)", "clicks held to at least -100"),
                form(CLICKS.cappedAt("3"), "atMost(users.clicks, 3)", "clicks held to at most 3"),
                form(REVENUE.orElse("0"), "coalesce(users.revenue, 0 [EUR])", "revenue, or where missing 0 EUR"),
                form(
                        when(BOUGHT).then(REVENUE).otherwise(0),
                        "if(users.bought, users.revenue, 0 [EUR])",
                        "revenue if bought, otherwise 0 EUR"),
                form(
                        BOUGHT.and(RETURNED.not()).asNumber(),
                        "number(users.bought and not users.\"not\")",
                        "1 if (bought and (not not)), otherwise 0"),
                form(
                        REVENUE.isBetween("1", "2"),
                        "users.revenue >= 1 [EUR] and users.revenue <= 2 [EUR]",
                        "(revenue is at least 1 EUR) and (revenue is at most 2 EUR)"),
                form(
                        BOUGHT.or(RETURNED).and(BOUGHT),
                        "(users.bought or users.\"not\") and users.bought",
                        "(bought or not) and bought"),
                form(
                        REVENUE.isAbove("2.50").not(),
                        "not (users.revenue > 2.5 [EUR])",
                        "not (revenue is above 2.5 EUR)"),
                form(REVENUE.isBelow(number("2")), "users.revenue < 2 [1]", "revenue is below 2"),
                form(CLICKS.isEqualTo(3), "users.clicks = 3", "clicks is equal to 3"),
                form(COUNTRY.is("D'E"), "users.country = 'D''E'", "country is 'D''E'"),
                form(
                        COUNTRY.isOneOf("DE", "AT", "DE"),
                        "users.country in ('AT', 'DE')",
                        "country is one of 'AT', 'DE'"),
                form(
                        DAY.isBefore("2026-01-31"),
                        "users.\"first day\" < '2026-01-31'",
                        "first day is before 2026-01-31"),
                form(
                        SEEN.isOnOrAfter("2026-01-31T01:00:00+01:00"),
                        "users.seen >= '2026-01-31T00:00:00Z'",
                        "seen is on or after 2026-01-31T00:00:00Z"),
                form(
                        LATENCY.isMissing(),
                        "users.\"the \"\"p95\"\" latency\" is missing",
                        "the \"p95\" latency is missing"));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void hasACanonicalTextAndAnEnglishOne(Expression formula, String text, String english) {
        assertThat(formula.text()).isEqualTo(text);
        assertThat(formula).hasToString(text);
        assertThat(Formulas.parse(text, FIELDS)).isEqualTo(formula);
        assertThat(formula.describe()).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "revenue/orders                  | users.revenue / users.orders",
                "revenue > 2.50                  | users.revenue > 2.5 [EUR]",
                "0 < revenue                     | 0 [EUR] < users.revenue",
                "1 + revenue + 2                 | 1 [EUR] + users.revenue + 2 [EUR]",
                "(1) + revenue                   | 1 [EUR] + users.revenue",
                "if(bought, 0, revenue)          | if(users.bought, 0 [EUR], users.revenue)",
                "coalesce(revenue, 1e3)          | coalesce(users.revenue, 1000 [EUR])",
                "revenue * 2                     | users.revenue * 2",
                "2 > 1                           | 2 > 1",
                "clicks != 3                     | not (users.clicks = 3)",
                "revenue is not missing          | not (users.revenue is missing)",
                "country != 'DE'                 | not (users.country = 'DE')",
                "bought and (bought and bought)  | users.bought and users.bought and users.bought",
                "not not bought                  | not (not users.bought)",
                "clicks - -2 - 3                 | users.clicks - -2 - 3",
                "- 2                             | -2",
                "\"users\".\"revenue\"           | users.revenue"
            })
    void readsWhatPeopleWrite(String text, String canonical) {
        assertThat(Formulas.parse(text, FIELDS).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "revenue +               | at character 10: expected a field, a number or '(', found the end",
                "(revenue                | at character 9: expected ')', found the end",
                "revenue orders          | at character 9: expected an operator or the end, found name 'orders'",
                "bought + 1              | at character 1: expected a quantity, found a condition",
                "revenue and bought      | at character 1: expected a condition, found a quantity",
                "bought and revenue      | at character 12: expected a condition, found a quantity",
                "country > 'DE'          | at character 9: texts have no order",
                "country = DE            | at character 11: expected a text in single quotes, found name 'DE'",
                "revenue in ('a')        | at character 1: expected a field of texts or identifiers, found a quantity",
                "seen = '2026-01-01'     | at character 6: times are compared by < and >= only",
                "clicks is there         | at character 11: expected 'missing', found name 'there'",
                "round(clicks)           | at character 1: there is no function 'round'",
                "clamp(clicks, 1)        | at character 16: expected ',', found sign ')'",
                "clamp(clicks, 1, clicks)| at character 18: expected a number without measure, found name 'clicks'",
                "clicks ? 2              | at character 8: '?' means nothing here",
                "country = 'DE           | at character 11: the quote ' is never closed",
                "users.3                 | at character 7: expected the name of a field, found number '3'",
                "nothing                 | at character 1: there is no field 'nothing', known are",
                "2 < orders.revenue      | at character 5: there is no field 'orders.revenue', known are",
                "clicks < 2 [€]          | measure '€' is not understood at character 1",
                "''                      | at character 1: expected a field, a number or '(', found text"
            })
    void saysWhereATextIsNotUnderstood(String text, String message) {
        assertThatThrownBy(() -> Formulas.parse(text, FIELDS))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesATextOfTheWrongKind() {
        assertThat(Formulas.parseQuantity("clicks", FIELDS)).isEqualTo(CLICKS);
        assertThat(Formulas.parseCondition("bought", FIELDS)).isEqualTo(BOUGHT);
        assertThatThrownBy(() -> Formulas.parseQuantity("bought", FIELDS)).hasMessageContaining("expected a quantity");
        assertThatThrownBy(() -> Formulas.parseCondition("clicks", FIELDS))
                .hasMessageContaining("expected a condition");
    }

    @Test
    void asksForTheDatasetWhereANameIsNotUnique() {
        List<Field> fields = List.of(CLICKS, new IntegerField("a-b", "clicks", EUR));
        assertThatThrownBy(() -> Formulas.parse("clicks > 1", fields))
                .isInstanceOfSatisfying(
                        ImpactException.class, e -> assertThat(e.code()).isEqualTo("formula/ambiguous-field"))
                .hasMessageContaining(
                        "'clicks' may mean \"a-b\".clicks as integer in EUR or users.clicks as integer in 1");
        assertThat(Formulas.parse("\"a-b\".clicks", fields)).isEqualTo(fields.get(1));
    }

    @Test
    void readsTreesOfTwoHundredLevelsAndNoMore() {
        assertThat(Formulas.parse(chain(199), FIELDS)).isNotNull();
        assertTooDeep(chain(200));
        assertTooDeep("(".repeat(100_000));
        assertTooDeep("- ".repeat(100_000) + "clicks");
        assertTooDeep("not ".repeat(100_000) + "bought");
        assertTooDeep(chain(100_000));
    }

    private static String chain(int operators) {
        return "clicks" + " + clicks".repeat(operators);
    }

    private static void assertTooDeep(String text) {
        assertThatThrownBy(() -> Formulas.parse(text, FIELDS))
                .isInstanceOfSatisfying(
                        ImpactException.class, e -> assertThat(e.code()).isEqualTo("formula/too-deep"))
                .hasMessageContaining("nested more than 200 levels deep");
    }

    private static Arguments form(Expression formula, String text, String english) {
        return Arguments.of(formula, text, english);
    }
}
