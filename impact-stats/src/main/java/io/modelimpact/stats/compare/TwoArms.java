package io.modelimpact.stats.compare;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.ReferenceDistribution;
import io.modelimpact.stats.distribution.StudentT;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Optional;

/** What comparisons of two independent arms share. */
final class TwoArms {
    private TwoArms() {}

    /** Why the arms cannot be compared, naming the arm. */
    static Optional<Refusal> refusal(SampleSummary control, SampleSummary treatment) {
        return named("control", control).or(() -> named("treatment", treatment));
    }

    /** Whether any arm varies. */
    static boolean vary(SampleSummary control, SampleSummary treatment) {
        return control.variance().signum() != 0 || treatment.variance().signum() != 0;
    }

    /** Student's t with the degrees of freedom of Welch and Satterthwaite for the absolute difference. */
    static Outcome<ReferenceDistribution> welchReference(SampleSummary control, SampleSummary treatment) {
        ExactRational controlError = control.squaredStandardError();
        ExactRational treatmentError = treatment.squaredStandardError();
        ExactRational total = controlError.plus(treatmentError);
        if (total.signum() == 0) {
            return Outcome.refused(RefusalCode.DEGENERATE, "neither arm varies");
        }
        ExactRational spread = controlError
                .squared()
                .dividedBy(control.count() - 1)
                .plus(treatmentError.squared().dividedBy(treatment.count() - 1));
        return Outcome.of(
                StudentT.withDegreesOfFreedom(total.squared().dividedBy(spread).doubleValue()));
    }

    private static Optional<Refusal> named(String arm, SampleSummary summary) {
        return summary.refusal().map(reason -> new Refusal(reason.code(), arm + ": " + reason.message()));
    }
}
