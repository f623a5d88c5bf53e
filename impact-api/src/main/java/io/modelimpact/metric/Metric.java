package io.modelimpact.metric;

import io.modelimpact.Problem;
import io.modelimpact.formula.Condition;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.Quantity;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.json.JsonObject;
import io.modelimpact.measure.Measure;
import io.modelimpact.slice.Slice;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.immutables.value.Value;

/** A named, versioned metric. A change of its formula is a new version. */
@Value.Immutable
@ImpactStyle
public sealed interface Metric permits ImmutableMetric {
    /** The most covariates of one metric; a cell of evidence grows with the square of their number. */
    int MOST_COVARIATES = 10;

    /** The metric's name, unique within an assessment. */
    String id();

    /** The version of its definition. */
    String version();

    /** The form of the metric. */
    MetricKind kind();

    /** The condition whose share is taken; present for proportions alone. */
    Optional<Condition> condition();

    /** The quantity that is summed or ordered; present for all but proportions and scales of texts. */
    Optional<Quantity> numerator();

    /** The quantity that the sum is divided by; present for ratios alone. */
    Optional<Quantity> denominator();

    /** The share of units at or below the level; present for quantiles alone. */
    Optional<BigDecimal> probability();

    /** Whether a quantile is found exactly however many different values there are; see {@link MetricForm#exactly}. */
    @Value.Default
    default boolean isExact() {
        return false;
    }

    /** The ordered scale of answers; present for ordinal metrics alone. */
    Optional<OrdinalScale> scale();

    /** What the metric is about where a unit has several rows; absent where a row is a unit, and for what is the same either way. */
    Optional<Grain> grain();

    /** Which units enter the metric; all, if absent. */
    Optional<Condition> among();

    /** Larger values of a unit count as this one. */
    Optional<BigDecimal> cap();

    /**
     * What the effect is adjusted by: quantities that were fixed before units were assigned. None, if it is not adjusted. A missing value of a
     * covariate counts as zero, so that no unit leaves the metric for it; another value is said in the formula, with {@code orElse}.
     */
    List<Quantity> covariates();

    /** What the sum of the covariate is divided by; present for adjusted ratios alone. */
    Optional<Quantity> covariateDenominator();

    /** The covariates in words, such as {@code revenue_before}, or {@code clicks_before over views_before} for a ratio. */
    default List<String> covariateNames() {
        String below = covariateDenominator()
                .map(bottom -> " over " + bottom.describe())
                .orElse("");
        return covariates().stream().map(top -> top.describe() + below).toList();
    }

    /** The slice within whose members the effect for everyone is estimated before it is put together; not stratified, if absent. */
    Optional<Slice> strata();

    /** What a missing value does. */
    MissingValues missingValues();

    /** That effects on the metric are judged by bootstrap replicates; by the delta method, if absent. */
    Optional<Resampling> resampling();

    /** Which way the metric is better. */
    Direction direction();

    /** Why the metric matters. */
    Optional<String> rationale();

    @Value.Auxiliary
    Optional<String> declaredAt();

    /** Starts the sentence of a metric. */
    static MetricName named(String id, String version) {
        return new MetricName(id, version);
    }

    /** This metric with the reason why it matters. */
    default Metric because(String reason) {
        return ((ImmutableMetric) this).withRationale(reason);
    }

    /** This metric without covariates and strata: levels are the same, effects are those that the data alone show. */
    default Metric unadjusted() {
        return ((ImmutableMetric) this)
                .withCovariates(List.of())
                .withCovariateDenominator(Optional.empty())
                .withStrata(Optional.empty());
    }

    /** What a value of the metric is measured in; proportions and answers on scales are plain numbers. */
    default Measure measure() {
        if (kind() == MetricKind.NET_PROMOTER_SCORE || kind() == MetricKind.ORDINAL) {
            return Measure.NONE;
        }
        Measure top = numerator().map(Quantity::measure).orElse(Measure.NONE);
        return denominator().map(bottom -> top.dividedBy(bottom.measure())).orElse(top);
    }

    /** Whether effects on the metric are estimated with covariates or strata. */
    default boolean isAdjusted() {
        return !covariates().isEmpty() || strata().isPresent();
    }

    /** The columns that the metric reads, those of covariates among them; a slice of strata reads its own. */
    default SortedSet<Field> fields() {
        TreeSet<Field> fields = new TreeSet<>();
        condition().ifPresent(part -> fields.addAll(part.fields()));
        numerator().ifPresent(part -> fields.addAll(part.fields()));
        denominator().ifPresent(part -> fields.addAll(part.fields()));
        scale().flatMap(OrdinalScale::category).ifPresent(fields::add);
        among().ifPresent(part -> fields.addAll(part.fields()));
        covariates().forEach(part -> fields.addAll(part.fields()));
        covariateDenominator().ifPresent(part -> fields.addAll(part.fields()));
        return Collections.unmodifiableSortedSet(fields);
    }

    /** What is wrong with the metric; empty for a sound one. */
    default List<Problem> problems(String path) {
        return new MetricProblems(this, path).find();
    }

    /** A sentence for people, such as {@code the mean of revenue, capped at 2000, in EUR}. */
    default String describe() {
        return MetricText.describe(this);
    }

    /** The canonical JSON form. */
    default JsonObject toJson() {
        return MetricJson.write(this);
    }

    /**
     * Reads what {@link #toJson} wrote; formulas may be given as text or as a tree.
     *
     * @param fields the declared fields that formulas may name
     */
    static Metric fromJson(JsonObject json, Collection<? extends Field> fields) {
        return fromJson(json, fields, name -> {
            throw MetricJson.noSlice(name);
        });
    }

    /**
     * As {@link #fromJson(JsonObject, Collection)}, for metrics that may be stratified.
     *
     * @param slices finds a declared slice by its name, or throws
     */
    static Metric fromJson(JsonObject json, Collection<? extends Field> fields, Function<String, Slice> slices) {
        return MetricJson.read(json, fields, slices);
    }
}
