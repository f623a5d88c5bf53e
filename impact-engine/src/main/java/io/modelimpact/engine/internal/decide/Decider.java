package io.modelimpact.engine.internal.decide;

import io.modelimpact.change.Version;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.internal.decide.Decision.OnCandidate;
import io.modelimpact.engine.internal.decide.Decision.Trace;
import io.modelimpact.engine.internal.design.Contrast;
import io.modelimpact.engine.internal.judge.Findings;
import io.modelimpact.record.DecisionOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Applies the policy to what was found. */
public final class Decider {
    private final Protocol protocol;

    /** Prepares the decision under a protocol. */
    public Decider(Protocol protocol) {
        this.protocol = protocol;
    }

    /** Decides on every candidate, and which one to ship. */
    public Decision decide(Evidence evidence, Findings findings) {
        List<OnCandidate> decisions = Contrast.of(protocol.assessment()).stream()
                .map(contrast -> decide(new Candidate(protocol, evidence, findings, contrast)))
                .toList();
        Optional<Version> preferred = preferred(decisions);
        String sentence = preferred
                .map(version -> "Ship " + version.describe() + ".")
                .orElseGet(() -> decisions.stream().map(OnCandidate::sentence).collect(Collectors.joining(" ")));
        return new Decision(decisions, preferred, sentence);
    }

    private OnCandidate decide(Candidate candidate) {
        List<Trace> trace = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        Optional<Rule> first = Optional.empty();
        for (Rule rule : Rule.values()) {
            List<String> subjects = rule.subjects(candidate);
            trace.add(new Trace(rule.id(), rule.description(), rule.outcome(), subjects));
            if (!subjects.isEmpty()) {
                reasons.addAll(new Reasons(candidate).of(rule, subjects));
                first = first.or(() -> Optional.of(rule));
            }
        }
        DecisionOutcome outcome = first.map(Rule::outcome).orElse(DecisionOutcome.HOLD);
        String why = first.map(Rule::description).orElse("no rule of the policy speaks for shipping");
        Version version = candidate.contrast().candidate();
        return new OnCandidate(
                version,
                candidate.contrast().treated().name(),
                outcome,
                candidate.findings().isAdmissible(),
                sentence(outcome, version) + why + ".",
                List.copyOf(reasons),
                List.copyOf(trace),
                new Flips(candidate).all());
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
