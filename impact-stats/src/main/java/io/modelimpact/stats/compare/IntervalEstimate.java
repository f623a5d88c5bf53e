package io.modelimpact.stats.compare;

import java.util.OptionalDouble;

/** An inference that also states how far its estimate usually is from the truth, in the form that records keep. */
public interface IntervalEstimate extends Inference {
    /** The standard error of the estimate, finite; 0 only where the test can tell more than the observed variation does. */
    double standardError();

    /** Degrees of freedom of the reference distribution; empty where it has none. */
    OptionalDouble degreesOfFreedom();
}
