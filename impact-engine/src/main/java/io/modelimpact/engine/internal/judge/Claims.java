package io.modelimpact.engine.internal.judge;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.LookSample;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.SliceFacts;
import io.modelimpact.engine.internal.design.Contrast;
import io.modelimpact.engine.internal.design.Level;
import io.modelimpact.engine.internal.design.SliceMemberKey;
import io.modelimpact.engine.internal.design.StudyArm;
import io.modelimpact.engine.internal.design.StudyKernels;
import io.modelimpact.engine.internal.judge.ClaimFinding.Measured;
import io.modelimpact.engine.internal.judge.EffectFinding.Estimated;
import io.modelimpact.estimand.EffectScale;
import io.modelimpact.estimand.Estimand;
import io.modelimpact.estimand.Region;
import io.modelimpact.record.ClaimResult;
import io.modelimpact.record.Reason;
import io.modelimpact.slice.Slice;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.proportion.Proportion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges hypotheses and guardrails as one family. A claim expands to one member a candidate and, in each member of a slice, to one
 * more. The verdict is what the simultaneous interval says of the region, and nothing else; a failed required diagnostic turns
 * a favourable verdict into an undecided one.
 */
final class Claims {
    /** The position of an effect that there is none of. */
    private static final int NO_EFFECT = -1;

    private final Protocol protocol;
    private final Evidence evidence;
    private final ClaimBases bases;
    private final List<EffectFinding> effects;
    private final Map<EffectKey, Integer> positions = new HashMap<>();
    private final Optional<LookPanel> panel;
    private List<String> flags;
    private Optional<LookFinding> look = Optional.empty();

    Claims(
            Protocol protocol,
            Evidence evidence,
            Levels levels,
            List<EffectFinding> effects,
            List<String> flags,
            Optional<LookPanel> panel) {
        this.panel = panel;
        this.protocol = protocol;
        this.evidence = evidence;
        this.bases = new ClaimBases(protocol, evidence, levels);
        this.effects = effects;
        this.flags = List.copyOf(flags);
        for (int i = 0; i < effects.size(); i++) {
            EffectFinding effect = effects.get(i);
            positions.put(
                    new EffectKey(
                            effect.metric().id(), effect.contrast().treated().name(), effect.where()),
                    i);
        }
    }

    /** Where an effect is found; looked up only, never iterated over. */
    private record EffectKey(String metric, String arm, SliceMemberKey where) {}

    /** One claim for one candidate in one place, before it is judged. */
    private record Member(
            Claim claim,
            Contrast contrast,
            SliceMemberKey where,
            int effect,
            Optional<ClaimBasis> basis,
            Optional<IntervalEstimate> estimate,
            Optional<RegionBounds> bounds,
            Optional<Reason> reason) {

        String key() {
            return ClaimFinding.key(claim, contrast, where);
        }

        boolean isMeasured() {
            return estimate.isPresent() && bounds.isPresent();
        }

        /** What has no interval can not be decided at any error rate; it stays in the family it was declared in. */
        double decisiveErrorRate(ClaimIntervals intervals, LookSample sample) {
            return isMeasured() ? intervals.decisiveErrorRate(sample, bounds.orElseThrow()) : 1;
        }
    }

    List<ClaimFinding> all() {
        List<Member> members = expand();
        boolean[] twoSided = new boolean[members.size()];
        for (int i = 0; i < twoSided.length; i++) {
            twoSided[i] = isTwoSided(members.get(i).claim().region());
        }
        List<ClaimIntervals> intervals = intervals(members, twoSided);
        double[] pValues = new double[twoSided.length];
        for (int i = 0; i < pValues.length; i++) {
            pValues[i] = decisiveErrorRate(members.get(i), intervals.get(i));
        }
        return judge(members, pValues, family(pValues, twoSided), intervals);
    }

    private double decisiveErrorRate(Member member, ClaimIntervals intervals) {
        return member.estimate()
                .map(estimate -> member.decisiveErrorRate(intervals, sample(member, estimate)))
                .orElse(1.0);
    }

