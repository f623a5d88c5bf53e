package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What became of a check of the study or of the data.
 *
 * @param id the id of the check
 * @param kind an open text such as {@code SAMPLE_RATIO}
 * @param description the check in words
 * @param verdict what became of it
 * @param statistic the test statistic
 * @param degreesOfFreedom of the statistic's distribution, where it has any
 * @param pValue the p-value of the test
 * @param alarmBelow the p-value below which the check alarms, a decimal
 * @param arms the counts the test compared
 * @param method the method, such as {@code compare/chi-square@1.0}
 * @param required whether the design cannot do without the check
 * @param reason why it was not evaluated, or is inconclusive
 */
public record CheckResult(
        String id,
        String kind,
        String description,
        GuardrailVerdict verdict,
        Optional<Double> statistic,
        Optional<Double> degreesOfFreedom,
        Optional<Double> pValue,
        Optional<String> alarmBelow,
        List<ArmCount> arms,
        Optional<String> method,
        boolean required,
        Optional<Reason> reason) {

    /**
     * The size of an arm.
     *
     * @param name the arm
     * @param observed units found
     * @param expected units expected from the planned weights
     */
    public record ArmCount(String name, long observed, double expected) {

        static ArmCount read(JsonObject json) {
            return new ArmCount(json.string("name"), json.integer("observed"), json.number("expected"));
        }
    }

    static CheckResult read(JsonObject json) {
        return new CheckResult(
                json.string("id"),
                json.string("kind"),
                json.string("description"),
                RecordParts.constant(json, "verdict", GuardrailVerdict.class),
                RecordParts.number(json, "statistic"),
                RecordParts.number(json, "degreesOfFreedom"),
                RecordParts.number(json, "pValue"),
                json.findString("alarmBelow"),
                RecordParts.each(json, "arms", ArmCount::read),
                json.findString("method"),
                json.findFlag("required").orElse(false),
                json.findObject("reason").map(Reason::read));
    }
}
