package io.modelimpact.engine.internal.design;

import io.modelimpact.engine.AdjustedEstimate;
import io.modelimpact.engine.AdjustedSample;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.internal.adjust.AdjustedMethods;
import io.modelimpact.engine.internal.design.AdjustmentFacts.Covariate;
import io.modelimpact.engine.internal.design.AdjustmentFacts.StrataUse;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.slice.Slice;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.adjust.Cuped;
import io.modelimpact.stats.adjust.Stratum;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactRational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Means and ratios of sums with covariates, strata, or both. Strata serve the effect for everyone alone: in a member of a slice the
 * covariates are taken out and no more. Levels are not adjusted.
 */
final class AdjustedProcedure implements ArmProcedure {
    private final Metric metric;
    private final ArmProcedure plain;
    private final boolean ratio;
    private final boolean covariates;

    AdjustedProcedure(Metric metric) {
        this.metric = metric;
        this.plain = new MomentProcedure(metric.unadjusted());
        this.ratio = metric.kind() == MetricKind.RATIO;
        this.covariates = !metric.covariates().isEmpty();
    }

    @Override
    public String method(SliceMemberKey where, boolean relative) {
        if (strata(where).isPresent()) {
            return AdjustedMethods.postStratified(ratio, relative);
        }
        return covariates ? AdjustedMethods.cuped(ratio, relative) : plain.method(where, relative);
    }

    private Optional<Slice> strata(SliceMemberKey where) {
        return metric.strata().filter(slice -> where.isEveryone());
    }

    private boolean isPlain(SliceMemberKey where) {
        return !covariates && strata(where).isEmpty();
    }

    /** Those of everyone and of members, and what the unadjusted effect beside them is made by. */
    @Override
    public SortedSet<String> methods(boolean relative) {
        TreeSet<String> methods = new TreeSet<>(plain.methods(relative));
        methods.add(method(SliceMemberKey.EVERYONE, relative));
        methods.add(method(new SliceMemberKey("any", "any"), relative));
        return methods;
    }

    @Override
    public String levelMethod() {
        return plain.levelMethod();
    }

    @Override
    public Optional<Level> level(Evidence evidence, String arm, SliceMemberKey where) {
        return plain.level(evidence, arm, where);
    }

    @Override
    public Optional<Outcome<IntervalEstimate>> effect(
            Evidence evidence,
            MethodRegistry registry,
            Contrast contrast,
            SliceMemberKey where,
            boolean relative,
            double errorRate) {
        return isPlain(where)
                ? plain.effect(evidence, registry, contrast, where, relative, errorRate)
                : sample(evidence, contrast, where)
                        .map(sample -> registry.adjusted(method(where, relative))
                                .compare(sample, errorRate)
                                .map(AdjustedEstimate::estimate));
    }

    @Override
    public Optional<EffectTerms> terms(Evidence evidence, Contrast contrast, SliceMemberKey where) {
        return covariates
                ? new ArmCells(evidence, metric, contrast).in(where).map(this::terms)
                : plain.terms(evidence, contrast, where);
    }

    private EffectTerms terms(Stratum both) {
        Outcome<Cuped.Adjustment> adjusted = cuped(both);
        return adjusted.value()
                .map(found -> new EffectTerms(List.of(found.treatment()), List.of(found.control())))
                .orElseGet(() -> new EffectTerms(
                        List.of(SampleSummary.refused(
                                both.treatment().count(), adjusted.refusal().orElseThrow())),
                        List.of(SampleSummary.refused(
                                both.control().count(), adjusted.refusal().orElseThrow()))));
    }

    private Outcome<Cuped.Adjustment> cuped(Stratum both) {
        return (ratio ? Cuped.forRatios() : Cuped.forMeans()).adjust(both.control(), both.treatment());
    }

    @Override
    public Optional<AdjustmentFacts> adjustment(
            Evidence evidence, MethodRegistry registry, Contrast contrast, SliceMemberKey where, double errorRate) {
        return isPlain(where)
                ? Optional.empty()
                : sample(evidence, contrast, where).map(sample -> facts(registry, sample, where, errorRate));
    }

    private AdjustmentFacts facts(
            MethodRegistry registry, AdjustedSample sample, SliceMemberKey where, double errorRate) {
        Optional<AdjustedEstimate> found = registry.adjusted(method(where, false))
                .compare(sample, errorRate)
                .value();
        Optional<Double> correlation =
                covariates ? cuped(sample.whole()).value().map(Cuped.Adjustment::correlation) : Optional.empty();
        Optional<StrataUse> strata = strata(where).flatMap(slice -> found.map(estimate -> use(sample, estimate)));
        List<Double> coefficients = found.map(AdjustedEstimate::coefficients).orElse(List.of());
        return new AdjustmentFacts(covariates(sample.whole(), coefficients), correlation, strata);
    }

    private List<Covariate> covariates(Stratum whole, List<Double> coefficients) {
        CovariateLevels levels = new CovariateLevels(metric);
        List<Covariate> found = new ArrayList<>();
        for (int i = 0; i < metric.covariateNames().size(); i++) {
            found.add(new Covariate(
                    metric.covariateNames().get(i),
                    coefficients.stream().skip(i).findFirst().filter(Double::isFinite),
                    value(levels.summary(whole.control(), i)),
                    value(levels.summary(whole.treatment(), i))));
        }
        return found;
    }

    private static Optional<Double> value(SampleSummary level) {
        return level.refusal().isPresent()
                ? Optional.empty()
                : Optional.of(level.mean().doubleValue()).filter(Double::isFinite);
    }

    private static StrataUse use(AdjustedSample sample, AdjustedEstimate estimate) {
        return new StrataUse(estimate.strata(), sample.strata().size() - estimate.strata());
    }

    @Override
    public List<ExactRational> slopes(Evidence evidence, Contrast contrast, SliceMemberKey where) {
        return covariates
                ? new ArmCells(evidence, metric, contrast)
                        .unscaled(where)
                        .flatMap(both -> cuped(both).value())
                        .map(Cuped.Adjustment::coefficients)
                        .orElse(List.of())
                : List.of();
    }

    /** What a method sees in a place; empty if the evidence lacks a cell that it needs. */
    private Optional<AdjustedSample> sample(Evidence evidence, Contrast contrast, SliceMemberKey where) {
        ArmCells cells = new ArmCells(evidence, metric, contrast);
        List<Stratum> strata = strata(where)
                .map(cells::inMembers)
                .orElseGet(() -> cells.in(where).stream().toList());
        return strata.isEmpty() ? Optional.empty() : Optional.of(new AdjustedSample(ratio, strata));
    }
}
