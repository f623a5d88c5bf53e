package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.Protocol;
import java.time.Instant;
import java.util.List;

/** Turns evidence into findings. A pure function; milliseconds, whatever the number of rows was. */
public final class Judge {
    private final Protocol protocol;
    private final MethodRegistry registry;

    /** Prepares the judging of a protocol. */
    public Judge(Protocol protocol, MethodRegistry registry) {
        this.protocol = protocol;
        this.registry = registry;
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
        boolean admissible = contracts.stream().noneMatch(ContractFinding::blocks);
        List<CheckFinding> checks = new Checks(protocol.assessment(), evidence).all();
        List<String> failed = Checks.failedDiagnostics(protocol.assessment(), checks);
        Effects effects = new Effects(protocol, registry, evidence, levels);
        List<EffectFinding> estimates = effects.all();
        List<ClaimFinding> claims =
                new Claims(protocol, evidence, levels, estimates, !failed.isEmpty(), admissible).all();
        return new Findings(contracts, checks, failed, estimates, claims, effects.places());
    }
}
