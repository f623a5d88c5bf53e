package io.modelimpact.engine.internal.design;

import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.CellState;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.metric.Grain;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.proportion.Proportion;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Means and ratios of sums by their exact moments: each arm is a sample with a mean and a variance. */
final class MomentProcedure implements ArmProcedure {
    private final Metric metric;

    MomentProcedure(Metric metric) {
        this.metric = metric;
    }

    @Override
    public String method(SliceMemberKey where, boolean relative) {
        return relative ? MethodRegistry.relative(form()) : MethodRegistry.absolute(form());
    }

    private MetricKind form() {
        return isRatio(metric) ? MetricKind.RATIO : metric.kind();
    }

    @Override
    public SortedSet<String> methods(boolean relative) {
        return new TreeSet<>(List.of(method(SliceMemberKey.EVERYONE, relative)));
    }

    @Override
    public String levelMethod() {
        return form() == MetricKind.PROPORTION ? MethodRegistry.LEVEL_SCORE : MethodRegistry.LEVEL_T;
    }

    @Override
    public Optional<Level> level(Evidence evidence, String arm, SliceMemberKey where) {
        return cell(evidence, arm, where).map(cell -> level(cell.products(), Scaling.factor(evidence, metric)));
    }

    private Level level(ExactCrossProducts products, ExactRational factor) {
        Optional<ExactRational> value = isRatio(metric) ? ratio(products) : mean(products);
        return new Level(
                products.count(),
                value.map(exact -> exact.times(factor).doubleValue()),
                summary(products, factor),
                share(products));
    }

    private static Optional<ExactRational> ratio(ExactCrossProducts products) {
        return products.count() == 0 || products.sum(1).signum() == 0
                ? Optional.empty()
                : Optional.of(products.sum(0).dividedBy(products.sum(1)));
    }

    private static Optional<ExactRational> mean(ExactCrossProducts products) {
        return products.count() == 0
                ? Optional.empty()
                : Optional.of(products.sum(0).dividedBy(products.count()));
    }

    private Optional<Proportion> share(ExactCrossProducts products) {
        return form() == MetricKind.PROPORTION && products.count() > 0
                ? Optional.of(new Proportion((long) products.sum(0).doubleValue(), products.count()))
                : Optional.empty();
    }

    /** Mean and variance of a unit's value in the metric's measure; a ratio by its linearised units. */
    private SampleSummary summary(ExactCrossProducts products, ExactRational factor) {
        return (isRatio(metric) ? SampleSummary.ofRatio(products, 0, 1) : SampleSummary.ofMean(products, 0))
                .scaledBy(factor);
    }

    /** Whether a level is a ratio of sums over units: a declared one, or the values of all rows over their number. */
    static boolean isRatio(Metric metric) {
        return metric.kind() == MetricKind.RATIO
                || metric.grain().map(Grain.CLUSTERED_ROWS::equals).orElse(false);
    }

    private Optional<CellState> cell(Evidence evidence, String arm, SliceMemberKey where) {
        return Optional.ofNullable(evidence.cells().get(new CellKey(metric.id(), arm, where.slice(), where.member())));
    }

    private Optional<SampleSummary> summary(Evidence evidence, StudyArm arm, SliceMemberKey where) {
        return cell(evidence, arm.name(), where)
                .map(cell -> summary(cell.products(), Scaling.factor(evidence, metric)));
    }

    @Override
    public Optional<Outcome<IntervalEstimate>> effect(
            Evidence evidence,
            MethodRegistry registry,
            Contrast contrast,
            SliceMemberKey where,
            boolean relative,
            double errorRate) {
        Optional<SampleSummary> baseline = summary(evidence, contrast.baseline(), where);
        Optional<SampleSummary> treated = summary(evidence, contrast.treated(), where);
        if (baseline.isEmpty() || treated.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(registry.comparison(method(where, relative))
                .compare(baseline.get(), treated.get(), errorRate)
                .map(IntervalEstimate.class::cast));
    }

    @Override
    public Optional<EffectTerms> terms(Evidence evidence, Contrast contrast, SliceMemberKey where) {
        return summary(evidence, contrast.baseline(), where)
                .flatMap(baseline -> summary(evidence, contrast.treated(), where)
                        .map(treated -> new EffectTerms(List.of(treated), List.of(baseline))));
    }
}
