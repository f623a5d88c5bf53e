package io.modelimpact.engine.internal.decide;

import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.engine.internal.judge.CheckFinding;
import io.modelimpact.engine.internal.judge.ClaimFinding;
import io.modelimpact.engine.internal.judge.ClaimFinding.Measured;
import io.modelimpact.engine.internal.judge.ContractFinding;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Why a decision was made, for people who know nothing of statistics. */
final class Reasons {
    private final Candidate candidate;

    Reasons(Candidate candidate) {
        this.candidate = candidate;
    }

    List<String> of(Rule rule, List<String> subjects) {
        return switch (rule) {
            case BLOCKING_CONTRACT_FAILED -> contracts();
            case ROLL_BACK_GUARDRAIL_BREACHED, GUARDRAIL_BREACHED -> claims(subjects, "was broken");
            case REQUIRED_DIAGNOSTIC_FAILED -> diagnostics();
            case CHECK_FAILED -> List.of();
            case PRIMARY_HYPOTHESIS_REFUTED -> claims(subjects, "was refuted");
            case NOT_EVALUATED -> notEvaluated(subjects);
            case NOTHING_CLAIMED -> List.of("No primary hypothesis was declared, so nothing speaks for shipping.");
            case TOO_FEW_UNITS ->
                List.of(subjects.stream()
                                .map(arm -> "arm " + arm + " holds " + candidate.units(arm))
                                .collect(Collectors.joining(" and "))
                        + " units; the policy demands "
                        + candidate
                                .protocol()
                                .assessment()
                                .policy()
                                .riskProfile()
                                .minimumUnitsPerArm() + ".");
            case INCONCLUSIVE -> claims(subjects, "is not settled yet");
            case SUPPORTED_AND_HELD -> claims(subjects, "stands");
        };
    }

    private List<String> contracts() {
        List<String> reasons = new ArrayList<>();
        for (ContractFinding contract : candidate.findings().contracts()) {
            contract.rules().stream()
                    .filter(ContractFinding.RuleFinding::blocks)
                    .forEach(rule -> reasons.add("The data of "
                            + contract.contract().dataset() + " are not fit for a decision: the rule \""
                            + rule.description() + "\" " + becameOf(rule) + "."));
        }
        return List.copyOf(reasons);
    }

    private static String becameOf(ContractFinding.RuleFinding rule) {
        return rule.reason()
                .map(why -> "could not be evaluated, " + why.message())
                .or(() -> rule.observed().map(seen -> "was broken, found " + seen))
                .orElse("was broken by " + rule.failed() + " of " + rule.checked());
    }

    private List<String> diagnostics() {
        List<String> reasons = new ArrayList<>();
        for (CheckFinding check : candidate.findings().checks()) {
            if (check.required() && check.verdict() != GuardrailVerdict.HELD) {
                reasons.add(
                        check.test().isPresent() && !check.arms().isEmpty()
                                ? ratio(check)
                                : check.reason()
                                        .map(why -> beginning(check) + ": " + why.message() + ".")
                                        .orElse(check.description()));
            }
        }
        candidate.findings().failedDiagnostics().stream()
                .filter(failed -> failed.endsWith("was not checked"))
                .forEach(failed -> reasons.add("The study design requires a check that was not made: " + failed + "."));
        return List.copyOf(reasons);
    }

    private static String beginning(CheckFinding check) {
        return check.kind().equals(RandomizedDesign.COVARIATE_BALANCE)
                ? "The groups differed before anything was changed"
                : "The assignment of units is not as declared";
    }

    private static String ratio(CheckFinding check) {
        return "The groups are not of the planned sizes: "
                + check.arms().stream()
                        .map(arm -> arm.name() + " holds " + arm.observed() + " units where "
                                + Numbers.text(arm.expected()) + " were planned")
                        .collect(Collectors.joining(", "))
                + ". By chance alone this happens with probability p = "
                + Numbers.text(check.test().orElseThrow().pValue())
                + ", below the declared "
                + check.alarmBelow().orElseThrow().toPlainString()
                + ". Something is wrong with the assignment or the logging, so a difference between the groups may come from that and not from the change.";
    }

    private List<String> notEvaluated(List<String> subjects) {
        List<String> reasons = new ArrayList<>();
        candidate.deciding().stream()
                .filter(finding -> subjects.contains(finding.key()))
                .forEach(finding -> reasons.add(finding.key() + " could not be evaluated: "
                        + finding.reason().map(Reason::message).orElse("no reason is known") + "."));
        candidate.findings().checks().stream()
                .filter(check -> subjects.contains(check.id()))
                .forEach(check -> reasons.add("The check " + check.id() + " could not be made: "
                        + check.reason().map(Reason::message).orElse("no reason is known") + "."));
        return List.copyOf(reasons);
    }

    private List<String> claims(List<String> subjects, String what) {
        return candidate.deciding().stream()
                .filter(finding -> subjects.contains(finding.key()))
                .map(finding -> sentence(finding, what))
                .toList();
    }

    private static String sentence(ClaimFinding finding, String what) {
        String start = finding.claim().id() + " " + what + ": "
                + finding.claim().describe()
                + (finding.claim().estimand().member().isPresent()
                        ? ""
                        : finding.where().describe());
        return finding.measured()
                .map(numbers -> start + "; observed " + observed(finding, numbers) + ".")
                .orElse(start + ".");
    }

    private static String observed(ClaimFinding finding, Measured numbers) {
        return Numbers.of(finding, numbers.estimate().value()) + ", between "
                + Numbers.of(finding, numbers.simultaneous().lower()) + " and "
                + Numbers.of(finding, numbers.simultaneous().upper());
    }
}
