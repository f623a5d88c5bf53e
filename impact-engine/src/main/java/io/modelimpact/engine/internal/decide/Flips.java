package io.modelimpact.engine.internal.decide;

import io.modelimpact.engine.internal.decide.Decision.Flip;
import io.modelimpact.engine.internal.judge.ClaimFinding;
import io.modelimpact.engine.internal.judge.ClaimFinding.Measured;
import io.modelimpact.engine.internal.judge.RegionVerdict;
import io.modelimpact.estimand.EstimandKind;
import io.modelimpact.record.ClaimResult;
import io.modelimpact.stats.compare.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What would change the decision: units that are missing, bounds that are near, and the claim that binds. */
final class Flips {
    private static final double MOST_UNITS = 1e15;

    private final Candidate candidate;

    Flips(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Flip> all() {
        List<Flip> flips = new ArrayList<>();
        Optional<ClaimFinding> binding = Optional.empty();
        for (ClaimFinding finding : candidate.deciding()) {
            if (finding.measured().isEmpty()) {
                continue;
            }
            if (finding.raw() != RegionVerdict.INSIDE) {
                flips.add(flip(finding, finding.measured().get()));
            } else if (finding.verdict() != RegionVerdict.INSIDE) {
                flips.add(doubted(finding, finding.measured().get()));
            } else if (binding.isEmpty() || slackInErrors(finding) < slackInErrors(binding.get())) {
                binding = Optional.of(finding);
            }
        }
        binding.ifPresent(finding -> flips.add(binding(finding)));
        return List.copyOf(flips);
    }

    private static Flip doubted(ClaimFinding finding, Measured numbers) {
        return new Flip(
                finding.key(),
                finding.flags().contains(ClaimResult.UNPLANNED_LOOK)
                        ? "the interval lies inside already; only that the plan does not foresee this look stands against it"
                        : "the interval lies inside already; only the diagnostics that the study design requires stand against it",
                Optional.empty(),
                Optional.empty(),
                numbers.relative());
    }

    private Flip flip(ClaimFinding finding, Measured numbers) {
        double estimate = numbers.estimate().value();
        double toBound = numbers.bounds().distance(estimate);
        double reach = reach(numbers);
        if (!numbers.bounds().contains(estimate)) {
            String beyond = "the estimate itself is " + amount(finding, toBound) + " on the wrong side of the bound; "
                    + (finding.raw() == RegionVerdict.OUTSIDE
                            ? "only another candidate would change that"
                            : "more units will rather refute than support it");
            return new Flip(finding.key(), beyond, Optional.empty(), Optional.of(toBound), numbers.relative());
        }
        Optional<Long> units = missing(units(finding), toBound, reach);
        String more = units.map(count -> "about " + count
                        + " more units, at the observed variance and effect, would move the interval inside")
                .orElse("no realistic number of units would move the interval inside");
        return new Flip(
                finding.key(),
                "the interval reaches " + amount(finding, Math.max(0, reach - toBound)) + " beyond the bound; " + more,
                units,
                Optional.of(Math.max(0, reach - toBound)),
                numbers.relative());
    }

    /** A level rests on its own arm alone. */
    private long units(ClaimFinding finding) {
        return finding.claim().estimand().kind() == EstimandKind.LEVEL
                ? candidate.units(finding.contrast().treated().name())
                : candidate.units();
    }

    /** Units in proportion to the square of the width that is too much; both arms together. */
    private static Optional<Long> missing(long units, double toBound, double reach) {
        if (!(toBound > 0)) {
            return Optional.empty();
        }
        double factor = (reach / toBound) * (reach / toBound);
        double more = Math.ceil(units * (factor - 1));
        return more >= 0 && more <= MOST_UNITS ? Optional.of(Math.max(1L, (long) more)) : Optional.empty();
    }

    /** By how many times its present units a finding lacks units; empty where more of them would not settle it as wished. */
    static Optional<Double> missingFactor(Measured numbers) {
        double toBound = numbers.bounds().distance(numbers.estimate().value());
        double reach = reach(numbers);
        return numbers.bounds().contains(numbers.estimate().value()) && toBound > 0
                ? Optional.of((reach / toBound) * (reach / toBound) - 1)
                : Optional.empty();
    }

    private Flip binding(ClaimFinding finding) {
        Measured numbers = finding.measured().orElseThrow();
        double slack = numbers.bounds().distance(numbers.estimate().value()) - reach(numbers);
        return new Flip(
                finding.key(),
                "of what is supported or held, this rests most narrowly: its interval stays " + amount(finding, slack)
                        + " away from the bound",
                Optional.empty(),
                Optional.of(slack),
                numbers.relative());
    }

    private static double slackInErrors(ClaimFinding finding) {
        Measured numbers = finding.measured().orElseThrow();
        return (numbers.bounds().distance(numbers.estimate().value()) - reach(numbers))
                / Math.max(numbers.estimate().standardError(), Double.MIN_NORMAL);
    }

    /** How far the interval reaches from the estimate towards the nearest bound; intervals of score tests are not symmetric. */
    private static double reach(Measured numbers) {
        if (!(numbers.estimate() instanceof Estimate)) {
            double value = numbers.estimate().value();
            boolean below = Math.abs(value - numbers.bounds().lower())
                    < Math.abs(value - numbers.bounds().upper());
            return below
                    ? value - numbers.simultaneous().lower()
                    : numbers.simultaneous().upper() - value;
        }
        return (numbers.simultaneous().upper() - numbers.simultaneous().lower()) / 2;
    }

    private static String amount(ClaimFinding finding, double value) {
        return Numbers.difference(finding, value);
    }
}
