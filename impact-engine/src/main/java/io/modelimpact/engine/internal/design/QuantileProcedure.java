package io.modelimpact.engine.internal.design;

import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.metric.Metric;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.compare.SampleSummary;
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
        return relative ? MethodRegistry.QUANTILE_RELATIVE : MethodRegistry.QUANTILE_DIFFERENCE;
    }

    @Override
    public SortedSet<String> methods(boolean relative) {
        return new TreeSet<>(List.of(method(SliceMemberKey.EVERYONE, relative)));
    }

    @Override
    public String levelMethod() {
        return MethodRegistry.LEVEL_QUANTILE;
    }

    private Optional<CountedQuantile> quantile(Evidence evidence, String arm, SliceMemberKey where) {
        CellKey key = new CellKey(metric.id(), arm, where.slice(), where.member());
        return Optional.ofNullable(evidence.values().get(key))
                .map(counts -> CountedQuantile.of(
                        counts, metric.probability().orElseThrow(), Scaling.factor(evidence, metric)));
    }

    private Optional<SampleSummary> summary(Evidence evidence, StudyArm arm, SliceMemberKey where) {
        return quantile(evidence, arm.name(), where).map(CountedQuantile::summary);
    }

    @Override
    public Optional<Level> level(Evidence evidence, String arm, SliceMemberKey where) {
        Optional<Level> moments = new MomentProcedure(metric).level(evidence, arm, where);
        return quantile(evidence, arm, where)
                .map(quantile -> new Level(
                        quantile.count(),
                        quantile.value().value().map(exact -> exact.doubleValue()),
                        quantile.summary(),
                        Optional.empty(),
                        moments.flatMap(Level::standardDeviation),
                        errorRate -> quantile.estimate(errorRate).map(IntervalEstimate.class::cast)));
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
        return summary(evidence, contrast.baseline(), where)
                .flatMap(baseline -> summary(evidence, contrast.treated(), where)
                        .map(treated -> new EffectTerms(List.of(treated), List.of(baseline))));
    }
}