    private Family family(double[] pValues, boolean[] twoSided) {
        return new Family(protocol.assessment().policy().multiplicity(), protocol.errorRate(), pValues, twoSided);
    }

    /** A monitored family splits its error rate equally, so that the rates are known before the p-values. */
    private List<ClaimIntervals> intervals(List<Member> members, boolean[] twoSided) {
        if (panel.isEmpty()) {
            return Collections.nCopies(members.size(), new SingleLook(protocol.errorRate()));
        }
        double share = family(new double[twoSided.length], twoSided).share();
        FamilyLook family = new FamilyLook(panel.get(), protocol.errorRate(), share);
        List<ClaimIntervals> intervals = new ArrayList<>();
        for (int i = 0; i < twoSided.length; i++) {
            Member member = members.get(i);
            intervals.add(family.intervals(member.key(), twoSided[i] ? 2 : 1, member.claim(), member.estimate()));
        }
        look = Optional.of(family.finding(protocol.assessment().policy().multiplicity() != Multiplicity.NONE));
        if (!family.isPlanned()) {
            List<String> more = new ArrayList<>(flags);
            more.add(ClaimResult.UNPLANNED_LOOK);
            flags = List.copyOf(more);
        }
        return intervals;
    }

    /** The look of a monitored assessment; known once the claims are judged. */
    Optional<LookFinding> look() {
        return look;
    }

    private LookSample sample(Member member, IntervalEstimate estimate) {
        return new LookSample(
                estimate,
                share(member, member.contrast().baseline()),
                share(member, member.contrast().treated()));
    }

    private Optional<Proportion> share(Member member, StudyArm arm) {
        return panel.isEmpty()
                ? Optional.empty()
                : StudyKernels.of(protocol.assessment())
                        .level(evidence, member.claim().estimand().metric(), arm.name(), member.where())
                        .flatMap(Level::share);
    }

    private static boolean isTwoSided(Region region) {
        return region.lower().isPresent()
                && region.upper().isPresent()
                && !region.lower().equals(region.upper());
    }

    private List<ClaimFinding> judge(
            List<Member> members, double[] pValues, Family family, List<ClaimIntervals> intervals) {
        double[] rates = pValues.length == 0 ? pValues : family.errorRates();
        double[] adjusted = pValues.length == 0 ? pValues : family.adjusted();
        List<ClaimFinding> findings = new ArrayList<>();
        for (int i = 0; i < pValues.length; i++) {
            Member member = members.get(i);
            findings.add(
                    member.isMeasured()
                            ? measured(member, intervals.get(i), pValues[i], adjusted[i], rates[i])
                            : notEvaluated(member));
        }
        return List.copyOf(findings);
    }

    private ClaimFinding measured(
            Member member, ClaimIntervals intervals, double pValue, double adjusted, double rate) {
        IntervalEstimate estimate = member.estimate().orElseThrow();
        LookSample sample = sample(member, estimate);
        RegionBounds bounds = member.bounds().orElseThrow();
        Measured numbers = new Measured(
                estimate,
                bounds,
                member.claim().region().scale().isRelative(),
                intervals.alone(sample),
                intervals.withinFamily(sample, rate),
                pValue,
                adjusted);
        RegionVerdict raw = bounds.verdict(numbers.simultaneous());
        boolean doubted = raw == RegionVerdict.INSIDE
                && (flags.contains(ClaimResult.REQUIRED_DIAGNOSTIC_FAILED)
                        || flags.contains(ClaimResult.UNPLANNED_LOOK));
        return new ClaimFinding(
                member.claim(),
                member.contrast(),
                member.where(),
                member.effect(),
                member.basis(),
                Optional.of(numbers),
                Optional.empty(),
                raw,
                doubted ? RegionVerdict.UNDECIDED : raw,
                flags);
    }

