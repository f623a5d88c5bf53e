package io.modelimpact.formula;

import io.modelimpact.ImpactException;
import io.modelimpact.measure.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A number that stands in the formula. Exact if it fits a decimal of 64 bits and at most 18 decimals, otherwise the nearest binary64.
 *
 * @param value the number, without trailing zeros and with a scale of at least 0
 * @param measure what it is measured in
 */
public record Literal(BigDecimal value, Measure measure) implements Quantity {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?");

    /** Brings the value into canonical form; code {@code formula/invalid-number} beyond the range of binary64. */
    public Literal {
        value = canonical(value);
    }

    /** The same number, measured in {@code measure}. */
    public Literal in(Measure measure) {
        return new Literal(value, measure);
    }

    @Override
    public OptionalInt decimalScale() {
        return Scales.of(value);
    }

    @Override
    public List<Expression> operands() {
        return List.of();
    }

    @Override
    public <R> R accept(QuantityVisitor<R> visitor) {
        return visitor.literal(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }

    static BigDecimal decimal(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw invalid(text);
        }
        return canonical(new BigDecimal(text));
    }

    static BigDecimal canonical(BigDecimal value) {
        double nearest = value.doubleValue();
        boolean vanishes = nearest == 0 && value.signum() != 0;
        if (Double.isInfinite(nearest) || vanishes || value.precision() > 400) {
            throw invalid(value.toString());
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static ImpactException invalid(String found) {
        String shown = found.length() <= 60 ? found : found.substring(0, 60) + "…";
        return new ImpactException(
                "formula/invalid-number",
                "expected a decimal number within the range of binary64, found '" + shown + "'",
                "write a number such as -2.5 or 1e6");
    }
}
