package io.modelimpact.stats.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.IntStream;

/** Welch's test of two ratios of sums in decimals of any length: what every fast way has to give. */
final class PlainComparison {
    private static final MathContext DIGITS = new MathContext(100);
    /** Beside a one, the smallest double decides a tie 324 digits further down. */
    private static final MathContext DIGITS_OF_DIFFERENCES = new MathContext(1000);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Arm control;
    private final Arm treatment;
    private final BigDecimal squaredError;

    /** The rows of one arm as sums; no denominator may sum to zero. */
    @SuppressWarnings("ArrayRecordComponent") // handed on and read, never compared
    private record Arm(double[] numerators, double[] denominators, BigDecimal top, BigDecimal bottom) {
        static Arm of(double[][] rows) {
            double[] ones =
                    IntStream.range(0, rows[0].length).mapToDouble(i -> 1).toArray();
            return new Arm(rows[0], rows[1], sumOfProducts(rows[0], ones), sumOfProducts(rows[1], ones));
        }

        BigDecimal others() {
            return BigDecimal.valueOf(numerators.length - 1);
        }

        BigDecimal squaredError() {
            BigDecimal crossed =
                    sumOfProducts(numerators, denominators).multiply(top).multiply(bottom);
            BigDecimal centred = sumOfProducts(numerators, numerators)
                    .multiply(bottom.pow(2))
                    .subtract(crossed.multiply(TWO))
                    .add(sumOfProducts(denominators, denominators).multiply(top.pow(2)));
            return centred.multiply(BigDecimal.valueOf(numerators.length))
                    .divide(others().multiply(bottom.pow(4)), DIGITS);
        }

        BigDecimal spread() {
            return squaredError().pow(2).divide(others(), DIGITS);
        }
    }

    private PlainComparison(Arm control, Arm treatment) {
        this.control = control;
        this.treatment = treatment;
        this.squaredError = control.squaredError().add(treatment.squaredError(), DIGITS);
    }

    /** The numerators and the denominators of each arm. */
    static PlainComparison of(double[][] control, double[][] treatment) {
        return new PlainComparison(Arm.of(control), Arm.of(treatment));
    }

    boolean varies() {
        return squaredError.signum() != 0;
    }

    double value() {
        return difference().doubleValue();
    }

    double standardError() {
        return squaredError.sqrt(DIGITS).doubleValue();
    }

    double statistic() {
        return difference().divide(squaredError.sqrt(DIGITS), DIGITS).doubleValue();
    }

    double degreesOfFreedom() {
        BigDecimal spread = control.spread().add(treatment.spread(), DIGITS);
        return squaredError.pow(2).divide(spread, DIGITS).doubleValue();
    }

    private BigDecimal difference() {
        return treatment
                .top
                .multiply(control.bottom)
                .subtract(control.top.multiply(treatment.bottom))
                .divide(control.bottom.multiply(treatment.bottom), DIGITS_OF_DIFFERENCES);
    }

    private static BigDecimal sumOfProducts(double[] first, double[] second) {
        return IntStream.range(0, first.length)
                .mapToObj(i -> new BigDecimal(first[i]).multiply(new BigDecimal(second[i])))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
