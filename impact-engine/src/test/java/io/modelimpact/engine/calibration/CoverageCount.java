package io.modelimpact.engine.calibration;

import io.modelimpact.engine.calibration.EngineCase.Promise;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts how often intervals cover what is known to be true, by method and by what it is about. */
final class CoverageCount {
    private static final double CONFIDENCE = 0.95;

    private final Map<List<String>, int[]> counts = new LinkedHashMap<>();

    /** One interval; one that is undefined counts as none. */
    void add(Quantity<EstimateResult> found, String design, double truth) {
        if (found.value().isPresent()) {
            EstimateResult estimate = found.value().get();
            int[] count = counts.computeIfAbsent(List.of(estimate.method(), design), fresh -> new int[2]);
            boolean covers = estimate.lower().map(end -> end <= truth).orElse(true)
                    && estimate.upper().map(end -> truth <= end).orElse(true);
            count[0]++;
            count[1] += covers ? 1 : 0;
        }
    }

    List<EngineCase> cases(Promise promise) {
        return counts.entrySet().stream()
                .map(entry -> new EngineCase(
                        entry.getKey().get(0),
                        entry.getKey().get(1),
                        EngineCase.Rate.COVERAGE,
                        CONFIDENCE,
                        entry.getValue()[1] / (double) entry.getValue()[0],
                        entry.getValue()[0],
                        promise))
                .toList();
    }
}
