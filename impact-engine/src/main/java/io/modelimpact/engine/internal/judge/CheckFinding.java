package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.internal.design.CheckTest;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What became of a check.
 *
 * @param id the check's id
 * @param kind the kind of diagnostic
 * @param description its sentence
 * @param verdict what stands
 * @param required whether the design needs it
 * @param test the numbers of the test that it rests on, where there is one
 * @param alarmBelow the p-value below which it alarms, where it has one
 * @param arms the units of each arm, as observed and as planned
 * @param reason why it alarmed or was not evaluated
 */
public record CheckFinding(
        String id,
        String kind,
        String description,
        GuardrailVerdict verdict,
        boolean required,
        Optional<CheckTest> test,
        Optional<BigDecimal> alarmBelow,
        List<ArmShare> arms,
        Optional<Reason> reason) {

    /**
     * The units of one arm.
     *
     * @param name the arm
     * @param observed how many units it holds
     * @param expected how many the plan would give it
     */
    public record ArmShare(String name, long observed, double expected) {}
}
