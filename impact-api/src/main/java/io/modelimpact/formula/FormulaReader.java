package io.modelimpact.formula;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonPointer;
import io.modelimpact.measure.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Reads what {@link JsonForm} writes. Keys that a node does not know are refused, so that nothing is lost on the way. */
final class FormulaReader {

    private final JsonObject json;
    private final int depth;

    private FormulaReader(JsonObject json, int depth) {
        this.json = json;
        this.depth = depth;
    }

    static Expression expression(JsonObject json) {
        return new FormulaReader(json, 1).node();
    }

    static Quantity quantity(JsonObject json) {
        return as(Quantity.class, "a quantity", expression(json));
    }

    static Condition condition(JsonObject json) {
        return as(Condition.class, "a condition", expression(json));
    }

    static Field field(JsonObject json) {
        return as(Field.class, "a field", expression(json));
    }

    private Expression node() {
        if (depth > Expression.MAX_DEPTH) {
            throw ProblemFinder.tooDeep("");
        }
        Optional<String> operator = json.findString("operator");
        return operator.isPresent() ? operation(operator.get()) : declaration();
    }

    private Field declaration() {
        String dataset = json.string("dataset");
        String name = json.string("name");
        String type = json.string("type");
        return switch (type) {
            case "id" -> only(new IdField(dataset, name), "dataset", "name", "type");
            case "text" -> only(new TextField(dataset, name), "dataset", "name", "type");
            case "flag" -> only(new FlagField(dataset, name), "dataset", "name", "type");
            case "date" -> only(new DateField(dataset, name), "dataset", "name", "type");
            case "instant" -> only(new InstantField(dataset, name), "dataset", "name", "type");
            case "integer" -> only(new IntegerField(dataset, name, measure()), "dataset", "name", "type", "measure");
            case "real" -> only(new RealField(dataset, name, measure()), "dataset", "name", "type", "measure");
            case "decimal" ->
                only(
                        new DecimalField(dataset, name, scale(), measure()),
                        "dataset",
                        "name",
                        "type",
                        "measure",
                        "scale");
            default -> throw shape("/type", "expected the type of a field, found '" + type + "'", "write decimal, say");
        };
    }

    private Expression operation(String operator) {
        return switch (operator) {
            case "number" -> only(number(), "operator", "value", "measure");
            case "negated" -> only(new Negation(quantityAt("operand")), "operator", "operand");
            case "absolute" -> only(new AbsoluteValue(quantityAt("operand")), "operator", "operand");
            case "clamp" -> only(clamp(), "operator", "operand", "lower", "upper");
            case "coalesce" -> only(coalesce(), "operator", "operand", "fallback");
            case "when" -> only(conditional(), "operator", "condition", "then", "otherwise");
            case "as_number" -> only(new ConditionAsNumber(conditionAt("condition")), "operator", "condition");
            case "is_one_of" -> only(membership(), "operator", "operand", "values");
            case "is_missing" ->
                only(new IsMissing(operand("operand", Expression.class, "a formula")), "operator", "operand");
            case "all_of" -> only(new AllOf(conditions()), "operator", "conditions");
            case "any_of" -> only(new AnyOf(conditions()), "operator", "conditions");
            case "not" -> only(new Not(conditionAt("condition")), "operator", "condition");
            case "before" -> only(before(), "operator", "operand", "bound");
            case "on_or_after" -> only(onOrAfter(), "operator", "operand", "bound");
            default -> pair(operator);
        };
    }

    private Expression pair(String operator) {
        Optional<ArithmeticOperator> arithmetic = Arrays.stream(ArithmeticOperator.values())
                .filter(candidate -> candidate.text().equals(operator))
                .findFirst();
        Optional<ComparisonOperator> comparison = Arrays.stream(ComparisonOperator.values())
                .filter(candidate -> candidate.text().equals(operator))
                .findFirst();
        if (arithmetic.isEmpty() && comparison.isEmpty()) {
            throw shape("/operator", "expected an operator, found '" + operator + "'", "write plus or is_missing, say");
        }
        Quantity left = quantityAt("left");
        Quantity right = quantityAt("right");
        return only(
                arithmetic.isPresent()
                        ? new BinaryOperation(arithmetic.get(), left, right)
                        : new Comparison(comparison.orElseThrow(), left, right),
                "operator",
                "left",
                "right");
    }

