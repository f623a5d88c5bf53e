package io.modelimpact.engine.internal.decide;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.engine.internal.decide.NextStep.ArmUnits;
import io.modelimpact.engine.internal.judge.ClaimFinding;
import io.modelimpact.engine.internal.judge.ClaimFinding.Measured;
import io.modelimpact.engine.internal.judge.RegionBounds;
import io.modelimpact.engine.internal.judge.RegionVerdict;
import io.modelimpact.estimand.EstimandKind;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.record.NextStepKind;
import io.modelimpact.stats.scenario.MonteCarloProbability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to do about what is not settled: units and days that are missing, the bound that is decided today, less noise, more draws. */
final class NextSteps {
    private static final double MOST_UNITS = 1e15;
    private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private final Candidate candidate;
    private final List<NextStep> steps = new ArrayList<>();

    NextSteps(Candidate candidate) {
        this.candidate = candidate;
    }

    List<NextStep> all(List<PolicyRules.Applied> rules) {
        tooFewUnits();
        TreeSet<String> noisy = new TreeSet<>();
        for (ClaimFinding finding : candidate.deciding()) {
            if (finding.verdict() == RegionVerdict.UNDECIDED && finding.raw() == RegionVerdict.UNDECIDED) {
                Measured numbers = finding.measured().orElseThrow();
                moreUnits(finding, numbers);
                decidedToday(finding, numbers);
                lowerVariance(finding, noisy);
            }
        }
        rules.forEach(this::moreDraws);
        return List.copyOf(steps);
    }

    private void tooFewUnits() {
        int fewest = candidate.protocol().assessment().policy().riskProfile().minimumUnitsPerArm();
        List<ArmUnits> missing = arms().filter(arm -> candidate.units(arm) < fewest)
                .map(arm -> new ArmUnits(arm, fewest - candidate.units(arm)))
                .toList();
        if (!missing.isEmpty()) {
            add(
                    NextStepKind.MORE_UNITS,
                    "too-few-units",
                    sentence("to hold the fewest units that the policy demands", missing),
                    missing);
        }
    }

    private Stream<String> arms() {
        return Stream.of(
                        candidate.contrast().baseline().name(),
                        candidate.contrast().treated().name())
                .filter(arm -> isAssigned()
                        || arm.equals(candidate.contrast().treated().name()));
    }

    private boolean isAssigned() {
        return assessment().design() instanceof RandomizedDesign;
    }

    private Assessment assessment() {
        return candidate.protocol().assessment();
    }

    private void moreUnits(ClaimFinding finding, Measured numbers) {
        Optional<Double> factor = Flips.missingFactor(numbers);
        boolean ownArmAlone = finding.claim().estimand().kind() == EstimandKind.LEVEL;
        List<ArmUnits> missing = arms().filter(arm -> !ownArmAlone
                        || arm.equals(candidate.contrast().treated().name()))
                .flatMap(arm -> factor.stream()
                        .map(more -> Math.ceil(candidate.units(arm) * more))
                        .filter(units -> units >= 0 && units <= MOST_UNITS)
                        .map(units -> new ArmUnits(arm, Math.max(1L, units.longValue()))))
                .toList();
        if (!missing.isEmpty()) {
            add(
                    NextStepKind.MORE_UNITS,
                    finding.key(),
                    sentence("to settle " + finding.key() + ", if variance and effect stay as observed", missing),
                    missing);
        }
    }

    private void add(NextStepKind kind, String subject, String sentence, List<ArmUnits> missing) {
        steps.add(new NextStep(
                kind, subject, sentence, missing, days(missing), Optional.empty(), false, Optional.empty()));
    }

    private String sentence(String purpose, List<ArmUnits> missing) {
        return "Wait for "
                + missing.stream()
                        .map(arm -> arm.missing() + " more units in " + arm.arm())
                        .collect(Collectors.joining(" and "))
                + days(missing)
                        .map(days -> ", about " + days + (days == 1 ? " day" : " days") + " at the observed traffic")
                        .orElse("")
                + ", " + purpose + ".";
    }

    /** At the pace of the slowest arm; unknown where an arm has seen no unit. */
    private Optional<Long> days(List<ArmUnits> missing) {
        Optional<Duration> observed =
                assessment().design() instanceof RandomizedDesign design ? design.observationTime() : Optional.empty();
        boolean moving = missing.stream().allMatch(arm -> candidate.units(arm.arm()) > 0);
        return observed.filter(time -> moving)
                .map(time -> missing.stream()
                        .mapToDouble(arm -> arm.missing()
                                / (double) candidate.units(arm.arm())
                                * (time.toSeconds() / SECONDS_PER_DAY))
                        .max()
                        .orElse(0))
                .filter(days -> days <= MOST_UNITS)
                .map(days -> (long) Math.ceil(days));
    }

    private void decidedToday(ClaimFinding finding, Measured numbers) {
        RegionBounds bounds = numbers.bounds();
        if (bounds.complement()) {
            return;
        }
        boolean below = bounds.lower() > Double.NEGATIVE_INFINITY;
        boolean above = bounds.upper() < Double.POSITIVE_INFINITY;
        double lower = numbers.simultaneous().lower();
        double upper = numbers.simultaneous().upper();
        double bound = below && above ? Math.max(Math.abs(lower), Math.abs(upper)) : below ? lower : upper;
        if (Double.isFinite(bound)) {
            String amount = Numbers.of(finding, bound);
            String what = below && above ? "within " + amount + " of zero" : (below ? "above " : "below ") + amount;
            steps.add(new NextStep(
                    NextStepKind.DECIDED_TODAY,
                    finding.key(),
                    "Today's interval decides a bound of " + amount + ": "
                            + finding.claim().id() + " would stand if it said " + what
                            + ". A bound that is chosen after the data were seen is for planning and proves nothing.",
                    List.of(),
                    Optional.empty(),
                    Optional.of(bound),
                    numbers.relative(),
                    Optional.empty()));
        }
    }

    private void lowerVariance(ClaimFinding finding, Set<String> noisy) {
        Metric metric = finding.claim().estimand().metric();
        boolean averages = metric.kind() == MetricKind.MEAN || metric.kind() == MetricKind.COUNT;
        if (averages && metric.cap().isEmpty() && noisy.add(metric.id())) {
            steps.add(new NextStep(
                    NextStepKind.LOWER_VARIANCE,
                    metric.id(),
                    "Declare a cap on " + metric.id()
                            + " in its next version: a cap never makes the variance larger, and makes it much smaller where few"
                            + " units have very large values. The effect is then that on the capped value.",
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty()));
        }
    }

    private void moreDraws(PolicyRules.Applied rule) {
        if (rule.found().state() != PolicyRules.State.UNKNOWN
                || rule.found().probability().isEmpty()) {
            return;
        }
        MonteCarloProbability probability = rule.found().probability().get();
        double distance = Math.abs(probability.probability()
                - rule.rule()
                        .condition()
                        .likelihood()
                        .orElseThrow()
                        .probability()
                        .doubleValue());
        double needed = 4
                * probability.draws()
                * (probability.standardError() / distance)
                * (2 * probability.standardError() / distance);
        if (needed > probability.draws() && needed <= Assessment.MOST_DRAWS) {
            steps.add(new NextStep(
                    NextStepKind.MORE_DRAWS,
                    rule.id(),
                    "Draw about " + (long) Math.ceil(needed)
                            + " times, with drawing(…) in the next version: the figure is too" + " near its bound for "
                            + probability.draws() + " draws.",
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.of((long) Math.ceil(needed))));
        }
    }
}
