package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.MetricFacts;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.stats.quantile.ValueCounter;
import java.util.stream.IntStream;

/** A compiled metric, as its cells hold it. */
interface CellKernel {
    /** The metric. */
    Metric metric();

    /** The number of variables in its cells. */
    int variables();

    /** How many of the variables, the first ones, hold values; the others hold denominators. */
    int numerators();

    /** The scale of the metric's values (0), then of what follows: denominators, covariates; 0 for binary64 and for what the metric does not have. */
    int scale(int variable);

    /** What holds for the metric in all cells. */
    default MetricFacts facts(long malformed, long negativeOrFractional) {
        int outcomes = metric().kind() == MetricKind.RATIO ? 2 : 1;
        int covariates =
                metric().covariates().size() + (metric().covariateDenominator().isPresent() ? 1 : 0);
        return new MetricFacts(
                scale(0),
                outcomes == 2 ? scale(1) : 0,
                malformed,
                negativeOrFractional,
                IntStream.range(outcomes, outcomes + covariates)
                        .mapToObj(this::scale)
                        .toList());
    }

    /** How many rows hold a malformed value in a column that the metric reads. */
    int malformed(Rows rows);

    /** The values of the rows. */
    MetricValues evaluate(Rows rows);

    /** Of what the metric counts its values; of nothing, unless it is about more than their sums. */
    default CountedValues countedValues() {
        return CountedValues.NONE;
    }

    /** Whether its values are whole numbers, with a scale, and not binary64. */
    boolean isExact();

    /** A counter of the metric's values in a cell. */
    default ValueCounter newValueCounter() {
        return isExact() ? ValueCounter.ofWholes() : ValueCounter.ofReals();
    }

    /** What becomes of the sums of a unit's rows in a cell, where units have several rows. */
    default UnitFinish finish() {
        return UnitFinish.none(variables());
    }

    /** Whether a unit enters once, however many rows of it do. */
    default boolean isEnteredOnce() {
        return false;
    }
}
