package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import java.util.stream.Collectors;

/**
 * What came of one step of verification.
 *
 * @param step what was verified
 * @param outcome what came of it
 * @param code a stable code such as {@code proof/root-differs}; empty unless the step failed
 * @param message the finding in words
 */
public record VerificationFinding(VerificationStep step, VerificationOutcome outcome, String code, String message) {

    static VerificationFinding passed(VerificationStep step, String message) {
        return new VerificationFinding(step, VerificationOutcome.PASSED, "", message);
    }

    static VerificationFinding failed(VerificationStep step, String code, String message) {
        return new VerificationFinding(step, VerificationOutcome.FAILED, code, message);
    }

    static VerificationFinding refused(VerificationStep step, ImpactException refusal) {
        String message = refusal.problems().stream().map(Problem::describe).collect(Collectors.joining("; "));
        return failed(step, refusal.code(), message);
    }

    static VerificationFinding missing(VerificationStep step, String what) {
        return new VerificationFinding(
                step, VerificationOutcome.MISSING, "verify/missing", "the export holds no " + what);
    }

    static VerificationFinding notAsked(VerificationStep step, String without) {
        return new VerificationFinding(step, VerificationOutcome.NOT_ASKED, "", "not verified without " + without);
    }

    /** Step, outcome, code and message in one line. */
    public String describe() {
        String which = code.isEmpty() ? "" : " (" + code + ")";
        return step + " " + outcome + which + ": " + message;
    }
}
