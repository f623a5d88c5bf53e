package io.modelimpact.engine.internal.design;

import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.metric.Grain;
import io.modelimpact.metric.Metric;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.quantile.CountedQuantile;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Quantiles by the counts of values: each arm is a sample with a quantile and the variance that its density leaves to it. */
final class QuantileProcedure implements ArmProcedure {
    private final Metric metric;

    QuantileProcedure(Metric metric) {
        this.metric = metric;
    }

    @Override
    public String method(SliceMemberKey where, boolean relative) {
        if (isClustered()) {
            return relative ? MethodRegistry.QUANTILE_CLUSTERED_RELATIVE : MethodRegistry.QUANTILE_CLUSTERED;
        }
        return relative ? MethodRegistry.QUANTILE_RELATIVE : MethodRegistry.QUANTILE_DIFFERENCE;
    }

    @Override
    public SortedSet<String> methods(boolean relative) {
        return new TreeSet<>(List.of(method(SliceMemberKey.EVERYONE, relative)));
    }

    @Override
    public String levelMethod() {
        return isClustered() ? MethodRegistry.LEVEL_QUANTILE_CLUSTERED : MethodRegistry.LEVEL_QUANTILE;
    }

    private boolean isClustered() {
        return metric.grain().map(Grain.CLUSTERED_ROWS::equals).orElse(false);
    }

    private CellKey key(String arm, SliceMemberKey where) {
        return new CellKey(metric.id(), arm, where.slice(), where.member());
    }

    private Optional<CountedQuantile> quantile(Evidence evidence, String arm, SliceMemberKey where) {
        return Optional.ofNullable(evidence.values().get(key(arm, where)))
                .map(counts -> CountedQuantile.of(
                        counts, metric.probability().orElseThrow(), Scaling.factor(evidence, metric)));
    }

    private Optional<SampleSummary> summary(Evidence evidence, String arm, SliceMemberKey where) {
        Optional<CountedQuantile> quantile = quantile(evidence, arm, where);
        return isClustered()
                ? quantile.flatMap(values -> Optional.ofNullable(
                                evidence.clusters().get(key(arm, where)))
                        .map(clusters -> asExactAsDeclared(values, values.ranks(clusters), values.summary(clusters))))
                : quantile.map(values -> asExactAsDeclared(values, values.ranks(), values.summary()));
    }

    private SampleSummary asExactAsDeclared(CountedQuantile quantile, SortedSet<Long> ranks, SampleSummary summary) {
        return !metric.isExact() || quantile.areExact(ranks)
                ? summary
                : SampleSummary.unusable(
                        quantile.count(),
                        RefusalCode.NOT_EXACT,
                        "the quantile is declared exactly() and its values are known in bins, as in merged evidence");
    }

    @Override
    public Optional<Level> level(Evidence evidence, String arm, SliceMemberKey where) {
        return quantile(evidence, arm, where)
                .flatMap(quantile -> summary(evidence, arm, where)
                        .map(summary -> isRefusedAsInexact(summary) || isClustered()
                                ? new Level(summary.count(), value(quantile, summary), summary, Optional.empty())
                                        .withStandardDeviation(Optional.empty())
                                : level(quantile, summary, new MomentProcedure(metric).level(evidence, arm, where))));
    }

    private static boolean isRefusedAsInexact(SampleSummary summary) {
        return summary.refusal()
                .filter(refusal -> refusal.code() == RefusalCode.NOT_EXACT)
                .isPresent();
    }

    private static Optional<Double> value(CountedQuantile quantile, SampleSummary summary) {
        return isRefusedAsInexact(summary) ? Optional.empty() : rounded(quantile);
    }

    private static Optional<Double> rounded(CountedQuantile quantile) {
        return quantile.value().value().map(ExactRational::doubleValue);
    }

    private static Level level(CountedQuantile quantile, SampleSummary summary, Optional<Level> moments) {
        return new Level(
                quantile.count(),
                rounded(quantile),
                summary,
                Optional.empty(),
                moments.flatMap(Level::standardDeviation),
                errorRate -> quantile.estimate(errorRate).map(IntervalEstimate.class::cast));
    }

    @Override
    public Optional<Outcome<IntervalEstimate>> effect(
            Evidence evidence,
            MethodRegistry registry,
            Contrast contrast,
            SliceMemberKey where,
            boolean relative,
            double errorRate) {
        return terms(evidence, contrast, where)
                .map(terms -> registry.comparison(method(where, relative))
                        .compare(terms.subtracted().get(0), terms.added().get(0), errorRate)
                        .map(IntervalEstimate.class::cast));
    }

    @Override
    public Optional<EffectTerms> terms(Evidence evidence, Contrast contrast, SliceMemberKey where) {
        return summary(evidence, contrast.baseline().name(), where)
                .flatMap(baseline -> summary(evidence, contrast.treated().name(), where)
                        .map(treated -> new EffectTerms(List.of(treated), List.of(baseline))));
    }
}
