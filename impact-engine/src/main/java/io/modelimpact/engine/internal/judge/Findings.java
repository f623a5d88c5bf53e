package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.internal.design.SliceMemberKey;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was found, in declared order.
 *
 * @param contracts what became of the contracts
 * @param checks what became of the checks
 * @param failedDiagnostics the required diagnostics that failed or are missing
 * @param effects the effects
 * @param claims what became of hypotheses and guardrails
 * @param places everyone and the members of slices
 * @param look the look, at a monitored assessment
 * @param beliefs what became of the policy's priors
 */
public record Findings(
        List<ContractFinding> contracts,
        List<CheckFinding> checks,
        List<String> failedDiagnostics,
        List<EffectFinding> effects,
        List<ClaimFinding> claims,
        List<SliceMemberKey> places,
        Optional<LookFinding> look,
        List<BeliefFinding> beliefs) {

    /** Whether the data may be concluded from: no blocking rule of a contract failed. */
    public boolean isAdmissible() {
        return contracts.stream().noneMatch(ContractFinding::blocks);
    }
}
