package io.modelimpact.engine.internal.scenario;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.internal.design.Contrast;
import io.modelimpact.engine.internal.design.StudyKernel;
import io.modelimpact.engine.internal.design.StudyKernels;
import io.modelimpact.engine.internal.judge.Findings;
import io.modelimpact.record.Reason;
import io.modelimpact.scenario.Outcome;
import io.modelimpact.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates every outcome of every scenario. What stops one outcome stops no other. */
public final class Scenarios {
    private static final Logger LOG = LoggerFactory.getLogger(Scenarios.class);

    private final Assessment assessment;
    private final OutcomeSimulation simulation;

    /** Prepares the evaluation from what was found. */
    public Scenarios(Protocol protocol, Evidence evidence, Findings findings) {
        this.assessment = protocol.assessment();
        StudyKernel kernel = StudyKernels.of(assessment);
        this.simulation = new OutcomeSimulation(
                new QuantityEstimates(kernel, evidence, findings, protocol.errorRate()),
                new QuantityCorrelations(kernel, evidence, Contrast.of(assessment)),
                new Samples(assessment.seed(), assessment.draws()));
    }

    /** All findings, in declared order. */
    public ScenarioFindings all() {
        List<OutcomeFinding> findings = new ArrayList<>();
        for (Scenario scenario : assessment.scenarios()) {
            for (Outcome outcome : scenario.outcomes()) {
                bindings(scenario, outcome).forEach(binding -> findings.add(find(binding)));
            }
        }
        return new ScenarioFindings(findings);
    }

    private List<Binding> bindings(Scenario scenario, Outcome outcome) {
        return Binding.of(
                scenario,
                outcome,
                assessment.change().baseline(),
                assessment.change().candidates());
    }

    private OutcomeFinding find(Binding binding) {
        try {
            return finding(binding, Optional.of(simulation.simulate(binding, reference(binding))), Optional.empty());
        } catch (ScenarioRefusal refusal) {
            LOG.warn(
                    "Outcome {} is not evaluated: {}",
                    binding.key(),
                    refusal.reason().code());
            return finding(binding, Optional.empty(), Optional.of(refusal.reason()));
        }
    }

    private static OutcomeFinding finding(
            Binding binding, Optional<OutcomeFinding.Result> result, Optional<Reason> reason) {
        return new OutcomeFinding(
                binding.key(), binding.scenario().id(), binding.outcome(), binding.candidate(), result, reason);
    }

    /** The same outcome in the reference scenario: for the same candidate, or the only one there is. */
    private Optional<Binding> reference(Binding binding) {
        Optional<Scenario> reference = assessment
                .referenceScenario()
                .filter(scenario -> !scenario.id().equals(binding.scenario().id()));
        List<Binding> candidates = reference.stream()
                .flatMap(scenario -> scenario.outcomes().stream()
                        .filter(outcome -> outcome.id().equals(binding.outcome().id()))
                        .flatMap(outcome -> bindings(scenario, outcome).stream()))
                .toList();
        return candidates.size() == 1
                ? Optional.of(candidates.get(0))
                : candidates.stream()
                        .filter(candidate -> candidate.candidate().isPresent()
                                && binding.candidate()
                                        .map(candidate.candidate().get()::isSameAs)
                                        .orElse(false))
                        .findFirst();
    }
}
