package io.modelimpact.estimand;

import io.modelimpact.Problem;
import io.modelimpact.internal.Decimals;
import io.modelimpact.measure.Measures;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.slice.Slice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be wrong with an estimand and its region, whatever kind of claim they belong to. */
public final class ClaimProblems {
    private final String subject;
    private final String path;
    private final Optional<String> declaredAt;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Prepares the check of one claim.
     *
     * @param subject the claim's kind and id, for messages
     * @param path where the claim stands in the declaration
     * @param declaredAt the line that declared it
     */
    public ClaimProblems(String subject, String path, Optional<String> declaredAt) {
        this.subject = subject;
        this.path = path;
        this.declaredAt = declaredAt;
    }

    /** Finds what is wrong with a claim whose region is given as such. */
    public List<Problem> find(Estimand estimand, Region region) {
        return find(estimand, region, Optional.empty());
    }

    /** Finds what is wrong with a claim, given the margin that its region was made of, if it was made of one. */
    public List<Problem> find(Estimand estimand, Region region, Optional<Amount> margin) {
        Stream.concat(region.lower().stream(), region.upper().stream()).forEach(bound -> amount(bound, estimand));
        if (margin.isPresent()) {
            positive(margin.get());
        } else {
            shape(region);
        }
        kind(estimand, margin);
        member(estimand);
        return List.copyOf(problems);
    }

    /** Finds what is wrong with an expected range of the metric's effect. */
    public List<Problem> find(AmountRange range, Metric metric) {
        amount(range.lower(), metric);
        amount(range.upper(), metric);
        range(range);
        return List.copyOf(problems);
    }

    /** Finds what is wrong with a standard error of what a claim is about, which is counted like the bounds of its region. */
    public List<Problem> findStandardError(Amount standardError, Estimand estimand, Region region) {
        amount(standardError, estimand);
        if (standardError.value().signum() <= 0) {
            add(
                    "declaration/standard-error-not-positive",
                    "found a standard error of " + standardError.describe() + ", expected a positive one",
                    "write the standard error of the planned end");
        }
        boolean relative = region.scale().isRelative();
        if (standardError.scale().isRelative() != relative
                || standardError.scale() == EffectScale.STANDARD_DEVIATIONS) {
            add(
                    "declaration/scale-mismatch",
                    "found a standard error of " + standardError.describe() + ", expected "
                            + (relative ? "percent, as of the relative effect" : "one of the absolute effect")
                            + " that the claim bounds",
                    relative ? "write percent" : "write percentage points, or .in(…) with the metric's measure");
        }
        return List.copyOf(problems);
    }

    private void amount(Amount amount, Estimand estimand) {
        if (estimand.kind() == EstimandKind.LEVEL) {
            level(amount, estimand.metric());
            return;
        }
        if (estimand.kind() == EstimandKind.GAP && isOfBaseline(amount)) {
            add(
                    "declaration/scale-mismatch",
                    "found " + amount.describe()
                            + ", expected an amount of the gap itself: a gap may be zero, and nothing is a"
                            + " fraction of zero",
                    "write percentage points, or .in(…) with the metric's measure");
            return;
        }
        amount(amount, estimand.metric());
    }

    private static boolean isOfBaseline(Amount amount) {
        return amount.scale() == EffectScale.PERCENT || amount.scale() == EffectScale.STANDARD_DEVIATIONS;
    }

    /** A level is bounded in the metric's measure; a share as a plain number or in percent. */
    private void level(Amount amount, Metric metric) {
        boolean isShare = metric.kind().isLevelShare();
        String expected = isShare ? "percent or 1" : metric.measure().text();
        if (amount.scale() != EffectScale.ABSOLUTE) {
            add(
                    "declaration/scale-mismatch",
                    "found " + amount.describe() + ", expected an amount in " + expected
                            + ": a level is compared with nothing",
                    "state the bound in the metric's measure");
        } else if (amount.measure().isEmpty()) {
            add(
                    "declaration/no-measure",
                    "found the bare number " + Decimals.text(amount.value()) + ", expected an amount in " + expected,
                    "say what the amount is measured in");
        } else if (!amount.measure().get().equals(metric.measure())
                && !(isShare && amount.measure().get().equals(Measures.PERCENT))) {
            add(
                    "declaration/measure-mismatch",
                    "found an amount in " + amount.measure().get().text() + ", expected " + expected
                            + ", the measure of " + metric.id(),
                    "write the amount in the metric's measure");
        } else if (isShare && !isShare(amount.numberFor(metric))) {
            add(
                    "declaration/not-a-share",
                    "found a bound of " + amount.describe() + ", expected one between 0 and 100 percent",
                    "no share lies outside, so such a bound can not be broken or not be kept");
        }
    }

    private static boolean isShare(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0;
    }

    private void kind(Estimand estimand, Optional<Amount> margin) {
        if ((estimand.kind() == EstimandKind.GAP) != estimand.gap().isPresent()) {
            add(
                    "declaration/gap-mismatch",
                    "found "
                            + (estimand.gap().isPresent() ? "a gap that nothing is said of" : "no gap between members"),
                    "name the metric, the slice and its two members with effectOnGap(…)");
        }
        if (estimand.kind() == EstimandKind.LEVEL && margin.isPresent()) {
            add(
                    "declaration/margin-of-a-level",
                    "found a margin of change for a level",
                    "bound the level with mustStayBelow(…) or mustStayAbove(…), or the effect with effectOn(…)");
        }
        estimand.gap().ifPresent(gap -> gap(gap, estimand));
    }

