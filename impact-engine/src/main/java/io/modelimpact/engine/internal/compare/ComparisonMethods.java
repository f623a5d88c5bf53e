package io.modelimpact.engine.internal.compare;

import io.modelimpact.engine.ComparisonMethod;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.RelativeLift;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import java.util.List;

/** The comparisons of independent arms that come with the library. */
public final class ComparisonMethods {
    private ComparisonMethods() {}

    /** All of them. */
    public static List<ComparisonMethod> all() {
        return List.of(
                new OfSummaries(MethodRegistry.WELCH_T, false),
                new OfSummaries(MethodRegistry.RELATIVE_LIFT, true),
                new OfSummaries(MethodRegistry.RATIO_DIFFERENCE, false),
                new OfSummaries(MethodRegistry.RATIO_RELATIVE, true),
                new OfSummaries(MethodRegistry.QUANTILE_DIFFERENCE, false),
                new OfSummaries(MethodRegistry.QUANTILE_RELATIVE, true),
                new OfSummaries(MethodRegistry.QUANTILE_CLUSTERED, false),
                new OfSummaries(MethodRegistry.QUANTILE_CLUSTERED_RELATIVE, true),
                new OfSummaries(MethodRegistry.CLIFFS_DELTA, false));
    }

    /**
     * By level and variance alone. Ratios of sums come here as the mean and variance of their linearised units, quantiles with the variance that
     * their density leaves to them, answers on a scale by their placements, so the same two procedures serve all these forms of metric.
     */
    private record OfSummaries(String id, boolean relative) implements ComparisonMethod {
        @Override
        public Outcome<Estimate> compare(SampleSummary baseline, SampleSummary candidate, double errorRate) {
            return relative
                    ? RelativeLift.withDefaults().withErrorRate(errorRate).test(baseline, candidate)
                    : WelchTTest.withDefaults().withErrorRate(errorRate).test(baseline, candidate);
        }
    }
}
