package io.modelimpact.engine;

import io.modelimpact.stats.Interval;
import java.util.Optional;

/** What a monitoring method says of one look, for claims of one error rate over the whole plan. A pure function; immutable. */
public interface LookRule {
    /** Whether the plan foresees the look. */
    boolean isPlanned();

    /** The information fraction, in [0, 1]; empty where the plan has no end. */
    Optional<Double> fraction();

    /** The boundary and what it spends; empty where nothing is spent look by look. */
    Optional<Spending> spending();

    /** The interval that the verdict rests on; unbounded where the look can not decide. */
    Interval interval(LookSample sample);

    /**
     * The smallest error rate of the whole plan at which the look decides about the region {@code [from, to]}, at most 1.
     *
     * @param from the lower bound, or negative infinity
     * @param to the upper bound, or positive infinity
     */
    double decisiveErrorRate(LookSample sample, double from, double to);

    /**
     * A boundary.
     *
     * @param critical what the standardised effect has to reach in absolute value; infinite where the look can not decide
     * @param nominalErrorRate the two-sided error rate at this look alone
     * @param before the error rate spent before, of one claim
     * @param now the error rate spent with this look, of one claim
     */
    record Spending(double critical, double nominalErrorRate, double before, double now) {}
}
