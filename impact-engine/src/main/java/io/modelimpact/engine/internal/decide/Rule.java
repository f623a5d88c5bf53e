package io.modelimpact.engine.internal.decide;

import io.modelimpact.engine.internal.judge.CheckFinding;
import io.modelimpact.engine.internal.judge.ClaimFinding;
import io.modelimpact.engine.internal.judge.ContractFinding;
import io.modelimpact.engine.internal.judge.RegionVerdict;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.record.DecisionOutcome;
import io.modelimpact.record.GuardrailVerdict;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rules of the standard policy, in the order in which they decide: the first that fires. */
enum Rule {
    BLOCKING_CONTRACT_FAILED(
            DecisionOutcome.HOLD,
            "a blocking rule of a data contract did not pass",
            candidate -> candidate.findings().contracts().stream()
                    .flatMap(contract -> contract.rules().stream())
                    .filter(ContractFinding.RuleFinding::blocks)
                    .map(ContractFinding.RuleFinding::id)),

    ROLL_BACK_GUARDRAIL_BREACHED(
            DecisionOutcome.ROLL_BACK,
            "a guardrail was broken whose reaction is to roll back",
            candidate -> candidate.breached(Reaction.ROLL_BACK).map(ClaimFinding::key)),

    GUARDRAIL_BREACHED(
            DecisionOutcome.HOLD,
            "a guardrail was broken whose reaction is to hold",
            candidate -> candidate.breached(Reaction.HOLD).map(ClaimFinding::key)),

    REQUIRED_DIAGNOSTIC_FAILED(
            DecisionOutcome.HOLD,
            "a diagnostic that the study design requires failed or was not made",
            candidate -> candidate.findings().failedDiagnostics().stream()),

    CHECK_FAILED(
            DecisionOutcome.HOLD,
            "a declared check alarmed",
            candidate -> candidate.checks(GuardrailVerdict.BREACHED).map(CheckFinding::id)),

    PRIMARY_HYPOTHESIS_REFUTED(
            DecisionOutcome.HOLD,
            "a primary hypothesis was refuted",
            candidate -> candidate.hypotheses(RegionVerdict.OUTSIDE).map(ClaimFinding::key)),

    NOT_EVALUATED(
            DecisionOutcome.HOLD,
            "something that the decision rests on could not be evaluated",
            candidate -> Stream.concat(
                    candidate.deciding().stream()
                            .filter(finding -> finding.verdict() == RegionVerdict.NOT_EVALUATED)
                            .map(ClaimFinding::key),
                    candidate.checks(GuardrailVerdict.NOT_EVALUATED).map(CheckFinding::id))),

    NOTHING_CLAIMED(
            DecisionOutcome.HOLD,
            "no primary hypothesis was claimed, so nothing speaks for shipping",
            candidate -> candidate
                            .claims(finding -> finding.claim().hypothesis().isPresent()
                                    && finding.claim().decides())
                            .isEmpty()
                    ? Stream.of("hypotheses")
                    : Stream.empty()),

    TOO_FEW_UNITS(
            DecisionOutcome.COLLECT_MORE,
            "an arm holds fewer units than the policy demands",
            candidate -> Stream.of(
                            candidate.contrast().baseline().name(),
                            candidate.contrast().treated().name())
                    .filter(arm -> candidate.units(arm)
                            < candidate
                                    .protocol()
                                    .assessment()
                                    .policy()
                                    .riskProfile()
                                    .minimumUnitsPerArm())),

    INCONCLUSIVE(
            DecisionOutcome.COLLECT_MORE,
            "the evidence does not yet tell on something that the decision rests on",
            candidate -> candidate.deciding().stream()
                    .filter(finding -> finding.verdict() == RegionVerdict.UNDECIDED)
                    .map(ClaimFinding::key)),

    SUPPORTED_AND_HELD(
            DecisionOutcome.SHIP,
            "every primary hypothesis is supported and every guardrail that decides held",
            candidate -> candidate.deciding().stream().allMatch(finding -> finding.verdict() == RegionVerdict.INSIDE)
                    ? candidate.deciding().stream().map(ClaimFinding::key)
                    : Stream.empty());

    private final DecisionOutcome outcome;
    private final String description;
    // A function of its argument alone: the constants hold no state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Candidate, Stream<String>> subjects;

    Rule(DecisionOutcome outcome, String description, Function<Candidate, Stream<String>> subjects) {
        this.outcome = outcome;
        this.description = description;
        this.subjects = subjects;
    }

    DecisionOutcome outcome() {
        return outcome;
    }

    String description() {
        return description;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the rule fires for; empty if it does not fire. */
    List<String> subjects(Candidate candidate) {
        return subjects.apply(candidate).toList();
    }
}
