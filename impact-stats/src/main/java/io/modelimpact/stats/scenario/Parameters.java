package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import java.util.Arrays;
import java.util.Optional;

/** Checks that the factories share. */
final class Parameters {
    private Parameters() {}

    /** A refusal if a value is NaN or infinite, else if the condition does not hold. */
    static Optional<Refusal> check(boolean holds, String expected, double... found) {
        if (!Arrays.stream(found).allMatch(Double::isFinite)) {
            return Optional.of(new Refusal(RefusalCode.NOT_FINITE, "found " + Arrays.toString(found)));
        }
        return holds ? Optional.empty() : Optional.of(invalid(expected, found));
    }

    static Refusal invalid(String expected, double... found) {
        return new Refusal(
                RefusalCode.INVALID_PARAMETERS, "expected " + expected + ", found " + Arrays.toString(found));
    }

    /** The law, unless its mean or variance has no finite double. */
    static <T extends ProbabilityDistribution> Outcome<T> inRange(T distribution) {
        double mean = distribution.mean();
        double variance = distribution.variance();
        if (!(Double.isFinite(mean) && Double.isFinite(variance))) {
            return Outcome.refused(RefusalCode.OUT_OF_RANGE, "mean " + mean + ", variance " + variance + " as doubles");
        }
        return Outcome.of(distribution);
    }

    static void requireProbability(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("Probability must lie in [0, 1], found " + p);
        }
    }
}
