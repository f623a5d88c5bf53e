package io.modelimpact.engine.internal.belief;

import io.modelimpact.engine.BeliefMethod;
import java.util.List;

/** The methods of belief that come with the library. */
public final class BeliefMethods {
    private BeliefMethods() {}

    /** All of them. */
    public static List<BeliefMethod> all() {
        return List.of(new NormalNormalMethod(), new BetaBinomialBelief(), new GammaPoissonMethod());
    }
}
