package io.modelimpact.engine.internal.decide;

import io.modelimpact.decision.BeliefCondition;
import io.modelimpact.decision.PolicyRule;
import io.modelimpact.decision.VerdictCondition;
import io.modelimpact.engine.Posterior;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.internal.judge.CheckFinding;
import io.modelimpact.engine.internal.judge.RegionVerdict;
import io.modelimpact.engine.internal.scenario.OutcomeFinding;
import io.modelimpact.record.DecisionOutcome;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.Reason;
import io.modelimpact.scenario.OutcomeLikelihood;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.scenario.MonteCarloProbability;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules that a policy adds. What is not known never counts in favour: a requirement on it is not met, and a stop on it stops. A
 * probability counts as above or below a bound only if its Monte Carlo interval is.
 */
final class PolicyRules {
    private static final double ERROR_RATE = 0.05;

    private final Candidate candidate;

    PolicyRules(Candidate candidate) {
        this.candidate = candidate;
    }

    /** What became of a condition. */
    enum State {
        MET,
        NOT_MET,
        UNKNOWN,
        /** It is about another candidate. */
        INAPPLICABLE
    }

    /**
     * A condition as it was found.
     *
     * @param state what became of it
     * @param sentence the same in words
     * @param probability how probable its event is, where it is about one
     */
    record Found(State state, String sentence, Optional<MonteCarloProbability> probability) {}

    /**
     * A declared rule as it was applied.
     *
     * @param rule the rule
     * @param id its id in records
     * @param found what became of its condition
     */
    record Applied(PolicyRule rule, String id, Found found) {
        boolean fires() {
            return switch (rule.kind()) {
                case REQUIRE -> found.state() == State.NOT_MET || found.state() == State.UNKNOWN;
                case STOP, ROLL_BACK -> found.state() == State.MET || found.state() == State.UNKNOWN;
            };
        }

        DecisionOutcome outcome() {
            return rule.kind() == PolicyRule.Kind.ROLL_BACK && found.state() != State.UNKNOWN
                    ? DecisionOutcome.ROLL_BACK
                    : DecisionOutcome.HOLD;
        }
    }

    /** Every declared rule, in declared order. */
    List<Applied> all() {
        List<Applied> applied = new ArrayList<>();
        List<PolicyRule> rules = candidate.protocol().assessment().policy().rules();
        for (int i = 0; i < rules.size(); i++) {
            PolicyRule rule = rules.get(i);
            Found found = rule.condition()
                    .verdict()
                    .map(this::find)
                    .or(() -> rule.condition().likelihood().map(this::find))
                    .or(() -> rule.condition().belief().map(this::find))
                    .orElseThrow();
            applied.add(new Applied(rule, Protocol.ruleId(i), found));
        }
        return List.copyOf(applied);
    }

    private Found find(VerdictCondition condition) {
        List<RegionVerdict> verdicts = condition.subject() == VerdictCondition.Subject.CHECK
                ? candidate.findings().checks().stream()
                        .filter(check -> check.id().equals(condition.id()))
                        .map(CheckFinding::verdict)
                        .map(PolicyRules::region)
                        .toList()
                : candidate.claims(finding -> finding.claim().id().equals(condition.id())).stream()
                        .map(finding -> finding.verdict())
                        .toList();
        State state = verdicts.isEmpty() ? State.INAPPLICABLE : state(condition.is(), verdicts);
        return new Found(
                state,
                switch (state) {
                    case MET -> condition.describe();
                    case NOT_MET -> "it is not so that " + condition.describe();
                    case UNKNOWN -> "it is not known whether " + condition.describe();
                    case INAPPLICABLE -> condition.id() + " is not about this candidate";
                },
                Optional.empty());
    }

