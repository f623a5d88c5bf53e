package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.LookHistory;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.internal.design.StudyKernels;
import io.modelimpact.record.ClaimResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns evidence into findings. A pure function; milliseconds, whatever the number of rows was. */
public final class Judge {
    private final Protocol protocol;
    private final MethodRegistry registry;

    /** Prepares the judging of a protocol. */
    public Judge(Protocol protocol, MethodRegistry registry) {
        this.protocol = protocol;
        this.registry = registry.substituting(protocol.substitutions());
    }

    /**
     * Judges.
     *
     * @param evidence what the scan left
     * @param asOf the instant against which ages are judged
     * @param looks the earlier looks, at a monitored assessment
     */
    public Findings judge(Evidence evidence, Instant asOf, LookHistory looks) {
        Levels levels = new Levels(evidence);
        List<ContractFinding> contracts = new Contracts(protocol, evidence, asOf).all();
        List<CheckFinding> checks = new Checks(protocol.assessment(), evidence).all();
        List<String> failed = Checks.failedDiagnostics(protocol.assessment(), checks);
        Effects effects = new Effects(protocol, registry, evidence, levels);
        List<EffectFinding> estimates = effects.all();
        Optional<LookPanel> panel = LookPanel.of(
                protocol,
                registry,
                looks,
                StudyKernels.of(protocol.assessment()).units(evidence));
        Claims claims = new Claims(protocol, evidence, levels, estimates, flags(contracts, failed), panel);
        return new Findings(
                contracts,
                checks,
                failed,
                estimates,
                claims.all(),
                effects.places(),
                claims.look(),
                new Beliefs(protocol, registry, evidence).all(estimates));
    }

    /** What a reader of any claim must keep in mind about the data. */
    private static List<String> flags(List<ContractFinding> contracts, List<String> failedDiagnostics) {
        List<String> flags = new ArrayList<>();
        if (!failedDiagnostics.isEmpty()) {
            flags.add(ClaimResult.REQUIRED_DIAGNOSTIC_FAILED);
        }
        if (contracts.stream().anyMatch(ContractFinding::blocks)) {
            flags.add(ClaimResult.NOT_ADMISSIBLE);
        }
        if (contracts.stream().anyMatch(ContractFinding::degrades)) {
            flags.add("DEGRADED");
        }
        return List.copyOf(flags);
    }
}
