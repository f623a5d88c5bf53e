package io.modelimpact.formula;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.measure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what is wrong with a formula. One visitor stands for one place in the tree. */
final class ProblemFinder implements ExpressionVisitor<List<Problem>> {

    private final String path;

    private ProblemFinder(String path) {
        this.path = path;
    }

    static List<Problem> find(Expression root, String path) {
        if (Tree.isDeeperThan(Expression.MAX_DEPTH, root)) {
            return tooDeep(path).problems();
        }
        List<Problem> problems = new ArrayList<>(root.accept(new ProblemFinder(path)));
        problems.addAll(problemsOfFields(root.fields(), path));
        return List.copyOf(problems);
    }

    static ImpactException tooDeep(String path) {
        Problem problem = new Problem(
                "formula/too-deep",
                path,
                "the formula is nested more than " + Expression.MAX_DEPTH + " levels deep",
                "compute a part of it as a field of the dataset",
                Optional.empty());
        return new ImpactException("formula/too-deep", List.of(problem));
    }

    @Override
    public List<Problem> idField(IdField idField) {
        return List.of();
    }

    @Override
    public List<Problem> textField(TextField textField) {
        return List.of();
    }

    @Override
    public List<Problem> flagField(FlagField flagField) {
        return List.of();
    }

    @Override
    public List<Problem> integerField(IntegerField integerField) {
        return List.of();
    }

    @Override
    public List<Problem> decimalField(DecimalField decimalField) {
        return List.of();
    }

    @Override
    public List<Problem> realField(RealField realField) {
        return List.of();
    }

    @Override
    public List<Problem> dateField(DateField dateField) {
        return List.of();
    }

    @Override
    public List<Problem> instantField(InstantField instantField) {
        return List.of();
    }

    @Override
    public List<Problem> literal(Literal literal) {
        return List.of();
    }

    @Override
    public List<Problem> binaryOperation(BinaryOperation operation) {
        Quantity left = operation.left();
        Quantity right = operation.right();
        List<Problem> own = switch (operation.operator()) {
            case PLUS -> sameMeasure("add", right, "to", left);
            case MINUS -> sameMeasure("subtract", right, "from", left);
            case TIMES -> List.of();
            case DIVIDED_BY -> nonZero(right);
        };
        return join(own, both("left", left, "right", right));
    }

    @Override
    public List<Problem> negation(Negation negation) {
        return below("operand", negation.operand());
    }

    @Override
    public List<Problem> absoluteValue(AbsoluteValue absoluteValue) {
        return below("operand", absoluteValue.operand());
    }

    @Override
    public List<Problem> clamp(Clamp clamp) {
        return join(nonEmpty(clamp), below("operand", clamp.operand()));
    }

    @Override
    public List<Problem> coalesce(Coalesce coalesce) {
        Quantity operand = coalesce.operand();
        Quantity fallback = coalesce.fallback();
        return join(
                sameMeasure("put", fallback, "in place of", operand), both("operand", operand, "fallback", fallback));
    }

    @Override
    public List<Problem> conditional(Conditional conditional) {
        Quantity then = conditional.then();
        Quantity otherwise = conditional.otherwise();
        List<Problem> own = sameMeasure("choose", otherwise, "or", then);
        return join(own, join(below("condition", conditional.condition()), both("then", then, "otherwise", otherwise)));
    }

    @Override
    public List<Problem> conditionAsNumber(ConditionAsNumber conditionAsNumber) {
        return below("condition", conditionAsNumber.condition());
    }

    @Override
    public List<Problem> comparison(Comparison comparison) {
        Quantity left = comparison.left();
        Quantity right = comparison.right();
        return join(sameMeasure("compare", left, "with", right), both("left", left, "right", right));
    }

    @Override
    public List<Problem> isOneOf(IsOneOf test) {
        return List.of();
    }

    @Override
    public List<Problem> dateComparison(DateComparison dateComparison) {
        return List.of();
    }