    private void gap(Gap gap, Estimand estimand) {
        for (String member : List.of(gap.member(), gap.other())) {
            unknownMember(gap.slice(), member);
        }
        if (gap.member().equals(gap.other())) {
            add(
                    "declaration/same-member",
                    "the gap is between " + gap.member() + " and itself",
                    "name two members of " + gap.slice().name());
        }
        if (estimand.slice().isPresent()) {
            add(
                    "declaration/gap-in-slice",
                    "found a gap in " + estimand.slice().get().name() + ", expected a gap between two members alone",
                    "cross the slices and name two members of the crossing");
        }
    }

    private void amount(Amount amount, Metric metric) {
        if (metric.kind() == MetricKind.ORDINAL && amount.scale() != EffectScale.ABSOLUTE) {
            add(
                    "declaration/no-relative-effect",
                    "found " + amount.describe() + ", expected a plain number: the effect on " + metric.id()
                            + " is Cliff's delta, which has no baseline",
                    "write a number between -1 and 1 with .in(Measure.NONE)");
            return;
        }
        if (amount.scale() == EffectScale.PERCENTAGE_POINTS && metric.kind() != MetricKind.PROPORTION) {
            add(
                    "declaration/scale-mismatch",
                    "found percentage points, expected " + metric.measure().text() + " or percent: " + metric.id()
                            + " is no proportion",
                    "write .in(…) with the metric's measure, or .percent()");
        }
        amount.measure().ifPresent(measure -> {
            if (amount.scale() != EffectScale.ABSOLUTE) {
                add(
                        "declaration/scale-mismatch",
                        "found an amount in " + measure.text() + " on the scale " + amount.scale()
                                + ", expected no measure there",
                        "leave the measure out, or use the scale " + EffectScale.ABSOLUTE);
            } else if (!measure.equals(metric.measure())) {
                add(
                        "declaration/measure-mismatch",
                        "found an amount in " + measure.text() + ", expected "
                                + metric.measure().text() + ", the measure of " + metric.id(),
                        "write the amount in the metric's measure");
            }
        });
        if (amount.scale() == EffectScale.ABSOLUTE
                && amount.measure().isEmpty()
                && amount.value().signum() != 0) {
            add(
                    "declaration/no-measure",
                    "found the bare number " + amount.describe() + ", expected an amount in "
                            + metric.measure().text(),
                    "say what the amount is measured in");
        }
    }

    private void positive(Amount margin) {
        if (margin.value().signum() <= 0) {
            add(
                    "declaration/margin-not-positive",
                    "found a margin of " + margin.describe() + ", expected a positive one",
                    "write the margin without a sign; the verb says its direction");
        }
    }

    private void shape(Region region) {
        if (region.lower().isEmpty() && region.upper().isEmpty()) {
            add(
                    "declaration/no-bound",
                    "found a region without a bound, which holds every effect",
                    "state a lower bound, an upper bound, or both");
        } else if (region.complement()) {
            complement(region);
        } else if (region.lower().isPresent() && region.upper().isPresent()) {
            range(new AmountRange(region.lower().get(), region.upper().get()));
        }
    }

    private void complement(Region region) {
        boolean aroundZero = region.lower()
                        .map(bound -> bound.value().signum() == 0)
                        .orElse(false)
                && region.upper().map(bound -> bound.value().signum() == 0).orElse(false);
        if (!aroundZero) {
            add(
                    "declaration/unsupported-region",
                    "found the complement of another region than zero alone",
                    "claim a difference from zero, or an effect above or below a bound");
        }
    }

    private void range(AmountRange range) {
        if (range.lower().scale() != range.upper().scale()) {
            add(
                    "declaration/mixed-scales",
                    "the bounds " + range.describe() + " are on two scales",
                    "use one scale for both bounds");
        } else if (!range.isOrdered()) {
            add(
                    "declaration/empty-range",
                    "no effect lies between " + range.lower().describe() + " and "
                            + range.upper().describe(),
                    "put the smaller bound first and leave room between the two");
        }
    }

    private void member(Estimand estimand) {
        Optional<Slice> slice = estimand.slice();
        Optional<String> member = estimand.member();
        if (slice.isEmpty() && member.isPresent()) {
            add(
                    "declaration/member-without-slice",
                    "found the member \"" + member.get() + "\" of no slice",
                    "name the slice, or leave the member out");
        }
        if (slice.isPresent() && member.isPresent()) {
            unknownMember(slice.get(), member.get());
        }
    }

    private void unknownMember(Slice slice, String member) {
        if (!slice.mayHold(member)) {
            add(
                    "declaration/unknown-member",
                    "slice " + slice.name() + " has no member \"" + member + "\", expected " + slice.memberNames(),
                    "use a member of the slice");
        }
    }

    /** Both bounds of a margin can have the same fault; it is said once. */
    private void add(String code, String message, String remedy) {
        Problem problem = new Problem(code, path, subject + ": " + message, remedy, declaredAt);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
