package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.Protocol;
import io.modelimpact.record.ClaimResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
     */
    public Findings judge(Evidence evidence, Instant asOf) {
        Levels levels = new Levels(evidence);
        List<ContractFinding> contracts = new Contracts(protocol, evidence, asOf).all();
        List<CheckFinding> checks = new Checks(protocol.assessment(), evidence).all();
        List<String> failed = Checks.failedDiagnostics(protocol.assessment(), checks);
        Effects effects = new Effects(protocol, registry, evidence, levels);
        List<EffectFinding> estimates = effects.all();
        List<ClaimFinding> claims = new Claims(protocol, evidence, levels, estimates, flags(contracts, failed)).all();
        return new Findings(contracts, checks, failed, estimates, claims, effects.places());
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