    private Found find(BeliefCondition condition) {
        Optional<Double> found = candidate.findings().beliefs().stream()
                .filter(belief -> belief.prior().metric().equals(condition.metric()))
                .filter(belief -> belief.contrast().equals(candidate.contrast()))
                .flatMap(belief -> belief.posterior().stream())
                .findFirst()
                .flatMap(belief -> number(condition.number(), belief));
        if (found.isEmpty()) {
            return new Found(State.UNKNOWN, "it is not known whether " + condition.describe(), Optional.empty());
        }
        boolean met = new BigDecimal(found.get()).compareTo(condition.below()) < 0;
        return new Found(
                met ? State.MET : State.NOT_MET,
                condition.describe() + "; found " + Numbers.text(found.get()),
                Optional.empty());
    }

    private static Optional<Double> number(BeliefCondition.Measured number, Posterior belief) {
        return switch (number) {
            case HARM -> Optional.of(belief.below());
            case EXPECTED_LOSS -> belief.lossBelow();
        };
    }

    private static RegionVerdict region(GuardrailVerdict verdict) {
        return switch (verdict) {
            case HELD -> RegionVerdict.INSIDE;
            case BREACHED -> RegionVerdict.OUTSIDE;
            case INCONCLUSIVE -> RegionVerdict.UNDECIDED;
            case NOT_EVALUATED -> RegionVerdict.NOT_EVALUATED;
        };
    }

    private static State state(VerdictCondition.Is is, List<RegionVerdict> verdicts) {
        boolean unknown = verdicts.contains(RegionVerdict.NOT_EVALUATED);
        boolean met = switch (is) {
            case FAVOURABLE -> verdicts.stream().allMatch(verdict -> verdict == RegionVerdict.INSIDE);
            case UNFAVOURABLE -> verdicts.contains(RegionVerdict.OUTSIDE);
            case INCONCLUSIVE -> verdicts.contains(RegionVerdict.UNDECIDED);
        };
        boolean refuted = is == VerdictCondition.Is.FAVOURABLE
                && (verdicts.contains(RegionVerdict.OUTSIDE) || verdicts.contains(RegionVerdict.UNDECIDED));
        return met ? State.MET : unknown && !refuted ? State.UNKNOWN : State.NOT_MET;
    }

    private Found find(OutcomeLikelihood likelihood) {
        Optional<OutcomeFinding> finding =
                candidate.scenarios().of(likelihood.scenario(), likelihood.outcome()).stream()
                        .filter(found -> found.isAbout(candidate.contrast().candidate()))
                        .findFirst();
        if (finding.isEmpty()) {
            return new Found(
                    State.INAPPLICABLE,
                    likelihood.outcome() + " in scenario " + likelihood.scenario() + " is not about this candidate",
                    Optional.empty());
        }
        Optional<MonteCarloProbability> probability = finding.get().probability(likelihood);
        return probability
                .map(known -> find(likelihood, known))
                .orElseGet(() -> new Found(State.UNKNOWN, unknown(likelihood, finding.get()), Optional.empty()));
    }

    private static String unknown(OutcomeLikelihood likelihood, OutcomeFinding finding) {
        Optional<Reason> reason =
                finding.reason().or(() -> finding.result().flatMap(OutcomeFinding.Result::comparisonReason));
        return "it is not known how " + likelihood.outcome() + " in scenario " + likelihood.scenario() + " comes out: "
                + reason.map(Reason::message).orElse("there is nothing to compare it with");
    }

    private static Found find(OutcomeLikelihood likelihood, MonteCarloProbability found) {
        double bound = likelihood.probability().doubleValue();
        Interval interval = found.interval(ERROR_RATE);
        boolean above = interval.lower() >= bound;
        boolean below = interval.upper() <= bound;
        boolean met = likelihood.atLeast() ? above : below;
        State state = met ? State.MET : above || below ? State.NOT_MET : State.UNKNOWN;
        String sentence = likelihood.describe() + "; found " + Numbers.text(found.probability())
                + (state == State.UNKNOWN
                        ? ", and so few draws that it may be " + Numbers.text(interval.lower()) + " or "
                                + Numbers.text(interval.upper())
                        : "");
        return new Found(state, sentence, Optional.of(found));
    }
}