    private ClaimFinding notEvaluated(Member member) {
        return new ClaimFinding(
                member.claim(),
                member.contrast(),
                member.where(),
                member.effect(),
                member.basis(),
                Optional.empty(),
                member.reason(),
                RegionVerdict.NOT_EVALUATED,
                RegionVerdict.NOT_EVALUATED,
                flags);
    }

    private List<Member> expand() {
        Assessment assessment = protocol.assessment();
        List<Claim> claims = new ArrayList<>();
        assessment.hypotheses().forEach(hypothesis -> claims.add(Claim.of(hypothesis)));
        assessment.guardrails().forEach(guardrail -> claims.add(Claim.of(guardrail)));
        List<Member> members = new ArrayList<>();
        for (Claim claim : claims) {
            for (Contrast contrast : Contrast.of(assessment)) {
                if (claim.estimand()
                        .candidate()
                        .map(contrast.candidate()::isSameAs)
                        .orElse(true)) {
                    places(claim.estimand()).forEach(place -> members.add(member(claim, contrast, place)));
                }
            }
        }
        return List.copyOf(members);
    }

    private List<SliceMemberKey> places(Estimand estimand) {
        if (estimand.slice().isEmpty()) {
            return List.of(SliceMemberKey.EVERYONE);
        }
        Slice slice = estimand.slice().get();
        if (estimand.member().isPresent()) {
            return List.of(new SliceMemberKey(slice.name(), estimand.member().get()));
        }
        SliceFacts facts = evidence.slices().get(slice.name());
        if (facts == null || facts.cardinalityExceeded() || facts.members().isEmpty()) {
            return List.of(new SliceMemberKey(slice.name(), "(each member)"));
        }
        return facts.members().stream()
                .map(member -> new SliceMemberKey(slice.name(), member))
                .toList();
    }

    private Member member(Claim claim, Contrast contrast, SliceMemberKey where) {
        return switch (claim.estimand().kind()) {
            case EFFECT -> effectMember(claim, contrast, where);
            case GAP -> member(claim, contrast, where, bases.gap(claim.estimand(), contrast));
            case LEVEL -> member(claim, contrast, where, bases.level(claim.estimand(), contrast, where));
        };
    }

    private static Member member(Claim claim, Contrast contrast, SliceMemberKey where, ClaimBasis basis) {
        Optional<IntervalEstimate> estimate = basis.estimated().estimate();
        return new Member(
                claim,
                contrast,
                where,
                NO_EFFECT,
                Optional.of(basis),
                estimate,
                estimate.map(known -> RegionBounds.of(claim, Double.NaN)),
                basis.estimated().reason());
    }

    private Member effectMember(Claim claim, Contrast contrast, SliceMemberKey where) {
        Integer position = positions.get(
                new EffectKey(claim.estimand().metric().id(), contrast.treated().name(), where));
        if (position != null) {
            return member(claim, contrast, where, position, effects.get(position));
        }
        return new Member(
                claim,
                contrast,
                where,
                NO_EFFECT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(bases.noSuchCell(where)));
    }

    private static Member member(
            Claim claim, Contrast contrast, SliceMemberKey where, int position, EffectFinding effect) {
        Estimated estimated = effect.on(claim.region().scale().isRelative());
        Optional<RegionBounds> bounds = estimated.estimate().flatMap(estimate -> bounds(claim, effect));
        Optional<Reason> reason = bounds.isPresent()
                ? Optional.empty()
                : estimated
                        .reason()
                        .or(() -> Optional.of(new Reason(
                                "claim/no-standard-deviation",
                                "the baseline arm has no standard deviation to count in",
                                "state the bound in the metric's measure")));
        return new Member(claim, contrast, where, position, Optional.empty(), estimated.estimate(), bounds, reason);
    }

    private static Optional<RegionBounds> bounds(Claim claim, EffectFinding effect) {
        if (claim.region().scale() != EffectScale.STANDARD_DEVIATIONS) {
            return Optional.of(RegionBounds.of(claim, Double.NaN));
        }
        return effect.baselineDeviation()
                .filter(deviation -> deviation > 0)
                .map(deviation -> RegionBounds.of(claim, deviation));
    }
}
