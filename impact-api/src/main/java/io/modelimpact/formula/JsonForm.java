package io.modelimpact.formula;

import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.List;

/** Writes formulas as JSON: a field is its declaration, every other node has an {@code operator} and its operands by role. */
final class JsonForm implements ExpressionVisitor<JsonObject> {

    private static final JsonForm INSTANCE = new JsonForm();

    private JsonForm() {}

    static JsonObject of(Expression expression) {
        return expression.accept(INSTANCE);
    }

    @Override
    public JsonObject idField(IdField idField) {
        return declaration(idField).build();
    }

    @Override
    public JsonObject textField(TextField textField) {
        return declaration(textField).build();
    }

    @Override
    public JsonObject flagField(FlagField flagField) {
        return declaration(flagField).build();
    }

    @Override
    public JsonObject dateField(DateField dateField) {
        return declaration(dateField).build();
    }

    @Override
    public JsonObject instantField(InstantField instantField) {
        return declaration(instantField).build();
    }

    @Override
    public JsonObject integerField(IntegerField integerField) {
        return numeric(integerField).build();
    }

    @Override
    public JsonObject decimalField(DecimalField decimalField) {
        return numeric(decimalField).put("scale", decimalField.scale()).build();
    }

    @Override
    public JsonObject realField(RealField realField) {
        return numeric(realField).build();
    }

    @Override
    public JsonObject literal(Literal literal) {
        return node("number")
                .put("value", literal.value().toPlainString())
                .put("measure", literal.measure().text())
                .build();
    }

    @Override
    public JsonObject binaryOperation(BinaryOperation operation) {
        return pair(operation.operator().text(), operation.left(), operation.right());
    }

    @Override
    public JsonObject negation(Negation negation) {
        return node("negated").put("operand", of(negation.operand())).build();
    }

    @Override
    public JsonObject absoluteValue(AbsoluteValue absolute) {
        return node("absolute").put("operand", of(absolute.operand())).build();
    }

    @Override
    public JsonObject clamp(Clamp clamp) {
        JsonObject.Builder json = node("clamp").put("operand", of(clamp.operand()));
        clamp.lower().ifPresent(lower -> json.put("lower", lower.toPlainString()));
        clamp.upper().ifPresent(upper -> json.put("upper", upper.toPlainString()));
        return json.build();
    }

    @Override
    public JsonObject coalesce(Coalesce coalesce) {
        return node("coalesce")
                .put("operand", of(coalesce.operand()))
                .put("fallback", of(coalesce.fallback()))
                .build();
    }

    @Override
    public JsonObject conditional(Conditional conditional) {
        return node("when")
                .put("condition", of(conditional.condition()))
                .put("then", of(conditional.then()))
                .put("otherwise", of(conditional.otherwise()))
                .build();
    }

    @Override
    public JsonObject conditionAsNumber(ConditionAsNumber number) {
        return node("as_number").put("condition", of(number.condition())).build();
    }

    @Override
    public JsonObject comparison(Comparison comparison) {
        return pair(comparison.operator().text(), comparison.left(), comparison.right());
    }

    @Override
    public JsonObject isOneOf(IsOneOf test) {
        return node("is_one_of")
                .put("operand", of(test.operand()))
                .put("values", JsonArray.ofStrings(test.values()))
                .build();
    }

    @Override
    public JsonObject dateComparison(DateComparison comparison) {
        return time(comparison.order(), comparison.operand(), comparison.bound().toString());
    }

    @Override
    public JsonObject instantComparison(InstantComparison comparison) {
        return time(comparison.order(), comparison.operand(), comparison.bound().toString());
    }

    @Override
    public JsonObject isMissing(IsMissing test) {
        return node("is_missing").put("operand", of(test.operand())).build();
    }

    @Override
    public JsonObject allOf(AllOf conjunction) {
        return list("all_of", conjunction.conditions());
    }

    @Override
    public JsonObject anyOf(AnyOf disjunction) {
        return list("any_of", disjunction.conditions());
    }

    @Override
    public JsonObject not(Not negation) {
        return node("not").put("condition", of(negation.condition())).build();
    }

    private static JsonObject.Builder node(String operator) {
        return JsonObject.builder().put("operator", operator);
    }

    private static JsonObject.Builder declaration(Field field) {
        return JsonObject.builder()
                .put("dataset", field.dataset())
                .put("name", field.name())
                .put("type", field.type().text());
    }

    private static JsonObject.Builder numeric(Field field) {
        return declaration(field).put("measure", field.measure().text());
    }

    private static JsonObject pair(String operator, Quantity left, Quantity right) {
        return node(operator).put("left", of(left)).put("right", of(right)).build();
    }

    private static JsonObject time(TimeOrder order, TimeValue operand, String bound) {
        return node(order.text())
                .put("operand", of(operand))
                .put("bound", bound)
                .build();
    }

    private static JsonObject list(String operator, List<Condition> conditions) {
        return node(operator)
                .put(
                        "conditions",
                        JsonArray.of(conditions.stream().map(JsonForm::of).toList()))
                .build();
    }
}
