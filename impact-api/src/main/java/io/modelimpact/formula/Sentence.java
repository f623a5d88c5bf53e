package io.modelimpact.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes formulas in English. Parentheses stand around every operand of more than one word of grammar. */
final class Sentence implements ExpressionVisitor<String> {

    private static final Sentence INSTANCE = new Sentence();

    private Sentence() {}

    static String of(Expression expression) {
        return expression.accept(INSTANCE);
    }

    @Override
    public String idField(IdField idField) {
        return idField.name();
    }

    @Override
    public String textField(TextField textField) {
        return textField.name();
    }

    @Override
    public String flagField(FlagField flagField) {
        return flagField.name();
    }

    @Override
    public String integerField(IntegerField integerField) {
        return integerField.name();
    }

    @Override
    public String decimalField(DecimalField decimalField) {
        return decimalField.name();
    }

    @Override
    public String realField(RealField realField) {
        return realField.name();
    }

    @Override
    public String dateField(DateField dateField) {
        return dateField.name();
    }

    @Override
    public String instantField(InstantField instantField) {
        return instantField.name();
    }

    @Override
    public String literal(Literal literal) {
        String measure = literal.measure().isNone() ? "" : " " + literal.measure();
        return literal.value().toPlainString() + measure;
    }

    @Override
    public String binaryOperation(BinaryOperation operation) {
        return part(operation.left()) + " " + operation.operator().words() + " " + part(operation.right());
    }

    @Override
    public String negation(Negation negation) {
        return "the opposite of " + part(negation.operand());
    }

    @Override
    public String absoluteValue(AbsoluteValue absoluteValue) {
        return "the magnitude of " + part(absoluteValue.operand());
    }

    @Override
    public String clamp(Clamp clamp) {
        String lower =
                clamp.lower().map(bound -> "at least " + bound(clamp, bound)).orElse("");
        String upper =
                clamp.upper().map(bound -> "at most " + bound(clamp, bound)).orElse("");
        String both = lower.isEmpty() || upper.isEmpty() ? "" : " and ";
        return part(clamp.operand()) + " held to " + lower + both + upper;
    }

    @Override
    public String coalesce(Coalesce coalesce) {
        return part(coalesce.operand()) + ", or where missing " + part(coalesce.fallback());
    }

    @Override
    public String conditional(Conditional conditional) {
        return part(conditional.then())
                + " if " + part(conditional.condition())
                + ", otherwise " + part(conditional.otherwise());
    }

    @Override
    public String conditionAsNumber(ConditionAsNumber conditionAsNumber) {
        return "1 if " + part(conditionAsNumber.condition()) + ", otherwise 0";
    }

    @Override
    public String comparison(Comparison comparison) {
        return part(comparison.left()) + " " + comparison.operator().words() + " " + part(comparison.right());
    }

    @Override
    public String isOneOf(IsOneOf test) {
        String values = test.values().stream().map(Names::text).collect(Collectors.joining(", "));
        return of(test.operand()) + (test.values().size() == 1 ? " is " : " is one of ") + values;
    }

    @Override
    public String dateComparison(DateComparison comparison) {
        return of(comparison.operand()) + " " + comparison.order().words() + " " + comparison.bound();
    }

    @Override
    public String instantComparison(InstantComparison comparison) {
        return of(comparison.operand()) + " " + comparison.order().words() + " " + comparison.bound();
    }

    @Override
    public String isMissing(IsMissing test) {
        return part(test.operand()) + " is missing";
    }

    @Override
    public String allOf(AllOf conjunction) {
        return joined(conjunction.conditions(), " and ");
    }

    @Override
    public String anyOf(AnyOf disjunction) {
        return joined(disjunction.conditions(), " or ");
    }

    @Override
    public String not(Not negation) {
        return "not " + part(negation.condition());
    }

    private static String joined(List<Condition> conditions, String separator) {
        return conditions.stream().map(Sentence::part).collect(Collectors.joining(separator));
    }

    private static String bound(Clamp clamp, BigDecimal bound) {
        return of(new Literal(bound, clamp.measure()));
    }

    private static String part(Expression expression) {
        return expression.operands().isEmpty() || expression instanceof IsOneOf
                ? of(expression)
                : "(" + of(expression) + ")";
    }
}
