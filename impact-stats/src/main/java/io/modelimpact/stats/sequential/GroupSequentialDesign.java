package io.modelimpact.stats.sequential;

import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.internal.Bisection;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Critical values for a fixed number of planned looks, such that the probability to reject a true null hypothesis at any of them is the
 * declared error rate. Stopping for futility is not part of the design.
 *
 * <p>The statistic at information fraction t is {@code B(t)/sqrt t} with B a Brownian motion; the null is rejected where it reaches the
 * critical value, in absolute value two-sided. Each tail spends {@code alpha / sides}.
 *
 * <p>Algorithm: recursive integration; critical values by bisection to the last bit. Agrees with rpact to about 1e-8. Cost: milliseconds
 * with a spending function, a second with the classical designs, which solve for one constant over all looks.
 *
 * <p>Sources: C. Jennison, B. W. Turnbull (2000), "Group Sequential Methods with Applications to Clinical Trials"; S. K. Wang, A. A.
 * Tsiatis (1987), Biometrics 43.
 */
public final class GroupSequentialDesign {
    private static final double LARGEST_CRITICAL = 40;
    private static final double HAYBITTLE_PETO = 3;
    private static final int CONSTANT_STEPS = 48;
    private static final int DRIFT_STEPS = 60;

    private final double alpha;
    private final boolean twoSided;
    private final double[] fractions;
    private final double[] criticals;
    private final double[] spent;
    private final ScorePaths paths;

    private GroupSequentialDesign(
            double alpha, boolean twoSided, double[] fractions, double[] criticals, double[] spent, ScorePaths paths) {
        this.alpha = alpha;
        this.twoSided = twoSided;
        this.fractions = fractions;
        this.criticals = criticals;
        this.spent = spent;
        this.paths = paths;
    }

    /**
     * A design that spends the error rate by a function of information.
     *
     * @param alpha error rate of the whole test, in (0, 1)
     * @param twoSided whether both tails reject, each with half of alpha
     * @param fractions information at the looks, increasing, positive, at most 1; less than 1 at the last look leaves error rate unspent
     */
    public static GroupSequentialDesign spending(
            SpendingFunction function, double alpha, boolean twoSided, double... fractions) {
        double tail = tail(alpha, twoSided, fractions);
        double[] spent = new double[fractions.length];
        for (int look = 0; look < spent.length; look++) {
            spent[look] = (twoSided ? 2 : 1) * function.spent(fractions[look], tail);
        }
        return spending(alpha, twoSided, spent, fractions);
    }

    /**
     * A design that spends given error rates, whatever they were decided by: the clock of spending need not be the information. Only the ratios of
     * the information at the looks count, so that it may be given in any measure, and may exceed what was planned.
     *
     * <p>Source: K. K. G. Lan, D. L. DeMets (1989), "Group sequential procedures: calendar versus information time", Statistics in Medicine 8.
     *
     * @param alpha error rate of the whole test, in (0, 1)
     * @param twoSided whether both tails reject, each with half of what is spent
     * @param spent the error rate spent until each look and at it, both tails together; from 0 to alpha, never falling
     * @param information at the looks, increasing, positive, finite
     */
    public static GroupSequentialDesign spending(double alpha, boolean twoSided, double[] spent, double[] information) {
        requireRate(alpha);
        requireIncreasing(information, Double.MAX_VALUE);
        requireRising(spent, alpha, information.length);
        ScorePaths paths = new ScorePaths(information, twoSided);
        double[] criticals = new double[information.length];
        double before = 0;
        for (int look = 0; look < criticals.length; look++) {
            double now = spent[look] / (twoSided ? 2 : 1);
            double increment = now - before;
            criticals[look] = look == 0
                    ? Math.min(LARGEST_CRITICAL, StandardNormal.INSTANCE.upperQuantile(increment))
                    : Bisection.root(c -> increment - paths.crossing(c), -LARGEST_CRITICAL, LARGEST_CRITICAL);
            paths.advance(criticals[look]);
            before = now;
        }
        return new GroupSequentialDesign(alpha, twoSided, information.clone(), criticals, spent.clone(), paths);
    }

    /** O'Brien and Fleming's design: critical values {@code c / sqrt t}. */
    public static GroupSequentialDesign obrienFleming(double alpha, boolean twoSided, double... fractions) {
        return wangTsiatis(0, alpha, twoSided, fractions);
    }

    /** Pocock's design: one critical value c at all looks. */
    public static GroupSequentialDesign pocock(double alpha, boolean twoSided, double... fractions) {
        return wangTsiatis(0.5, alpha, twoSided, fractions);
    }

