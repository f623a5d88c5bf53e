package io.modelimpact.engine.internal.monitor;

import io.modelimpact.engine.MonitoringMethod;
import io.modelimpact.monitoring.AlwaysValid;
import io.modelimpact.stats.sequential.AsymptoticConfidenceSequence;
import io.modelimpact.stats.sequential.MixtureSprt;
import io.modelimpact.stats.sequential.NormalMixtureBound;
import io.modelimpact.stats.sequential.StitchedBound;
import java.util.List;

/** The methods of monitoring that come with the library. */
public final class MonitoringMethods {
    /** How the stitched bound spreads its error rate over epochs, and how these grow: the choice of its authors. */
    private static final double STITCHING_POWER = 1.4;

    private static final double STITCHING_GROWTH = 2;

    private MonitoringMethods() {}

    /** All of them. */
    public static List<MonitoringMethod> all() {
        return List.of(
                new FixedHorizonMethod(),
                new GroupSequentialMethod(),
                new SequenceMethod("monitoring/asymptotic-confidence-sequence@1.0", MonitoringMethods::asymptotic),
                new SequenceMethod("monitoring/normal-mixture@1.0", MonitoringMethods::normalMixture),
                new SequenceMethod("monitoring/stitched@1.0", MonitoringMethods::stitched),
                new SequenceMethod("monitoring/mixture-sprt@1.0", MonitoringMethods::mixtureSprt),
                new BetaBinomialMethod());
    }

    private static StandardisedSequence asymptotic(AlwaysValid plan, long units, double rate) {
        AsymptoticConfidenceSequence sequence = AsymptoticConfidenceSequence.of(rate, tuning(plan));
        return new StandardisedSequence() {
            @Override
            public double reach() {
                return sequence.look(0, 1, units).orElseThrow().upper();
            }

            @Override
            public double pValue(double distance) {
                return sequence.look(distance, 1, units).orElseThrow().pValue();
            }
        };
    }

    /** The sum of standardised contributions of so many units has them as its intrinsic time, and the distance times their root as its value. */
    private static StandardisedSequence normalMixture(AlwaysValid plan, long units, double rate) {
        NormalMixtureBound bound = NormalMixtureBound.twoSided(tuning(plan), rate);
        return StandardisedSequence.of(alpha -> bound.at((double) units, alpha) / Math.sqrt((double) units), rate);
    }

    private static StandardisedSequence stitched(AlwaysValid plan, long units, double rate) {
        StitchedBound bound = StitchedBound.of(tuning(plan), 0, STITCHING_POWER, STITCHING_GROWTH);
        return StandardisedSequence.of(alpha -> bound.at((double) units, alpha / 2) / Math.sqrt((double) units), rate);
    }

    private static StandardisedSequence mixtureSprt(AlwaysValid plan, long units, double rate) {
        double deviation = plan.deviation().orElseThrow().doubleValue();
        MixtureSprt test = new MixtureSprt(deviation * deviation);
        double mixed = (double) units * deviation * deviation;
        return new StandardisedSequence() {
            @Override
            public double reach() {
                return Math.sqrt((1 + mixed) / mixed * (StrictMath.log1p(mixed) - 2 * StrictMath.log(rate)));
            }

            @Override
            public double pValue(double distance) {
                return test.pValue(distance / Math.sqrt((double) units), 1, units);
            }
        };
    }

    private static double tuning(AlwaysValid plan) {
        return plan.units().orElseThrow().doubleValue();
    }
}
