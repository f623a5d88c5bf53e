package io.modelimpact.engine;

import java.util.List;
import java.util.Optional;

/**
 * The standard errors of one claim's estimate, for a plan that counts information by them. A standard error of 0 tells nothing of information, and
 * counts as none.
 *
 * @param earlier at the earlier looks, in their order; empty where nothing was estimated
 * @param now at this look
 * @param full the one at which all information is there, if the plan says so
 */
public record StandardErrors(List<Optional<Double>> earlier, Optional<Double> now, Optional<Double> full) {
    /** Keeps a copy of the list, without what is not positive. */
    public StandardErrors {
        earlier = earlier.stream().map(StandardErrors::positive).toList();
        now = positive(now);
    }

    private static Optional<Double> positive(Optional<Double> error) {
        return error.filter(value -> value > 0);
    }

    /** At a look, counted from 0; the last is this one. */
    public Optional<Double> at(int look) {
        return look < earlier.size() ? earlier.get(look) : now;
    }
}
