package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactCrossProducts;
import java.util.Arrays;

/**
 * Difference of two levels of the same units, treatment minus control: of two means, or of two ratios of sums.
 *
 * <pre>
 * estimate = R_t - R_c,   SE^2 = (v_t + v_c - 2 v_tc) / n,   df = n - 1
 * lift     = (R_t - R_c) / |R_c|,   SE^2 = (v_t - 2 r v_tc + r^2 v_c) / (n R_c^2),   r = R_t / R_c
 * </pre>
 *
 * with the delta-method variances and covariance per unit of the two ratios; for means these are the plain ones, and the
 * difference is Student's paired t test.
 *
 * <p>Edges: refused for fewer than two units, NaN or infinite values, a zero denominator, differences that do not vary, and
 * the lift over a control level of zero. Accuracy: exact values rounded once. Cost: one pass. Immutable.
 *
 * <p>Source: Student (1908), doi:10.1093/biomet/6.1.1; for ratios W. G. Cochran (1977), "Sampling techniques", 6.
 */
public final class PairedTTest {
    private static final PairedTTest DEFAULT = new PairedTTest(TestOptions.DEFAULT);

    private final TestOptions options;

    private PairedTTest(TestOptions options) {
        this.options = options;
    }

    /** Two-sided, with a 95 % interval. */
    public static PairedTTest withDefaults() {
        return DEFAULT;
    }

    /** The same test with another alternative. */
    public PairedTTest with(Alternative alternative) {
        return new PairedTTest(options.with(alternative));
    }

    /**
     * The same test with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public PairedTTest withErrorRate(double errorRate) {
        return new PairedTTest(options.withErrorRate(errorRate));
    }

    /**
     * The difference of means, from the values of each unit.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public Outcome<Estimate> test(double[] control, double[] treatment) {
        return test(meansOver(control, treatment));
    }

    /** The difference, from a state that holds both ratios of the same units. */
    public Outcome<Estimate> test(PairedRatios ratios) {
        return test(ratios.summary());
    }

    /** The difference, from a summary of two levels on the same units. */
    public Outcome<Estimate> test(PairedSummary pairs) {
        return pairs.refusal()
                .<Outcome<Estimate>>map(Outcome::refused)
                .orElseGet(() -> oneSample().test(pairs.difference()));
    }

    /**
     * The relative difference of means, from the values of each unit.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public Outcome<Estimate> lift(double[] control, double[] treatment) {
        return lift(meansOver(control, treatment));
    }

    /** The relative difference, from a state that holds both ratios of the same units. */
    public Outcome<Estimate> lift(PairedRatios ratios) {
        return lift(ratios.summary());
    }

    /** The relative difference, from a summary of two levels on the same units. */
    public Outcome<Estimate> lift(PairedSummary pairs) {
        if (pairs.refusal().isPresent()) {
            return Outcome.refused(pairs.refusal().get());
        }
        return pairs.baseline().mean().signum() == 0
                ? Outcome.refused(RefusalCode.ZERO_BASELINE, "the control level is 0")
                : oneSample().test(pairs.lift());
    }

    private OneSampleTTest oneSample() {
        return OneSampleTTest.withDefaults().with(options.alternative()).withErrorRate(options.errorRate());
    }

    private static PairedRatios meansOver(double[] control, double[] treatment) {
        double[] ones = new double[control.length];
        Arrays.fill(ones, 1);
        return PairedRatios.ofValues(control, ones, treatment, ones);
    }

    /**
     * Where two ratios of the same units stand in a state.
     *
     * @param state                the exact cross products over the units
     * @param controlNumerator     variable of the control numerator
     * @param controlDenominator   variable of the control denominator
     * @param treatmentNumerator   variable of the treatment numerator
     * @param treatmentDenominator variable of the treatment denominator
     */
    public record PairedRatios(
            ExactCrossProducts state,
            int controlNumerator,
            int controlDenominator,
            int treatmentNumerator,
            int treatmentDenominator) {

        /**
         * Ratios from the rows of the units.
         *
         * @throws IllegalArgumentException if the lengths differ
         */
        public static PairedRatios ofValues(
                double[] controlNumerator,
                double[] controlDenominator,
                double[] treatmentNumerator,
                double[] treatmentDenominator) {
            int n = controlNumerator.length;
            if (controlDenominator.length != n || treatmentNumerator.length != n || treatmentDenominator.length != n) {
                throw new IllegalArgumentException("Expected equal lengths, found " + n + ", "
                        + controlDenominator.length + ", " + treatmentNumerator.length + " and "
                        + treatmentDenominator.length);
            }
            ExactCrossProducts state = ExactCrossProducts.create(4);
            for (int i = 0; i < n; i++) {
                state.addRow(
                        controlNumerator[i], controlDenominator[i], treatmentNumerator[i], treatmentDenominator[i]);
            }
            return new PairedRatios(state, 0, 1, 2, 3);
        }

        PairedSummary summary() {
            return PairedSummary.ofRatios(
                    state, controlNumerator, controlDenominator, treatmentNumerator, treatmentDenominator);
        }
    }
}
