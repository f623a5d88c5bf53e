package io.modelimpact.engine.internal.scenario;

import java.util.List;

/**
 * What became of every outcome, in declared order.
 *
 * @param outcomes the findings
 */
public record ScenarioFindings(List<OutcomeFinding> outcomes) {

    /** Keeps a copy. */
    public ScenarioFindings {
        outcomes = List.copyOf(outcomes);
    }

    /** No scenario. */
    public static ScenarioFindings none() {
        return new ScenarioFindings(List.of());
    }

    /** The findings on an outcome of a scenario, one a candidate where it is open. */
    public List<OutcomeFinding> of(String scenario, String outcome) {
        return outcomes.stream()
                .filter(finding -> finding.scenario().equals(scenario))
                .filter(finding -> finding.outcome().id().equals(outcome))
                .toList();
    }
}
