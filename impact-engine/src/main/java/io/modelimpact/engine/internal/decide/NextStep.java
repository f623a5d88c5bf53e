package io.modelimpact.engine.internal.decide;

import io.modelimpact.record.NextStepKind;
import java.util.List;
import java.util.Optional;

/**
 * Something to do about what is not settled.
 *
 * @param kind what kind of thing
 * @param subject the claim or rule
 * @param sentence what to do
 * @param units how many units more each arm needs, at the observed variance and effect
 * @param days how long that takes at the observed traffic, where it is known
 * @param bound the bound that the interval would decide today
 * @param relative whether the bound is relative to the baseline
 * @param draws how many draws would tell
 */
public record NextStep(
        NextStepKind kind,
        String subject,
        String sentence,
        List<ArmUnits> units,
        Optional<Long> days,
        Optional<Double> bound,
        boolean relative,
        Optional<Long> draws) {

    /**
     * The units that an arm lacks.
     *
     * @param arm the arm
     * @param missing how many
     */
    public record ArmUnits(String arm, long missing) {}
}
