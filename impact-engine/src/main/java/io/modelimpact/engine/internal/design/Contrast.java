package io.modelimpact.engine.internal.design;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.change.Change;
import io.modelimpact.change.Version;
import java.util.List;

/**
 * Two arms that are compared.
 *
 * @param candidate the version that the effect is of
 * @param baseline the arm that shows the baseline
 * @param treated the arm that shows the candidate
 */
public record Contrast(Version candidate, StudyArm baseline, StudyArm treated) {

    /** The contrasts of an assessment, one a candidate, in declared order. */
    public static List<Contrast> of(Assessment assessment) {
        return of(assessment.change(), StudyKernels.of(assessment).arms());
    }

    /** The contrasts of a change between these arms. */
    static List<Contrast> of(Change change, List<StudyArm> arms) {
        StudyArm baseline = arm(arms, change.baseline());
        return change.candidates().stream()
                .map(version -> new Contrast(version, baseline, arm(arms, version)))
                .toList();
    }

    private static StudyArm arm(List<StudyArm> arms, Version version) {
        return arms.stream()
                .filter(arm -> arm.version().isSameAs(version))
                .findFirst()
                .orElseThrow();
    }
}
