package io.modelimpact.estimand;

import io.modelimpact.Problem;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.slice.MemberSlice;
import io.modelimpact.slice.Slice;
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

    /** Finds what is wrong. */
    public List<Problem> find(Estimand estimand, Region region) {
        Stream.concat(region.lower().stream(), region.upper().stream())
                .forEach(bound -> amount(bound, estimand.metric()));
        if (!region.complement() && region.lower().isPresent() && region.upper().isPresent()) {
            range(new AmountRange(region.lower().get(), region.upper().get()));
        }
        estimand.slice().ifPresent(slice -> member(slice, estimand.member()));
        return List.copyOf(problems);
    }

    /** Finds what is wrong with an expected range of the metric's effect. */
    public List<Problem> find(AmountRange range, Metric metric) {
        amount(range.lower(), metric);
        amount(range.upper(), metric);
        range(range);
        return List.copyOf(problems);
    }

    private void amount(Amount amount, Metric metric) {
        if (amount.scale() == EffectScale.PERCENTAGE_POINTS && metric.kind() != MetricKind.PROPORTION) {
            add(
                    "declaration/scale-mismatch",
                    "found percentage points, expected " + metric.measure().text() + " or percent: " + metric.id()
                            + " is no proportion",
                    "write .in(…) with the metric's measure, or .percent()");
        }
        if (amount.measure().isPresent() && !amount.measure().get().equals(metric.measure())) {
            add(
                    "declaration/measure-mismatch",
                    "found an amount in " + amount.measure().get().text() + ", expected "
                            + metric.measure().text() + ", the measure of " + metric.id(),
                    "write the amount in the metric's measure");
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

    private void member(Slice slice, Optional<String> member) {
        if (member.isPresent()
                && slice instanceof MemberSlice listed
                && !listed.members().isEmpty()
                && !listed.members().contains(member.get())) {
            add(
                    "declaration/unknown-member",
                    "slice " + slice.name() + " has no member \"" + member.get() + "\", expected one of "
                            + listed.members(),
                    "use a listed member");
        }
    }

    private void add(String code, String message, String remedy) {
        problems.add(new Problem(code, path, subject + ": " + message, remedy, declaredAt));
    }
}
