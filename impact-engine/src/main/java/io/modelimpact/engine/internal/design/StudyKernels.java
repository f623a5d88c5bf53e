package io.modelimpact.engine.internal.design;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.design.PairedDesign;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.design.StudyDesign;

/** The one place where a design finds its implementation. */
public final class StudyKernels {
    private StudyKernels() {}

    /** What the engine must know of the assessment's design. */
    public static StudyKernel of(Assessment assessment) {
        StudyDesign design = assessment.design();
        if (design instanceof RandomizedDesign randomized) {
            return new RandomizedKernel(randomized, assessment.metrics(), assessment.change(), assessment.seed());
        }
        if (design instanceof PairedDesign paired) {
            return new PairedKernel(paired, assessment.change());
        }
        throw new IllegalStateException("the engine has no kernel for designs of kind " + design.kind());
    }
}
