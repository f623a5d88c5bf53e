package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.LookHistory;
import io.modelimpact.engine.LookRule;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.record.LookResult;
import io.modelimpact.record.LookedClaim;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The look at a monitored assessment.
 *
 * @param plan the declared plan
 * @param number which look it is, from 1
 * @param units how many units were under study
 * @param rule what the method says of the look by its units
 * @param rules what it says of each claim within the family, by the claim's key
 * @param byStandardErrors whether each claim has information of its own
 * @param alphaSpent the error rate that the family has spent, where the plan spends it
 * @param history the looks before it
 */
public record LookFinding(
        MonitoringPlan plan,
        int number,
        long units,
        LookRule rule,
        SortedMap<String, LookRule> rules,
        boolean byStandardErrors,
        Optional<Double> alphaSpent,
        LookHistory history) {

    /** What the method says of a claim. */
    public LookRule rule(ClaimFinding finding) {
        return Objects.requireNonNull(rules.get(finding.key()), "every claim is looked at");
    }

    /** The smallest p-value of a claim so far. */
    public double smallest(ClaimFinding finding, double pValue) {
        return Math.min(
                pValue,
                earlier(finding)
                        .flatMap(claim -> claim.alwaysValidPValue().stream())
                        .mapToDouble(Double::doubleValue)
                        .min()
                        .orElse(1));
    }

    /** The first look that decided about a claim, if any did up to now. */
    public Optional<Integer> decidedAt(ClaimFinding finding) {
        boolean now = finding.verdict() == RegionVerdict.INSIDE || finding.verdict() == RegionVerdict.OUTSIDE;
        return earlier(finding)
                .flatMap(claim -> claim.decidedAt().stream())
                .findFirst()
                .or(() -> now ? Optional.of(number) : Optional.empty());
    }

    private Stream<LookedClaim> earlier(ClaimFinding finding) {
        return history.results().stream()
                .map((LookResult look) -> look.claim(finding.key()))
                .flatMap(Optional::stream);
    }

    /** The look in words. */
    public String sentence() {
        String which = "This is look " + number + ", at " + units + " units";
        String information = rule.fraction()
                .map(fraction -> ", with " + percent(fraction)
                        + (byStandardErrors ? " of the planned units" : " of the planned information"))
                .orElse("");
        String planned = rule.isPlanned()
                ? ", as the plan foresees."
                : ". The plan does not foresee it: it can support nothing, and what it concludes is not confirmatory.";
        String spent = alphaSpent
                .map(rate -> " The error rate spent so far is " + percent(rate) + ".")
                .orElse("");
        return which + information + planned + spent;
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(100 * share).round(new MathContext(3)).toPlainString() + " %";
    }
}
