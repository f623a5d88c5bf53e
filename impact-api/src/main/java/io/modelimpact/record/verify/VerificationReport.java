package io.modelimpact.record.verify;

import io.modelimpact.record.ImpactRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of verifying an exported record.
 *
 * @param findings one for each step, in the order of {@link VerificationStep}
 * @param record the record; there exactly if its bytes are those of one, whatever the other steps say
 */
public record VerificationReport(List<VerificationFinding> findings, Optional<ImpactRecord> record) {

    /** Keeps its own copy. */
    public VerificationReport {
        findings = List.copyOf(findings);
    }

    /** The verdict over all steps. "Nothing was checked" never passes. */
    public VerificationVerdict verdict() {
        if (has(VerificationOutcome.FAILED)) {
            return VerificationVerdict.INTEGRITY_BROKEN;
        }
        boolean authentic = passed(VerificationStep.STATEMENT) || passed(VerificationStep.INCLUSION);
        return has(VerificationOutcome.MISSING) || !authentic
                ? VerificationVerdict.INCOMPLETE
                : VerificationVerdict.VERIFIED;
    }

    /** The finding about a step. */
    public VerificationFinding finding(VerificationStep step) {
        return findings.stream()
                .filter(finding -> finding.step() == step)
                .findFirst()
                .orElseThrow();
    }

    /** Verdict and findings, one a line. */
    public String describe() {
        return verdict() + "\n"
                + findings.stream().map(VerificationFinding::describe).collect(Collectors.joining("\n"));
    }

    private boolean has(VerificationOutcome outcome) {
        return findings.stream().anyMatch(finding -> finding.outcome() == outcome);
    }

    private boolean passed(VerificationStep step) {
        return finding(step).outcome() == VerificationOutcome.PASSED;
    }
}