    @Override
    public List<Problem> instantComparison(InstantComparison instantComparison) {
        return List.of();
    }

    @Override
    public List<Problem> isMissing(IsMissing test) {
        return below("operand", test.operand());
    }

    @Override
    public List<Problem> allOf(AllOf conjunction) {
        return each(conjunction.conditions());
    }

    @Override
    public List<Problem> anyOf(AnyOf disjunction) {
        return each(disjunction.conditions());
    }

    @Override
    public List<Problem> not(Not negation) {
        return below("condition", negation.condition());
    }

    private List<Problem> below(String role, Expression operand) {
        return operand.accept(new ProblemFinder(path + "/" + role));
    }

    private List<Problem> both(String firstRole, Expression first, String secondRole, Expression second) {
        return join(below(firstRole, first), below(secondRole, second));
    }

    private List<Problem> each(List<Condition> conditions) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            problems.addAll(below("conditions/" + i, conditions.get(i)));
        }
        return problems;
    }

    private List<Problem> sameMeasure(String verb, Quantity first, String relation, Quantity second) {
        if (first.measure().equals(second.measure())) {
            return List.of();
        }
        String found = first.text() + " is in " + first.measure() + ", " + second.text() + " is in " + second.measure();
        return problem(
                "formula/measure-mismatch",
                "cannot " + verb + " " + name(first.measure()) + " " + relation + " " + name(second.measure()) + ": "
                        + found,
                "correct the measure of a field or number, or multiply by a rate from one measure to the other");
    }

    private static String name(Measure measure) {
        return measure.isNone() ? "a dimensionless number" : measure.text();
    }

    private List<Problem> nonZero(Quantity divisor) {
        boolean isZero = divisor instanceof Literal literal && literal.value().signum() == 0;
        return isZero
                ? problem(
                        "formula/division-by-zero",
                        "the divisor is the number 0, so that the quotient is missing in every row",
                        "divide by something else")
                : List.of();
    }

    private List<Problem> nonEmpty(Clamp clamp) {
        boolean isEmpty = clamp.lower()
                .flatMap(lower -> clamp.upper().map(upper -> lower.compareTo(upper) > 0))
                .orElse(false);
        return isEmpty
                ? problem(
                        "formula/empty-range",
                        "the lower bound of " + clamp.text() + " is above the upper bound",
                        "give the lower bound first")
                : List.of();
    }

    private List<Problem> problem(String code, String message, String remedy) {
        return List.of(new Problem(code, path, message, remedy, Optional.empty()));
    }

    private static List<Problem> join(List<Problem> first, List<Problem> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static List<Problem> problemsOfFields(SortedSet<Field> fields, String path) {
        ProblemFinder place = new ProblemFinder(path);
        return Stream.concat(place.conflicts(fields), place.datasets(fields)).toList();
    }

    private Stream<Problem> conflicts(SortedSet<Field> fields) {
        List<Field> ordered = List.copyOf(fields);
        List<Problem> problems = new ArrayList<>();
        for (int i = 1; i < ordered.size(); i++) {
            Field first = ordered.get(i - 1);
            Field second = ordered.get(i);
            if (first.isSameColumnAs(second)) {
                problems.addAll(problem(
                        "formula/conflicting-fields",
                        "field " + first.text() + " is declared as " + FieldNames.declaration(first) + " and as "
                                + FieldNames.declaration(second),
                        "declare the field once and use that declaration everywhere"));
            }
        }
        return problems.stream();
    }

    private Stream<Problem> datasets(SortedSet<Field> fields) {
        SortedSet<String> datasets = fields.stream().map(Field::dataset).collect(Collectors.toCollection(TreeSet::new));
        return datasets.size() < 2
                ? Stream.empty()
                : problem(
                        "formula/several-datasets",
                        "the formula reads fields of several datasets: " + String.join(", ", datasets),
                        "a formula is evaluated row by row; join the datasets first")
                        .stream();
    }
}
