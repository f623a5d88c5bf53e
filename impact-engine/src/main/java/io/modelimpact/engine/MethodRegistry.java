package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.internal.adjust.AdjustedMethods;
import io.modelimpact.engine.internal.belief.BeliefMethods;
import io.modelimpact.engine.internal.compare.ComparisonMethods;
import io.modelimpact.engine.internal.compare.PairedMethods;
import io.modelimpact.engine.internal.monitor.MonitoringMethods;
import io.modelimpact.engine.internal.resample.BootstrapMethod;
import io.modelimpact.metric.MetricKind;
import java.util.Collections;
import java.util.List;
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

    /** The difference of two quantiles by the delta method. */
    public static final String QUANTILE_DIFFERENCE = "compare/quantile-delta@1.0";

    /** The relative difference of two quantiles by the delta method. */
    public static final String QUANTILE_RELATIVE = "compare/quantile-delta-relative@1.0";

    /** The difference of two quantiles of rows, those of a unit as one cluster. */
    public static final String QUANTILE_CLUSTERED = "compare/quantile-clustered@1.0";

    /** The relative difference of two quantiles of rows, those of a unit as one cluster. */
    public static final String QUANTILE_CLUSTERED_RELATIVE = "compare/quantile-clustered-relative@1.0";

    /** How much more often an answer on an ordered scale is the higher one. */
    public static final String CLIFFS_DELTA = "compare/cliffs-delta@1.0";

    /** The test of Mann and Whitney whether answers on an ordered scale shift. */
    public static final String MANN_WHITNEY = "compare/mann-whitney@1.0";

    /** Student's t-test of the units' differences. */
    public static final String PAIRED_T = "compare/paired-t@1.0";

    /** The score test of two proportions over the same units. */
    public static final String PAIRED_PROPORTION = "compare/paired-proportion-score@1.0";

    /** The difference of two ratios of sums over the same units, or over clusters of rows, by the delta method. */
    public static final String PAIRED_RATIO = "compare/paired-ratio-of-sums-delta@1.0";

    /** The relative difference of two levels over the same units by the delta method. */
    public static final String PAIRED_RELATIVE = "compare/paired-relative-delta@1.0";

    /** The change of a gap between two groups of units. */
    public static final String GAP = "compare/gap-welch@1.0";

    /** One level by Student's t. */
    public static final String LEVEL_T = "level/one-sample-t@1.0";

    /** One proportion by its score test. */
    public static final String LEVEL_SCORE = "level/proportion-score@1.0";

    /** One quantile by the sign test. */
    public static final String LEVEL_QUANTILE = "level/quantile-order-statistic@1.0";

    /** One quantile of rows, those of a unit as one cluster, by Student's t. */
    public static final String LEVEL_QUANTILE_CLUSTERED = "level/quantile-clustered@1.0";

    /** Pearson's chi-square test of the planned shares of units. */
    public static final String SAMPLE_RATIO = "check/sample-ratio-chi-square@1.0";

    /** Welch's t-test of a covariate, which no change can have moved. */
    public static final String COVARIATE_BALANCE = "check/covariate-balance@1.0";

    /** Holm's procedure for claims with a direction. */
    public static final String DIRECTIONAL_HOLM = "multiplicity/directional-holm@1.0";

    /** Bonferroni's equal split. */
    public static final String BONFERRONI = "multiplicity/bonferroni@1.0";

    /** Outcomes of scenarios: effects jointly normal, assumptions by their quantile functions, a fixed number of draws. */
    public static final String SCENARIO = "scenario/joint-normal-monte-carlo@1.0";

    /** No protection. */
    public static final String UNADJUSTED = "multiplicity/none@1.0";

    private final SortedMap<String, ComparisonMethod> comparisons;
    private final SortedMap<String, PairedMethod> paired;
    private final SortedMap<String, AdjustedMethod> adjusted;
    private final SortedMap<String, MonitoringMethod> monitoring;
    private final SortedMap<String, BeliefMethod> beliefs;
    private final SortedMap<String, ResamplingMethod> resampling;

    private MethodRegistry(
            SortedMap<String, ComparisonMethod> comparisons,
            SortedMap<String, PairedMethod> paired,
            SortedMap<String, AdjustedMethod> adjusted,
            SortedMap<String, MonitoringMethod> monitoring,
            SortedMap<String, BeliefMethod> beliefs,
            SortedMap<String, ResamplingMethod> resampling) {
        this.comparisons = comparisons;
        this.paired = paired;
        this.adjusted = adjusted;
        this.monitoring = monitoring;
        this.beliefs = beliefs;
        this.resampling = resampling;
    }

    /** The methods that come with the library. */
    public static MethodRegistry standard() {
        MethodRegistry registry = new MethodRegistry(
                new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (AdjustedMethod method : AdjustedMethods.all()) {
            registry = registry.with(method);
        }
        for (MonitoringMethod method : MonitoringMethods.all()) {
            registry = registry.with(method);
        }
        for (BeliefMethod method : BeliefMethods.all()) {
            registry = registry.with(method);
        }
        for (ResamplingMethod method : BootstrapMethod.all()) {
            registry = registry.with(method);
        }
        for (ComparisonMethod method : ComparisonMethods.all()) {
            registry = registry.with(method);
        }
        for (PairedMethod method : PairedMethods.all()) {
            registry = registry.with(method);
        }
        return registry;
    }

    /**
     * This registry with one method more.
     *
     * @throws ImpactException with code {@code engine/duplicate-method} if the id is taken: released methods never change
     */
    public MethodRegistry with(ComparisonMethod method) {
        refuseDuplicate(method.id());
        TreeMap<String, ComparisonMethod> more = new TreeMap<>(comparisons);
        more.put(method.id(), method);
        return new MethodRegistry(more, paired, adjusted, monitoring, beliefs, resampling);
    }

    /**
     * This registry with one method of monitoring more.
     *
     * @throws ImpactException with code {@code engine/duplicate-method} if the id is taken: released methods never change
     */
    public MethodRegistry with(MonitoringMethod method) {
        refuseDuplicate(method.id());
        TreeMap<String, MonitoringMethod> more = new TreeMap<>(monitoring);
        more.put(method.id(), method);
        return new MethodRegistry(comparisons, paired, adjusted, more, beliefs, resampling);
    }

    /**
     * This registry with one method more, for versions on the same units.
     *
     * @throws ImpactException with code {@code engine/duplicate-method} if the id is taken: released methods never change
     */
    public MethodRegistry with(PairedMethod method) {
        refuseDuplicate(method.id());
        TreeMap<String, PairedMethod> more = new TreeMap<>(paired);
        more.put(method.id(), method);
        return new MethodRegistry(comparisons, more, adjusted, monitoring, beliefs, resampling);
    }

    /**
     * This registry with one method of belief more.
     *
     * @throws ImpactException with code {@code engine/duplicate-method} if the id is taken: released methods never change
     */
    public MethodRegistry with(BeliefMethod method) {
        refuseDuplicate(method.id());
        TreeMap<String, BeliefMethod> more = new TreeMap<>(beliefs);
        more.put(method.id(), method);
        return new MethodRegistry(comparisons, paired, adjusted, monitoring, more, resampling);
    }

    /**
     * This registry with one method more, for metrics with covariates or strata.
     *
     * @throws ImpactException with code {@code engine/duplicate-method} if the id is taken: released methods never change
     */
    public MethodRegistry with(AdjustedMethod method) {
        refuseDuplicate(method.id());
        TreeMap<String, AdjustedMethod> more = new TreeMap<>(adjusted);
        more.put(method.id(), method);
        return new MethodRegistry(comparisons, paired, more, monitoring, beliefs, resampling);
    }

    /**
     * This registry with one method more, for resampled metrics.
     *
     * @throws ImpactException with code {@code engine/duplicate-method} if the id is taken: released methods never change
     */
    public MethodRegistry with(ResamplingMethod method) {
        refuseDuplicate(method.id());
        TreeMap<String, ResamplingMethod> more = new TreeMap<>(resampling);
        more.put(method.id(), method);
        return new MethodRegistry(comparisons, paired, adjusted, monitoring, beliefs, more);
    }

    /**
     * This registry as a protocol with substitutions sees it: the id of a substituted method finds the one that is called in its place.
     *
     * @throws ImpactException with code {@code engine/unknown-method} if the other method is not registered for the same kind of design and metric
     */
    public MethodRegistry substituting(List<MethodSubstitution> substitutions) {
        TreeMap<String, ComparisonMethod> independent = new TreeMap<>(comparisons);
        TreeMap<String, PairedMethod> joint = new TreeMap<>(paired);
        TreeMap<String, AdjustedMethod> covariate = new TreeMap<>(adjusted);
        TreeMap<String, ResamplingMethod> drawn = new TreeMap<>(resampling);
        for (MethodSubstitution substitution : substitutions) {
            if (paired.containsKey(substitution.method())) {
                joint.put(substitution.method(), paired(substitution.by()));
            } else if (adjusted.containsKey(substitution.method())) {
                covariate.put(substitution.method(), adjusted(substitution.by()));
            } else if (resampling.containsKey(substitution.method())) {
                drawn.put(substitution.method(), resampling(substitution.by()));
            } else {
                comparison(substitution.method());
                independent.put(substitution.method(), comparison(substitution.by()));
            }
        }
        return new MethodRegistry(independent, joint, covariate, monitoring, beliefs, drawn);
    }

    private void refuseDuplicate(String id) {
        if (has(id)) {
            throw new ImpactException(
                    "engine/duplicate-method",
                    "method " + id + " is registered already",
                    "give a changed method a new version");
        }
    }

    /** The ids of the registered methods, sorted. */
    public SortedSet<String> ids() {
        TreeSet<String> ids = new TreeSet<>(comparisons.keySet());
        ids.addAll(paired.keySet());
        ids.addAll(adjusted.keySet());
        ids.addAll(monitoring.keySet());
        ids.addAll(beliefs.keySet());
        ids.addAll(resampling.keySet());
        return Collections.unmodifiableSortedSet(ids);
    }

    /** Whether a method of this id is registered. */
    public boolean has(String id) {
        return comparisons.containsKey(id)
                || paired.containsKey(id)
                || adjusted.containsKey(id)
                || monitoring.containsKey(id)
                || beliefs.containsKey(id)
                || resampling.containsKey(id);
    }

    /**
     * Makes sure that a comparison of this id is registered.
     *
     * @throws ImpactException with code {@code engine/unknown-method}
     */
    public void require(String id) {
        if (!has(id)) {
            throw unknown(id);
        }
    }

    /**
     * The comparison of this id.
     *
     * @throws ImpactException with code {@code engine/unknown-method}
     */
    public ComparisonMethod comparison(String id) {
        ComparisonMethod method = comparisons.get(id);
        if (method == null) {
            throw unknown(id);
        }
        return method;
    }

    /**
     * The comparison of this id, for versions on the same units.
     *
     * @throws ImpactException with code {@code engine/unknown-method}
     */
    public PairedMethod paired(String id) {
        PairedMethod method = paired.get(id);
        if (method == null) {
            throw unknown(id);
        }
        return method;
    }

    /**
     * The comparison of this id, for metrics with covariates or strata.
     *
     * @throws ImpactException with code {@code engine/unknown-method}
     */
    public AdjustedMethod adjusted(String id) {
        AdjustedMethod method = adjusted.get(id);
        if (method == null) {
            throw unknown(id);
        }
        return method;
    }

    /**
     * The method of monitoring of this id.
     *
     * @throws ImpactException with code {@code engine/unknown-method}
     */
    public MonitoringMethod monitoring(String id) {
        MonitoringMethod method = monitoring.get(id);
        if (method == null) {
            throw unknown(id);
        }
        return method;
    }

    /**
     * The method of belief of this id.
     *
     * @throws ImpactException with code {@code engine/unknown-method}
     */
    public BeliefMethod belief(String id) {
        BeliefMethod method = beliefs.get(id);
        if (method == null) {
            throw unknown(id);
        }
        return method;
    }

    /**
     * The resampling method of this id.
     *
     * @throws ImpactException with code {@code engine/unknown-method}
     */
    public ResamplingMethod resampling(String id) {
        ResamplingMethod method = resampling.get(id);
        if (method == null) {
            throw unknown(id);
        }
        return method;
    }

    private ImpactException unknown(String id) {
        return new ImpactException(
                "engine/unknown-method",
                "method " + id + " is not registered, known are " + ids(),
                "register it, or use the library version that released it");
    }

    /** The method for the absolute effect on a metric of this kind, in a design with independent arms. */
    public static String absolute(MetricKind kind) {
        return kind == MetricKind.RATIO ? RATIO_DIFFERENCE : WELCH_T;
    }

    /** The method for the relative effect on a metric of this kind, in a design with independent arms. */
    public static String relative(MetricKind kind) {
        return kind == MetricKind.RATIO ? RATIO_RELATIVE : RELATIVE_LIFT;
    }
}
