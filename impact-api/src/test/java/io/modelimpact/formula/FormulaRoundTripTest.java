package io.modelimpact.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.json.CanonicalJson;
import io.modelimpact.measure.Measure;
import io.modelimpact.measure.Measures;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Trees of every kind of node, valid in their measures or not, come back from text and from JSON as they were. */
class FormulaRoundTripTest {

    private static final int LEVELS = 4;

    @Property(seed = "20260101", tries = 1000)
    void textIsReadBackAsTheSameTree(@ForAll("expressions") Expression expression) {
        String text = expression.text();
        Expression read = Formulas.parse(text, FormulaFixtures.FIELDS);
        assertThat(read).as(text).isEqualTo(expression);
        assertThat(read.text()).isEqualTo(text);
    }

    @Property(seed = "20260102", tries = 500)
    void jsonIsReadBackAsTheSameTree(@ForAll("expressions") Expression expression) {
        Expression read = Formulas.fromJson(expression.toJson());
        assertThat(read).isEqualTo(expression);
        assertThat(CanonicalJson.text(read.toJson())).isEqualTo(CanonicalJson.text(expression.toJson()));
    }

    @Property(seed = "20260103", tries = 300)
    void everyTreeDescribesItselfAndReportsItsProblems(@ForAll("expressions") Expression expression) {
        assertThat(expression.describe()).isNotBlank();
        assertThat(expression.problems("/metrics/0"))
                .allSatisfy(problem -> assertThat(problem.path()).startsWith("/metrics/0"));
        assertThat(FormulaFixtures.FIELDS).containsAll(expression.fields());
    }

    @Provide
    Arbitrary<Expression> expressions() {
        return Arbitraries.oneOf(
                quantity(LEVELS),
                condition(LEVELS),
                Arbitraries.of(FormulaFixtures.FIELDS).map(Expression.class::cast));
    }

    private static Arbitrary<Quantity> quantity(int levels) {
        Arbitrary<Quantity> leaves = Arbitraries.oneOf(literals(), quantityFields());
        if (levels == 0) {
            return leaves;
        }
        Arbitrary<Quantity> part = Arbitraries.lazy(() -> quantity(levels - 1));
        Arbitrary<Condition> test = Arbitraries.lazy(() -> condition(levels - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(2, leaves),
                Tuple.of(4, operations(part)),
                Tuple.of(1, part.map(Negation::new)),
                Tuple.of(1, part.map(AbsoluteValue::new)),
                Tuple.of(1, clamps(part)),
                Tuple.of(1, Combinators.combine(part, part).as(Coalesce::new)),
                Tuple.of(1, Combinators.combine(test, part, part).as(Conditional::new)),
                Tuple.of(1, test.map(ConditionAsNumber::new)));
    }

    private static Arbitrary<Condition> condition(int levels) {
        Arbitrary<Condition> leaves = Arbitraries.oneOf(flags(), memberships(), times());
        if (levels == 0) {
            return leaves;
        }
        Arbitrary<Quantity> part = Arbitraries.lazy(() -> quantity(levels - 1));
        Arbitrary<Condition> test = Arbitraries.lazy(() -> condition(levels - 1));
        Arbitrary<List<Condition>> several = test.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.frequencyOf(
                Tuple.of(2, leaves),
                Tuple.of(3, comparisons(part)),
                Tuple.of(1, several.map(AllOf::new)),
                Tuple.of(1, several.map(AnyOf::new)),
                Tuple.of(1, test.map(Not::new)),
                Tuple.of(1, part.map(IsMissing::new)),
                Tuple.of(1, test.map(IsMissing::new)),
                Tuple.of(1, Arbitraries.of(FormulaFixtures.FIELDS).map(IsMissing::new)));
    }

    private static Arbitrary<Quantity> operations(Arbitrary<Quantity> part) {
        return Combinators.combine(Arbitraries.of(ArithmeticOperator.values()), part, part)
                .as(BinaryOperation::new);
    }

    private static Arbitrary<Condition> comparisons(Arbitrary<Quantity> part) {
        return Combinators.combine(Arbitraries.of(ComparisonOperator.values()), part, part)
                .as(Comparison::new);
    }

    private static Arbitrary<Quantity> clamps(Arbitrary<Quantity> part) {
        return Combinators.combine(part, numbers(), numbers(), Arbitraries.of(0, 1, 2))
                .as((operand, lower, upper, bounds) -> new Clamp(
                        operand,
                        bounds == 1 ? Optional.empty() : Optional.of(lower),
                        bounds == 2 ? Optional.empty() : Optional.of(upper)));
    }

    private static Arbitrary<Quantity> literals() {
        Arbitrary<Measure> measures =
                Arbitraries.of(Measure.NONE, FormulaFixtures.EUR, FormulaFixtures.EUR.dividedBy(Measures.ORDERS));
        return Combinators.combine(numbers(), measures).as(Literal::new);
    }

    private static Arbitrary<BigDecimal> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1000"), new BigDecimal("1000"))
                        .ofScale(3),
                Arbitraries.of(new BigDecimal("0"), new BigDecimal("1e20"), new BigDecimal("-1e-25")));
    }

    private static Arbitrary<Quantity> quantityFields() {
        return Arbitraries.of(
                FormulaFixtures.ORDERS, FormulaFixtures.CLICKS, FormulaFixtures.REVENUE, FormulaFixtures.LATENCY);
    }

    private static Arbitrary<Condition> flags() {
        return Arbitraries.of(FormulaFixtures.BOUGHT, FormulaFixtures.RETURNED);
    }

    private static Arbitrary<Condition> memberships() {
        Arbitrary<TextValue> operands = Arbitraries.of(FormulaFixtures.USER, FormulaFixtures.COUNTRY);
        Arbitrary<String> values = Arbitraries.of("DE", "AT", "", "it's", "\"", "a, b)", "München 🎈");
        return Combinators.combine(operands, values.list().ofMinSize(1).ofMaxSize(3))
                .as((operand, chosen) -> new IsOneOf(operand, new TreeSet<>(chosen)));
    }

    private static Arbitrary<Condition> times() {
        Arbitrary<TimeOrder> orders = Arbitraries.of(TimeOrder.values());
        Arbitrary<LocalDate> days =
                Arbitraries.integers().between(-100_000, 10_000_000).map(LocalDate::ofEpochDay);
        Arbitrary<Instant> instants =
                Arbitraries.longs().between(-5_000_000_000L, 5_000_000_000L).map(Instant::ofEpochMilli);
        return Arbitraries.oneOf(
                Combinators.combine(orders, days)
                        .as((order, day) -> new DateComparison(FormulaFixtures.DAY, order, day)),
                Combinators.combine(orders, instants)
                        .as((order, instant) -> new InstantComparison(FormulaFixtures.SEEN, order, instant)));
    }
}
