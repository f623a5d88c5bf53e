package io.modelimpact.engine.internal.judge;

import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.Reason;
import io.modelimpact.stats.compare.SampleRatioTest;
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
 * @param test the numbers of a sample-ratio test
 * @param alarmBelow the threshold of a sample-ratio test
 * @param arms the units of each arm, as observed and as planned
 * @param reason why it alarmed or was not evaluated
 */
public record CheckFinding(
        String id,
        String kind,
        String description,
        GuardrailVerdict verdict,
        boolean required,
        Optional<SampleRatioTest.Result> test,
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
