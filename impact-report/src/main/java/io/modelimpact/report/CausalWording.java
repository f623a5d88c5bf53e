package io.modelimpact.report;

import io.modelimpact.design.Identification;
import io.modelimpact.record.CheckResult;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.ImpactRecord;

/** What a reader may conclude about cause and effect. Only a randomized study without a failed required check may say caused. */
final class CausalWording {

    private static final String DOUBTFUL = "A required check failed or could not be made. "
            + "Differences between the groups can therefore not be put down to the model.";

    private CausalWording() {}

    static String of(ImpactRecord record) {
        boolean sound = record.checks().stream()
                .filter(CheckResult::required)
                .allMatch(check -> check.verdict() == GuardrailVerdict.HELD);
        return sound
                ? of(record.statements().identification())
                : design(record.statements().identification()) + " " + DOUBTFUL;
    }

    static String of(Identification identification) {
        return design(identification) + " " + conclusion(identification);
    }

    private static String design(Identification identification) {
        return switch (identification) {
            case RANDOMIZED -> "Units were assigned to the groups at random.";
            case PAIRED -> "Both models scored the same rows.";
            case LOGGED_PROPENSITIES -> "Effects are estimated from logged decisions and their logged probabilities.";
            case CONTROL_PANEL -> "Effects are estimated against a comparison group that did not get the change.";
            case BEFORE_AFTER_ADJUSTED ->
                "Effects compare the time before with the time after, adjusted for named influences.";
            case BEFORE_AFTER -> "Effects compare the time before with the time after.";
            case SIMULATION_ONLY -> "Nothing was observed; the numbers follow from declared assumptions.";
        };
    }

    private static String conclusion(Identification identification) {
        return switch (identification) {
            case RANDOMIZED -> "A difference between them was caused by the model, within the uncertainty shown.";
            case PAIRED ->
                "A difference is a change of the model's decisions on these rows. "
                        + "What follows from it in the world was not observed.";
            case LOGGED_PROPENSITIES -> "They hold if the logged probabilities are right and nothing else decided.";
            case CONTROL_PANEL -> "They hold if both groups would have moved alike without the change.";
            case BEFORE_AFTER_ADJUSTED -> "Influences that were not named may account for them.";
            case BEFORE_AFTER -> "Whatever else changed at the same time may account for them.";
            case SIMULATION_ONLY -> "They are as good as the assumptions.";
        };
    }
}
