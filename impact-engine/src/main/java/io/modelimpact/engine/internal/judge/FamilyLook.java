package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.LookRule;
import io.modelimpact.engine.LookRule.Spending;
import io.modelimpact.engine.StandardErrors;
import io.modelimpact.monitoring.Information;
import io.modelimpact.record.LookedClaim;
import io.modelimpact.stats.compare.IntervalEstimate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The look at a monitored family: one rule for all claims, or one for each where each has information of its own. Every claim has the same share of the
 * family's error rate at all looks.
 */
final class FamilyLook {
    private final LookPanel panel;
    private final double errorRate;
    private final double share;
    private final MonitoredLook common;
    private final SortedMap<String, LookRule> rules = new TreeMap<>();
    private double most;
    private double sum;

    FamilyLook(LookPanel panel, double errorRate, double share) {
        this.panel = panel;
        this.errorRate = errorRate;
        this.share = share;
        this.common = panel.intervals(errorRate, share);
    }

    /**
     * The intervals of a claim.
     *
     * @param key the claim's key
     * @param members for how many members of the family it stands
     */
    ClaimIntervals intervals(String key, int members, Claim claim, Optional<IntervalEstimate> estimate) {
        MonitoredLook look = panel.byStandardErrors()
                .map(information -> panel.intervals(errors(information, key, claim, estimate), errorRate, share))
                .orElse(common);
        look.inFamily().spending().map(Spending::now).ifPresent(spent -> {
            most = Math.max(most, spent);
            sum += members * spent;
        });
        rules.put(key, look.inFamily());
        return look;
    }

    private StandardErrors errors(
            Information information, String key, Claim claim, Optional<IntervalEstimate> estimate) {
        List<Optional<Double>> earlier = panel.history().results().stream()
                .map(look -> look.claim(key).flatMap(LookedClaim::standardError))
                .toList();
        return new StandardErrors(
                earlier,
                estimate.map(IntervalEstimate::standardError),
                Optional.ofNullable(information.planned().get(claim.id()))
                        .map(amount ->
                                amount.numberFor(claim.estimand().metric()).doubleValue()));
    }

    /** Whether the plan foresees the look. */
    boolean isPlanned() {
        return common.inFamily().isPlanned();
    }

    /**
     * The look, once the intervals of all claims are known.
     *
     * @param split whether the claims split one error rate, or err each on its own
     */
    LookFinding finding(boolean split) {
        Optional<Double> spent = common.inFamily().spending().map(rule -> split ? Math.min(sum, errorRate) : most);
        return new LookFinding(
                panel.plan(),
                panel.clock().number(),
                panel.clock().units(),
                common.inFamily(),
                rules,
                panel.byStandardErrors().isPresent(),
                spent,
                panel.history());
    }
}
