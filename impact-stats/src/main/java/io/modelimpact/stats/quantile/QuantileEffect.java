package io.modelimpact.stats.quantile;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.distribution.StudentT;

/**
 * The difference of a quantile between two arms, absolute or relative to the control's, by the delta method with Welch's degrees of
 * freedom.
 *
 * <p>Formulas: as for means with the quantiles and variances of {@link QuantileSummary}; relative {@code (qt - qc)/|qc|} with
 * {@code SE^2 = vt/(nt qc^2) + vc qt^2/(nc qc^4)}.
 */
public final class QuantileEffect {
    private final double errorRate;

    private QuantileEffect(double errorRate) {
        this.errorRate = errorRate;
    }

    /** At a confidence of 95 %. */
    public static QuantileEffect withDefaults() {
        return new QuantileEffect(0.05);
    }

    /** At another confidence. */
    public QuantileEffect withErrorRate(double rate) {
        return new QuantileEffect(rate);
    }

    /** The difference in the unit of the values. */
    public Outcome<Estimate> absolute(QuantileSummary control, QuantileSummary treatment) {
        return control.variance()
                .then(vc -> treatment.variance().then(vt -> {
                    double squared = vt / treatment.units() + vc / control.units();
                    return estimate(treatment.value() - control.value(), squared, control, treatment, vc, vt);
                }));
    }

    /** The difference as a fraction of the control's quantile. */
    public Outcome<Estimate> relative(QuantileSummary control, QuantileSummary treatment) {
        return control.variance()
                .then(vc -> treatment.variance().then(vt -> {
                    double base = Math.abs(control.value());
                    if (base == 0) {
                        return Outcome.refused(RefusalCode.ZERO_BASELINE, "the control's quantile is 0");
                    }
                    double ratio = treatment.value() / base;
                    double squared = (vt / treatment.units() + vc / control.units() * ratio * ratio) / base / base;
                    return estimate((treatment.value() - control.value()) / base, squared, control, treatment, vc, vt);
                }));
    }

    private Outcome<Estimate> estimate(
            double value, double squared, QuantileSummary control, QuantileSummary treatment, double vc, double vt) {
        double error = Math.sqrt(squared);
        if (!(Double.isFinite(value) && error > 0 && Double.isFinite(error))) {
            return Outcome.refused(RefusalCode.OUT_OF_RANGE, "estimate " + value + ", standard error " + error);
        }
        double c = vc / control.units();
        double t = vt / treatment.units();
        double df = (c + t) * (c + t) / (c * c / (control.units() - 1) + t * t / (treatment.units() - 1));
        return Outcome.of(new Estimate(
                value, error, value / error, StudentT.withDegreesOfFreedom(df), errorRate, Alternative.TWO_SIDED));
    }
}
