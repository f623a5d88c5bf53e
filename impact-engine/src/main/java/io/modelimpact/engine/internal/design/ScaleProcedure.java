package io.modelimpact.engine.internal.design;

import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.metric.Metric;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.BoundedEstimate;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.proportion.Proportion;
import io.modelimpact.stats.rank.CliffsDelta;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Answers on an ordered scale: a level is the share of the top box, an effect how much more often the candidate's answer is the higher one. */
final class ScaleProcedure implements ArmProcedure {
    private final Metric metric;

    ScaleProcedure(Metric metric) {
        this.metric = metric;
    }

    @Override
    public String method(SliceMemberKey where, boolean relative) {
        return MethodRegistry.CLIFFS_DELTA;
    }

    @Override
    public SortedSet<String> methods(boolean relative) {
        return new TreeSet<>(List.of(MethodRegistry.CLIFFS_DELTA));
    }

    @Override
    public String levelMethod() {
        return MethodRegistry.LEVEL_SCORE;
    }

    @Override
    public Optional<Level> level(Evidence evidence, String arm, SliceMemberKey where) {
        return ScaleCounts.of(evidence, metric, arm, where).map(this::level);
    }

    private Level level(ScaleCounts answers) {
        long units = answers.total();
        long top = answers.top(metric.scale().orElseThrow().topBox());
        if (units == 0) {
            return new Level(0, Optional.empty(), summary(0, 0), Optional.empty());
        }
        return new Level(
                units,
                Optional.of(ExactRational.of(top).dividedBy(units).doubleValue()),
                summary(top, units),
                Optional.of(new Proportion(top, units)));
    }

    /** Mean and sample variance of whether an answer is in the top box. */
    private static SampleSummary summary(long top, long units) {
        if (units < 2) {
            return SampleSummary.unusable(
                    units, RefusalCode.TOO_FEW_UNITS, "found " + units + " units, needed at least 2");
        }
        ExactRational share = ExactRational.of(top).dividedBy(units);
        ExactRational variance =
                share.times(ExactRational.ONE.minus(share)).times(units).dividedBy(units - 1);
        return SampleSummary.of(units, share, variance);
    }

    private Optional<Outcome<CliffsDelta>> delta(Evidence evidence, Contrast contrast, SliceMemberKey where) {
        return ScaleCounts.of(evidence, metric, contrast.baseline().name(), where)
                .flatMap(baseline -> ScaleCounts.of(
                                evidence, metric, contrast.treated().name(), where)
                        .map(treated -> treated.against(baseline)));
    }

    @Override
    public Optional<Outcome<IntervalEstimate>> effect(
            Evidence evidence,
            MethodRegistry registry,
            Contrast contrast,
            SliceMemberKey where,
            boolean relative,
            double errorRate) {
        if (relative) {
            return Optional.of(Outcome.refused(
                    RefusalCode.NOT_DEFINED, "Cliff's delta compares two arms and is no fraction of one of them"));
        }
        return delta(evidence, contrast, where)
                .map(delta -> delta.then(answers -> registry.comparison(MethodRegistry.CLIFFS_DELTA)
                        .compare(answers.controlPlacements(), answers.treatmentPlacements(), errorRate)
                        .map(estimate -> new BoundedEstimate(estimate, -1, 1))));
    }

    @Override
    public Optional<EffectTerms> terms(Evidence evidence, Contrast contrast, SliceMemberKey where) {
        return delta(evidence, contrast, where)
                .flatMap(Outcome::value)
                .map(answers ->
                        new EffectTerms(List.of(answers.treatmentPlacements()), List.of(answers.controlPlacements())));
    }
}
