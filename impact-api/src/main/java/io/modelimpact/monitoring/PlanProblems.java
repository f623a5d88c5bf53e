package io.modelimpact.monitoring;

import io.modelimpact.Problem;
import java.util.Optional;

/** Problems of monitoring plans. */
final class PlanProblems {
    /** More units than anybody has. */
    static final long MOST_UNITS = 1_000_000_000_000_000L;

    private PlanProblems() {}

    static Problem of(String code, String path, String message, String remedy) {
        return new Problem(code, path, "monitoring plan: " + message, remedy, Optional.empty());
    }

    static boolean isCount(long units) {
        return units >= 1 && units <= MOST_UNITS;
    }

    static Problem notACount(String path, long units) {
        return of(
                "declaration/not-a-unit-count",
                path,
                "found " + units + " units, expected 1 to " + MOST_UNITS,
                "say how many units of all arms together");
    }
}