    /** Wang and Tsiatis' family: critical values {@code c t^(delta - 1/2)}; 0 is O'Brien and Fleming's, 1/2 Pocock's. */
    public static GroupSequentialDesign wangTsiatis(double delta, double alpha, boolean twoSided, double... fractions) {
        return constant(
                (constant, look) -> constant * StrictMath.pow(fractions[look], delta - 0.5),
                alpha,
                twoSided,
                fractions);
    }

    /** Haybittle and Peto's design: 3 at every look but the last, whose critical value takes up what is left. */
    public static GroupSequentialDesign haybittlePeto(double alpha, boolean twoSided, double... fractions) {
        return constant(
                (constant, look) -> look + 1 < fractions.length ? HAYBITTLE_PETO : constant,
                alpha,
                twoSided,
                fractions);
    }

    private interface Shape {
        double critical(double constant, int look);
    }

    private static GroupSequentialDesign constant(Shape shape, double alpha, boolean twoSided, double... fractions) {
        double tail = tail(alpha, twoSided, fractions);
        double low = 0;
        double high = LARGEST_CRITICAL;
        for (int i = 0; i < CONSTANT_STEPS; i++) {
            double middle = 0.5 * (low + high);
            if (of(look -> shape.critical(middle, look), alpha, twoSided, fractions)
                            .tailSpent()
                    > tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double found = 0.5 * (low + high);
        return of(look -> shape.critical(found, look), alpha, twoSided, fractions);
    }

    private double tailSpent() {
        return spent[spent.length - 1] / (twoSided ? 2 : 1);
    }

    private static GroupSequentialDesign of(
            IntToDoubleFunction critical, double alpha, boolean twoSided, double... fractions) {
        ScorePaths paths = new ScorePaths(fractions, twoSided);
        double[] criticals = new double[fractions.length];
        double[] spent = new double[fractions.length];
        double sum = 0;
        for (int look = 0; look < fractions.length; look++) {
            criticals[look] = critical.applyAsDouble(look);
            sum += paths.crossing(criticals[look]);
            spent[look] = (twoSided ? 2 : 1) * sum;
            paths.advance(criticals[look]);
        }
        return new GroupSequentialDesign(alpha, twoSided, fractions.clone(), criticals, spent, paths);
    }

    private static double tail(double alpha, boolean twoSided, double... fractions) {
        requireRate(alpha);
        requireIncreasing(fractions, 1);
        return twoSided ? alpha / 2 : alpha;
    }

    private static void requireRate(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("The error rate must lie in (0, 1), found " + alpha);
        }
    }

    private static void requireIncreasing(double[] information, double most) {
        if (information.length == 0) {
            throw new IllegalArgumentException("A design needs a look");
        }
        double before = 0;
        for (double found : information) {
            if (!(found > before && found <= most)) {
                throw new IllegalArgumentException("Information must increase from above 0 to at most " + most
                        + ", found " + Arrays.toString(information));
            }
            before = found;
        }
    }

    private static void requireRising(double[] spent, double alpha, int looks) {
        double before = 0;
        for (double found : spent) {
            if (!(found >= before && found <= alpha)) {
                throw new IllegalArgumentException(
                        "Spent error rates must rise from 0 to at most " + alpha + ", found " + Arrays.toString(spent));
            }
            before = found;
        }
        if (spent.length != looks) {
            throw new IllegalArgumentException(
                    "Each look spends and has information, found " + spent.length + " and " + looks + " of them");
        }
    }

    /** Number of looks. */
    public int looks() {
        return criticals.length;
    }

    /** Critical value of the z statistic at a look, counted from 0. */
    public double critical(int look) {
        return criticals[look];
    }

    /** Information at a look, counted from 0, as it was given: the fraction of the planned one, unless error rates were given. */
    public double fraction(int look) {
        return fractions[look];
    }

    /** Error rate spent until a look and at it, both tails together. */
    public double alphaSpent(int look) {
        return spent[look];
    }

    /** The probability to cross the upper boundary at any look, given the expected z statistic at full information. */
    public double power(double drift) {
        return paths.upperCrossings(criticals, drift);
    }

    /**
     * By how much the largest sample has to exceed that of a test with one look.
     *
     * @param power the power for the upper boundary, in (0, 1)
     */
    public double inflationFactor(double power) {
        StandardNormal normal = StandardNormal.INSTANCE;
        double single = normal.upperQuantile(twoSided ? alpha / 2 : alpha) + normal.upperQuantile(1 - power);
        double low = 0;
        double high = LARGEST_CRITICAL;
        for (int i = 0; i < DRIFT_STEPS; i++) {
            double middle = 0.5 * (low + high);
            if (power(middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double drift = 0.5 * (low + high);
        return drift * drift / (single * single);
    }
}
