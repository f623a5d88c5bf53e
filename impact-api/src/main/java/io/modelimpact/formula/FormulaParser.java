package io.modelimpact.formula;

import io.modelimpact.measure.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the text form by recursive descent: {@code or}, {@code and}, {@code not}, comparison, sum, product, sign, primary. */
final class FormulaParser {

    private final TokenCursor tokens;
    private final FieldNamespace fields;
    private int depth;

    FormulaParser(String text, Collection<? extends Field> fields) {
        this.tokens = new TokenCursor(Tokenizer.tokens(text));
        this.fields = new FieldNamespace(fields);
    }

    Expression expression() {
        return whole().expression();
    }

    Quantity quantity() {
        return whole().quantity();
    }

    Condition condition() {
        return whole().condition();
    }

    private Operand whole() {
        Operand operand = disjunction();
        if (tokens.peek().kind() != Token.Kind.END) {
            throw tokens.expected("an operator or the end");
        }
        if (Tree.isDeeperThan(Expression.MAX_DEPTH, operand.expression())) {
            throw ProblemFinder.tooDeep("");
        }
        return operand;
    }

    private Operand disjunction() {
        return nested(() -> list("or", this::conjunction, AnyOf::new));
    }

    private Operand conjunction() {
        return list("and", this::denial, AllOf::new);
    }

    private Operand list(String word, Supplier<Operand> element, Function<List<Condition>, Condition> combine) {
        Operand first = element.get();
        if (!tokens.peek().isWord(word)) {
            return first;
        }
        List<Condition> conditions = new ArrayList<>(List.of(first.condition()));
        while (tokens.takeWord(word)) {
            conditions.add(element.get().condition());
        }
        return first.become(combine.apply(conditions));
    }

    private Operand denial() {
        Token start = tokens.peek();
        return tokens.takeWord("not") ? nested(() -> Operand.of(new Not(denial().condition()), start)) : comparison();
    }

    private Operand comparison() {
        Operand left = sum();
        if (tokens.takeWord("is")) {
            return left.become(missing(left.expression()));
        }
        if (tokens.takeWord("in")) {
            return left.become(new IsOneOf(left.text(), tokens.textList()));
        }
        Token operator = tokens.peek();
        if (tokens.takeSymbol("!=")) {
            return left.become(new Not(compared(left, ComparisonOperator.EQUAL_TO, operator)));
        }
        for (ComparisonOperator candidate : ComparisonOperator.values()) {
            if (tokens.takeSymbol(candidate.symbol())) {
                return left.become(compared(left, candidate, operator));
            }
        }
        return left;
    }

    private Condition missing(Expression operand) {
        boolean denied = tokens.takeWord("not");
        if (!tokens.takeWord("missing")) {
            throw tokens.expected("'missing'");
        }
        return denied ? new Not(new IsMissing(operand)) : new IsMissing(operand);
    }

    private Condition compared(Operand left, ComparisonOperator operator, Token sign) {
        if (left.expression() instanceof TextValue text) {
            if (operator != ComparisonOperator.EQUAL_TO) {
                throw TokenCursor.syntax(sign.position(), "texts have no order", "use =, != or in");
            }
            return text.is(tokens.text());
        }
        if (left.expression() instanceof TimeValue time) {
            return timed(time, operator, sign);
        }
        left.quantity();
        Operand right = sum();
        return new Comparison(operator, left.quantityBeside(right), right.quantityBeside(left));
    }

    private Condition timed(TimeValue time, ComparisonOperator operator, Token sign) {
        return switch (operator) {
            case BELOW -> time.isBefore(tokens.text());
            case AT_LEAST -> time.isOnOrAfter(tokens.text());
            default ->
                throw TokenCursor.syntax(
                        sign.position(), "times are compared by < and >= only", "use not, or the next bound");
        };
    }

    private Operand sum() {
        return chain(this::product, List.of(ArithmeticOperator.PLUS, ArithmeticOperator.MINUS));
    }

    private Operand product() {
        return chain(this::signed, List.of(ArithmeticOperator.TIMES, ArithmeticOperator.DIVIDED_BY));
    }

    /** Operators of one binding, taken from the left. Each makes the tree deeper by one. */
    private Operand chain(Supplier<Operand> element, List<ArithmeticOperator> operators) {
        int before = depth;
        Operand left = element.get();
        Optional<ArithmeticOperator> operator = takeOne(operators);
        while (operator.isPresent()) {
            deepen();
            left.quantity();
            left = left.become(combined(operator.get(), left, element.get()));
            operator = takeOne(operators);
        }
        depth = before;
        return left;
    }

