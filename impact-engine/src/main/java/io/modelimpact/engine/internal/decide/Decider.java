package io.modelimpact.engine.internal.decide;

import io.modelimpact.change.Version;
import io.modelimpact.decision.BeliefCondition;
import io.modelimpact.decision.PolicyRule;
import io.modelimpact.decision.VerdictCondition;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.internal.decide.Decision.OnCandidate;
import io.modelimpact.engine.internal.decide.Decision.Trace;
import io.modelimpact.engine.internal.design.Contrast;
import io.modelimpact.engine.internal.judge.Findings;
import io.modelimpact.engine.internal.scenario.ScenarioFindings;
import io.modelimpact.record.DecisionOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Applies the policy to what was found. */
public final class Decider {
    private final Protocol protocol;

    /** Prepares the decision under a protocol. */
    public Decider(Protocol protocol) {
        this.protocol = protocol;
    }

    /** Decides on every candidate, and which one to ship. */
    public Decision decide(Evidence evidence, Findings findings, ScenarioFindings scenarios) {
        List<OnCandidate> decisions = Contrast.of(protocol.assessment()).stream()
                .map(contrast -> decide(new Candidate(protocol, evidence, findings, scenarios, contrast)))
                .toList();
        Optional<Version> preferred = preferred(decisions);
        String sentence = preferred
                .map(version -> "Ship " + version.describe() + ".")
                .orElseGet(() -> decisions.stream().map(OnCandidate::sentence).collect(Collectors.joining(" ")));
        return new Decision(decisions, preferred, sentence);
    }

    private OnCandidate decide(Candidate candidate) {
        List<PolicyRules.Applied> declared = new PolicyRules(candidate).all();
        List<Step> steps = steps(candidate, declared);
        List<String> reasons = steps.stream()
                .filter(Step::fires)
                .flatMap(step -> step.reasons().stream())
                .toList();
        Optional<Step> first = steps.stream().filter(Step::fires).findFirst();
        DecisionOutcome outcome = first.map(step -> step.trace().outcome()).orElse(DecisionOutcome.HOLD);
        String why = first.map(step -> step.trace().description()).orElse("no rule of the policy speaks for shipping");
        Version version = candidate.contrast().candidate();
        return new OnCandidate(
                version,
                candidate.contrast().treated().name(),
                outcome,
                candidate.findings().isAdmissible(),
                sentence(outcome, version) + why + ".",
                reasons,
                steps.stream().map(Step::trace).toList(),
                new Flips(candidate).all(),
                new NextSteps(candidate).all(declared));
    }

    /** A rule that was applied, with its reasons where it fired. */
    private record Step(Trace trace, List<String> reasons) {
        boolean fires() {
            return !trace.subjects().isEmpty();
        }
    }

    /** The standard rules, and the declared ones in their places among them. */
    private static List<Step> steps(Candidate candidate, List<PolicyRules.Applied> declared) {
        List<Step> steps = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            if (rule == Rule.SUPPORTED_AND_HELD) {
                add(steps, declared, applied -> applied.rule().kind() == PolicyRule.Kind.REQUIRE);
            }
            steps.add(step(candidate, rule));
            if (rule == Rule.ROLL_BACK_GUARDRAIL_BREACHED) {
                add(steps, declared, Decider::rollsBack);
            }
            if (rule == Rule.CHECK_FAILED) {
                add(
                        steps,
                        declared,
                        applied -> applied.rule().kind() != PolicyRule.Kind.REQUIRE && !rollsBack(applied));
            }
        }
        return List.copyOf(steps);
    }

    private static boolean rollsBack(PolicyRules.Applied applied) {
        return applied.rule().kind() == PolicyRule.Kind.ROLL_BACK && applied.outcome() == DecisionOutcome.ROLL_BACK;
    }

    private static void add(
            List<Step> steps, List<PolicyRules.Applied> declared, Predicate<PolicyRules.Applied> which) {
        declared.stream().filter(which).map(Decider::step).forEach(steps::add);
    }

    private static Step step(Candidate candidate, Rule rule) {
        List<String> subjects = rule.subjects(candidate);
        return new Step(
                new Trace(rule.id(), rule.description(), rule.outcome(), subjects),
                subjects.isEmpty() ? List.of() : new Reasons(candidate).of(rule, subjects));
    }

    private static Step step(PolicyRules.Applied applied) {
        String sentence = "The policy says that " + applied.rule().describe() + ": "
                + applied.found().sentence() + ".";
        return new Step(
                new Trace(
                        applied.id(),
                        applied.rule().describe(),
                        applied.outcome(),
                        applied.fires() ? List.of(subject(applied.rule())) : List.of()),
                List.of(sentence));
    }

    private static String subject(PolicyRule rule) {
        return rule.condition()
                .verdict()
                .map(VerdictCondition::id)
                .or(() -> rule.condition()
                        .likelihood()
                        .map(likelihood -> likelihood.scenario() + "/" + likelihood.outcome()))
                .or(() -> rule.condition().belief().map(BeliefCondition::metric))
                .orElseThrow();
    }

    private static String sentence(DecisionOutcome outcome, Version version) {
        return switch (outcome) {
            case SHIP -> "Ship " + version.describe() + ": ";
            case HOLD -> "Do not ship " + version.describe() + ": ";
            case ROLL_BACK -> "Roll back " + version.describe() + ": ";
            case COLLECT_MORE -> "Collect more data on " + version.describe() + " before deciding: ";
        };
    }

    private Optional<Version> preferred(List<OnCandidate> decisions) {
        List<Version> shippable = decisions.stream()
                .filter(decision -> decision.outcome() == DecisionOutcome.SHIP)
                .map(OnCandidate::version)
                .toList();
        return protocol.assessment().policy().preference().stream()
                .filter(version -> shippable.stream().anyMatch(version::isSameAs))
                .findFirst()
                .or(() -> shippable.stream().findFirst());
    }
}
