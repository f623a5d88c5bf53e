package io.modelimpact.stats.resample;

import io.modelimpact.stats.compare.Estimate;
import java.util.Arrays;

/**
 * Replicates of an effect between two levels, as distances from the effect, so that nothing cancels.
 *
 * @param deviations of each replicate from the effect
 * @param errors the standard error of each replicate's effect
 * @param acceleration from the influences of the clusters of both arms: {@code sum L^3 / (6 (sum L^2)^1.5)}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and read, never compared
record EffectDraws(double[] deviations, double[] errors, double acceleration) {

    static EffectDraws ofDifference(ResampledLevel control, ResampledLevel treatment) {
        int replicates = replicates(control, treatment);
        double[] deviations = new double[replicates];
        double[] errors = new double[replicates];
        for (int r = 0; r < replicates; r++) {
            deviations[r] = treatment.deviation(r) - control.deviation(r);
            errors[r] = StrictMath.hypot(treatment.error(r), control.error(r));
        }
        return new EffectDraws(deviations, errors, acceleration(control, -1, treatment, 1));
    }

    static EffectDraws ofLift(ResampledLevel control, ResampledLevel treatment) {
        int replicates = replicates(control, treatment);
        Lift lift = new Lift(control.value(), treatment.value());
        double[] deviations = new double[replicates];
        double[] errors = new double[replicates];
        for (int r = 0; r < replicates; r++) {
            deviations[r] = lift.moved(control.deviation(r), treatment.deviation(r));
            errors[r] = lift.error(control, treatment, r);
        }
        double acceleration = acceleration(
                control,
                -lift.treatment() / lift.control() / Math.abs(lift.control()),
                treatment,
                1 / Math.abs(lift.control()));
        return new EffectDraws(deviations, errors, acceleration);
    }

    /** Influences of the arms, each times the slope of the effect in that arm's level. */
    private static double acceleration(
            ResampledLevel control, double controlSlope, ResampledLevel treatment, double treatmentSlope) {
        double ofControl = controlSlope * control.influence().spread();
        double ofTreatment = treatmentSlope * treatment.influence().spread();
        double spread = StrictMath.hypot(ofControl, ofTreatment);
        if (spread == 0) {
            return 0;
        }
        double controlShare = ofControl / spread;
        double treatmentShare = ofTreatment / spread;
        return (controlShare * controlShare * controlShare * control.influence().skewness()
                        + treatmentShare
                                * treatmentShare
                                * treatmentShare
                                * treatment.influence().skewness())
                / 6;
    }

    private static int replicates(ResampledLevel control, ResampledLevel treatment) {
        if (control.replicates() != treatment.replicates()) {
            throw new IllegalArgumentException("Expected as many replicates of either level, found "
                    + control.replicates() + " and " + treatment.replicates());
        }
        return control.replicates();
    }

    /**
     * A lift as a function of the two levels.
     *
     * @param control the observed level of control
     * @param treatment that of treatment
     */
    private record Lift(double control, double treatment) {
        /** How far the lift moves with the two levels; NaN where the control level becomes zero or changes its sign. */
        double moved(double byControl, double byTreatment) {
            double baseline = control + byControl;
            return isOfSameSign(baseline)
                    ? (byTreatment - treatment / control * byControl) / Math.abs(baseline)
                    : Double.NaN;
        }

        private boolean isOfSameSign(double baseline) {
            return control > 0 ? baseline > 0 : baseline < 0;
        }

        double error(ResampledLevel ofControl, ResampledLevel ofTreatment, int r) {
            double baseline = control + ofControl.deviation(r);
            double ratio = (treatment + ofTreatment.deviation(r)) / baseline;
            return StrictMath.hypot(ofTreatment.error(r), ratio * ofControl.error(r)) / Math.abs(baseline);
        }
    }

    /** Whether every replicate has a standard error. */
    boolean isStudentisable() {
        return Arrays.stream(errors).noneMatch(Double::isNaN);
    }

    /** How many replicates have no effect. */
    long undefined() {
        return Arrays.stream(deviations).filter(Double::isNaN).count();
    }

    /** The replicates of the effect. */
    double[] around(double effect) {
        return Arrays.stream(deviations).map(deviation -> effect + deviation).toArray();
    }

    /** The effect less its standard error times each studentised replicate. */
    double[] studentised(Estimate delta) {
        double[] ends = new double[deviations.length];
        for (int r = 0; r < ends.length; r++) {
            double pivot = deviations[r] == 0 ? 0 : deviations[r] / errors[r];
            ends[r] = delta.value() - pivot * delta.standardError();
        }
        return ends;
    }

    /** The share of replicates below the effect, ties counted half. */
    double shareBelow() {
        double below = 0;
        for (double deviation : deviations) {
            below += deviation < 0 ? 1 : deviation == 0 ? 0.5 : 0;
        }
        return below / deviations.length;
    }
}
