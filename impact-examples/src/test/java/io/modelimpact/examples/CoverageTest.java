package io.modelimpact.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.engine.Evaluation;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.Protocol;
import io.modelimpact.examples.RolloutData.Truth;
import io.modelimpact.record.ClaimResult;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.GuardrailResult;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.HypothesisResult;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.Region;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Five hundred rollouts with known true effects: intervals cover and verdicts err as often as the confidence says. */
@Tag("calibration")
final class CoverageTest {
    private static final int ROLLOUTS = 500;
    private static final int UNITS = 8_000;

    /** Five standard errors of a share of 500 at 0.95, so that a sound build fails about once in a million runs. */
    private static final double FIVE_ERRORS = 5 * StrictMath.sqrt(0.95 * 0.05 / ROLLOUTS);

    @Test
    void intervalsCoverAndVerdictsErrAsPromised() {
        ImpactEngine engine = ImpactEngine.create();
        Protocol protocol = engine.plan(RankerRollout.assessment());
        TreeMap<String, Integer> covered = new TreeMap<>();
        int wrong = 0;
        for (int seed = 1; seed <= ROLLOUTS; seed++) {
            Inputs inputs = Inputs.bind(RankerRollout.USERS, RolloutSource.of(seed, UNITS));
            Evaluation evaluation = engine.evaluate(protocol, inputs, Instant.parse("2026-03-02T08:00:00Z"));
            evaluation.record().effects().stream()
                    .filter(effect -> effect.slice().isEmpty())
                    .forEach(effect -> count(effect, covered));
            wrong += hasWrongVerdict(evaluation.record()) ? 1 : 0;
        }
        System.out.println("Coverage of nominal 95 % intervals over " + ROLLOUTS + " rollouts: " + covered);
        System.out.println("Rollouts with a wrong verdict, at most 5 % promised: " + wrong);
        assertThat(covered).hasSize(12);
        covered.forEach((what, count) ->
                assertThat(count / (double) ROLLOUTS).as(what).isBetween(0.95 - FIVE_ERRORS, 0.95 + FIVE_ERRORS));
        assertThat(wrong / (double) ROLLOUTS).isLessThanOrEqualTo(0.05 + FIVE_ERRORS);
    }

    private static void count(EffectResult effect, SortedMap<String, Integer> covered) {
        double absolute = truth(effect.metric(), effect.candidate()) - truth(effect.metric(), "A");
        double relative = absolute / truth(effect.metric(), "A");
        String name = effect.metric() + " of " + effect.candidate();
        covered.merge(name + ", absolute", covers(effect.absolute().value().orElseThrow(), absolute), Integer::sum);
        covered.merge(name + ", relative", covers(effect.relative().value().orElseThrow(), relative), Integer::sum);
    }

    private static int covers(EstimateResult estimate, double truth) {
        return estimate.lower().orElseThrow() <= truth
                        && truth <= estimate.upper().orElseThrow()
                ? 1
                : 0;
    }

    private static double truth(String metric, String arm) {
        Truth truth = RolloutData.TRUTHS.stream()
                .filter(known -> known.arm().equals(arm))
                .findFirst()
                .orElseThrow();
        return switch (metric) {
            case "conversion" -> truth.conversion();
            case "revenue_per_user" -> truth.revenuePerUser();
            default -> truth.meanLatency();
        };
    }

    private static boolean hasWrongVerdict(ImpactRecord record) {
        return record.hypotheses().stream().anyMatch(CoverageTest::isWrong)
                || record.guardrails().stream().anyMatch(CoverageTest::isWrong);
    }

    private static boolean isWrong(HypothesisResult result) {
        boolean inside = isInside(result.claim());
        return result.verdict() == HypothesisVerdict.SUPPORTED && !inside
                || result.verdict() == HypothesisVerdict.REFUTED && inside;
    }

    private static boolean isWrong(GuardrailResult result) {
        boolean inside = isInside(result.claim());
        return result.verdict() == GuardrailVerdict.HELD && !inside
                || result.verdict() == GuardrailVerdict.BREACHED && inside;
    }

    private static boolean isInside(ClaimResult claim) {
        double effect = truth(claim.metric(), claim.arm()) - truth(claim.metric(), "A");
        Region region = claim.region();
        return region.lower().map(lower -> effect > lower).orElse(true)
                && region.upper().map(upper -> effect < upper).orElse(true);
    }
}