    private static BinaryOperation combined(ArithmeticOperator operator, Operand left, Operand right) {
        return switch (operator) {
            case PLUS, MINUS -> new BinaryOperation(operator, left.quantityBeside(right), right.quantityBeside(left));
            case TIMES, DIVIDED_BY -> new BinaryOperation(operator, left.quantity(), right.quantity());
        };
    }

    private Optional<ArithmeticOperator> takeOne(List<ArithmeticOperator> operators) {
        return operators.stream()
                .filter(operator -> tokens.takeSymbol(operator.symbol()))
                .findFirst();
    }

    private Operand signed() {
        Token start = tokens.peek();
        if (!tokens.takeSymbol("-")) {
            return primary();
        }
        if (tokens.peek().kind() == Token.Kind.NUMBER) {
            return number("-", start);
        }
        return nested(() -> Operand.of(new Negation(signed().quantity()), start));
    }

    private Operand primary() {
        Token start = tokens.peek();
        if (tokens.takeSymbol("(")) {
            Operand inner = disjunction();
            tokens.symbol(")");
            return inner;
        }
        if (start.kind() == Token.Kind.NUMBER) {
            return number("", start);
        }
        if (!start.isName()) {
            throw tokens.expected("a field, a number or '('");
        }
        tokens.take();
        return start.kind() == Token.Kind.WORD && tokens.takeSymbol("(")
                ? Operand.of(function(start), start)
                : Operand.of(field(start), start);
    }

    private Operand number(String sign, Token start) {
        Token digits = tokens.take();
        Literal number = Formulas.number(sign + digits.text());
        return tokens.takeMeasure()
                .map(measure -> Operand.of(number.in(Measure.parse(measure)), start))
                .orElseGet(() -> Operand.bare(number, start));
    }

    private Field field(Token first) {
        if (!tokens.takeSymbol(".")) {
            return fields.resolve(Optional.empty(), first.text(), first.position());
        }
        Token name = tokens.take();
        if (name.kind() != Token.Kind.WORD && name.kind() != Token.Kind.QUOTED_NAME) {
            throw TokenCursor.expected("the name of a field", name);
        }
        return fields.resolve(Optional.of(first.text()), name.text(), first.position());
    }

    /** The arguments of a function and the closing parenthesis; the opening one has been read. */
    private Expression function(Token name) {
        Expression result = switch (name.text()) {
            case "abs" -> new AbsoluteValue(disjunction().quantity());
            case "number" -> new ConditionAsNumber(disjunction().condition());
            case "coalesce" -> pair(Coalesce::new);
            case "if" -> conditional();
            case "clamp" -> disjunction().quantity().clampedTo(bound(), bound());
            case "atLeast" -> disjunction().quantity().flooredAt(bound());
            case "atMost" -> disjunction().quantity().cappedAt(bound());
            default ->
                throw TokenCursor.syntax(
                        name.position(),
                        "there is no function '" + name.text() + "'",
                        "known are abs, atLeast, atMost, clamp, coalesce, if and number");
        };
        tokens.symbol(")");
        return result;
    }

    private Quantity conditional() {
        Condition condition = disjunction().condition();
        tokens.symbol(",");
        return pair((then, otherwise) -> new Conditional(condition, then, otherwise));
    }

    private Quantity pair(BiFunction<Quantity, Quantity, Quantity> combine) {
        Operand first = disjunction();
        tokens.symbol(",");
        Operand second = disjunction();
        return combine.apply(first.quantityBeside(second), second.quantityBeside(first));
    }

    private BigDecimal bound() {
        tokens.symbol(",");
        String sign = tokens.takeSymbol("-") ? "-" : "";
        if (tokens.peek().kind() != Token.Kind.NUMBER) {
            throw tokens.expected("a number without measure");
        }
        return Literal.decimal(sign + tokens.take().text());
    }

    private <T> T nested(Supplier<T> read) {
        deepen();
        T result = read.get();
        depth--;
        return result;
    }

    private void deepen() {
        depth++;
        if (depth > Expression.MAX_DEPTH) {
            throw ProblemFinder.tooDeep("");
        }
    }
}
