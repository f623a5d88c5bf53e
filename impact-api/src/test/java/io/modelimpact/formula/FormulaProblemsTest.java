package io.modelimpact.formula;

import static io.modelimpact.formula.FormulaFixtures.BOUGHT;
import static io.modelimpact.formula.FormulaFixtures.CLICKS;
import static io.modelimpact.formula.FormulaFixtures.EUR;
import static io.modelimpact.formula.FormulaFixtures.LATENCY;
import static io.modelimpact.formula.FormulaFixtures.ORDERS;
import static io.modelimpact.formula.FormulaFixtures.REVENUE;
import static io.modelimpact.formula.Formulas.number;
import static io.modelimpact.formula.Formulas.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.Problem;
import io.modelimpact.measure.Measure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormulaProblemsTest {

    private static final String MISMATCH = "formula/measure-mismatch";

    private static final Literal ONE_DOLLAR = number("1").in(Measure.of("USD"));
    private static final Literal ONE_EURO = number("1").in(EUR);

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        REVENUE.plus(ORDERS),
                        MISMATCH,
                        "/f",
                        "cannot add orders to EUR: users.orders is in orders, users.revenue is in EUR"),
                fault(
                        REVENUE.minus(number("2")),
                        MISMATCH,
                        "/f",
                        "cannot subtract a dimensionless number from EUR: 2 is in 1, users.revenue is in EUR"),
                fault(
                        REVENUE.isAbove(ORDERS),
                        MISMATCH,
                        "/f",
                        "cannot compare EUR with orders: users.revenue is in EUR, users.orders is in orders"),
                fault(
                        REVENUE.orElse(ORDERS),
                        MISMATCH,
                        "/f",
                        "cannot put orders in place of EUR: users.orders is in orders, users.revenue is in EUR"),
                fault(
                        when(BOUGHT).then(REVENUE).otherwise(ORDERS),
                        MISMATCH,
                        "/f",
                        "cannot choose orders or EUR: users.orders is in orders, users.revenue is in EUR"),
                fault(
                        BOUGHT.and(REVENUE.dividedBy(ORDERS).isAtMost(REVENUE).not()),
                        MISMATCH,
                        "/f/conditions/1/condition",
                        "cannot compare EUR/orders with EUR: users.revenue / users.orders is in EUR/orders,"
                                + " users.revenue is in EUR"),
                fault(
                        CLICKS.dividedBy("0.0"),
                        "formula/division-by-zero",
                        "/f",
                        "the divisor is the number 0, so that the quotient is missing in every row"),
                fault(
                        REVENUE.clampedTo("2", "1").negated().absolute(),
                        "formula/empty-range",
                        "/f/operand/operand",
                        "the lower bound of clamp(users.revenue, 2, 1) is above the upper bound"),
                fault(
                        REVENUE.plus(REVENUE.in(Measure.of("USD"))
                                .dividedBy(ONE_DOLLAR)
                                .times(ONE_EURO)),
                        "formula/conflicting-fields",
                        "/f",
                        "field users.revenue is declared as decimal(2) in EUR and as decimal(2) in USD"),
                fault(
                        CLICKS.plus(new IntegerField("visits", "clicks", Measure.NONE)),
                        "formula/several-datasets",
                        "/f",
                        "the formula reads fields of several datasets: users, visits"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void reportsEachFaultAtItsPlace(Expression formula, String code, String path, String message) {
        List<Problem> problems = formula.problems("/f");
        assertThat(problems).hasSize(1);
        Problem problem = problems.get(0);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.path()).isEqualTo(path);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.remedy()).isNotBlank();
    }

    @Test
    void reportsAllFaultsAtOnceInTheOrderOfTheText() {
        Quantity wrong = REVENUE.plus(LATENCY).dividedBy(ORDERS.minus(REVENUE));
        Quantity formula = when(wrong.isMissing()).then(wrong).otherwise(wrong);
        assertThat(formula.problems(""))
                .extracting(Problem::path)
                .containsExactly(
                        "/condition/operand/left",
                        "/condition/operand/right",
                        "/then/left",
                        "/then/right",
                        "/otherwise/left",
                        "/otherwise/right");
    }

    @Test
    void findsNothingWrongWithFormulasThatKeepTheirMeasures() {
        Quantity perOrder = REVENUE.dividedBy(ORDERS);
        assertThat(perOrder.plus("1").orElse(2).isAbove(perOrder).problems("")).isEmpty();
        assertThat(REVENUE.minus(number("2").in(EUR)).problems("")).isEmpty();
        assertThat(ORDERS.times(perOrder).isAtLeast(REVENUE).problems("")).isEmpty();
        assertThat(BOUGHT.asNumber().plus(CLICKS).problems("")).isEmpty();
        assertThat(REVENUE.clampedTo("1", "1").problems("")).isEmpty();
    }

    @Test
    void reportsTreesThatAreTooDeepWithoutOverflowingTheStack() {
        Quantity deep = CLICKS;
        for (int i = 0; i < 100_000; i++) {
            deep = deep.negated();
        }
        List<Problem> problems = deep.problems("/f");
        assertThat(problems).extracting(Problem::code).containsExactly("formula/too-deep");
        assertThat(problems).extracting(Problem::path).containsExactly("/f");
    }

    private static Arguments fault(Expression formula, String code, String path, String message) {
        return Arguments.of(formula, code, path, message);
    }
}
