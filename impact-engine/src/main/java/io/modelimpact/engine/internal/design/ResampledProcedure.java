package io.modelimpact.engine.internal.design;

import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.ResampledState;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.metric.Resampling;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.quantile.ValueCounts;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import io.modelimpact.stats.resample.ClusterSums;
import io.modelimpact.stats.resample.ResampledLevel;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Effects by bootstrap replicates where the metric asks for them; all else as the plain procedure has it. */
final class ResampledProcedure implements ArmProcedure {
    private final ArmProcedure plain;
    private final Metric metric;
    private final Resampling resampling;
    private final String seed;

    ResampledProcedure(ArmProcedure plain, Metric metric, Resampling resampling, String seed) {
        this.plain = plain;
        this.metric = metric;
        this.resampling = resampling;
        this.seed = seed;
    }

    /** The name of the stream that an arm's weights come from: arms are resampled independently, and all metrics of an arm alike. */
    static String stream(String arm) {
        return "bootstrap/" + arm;
    }

    private boolean isResampled(SliceMemberKey where) {
        return where.isEveryone() || resampling.ofMembers();
    }

    @Override
    public String method(SliceMemberKey where, boolean relative) {
        return isResampled(where) ? resampling.method() : plain.method(where, relative);
    }

    @Override
    public SortedSet<String> methods(boolean relative) {
        TreeSet<String> methods = new TreeSet<>(plain.methods(relative));
        methods.add(resampling.method());
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
    public Optional<EffectTerms> terms(Evidence evidence, Contrast contrast, SliceMemberKey where) {
        return plain.terms(evidence, contrast, where);
    }

    @Override
    public Optional<Outcome<IntervalEstimate>> effect(
            Evidence evidence,
            MethodRegistry registry,
            Contrast contrast,
            SliceMemberKey where,
            boolean relative,
            double errorRate) {
        if (!isResampled(where)) {
            return plain.effect(evidence, registry, contrast, where, relative, errorRate);
        }
        return resampled(evidence, contrast.baseline(), where)
                .flatMap(baseline -> resampled(evidence, contrast.treated(), where)
                        .map(treated -> baseline.then(
                                control -> treated.then(treatment -> registry.resampling(resampling.method())
                                        .compare(control, treatment, relative, errorRate)))));
    }

    private Optional<Outcome<ResampledLevel>> resampled(Evidence evidence, StudyArm arm, SliceMemberKey where) {
        return plain.level(evidence, arm.name(), where)
                .map(level -> metric.kind() == MetricKind.QUANTILE
                        ? quantile(evidence, arm.name(), where, level)
                        : sums(evidence, arm.name(), where, level)
                                .then(sums -> ResampledLevel.draw(
                                        sums,
                                        level.summary(),
                                        Scaling.factor(evidence, metric),
                                        draws(arm.name()),
                                        resampling.replicates())));
    }

    private RandomStream draws(String arm) {
        return CounterRandom.of(seed).stream(stream(arm));
    }

    private Outcome<ResampledLevel> quantile(Evidence evidence, String arm, SliceMemberKey where, Level level) {
        ValueCounts counts = evidence.values().get(new CellKey(metric.id(), arm, where.slice(), where.member()));
        return counts == null
                ? tooFew(level)
                : ResampledLevel.ofQuantile(
                        counts,
                        metric.probability().orElseThrow(),
                        level.summary(),
                        Scaling.factor(evidence, metric),
                        draws(arm),
                        resampling.replicates());
    }

    private static <T> Outcome<T> tooFew(Level level) {
        return Outcome.refused(
                RefusalCode.TOO_FEW_UNITS,
                "found " + level.units() + " units to resample, needed at least " + ResampledLevel.FEWEST_CLUSTERS);
    }

    private Outcome<ClusterSums> sums(Evidence evidence, String arm, SliceMemberKey where, Level level) {
        ResampledState state = evidence.resampled().get(new CellKey(metric.id(), arm, where.slice(), where.member()));
        if (state == null) {
            return tooFew(level);
        }
        ClusterSums sums = state.sums();
        return resampling.clusters() == Resampling.Clusters.UNITS && sums.isBucketed()
                ? Outcome.refused(
                        RefusalCode.TOO_MANY_UNITS,
                        "arm " + arm + " has more than " + sums.mostUnits() + " units, which are not kept apart")
                : Outcome.of(sums);
    }
}
