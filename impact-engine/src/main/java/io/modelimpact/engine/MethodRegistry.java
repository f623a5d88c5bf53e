package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.RelativeLift;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The statistical procedures an engine knows, by id. An explicit, immutable value: nothing is found by scanning the class path.
 */
public final class MethodRegistry {
    /** Welch's t-test of two means. */
    public static final String WELCH_T = "compare/welch-t@1.0";

    /** The relative difference of two means by the delta method. */
    public static final String RELATIVE_LIFT = "compare/relative-lift-delta@1.0";

    /** The difference of two ratios of sums by the delta method. */
    public static final String RATIO_DIFFERENCE = "compare/ratio-of-sums-delta@1.0";

    /** The relative difference of two ratios of sums by the delta method. */
    public static final String RATIO_RELATIVE = "compare/ratio-of-sums-delta-relative@1.0";

    /** Pearson's chi-square test of the planned shares of units. */
    public static final String SAMPLE_RATIO = "check/sample-ratio-chi-square@1.0";

    /** Holm's procedure for claims with a direction. */
    public static final String DIRECTIONAL_HOLM = "multiplicity/directional-holm@1.0";

    /** Bonferroni's equal split. */
    public static final String BONFERRONI = "multiplicity/bonferroni@1.0";

    /** No protection. */
    public static final String UNADJUSTED = "multiplicity/none@1.0";

    private final SortedMap<String, ComparisonMethod> comparisons;

    private MethodRegistry(SortedMap<String, ComparisonMethod> comparisons) {
        this.comparisons = comparisons;
    }

    /** The methods that come with the library. */
    public static MethodRegistry standard() {
        return new MethodRegistry(new TreeMap<>())
                .with(new BuiltIn(WELCH_T, false))
                .with(new BuiltIn(RELATIVE_LIFT, true))
                .with(new BuiltIn(RATIO_DIFFERENCE, false))
                .with(new BuiltIn(RATIO_RELATIVE, true));
    }

    /**
     * This registry with one method more.
     *
     * @throws ImpactException with code {@code engine/duplicate-method} if the id is taken: released methods never change
     */
    public MethodRegistry with(ComparisonMethod method) {
        TreeMap<String, ComparisonMethod> more = new TreeMap<>(comparisons);
        if (more.put(method.id(), method) != null) {
            throw new ImpactException(
                    "engine/duplicate-method",
                    "method " + method.id() + " is registered already",
                    "give a changed method a new version");
        }
        return new MethodRegistry(more);
    }

    /** The ids of the registered comparisons, sorted. */
    public SortedSet<String> ids() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(comparisons.keySet()));
    }

    /** Whether a comparison of this id is registered. */
    public boolean has(String id) {
        return comparisons.containsKey(id);
    }

    /**
     * The comparison of this id.
     *
     * @throws ImpactException with code {@code engine/unknown-method}
     */
    public ComparisonMethod comparison(String id) {
        ComparisonMethod method = comparisons.get(id);
        if (method == null) {
            throw new ImpactException(
                    "engine/unknown-method",
                    "method " + id + " is not registered, known are " + comparisons.keySet(),
                    "register it, or use the library version that released it");
        }
        return method;
    }

    /** The method for the absolute effect on a metric of this kind, in a design with independent arms. */
    public static String absolute(MetricKind kind) {
        return kind == MetricKind.RATIO ? RATIO_DIFFERENCE : WELCH_T;
    }

    /** The method for the relative effect on a metric of this kind, in a design with independent arms. */
    public static String relative(MetricKind kind) {
        return kind == MetricKind.RATIO ? RATIO_RELATIVE : RELATIVE_LIFT;
    }

    /**
     * A method of the library. Ratios of sums come here as the mean and variance of their linearised units, so the same two
     * procedures serve both forms of metric.
     */
    private record BuiltIn(String id, boolean relative) implements ComparisonMethod {
        @Override
        public Outcome<Estimate> compare(SampleSummary baseline, SampleSummary candidate, double errorRate) {
            return relative
                    ? RelativeLift.withDefaults().withErrorRate(errorRate).test(baseline, candidate)
                    : WelchTTest.withDefaults().withErrorRate(errorRate).test(baseline, candidate);
        }
    }
}
