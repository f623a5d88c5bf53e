package io.modelimpact.engine.internal.judge;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.change.Version;
import io.modelimpact.design.Arm;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.design.StudyDesign;
import java.util.List;

/**
 * Two arms that are compared.
 *
 * @param candidate the version that the effect is of
 * @param baseline the arm that shows the baseline
 * @param treated the arm that shows the candidate
 */
public record Contrast(Version candidate, Arm baseline, Arm treated) {

    /** The contrasts of an assessment, one a candidate, in declared order. */
    public static List<Contrast> of(Assessment assessment) {
        RandomizedDesign design = randomized(assessment.design());
        Arm baseline = design.armOf(assessment.change().baseline()).orElseThrow();
        return assessment.change().candidates().stream()
                .map(version ->
                        new Contrast(version, baseline, design.armOf(version).orElseThrow()))
                .toList();
    }

    static RandomizedDesign randomized(StudyDesign design) {
        return (RandomizedDesign) design;
    }
}
