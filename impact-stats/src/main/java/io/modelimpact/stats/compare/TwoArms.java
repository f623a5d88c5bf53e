package io.modelimpact.stats.compare;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.ReferenceDistribution;
import io.modelimpact.stats.distribution.StudentT;
import io.modelimpact.stats.exact.DoubleDouble;
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

    /** The squared errors of both levels, of which some digits are known. */
    record QuickErrors(DoubleDouble control, long controlCount, DoubleDouble treatment, long treatmentCount) {
        static QuickErrors of(SampleSummary control, SampleSummary treatment) {
            return new QuickErrors(
                    control.quickSquaredError(), control.count(), treatment.quickSquaredError(), treatment.count());
        }

        DoubleDouble total() {
            return control.plus(treatment);
        }

        /** Those of Welch and Satterthwaite; NaN where the digits do not decide their rounding. */
        double degreesOfFreedom() {
            DoubleDouble spread = control.squared()
                    .dividedBy(DoubleDouble.of(controlCount - 1))
                    .plus(treatment.squared().dividedBy(DoubleDouble.of(treatmentCount - 1)));
            return total().squared().dividedBy(spread).nearest();
        }
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
