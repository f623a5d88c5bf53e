package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.SliceFacts;
import io.modelimpact.engine.internal.design.Contrast;
import io.modelimpact.engine.internal.design.EffectTerms;
import io.modelimpact.engine.internal.design.Level;
import io.modelimpact.engine.internal.design.SliceMemberKey;
import io.modelimpact.engine.internal.design.StudyKernel;
import io.modelimpact.engine.internal.design.StudyKernels;
import io.modelimpact.engine.internal.judge.ClaimBasis.GapLevels;
import io.modelimpact.engine.internal.judge.ClaimBasis.MemberLevels;
import io.modelimpact.engine.internal.judge.EffectFinding.Estimated;
import io.modelimpact.estimand.Estimand;
import io.modelimpact.estimand.Gap;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.Reason;
import io.modelimpact.slice.Slice;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.compare.LinearContrast;
import java.util.Optional;
import java.util.stream.Stream;

/** Estimates what claims are about that is no effect on a metric: effects on gaps, and levels. */
final class ClaimBases {
    private final Protocol protocol;
    private final Evidence evidence;
    private final Levels levels;
    private final StudyKernel kernel;

    ClaimBases(Protocol protocol, Evidence evidence, Levels levels) {
        this.protocol = protocol;
        this.evidence = evidence;
        this.levels = levels;
        this.kernel = StudyKernels.of(protocol.assessment());
    }

    /** Why there is no such place in the data. */
    Reason noSuchCell(SliceMemberKey where) {
        SliceFacts facts = evidence.slices().get(where.slice());
        if (facts != null && facts.cardinalityExceeded()) {
            return new Reason(
                    "slice/cardinality-exceeded",
                    "slice " + where.slice() + " has more than " + Slice.MOST_FOUND_MEMBERS + " members",
                    "list the members that matter, or band the column");
        }
        return new Reason(
                "slice/no-such-member",
                "no unit belongs to " + where.slice() + " " + where.member(),
                "correct the member, or wait for units");
    }

    /** The candidate's level in a place. */
    ClaimBasis level(Estimand estimand, Contrast contrast, SliceMemberKey where) {
        Metric metric = estimand.metric();
        String method = kernel.levelMethod(metric);
        Optional<Level> level =
                kernel.level(evidence, metric, contrast.treated().name(), where);
        Optional<Reason> reason = missing(where).or(() -> levels.refusal(metric));
        Estimated estimated = reason.map(why -> Estimated.none(why, method))
                .or(() -> level.map(found -> Effects.estimated(found.estimate(protocol.errorRate()), method)))
                .orElseGet(() -> Estimated.none(Effects.noUnits(), method));
        return new ClaimBasis(estimated, Optional.empty());
    }

    /** The effect on the gap between two members: the effect in the one minus that in the other, on other units. */
    ClaimBasis gap(Estimand estimand, Contrast contrast) {
        Metric metric = estimand.metric();
        Gap gap = estimand.gap().orElseThrow();
        SliceMemberKey member = new SliceMemberKey(gap.slice().name(), gap.member());
        SliceMemberKey other = new SliceMemberKey(gap.slice().name(), gap.other());
        Optional<Reason> reason = Stream.of(
                        missing(member),
                        missing(other),
                        levels.refusal(metric),
                        kernel.dependence(evidence, metric, gap.slice()))
                .flatMap(Optional::stream)
                .findFirst();
        GapLevels found = new GapLevels(
                gap,
                memberLevels(metric, contrast.baseline().name(), member, other),
                memberLevels(metric, contrast.treated().name(), member, other));
        Estimated estimated = reason.map(why -> Estimated.none(why, protocol.gapMethod()))
                .orElseGet(() -> change(metric, contrast, member, other));
        return new ClaimBasis(estimated, Optional.of(found));
    }

    private Estimated change(Metric metric, Contrast contrast, SliceMemberKey member, SliceMemberKey other) {
        Optional<EffectTerms> terms = kernel.terms(evidence, metric, contrast, member)
                .flatMap(plus -> kernel.terms(evidence, metric, contrast, other).map(plus::minus));
        return terms.map(sum -> Effects.estimated(
                        LinearContrast.withDefaults()
                                .withErrorRate(protocol.errorRate())
                                .test(sum.added(), sum.subtracted())
                                .map(IntervalEstimate.class::cast),
                        protocol.gapMethod()))
                .orElseGet(() -> Estimated.none(Effects.noUnits(), protocol.gapMethod()));
    }

    private MemberLevels memberLevels(Metric metric, String arm, SliceMemberKey member, SliceMemberKey other) {
        return levels.refusal(metric).isPresent()
                ? new MemberLevels(Optional.empty(), Optional.empty())
                : new MemberLevels(value(metric, arm, member), value(metric, arm, other));
    }

    private Optional<Double> value(Metric metric, String arm, SliceMemberKey where) {
        return kernel.level(evidence, metric, arm, where).flatMap(Level::value).filter(Double::isFinite);
    }

    private Optional<Reason> missing(SliceMemberKey where) {
        SliceFacts facts = evidence.slices().get(where.slice());
        return where.isEveryone() || (facts != null && facts.members().contains(where.member()))
                ? Optional.empty()
                : Optional.of(noSuchCell(where));
    }
}
