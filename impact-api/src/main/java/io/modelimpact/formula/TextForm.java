package io.modelimpact.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the canonical text, with no more parentheses than {@link FormulaParser} needs, but for those around what {@code not} denies. */
final class TextForm implements ExpressionVisitor<TextForm.Part> {

    /** How tightly a text binds; parentheses go around whatever binds less than its place asks for. */
    private enum Binding {
        OR,
        AND,
        NOT,
        COMPARISON,
        SUM,
        PRODUCT,
        SIGN,
        PRIMARY
    }

    /** A text and how tightly it binds. */
    record Part(String text, Binding binding) {}

    private static final TextForm INSTANCE = new TextForm();

    private TextForm() {}

    static String of(Expression expression) {
        return expression.accept(INSTANCE).text();
    }

    @Override
    public Part idField(IdField idField) {
        return field(idField);
    }

    @Override
    public Part textField(TextField textField) {
        return field(textField);
    }

    @Override
    public Part flagField(FlagField flagField) {
        return field(flagField);
    }

    @Override
    public Part integerField(IntegerField integerField) {
        return field(integerField);
    }

    @Override
    public Part decimalField(DecimalField decimalField) {
        return field(decimalField);
    }

    @Override
    public Part realField(RealField realField) {
        return field(realField);
    }

    @Override
    public Part dateField(DateField dateField) {
        return field(dateField);
    }

    @Override
    public Part instantField(InstantField instantField) {
        return field(instantField);
    }

    @Override
    public Part literal(Literal literal) {
        return number(literal, !literal.measure().isNone());
    }

    @Override
    public Part binaryOperation(BinaryOperation operation) {
        Quantity left = operation.left();
        Quantity right = operation.right();
        String symbol = " " + operation.operator().symbol() + " ";
        return switch (operation.operator()) {
            case PLUS, MINUS ->
                new Part(beside(left, right, Binding.SUM) + symbol + beside(right, left, Binding.PRODUCT), Binding.SUM);
            case TIMES, DIVIDED_BY ->
                new Part(at(left, Binding.PRODUCT) + symbol + at(right, Binding.SIGN), Binding.PRODUCT);
        };
    }

    @Override
    public Part negation(Negation negation) {
        Quantity operand = negation.operand();
        String text = operand instanceof Literal ? "(" + of(operand) + ")" : at(operand, Binding.PRIMARY);
        return new Part("-" + text, Binding.SIGN);
    }

    @Override
    public Part absoluteValue(AbsoluteValue absoluteValue) {
        return call("abs", of(absoluteValue.operand()));
    }

    @Override
    public Part clamp(Clamp clamp) {
        String operand = of(clamp.operand());
        String lower = clamp.lower().map(BigDecimal::toPlainString).orElse("");
        String upper = clamp.upper().map(BigDecimal::toPlainString).orElse("");
        if (upper.isEmpty()) {
            return call("atLeast", operand, lower);
        }
        return lower.isEmpty() ? call("atMost", operand, upper) : call("clamp", operand, lower, upper);
    }

    @Override
    public Part coalesce(Coalesce coalesce) {
        Quantity operand = coalesce.operand();
        Quantity fallback = coalesce.fallback();
        return call("coalesce", beside(operand, fallback, Binding.OR), beside(fallback, operand, Binding.OR));
    }

    @Override
    public Part conditional(Conditional conditional) {
        Quantity then = conditional.then();
        Quantity otherwise = conditional.otherwise();
        return call(
                "if",
                of(conditional.condition()),
                beside(then, otherwise, Binding.OR),
                beside(otherwise, then, Binding.OR));
    }

    @Override
    public Part conditionAsNumber(ConditionAsNumber conditionAsNumber) {
        return call("number", of(conditionAsNumber.condition()));
    }

    @Override
    public Part comparison(Comparison comparison) {
        Quantity left = comparison.left();
        Quantity right = comparison.right();
        return new Part(
                beside(left, right, Binding.SUM)
                        + " " + comparison.operator().symbol() + " "
                        + beside(right, left, Binding.SUM),
                Binding.COMPARISON);
    }

    @Override
    public Part isOneOf(IsOneOf test) {
        String operand = of(test.operand());
        String text = test.values().size() == 1
                ? operand + " = " + Names.text(test.values().first())
                : operand + " in "
                        + test.values().stream().map(Names::text).collect(Collectors.joining(", ", "(", ")"));
        return new Part(text, Binding.COMPARISON);
    }

    @Override
    public Part dateComparison(DateComparison comparison) {
        return time(comparison.operand(), comparison.order(), comparison.bound().toString());
    }

    @Override
    public Part instantComparison(InstantComparison comparison) {
        return time(comparison.operand(), comparison.order(), comparison.bound().toString());
    }

    @Override
    public Part isMissing(IsMissing test) {
        return new Part(at(test.operand(), Binding.SUM) + " is missing", Binding.COMPARISON);
    }

    @Override
    public Part allOf(AllOf conjunction) {
        return new Part(joined(conjunction.conditions(), " and ", Binding.NOT), Binding.AND);
    }

    @Override
    public Part anyOf(AnyOf disjunction) {
        return new Part(joined(disjunction.conditions(), " or ", Binding.AND), Binding.OR);
    }

    @Override
    public Part not(Not negation) {
        return new Part("not " + at(negation.condition(), Binding.PRIMARY), Binding.NOT);
    }

    private static Part field(Field field) {
        return new Part(Names.qualified(field), Binding.PRIMARY);
    }

    private static Part call(String function, String... arguments) {
        return new Part(function + "(" + String.join(", ", arguments) + ")", Binding.PRIMARY);
    }

    private static Part time(TimeValue operand, TimeOrder order, String bound) {
        return new Part(of(operand) + " " + order.symbol() + " " + Names.text(bound), Binding.COMPARISON);
    }

    private static String joined(List<Condition> conditions, String separator, Binding place) {
        return conditions.stream().map(condition -> at(condition, place)).collect(Collectors.joining(separator));
    }

    private static String at(Expression expression, Binding place) {
        return enclosed(expression.accept(INSTANCE), place);
    }

    /** The text of an operand where a number without measure would take that of its sibling. */
    private static String beside(Quantity operand, Quantity sibling, Binding place) {
        if (operand instanceof Literal literal && !sibling.measure().isNone()) {
            return enclosed(number(literal, true), place);
        }
        return at(operand, place);
    }

    private static Part number(Literal literal, boolean withMeasure) {
        String measure = withMeasure ? " [" + literal.measure() + "]" : "";
        Binding binding = literal.value().signum() < 0 ? Binding.SIGN : Binding.PRIMARY;
        return new Part(literal.value().toPlainString() + measure, binding);
    }

    private static String enclosed(Part part, Binding place) {
        return part.binding().compareTo(place) < 0 ? "(" + part.text() + ")" : part.text();
    }
}