    private Literal number() {
        String text = json.string("value");
        BigDecimal value = below("value", () -> Literal.decimal(text));
        return new Literal(value, measure());
    }

    private Clamp clamp() {
        return new Clamp(quantityAt("operand"), decimal("lower"), decimal("upper"));
    }

    private Coalesce coalesce() {
        return new Coalesce(quantityAt("operand"), quantityAt("fallback"));
    }

    private Conditional conditional() {
        return new Conditional(conditionAt("condition"), quantityAt("then"), quantityAt("otherwise"));
    }

    private IsOneOf membership() {
        TextValue operand = operand("operand", TextValue.class, "a text");
        return new IsOneOf(operand, new TreeSet<>(json.array("values").strings()));
    }

    private List<Condition> conditions() {
        JsonArray array = json.array("conditions");
        List<Condition> conditions = new ArrayList<>(array.size());
        for (JsonObject element : array.objects()) {
            String pointer = "/conditions/" + conditions.size();
            conditions.add(at(pointer, () -> as(Condition.class, "a condition", read(element))));
        }
        return conditions;
    }

    private TimeValue time() {
        return operand("operand", TimeValue.class, "a date or an instant");
    }

    private Condition before() {
        String bound = json.string("bound");
        TimeValue operand = time();
        return below("bound", () -> operand.isBefore(bound));
    }

    private Condition onOrAfter() {
        String bound = json.string("bound");
        TimeValue operand = time();
        return below("bound", () -> operand.isOnOrAfter(bound));
    }

    private Measure measure() {
        String text = json.string("measure");
        return below("measure", () -> Measure.parse(text));
    }

    private int scale() {
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, json.integer("scale")));
    }

    private Optional<BigDecimal> decimal(String key) {
        return json.findString(key).map(text -> below(key, () -> Literal.decimal(text)));
    }

    private Quantity quantityAt(String role) {
        return operand(role, Quantity.class, "a quantity");
    }

    private Condition conditionAt(String role) {
        return operand(role, Condition.class, "a condition");
    }

    private <T extends Expression> T operand(String role, Class<T> kind, String expected) {
        JsonObject operand = json.object(role);
        return below(role, () -> as(kind, expected, read(operand)));
    }

    private Expression read(JsonObject operand) {
        return new FormulaReader(operand, depth + 1).node();
    }

    private <T> T only(T value, String... keys) {
        List<String> known = List.of(keys);
        for (String key : json.keys()) {
            if (!known.contains(key)) {
                String pointer = JsonPointer.root().append(key).toString();
                throw shape(pointer, "key '" + key + "' is not known here, expected " + known, "remove the key");
            }
        }
        return value;
    }

    private static <T extends Expression> T as(Class<T> kind, String expected, Expression found) {
        if (!kind.isInstance(found)) {
            throw shape("", "expected " + expected + ", found " + Kinds.of(found), "check the formula");
        }
        return kind.cast(found);
    }

    private static <T> T below(String key, Supplier<T> read) {
        return at(JsonPointer.root().append(key).toString(), read);
    }

    private static <T> T at(String pointer, Supplier<T> read) {
        try {
            return read.get();
        } catch (ImpactException e) {
            List<Problem> problems = e.problems().stream()
                    .map(problem -> new Problem(
                            problem.code(),
                            pointer + problem.path(),
                            problem.message(),
                            problem.remedy(),
                            problem.declaredAt()))
                    .toList();
            throw new ImpactException(e.code(), problems);
        }
    }

    private static ImpactException shape(String pointer, String message, String remedy) {
        Problem problem = new Problem("formula/json-shape", pointer, message, remedy, Optional.empty());
        return new ImpactException("formula/json-shape", List.of(problem));
    }
}
