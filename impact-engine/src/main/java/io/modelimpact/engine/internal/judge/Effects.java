package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.SliceFacts;
import io.modelimpact.engine.internal.design.AdjustmentFacts;
import io.modelimpact.engine.internal.design.Contrast;
import io.modelimpact.engine.internal.design.Level;
import io.modelimpact.engine.internal.design.SliceMemberKey;
import io.modelimpact.engine.internal.design.StudyKernel;
import io.modelimpact.engine.internal.design.StudyKernels;
import io.modelimpact.engine.internal.judge.EffectFinding.Estimated;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.Reason;
import io.modelimpact.slice.Slice;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.compare.IntervalEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Estimates every effect: metrics in declared order, then candidates, then everyone followed by the members of slices. */
final class Effects {
    private static final Logger LOG = LoggerFactory.getLogger(Effects.class);

    private final Protocol protocol;
    private final MethodRegistry registry;
    private final Evidence evidence;
    private final Levels levels;
    private final StudyKernel kernel;

    Effects(Protocol protocol, MethodRegistry registry, Evidence evidence, Levels levels) {
        this.protocol = protocol;
        this.registry = registry;
        this.evidence = evidence;
        this.levels = levels;
        this.kernel = StudyKernels.of(protocol.assessment());
    }

    List<EffectFinding> all() {
        List<EffectFinding> effects = new ArrayList<>();
        for (Metric metric : protocol.assessment().metrics()) {
            Optional<Reason> refused = levels.refusal(metric);
            for (Contrast contrast : Contrast.of(protocol.assessment())) {
                for (SliceMemberKey where : places()) {
                    effects.add(effect(metric, contrast, where, refused.or(() -> noStrata(metric, where))));
                }
            }
        }
        return List.copyOf(effects);
    }

    /** Everyone, then the members of every slice in declared order. */
    List<SliceMemberKey> places() {
        List<SliceMemberKey> places = new ArrayList<>(List.of(SliceMemberKey.EVERYONE));
        for (Slice slice : protocol.assessment().slices()) {
            SliceFacts facts = evidence.slices().get(slice.name());
            if (facts != null && !facts.cardinalityExceeded()) {
                facts.members().forEach(member -> places.add(new SliceMemberKey(slice.name(), member)));
            }
        }
        return List.copyOf(places);
    }

    /** Why an effect can not be put together from strata, if it can not. */
    private Optional<Reason> noStrata(Metric metric, SliceMemberKey where) {
        return metric.strata()
                .filter(slice -> where.isEveryone())
                .map(slice -> evidence.slices().get(slice.name()))
                .filter(SliceFacts::cardinalityExceeded)
                .map(facts -> new Reason(
                        "slice/cardinality-exceeded",
                        "the slice by which " + metric.id() + " is stratified has more than " + Slice.MOST_FOUND_MEMBERS
                                + " members",
                        "stratify by listed members, by bands, or by a coarser column"));
    }

    private EffectFinding effect(Metric metric, Contrast contrast, SliceMemberKey where, Optional<Reason> refused) {
        return new EffectFinding(
                metric,
                contrast,
                where,
                estimate(metric, contrast, where, false, refused),
                estimate(metric, contrast, where, true, refused),
                kernel.level(evidence, metric, contrast.baseline().name(), where)
                        .flatMap(Level::standardDeviation),
                adjustment(metric, contrast, where, refused));
    }

    /** What covariates and strata did, and the effect without them beside it. */
    private Optional<AdjustmentFinding> adjustment(
            Metric metric, Contrast contrast, SliceMemberKey where, Optional<Reason> refused) {
        return refused.isPresent()
                ? Optional.empty()
                : facts(metric, contrast, where)
                        .map(facts -> new AdjustmentFinding(
                                facts,
                                estimate(metric.unadjusted(), contrast, where, false, refused),
                                estimate(metric.unadjusted(), contrast, where, true, refused)));
    }

    private Optional<AdjustmentFacts> facts(Metric metric, Contrast contrast, SliceMemberKey where) {
        try {
            return kernel.adjustment(evidence, registry, metric, contrast, where, protocol.errorRate());
        } catch (RuntimeException failure) {
            LOG.warn("The adjustment of metric {} failed; its effect says why", metric.id(), failure);
            return Optional.of(AdjustmentFacts.unknown());
        }
    }

    private Estimated estimate(
            Metric metric, Contrast contrast, SliceMemberKey where, boolean relative, Optional<Reason> refused) {
        String method = protocol.method(metric, where, relative);
        if (refused.isPresent()) {
            return Estimated.none(refused.get(), method);
        }
        try {
            Optional<Outcome<IntervalEstimate>> outcome =
                    kernel.effect(evidence, registry, metric, contrast, where, relative, protocol.errorRate());
            return outcome.map(made -> estimated(made, method)).orElseGet(() -> Estimated.none(noUnits(), method));
        } catch (RuntimeException failure) {
            // A method may come from the host: whatever it throws takes down its own estimate and no other.
            LOG.warn("Method {} failed on metric {}; the other metrics go on", method, metric.id(), failure);
            Reason reason = new Reason(
                    "metric/method-failed",
                    "method " + method + " failed: " + failure.getClass().getSimpleName(),
                    "report it with the evidence, which is kept");
            return Estimated.none(reason, method);
        }
    }

    static Reason noUnits() {
        return new Reason(
                "metric/no-evidence", "one of the arms has no unit in this cell", "wait for units, or merge members");
    }

    static Estimated estimated(Outcome<IntervalEstimate> outcome, String method) {
        return new Estimated(outcome.value(), outcome.refusal().map(Effects::reason), method);
    }

    static Reason reason(Refusal refusal) {
        return Refusals.reason(refusal);
    }
}
