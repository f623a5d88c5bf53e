package io.modelimpact.engine.internal.design;

import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.Reason;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What became of a test that a design makes of itself.
 *
 * @param id its id among the checks
 * @param kind the kind of diagnostic
 * @param description its sentence
 * @param verdict whether it held
 * @param reason why it alarmed or was not evaluated
 * @param test the numbers that it rests on, where there are any
 * @param alarmBelow the p-value below which it alarms, where it has one
 */
public record DesignFinding(
        String id,
        String kind,
        String description,
        GuardrailVerdict verdict,
        Optional<Reason> reason,
        Optional<CheckTest> test,
        Optional<BigDecimal> alarmBelow) {

    /** A test without numbers, which held unless there is an alarm. */
    static DesignFinding of(String id, String kind, String description, Optional<Reason> alarm) {
        return new DesignFinding(
                id,
                kind,
                description,
                alarm.isEmpty() ? GuardrailVerdict.HELD : GuardrailVerdict.BREACHED,
                alarm,
                Optional.empty(),
                Optional.empty());
    }

    /** Whether claims rest on it; what could not be evaluated says nothing against other metrics than its own. */
    public boolean isRequired() {
        return verdict != GuardrailVerdict.NOT_EVALUATED;
    }
}
