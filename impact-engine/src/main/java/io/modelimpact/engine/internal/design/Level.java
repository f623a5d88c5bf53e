package io.modelimpact.engine.internal.design;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.compare.OneSampleTTest;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.proportion.Proportion;
import io.modelimpact.stats.proportion.ProportionEstimate;
import java.util.Optional;

/**
 * The level of a metric in one arm, for everyone or in one member of a slice.
 *
 * @param units how many units it rests on
 * @param value the level, rounded once; empty where its denominator is zero
 * @param summary level and variance per unit
 * @param share the counts of a proportion over independent units
 * @param standardDeviation of a unit's value; empty where there are too few units
 * @param estimation how the level is estimated
 */
public record Level(
        long units,
        Optional<Double> value,
        SampleSummary summary,
        Optional<Proportion> share,
        Optional<Double> standardDeviation,
        Estimation estimation) {

    /** An estimate of the level at an error rate. */
    public interface Estimation {
        /** The level with its uncertainty. */
        Outcome<IntervalEstimate> at(double errorRate);
    }

    /** A proportion by its score, another level by Student's t; the variance per unit is that of a unit's value. */
    public Level(long units, Optional<Double> value, SampleSummary summary, Optional<Proportion> share) {
        this(units, value, summary, share, deviation(units, summary), errorRate -> estimate(summary, share, errorRate));
    }

    /** The same level where another deviation is that of a unit's value. */
    Level withStandardDeviation(Optional<Double> deviation) {
        return new Level(units, value, summary, share, deviation, estimation);
    }

    /** The level with its uncertainty. */
    public Outcome<IntervalEstimate> estimate(double errorRate) {
        return estimation.at(errorRate);
    }

    private static Outcome<IntervalEstimate> estimate(
            SampleSummary summary, Optional<Proportion> share, double errorRate) {
        return share.map(counts -> ProportionEstimate.of(counts, errorRate).map(IntervalEstimate.class::cast))
                .orElseGet(() -> OneSampleTTest.withDefaults()
                        .withErrorRate(errorRate)
                        .test(summary)
                        .map(IntervalEstimate.class::cast));
    }

    private static Optional<Double> deviation(long units, SampleSummary summary) {
        return units < 2 || summary.refusal().isPresent()
                ? Optional.empty()
                : Optional.of(summary.variance().sqrt()).filter(Double::isFinite);
    }
}
