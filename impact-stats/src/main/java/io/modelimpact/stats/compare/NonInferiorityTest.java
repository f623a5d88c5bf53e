package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactRational;

/**
 * Non-inferiority: an effect is shown not to be worse than none by more than a margin. Where higher is better
 * ({@link Alternative#GREATER}) the null is {@code effect <= -margin}, where lower is better ({@link Alternative#LESS})
 * {@code effect >= margin}. With any {@link Inference}: against a score difference of proportions it is the test of Farrington
 * and Manning.
 *
 * <p>A margin given as a share of the control level is turned into {@code share |m_c|}, which is then treated as known; for a
 * relative margin that accounts for the noise of the control level, test {@link RelativeLift} or {@link FiellerLift} against
 * an absolute margin of the lift.
 *
 * <p>Edges: those of the inference; a share of a control level of zero is refused. A margin of zero is the test of
 * superiority. Immutable.
 *
 * <p>Source: ICH E9 (1998), "Statistical principles for clinical trials", 3.3.2.
 */
public final class NonInferiorityTest {
    private final double margin;
    private final TestOptions options;

    private NonInferiorityTest(double margin, TestOptions options) {
        this.margin = margin;
        this.options = options;
    }

    /**
     * With a margin, where higher is better, at the one-sided error rate 0.025.
     *
     * @param margin absolute, on the scale of the effect; or the share of the control level
     * @throws IllegalArgumentException if the margin is negative or not finite
     */
    public static NonInferiorityTest withMargin(double margin) {
        if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The margin must not be negative, found " + margin);
        }
        return new NonInferiorityTest(margin, new TestOptions(Alternative.GREATER, 0.025));
    }

    /**
     * The same test where the better direction is this.
     *
     * @throws IllegalArgumentException if it has no direction
     */
    public NonInferiorityTest with(Alternative better) {
        if (better == Alternative.TWO_SIDED) {
            throw new IllegalArgumentException("Non-inferiority has one better direction; for two use EquivalenceTest");
        }
        return new NonInferiorityTest(margin, options.with(better));
    }

    /**
     * The same test with another one-sided error rate.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public NonInferiorityTest withErrorRate(double errorRate) {
        return new NonInferiorityTest(margin, options.withErrorRate(errorRate));
    }

    /** Tests an effect against the margin on its own scale. */
    public Result test(Inference effect) {
        return against(options.alternative() == Alternative.GREATER ? 0.0 - margin : margin, effect);
    }

    /** Tests the difference of two levels by {@link UnpooledZTest}, the margin being a share of the control level. */
    public Outcome<Result> testShareOfControl(SampleSummary control, SampleSummary treatment) {
        return UnpooledZTest.withDefaults().test(control, treatment).then(effect -> {
            ExactRational allowed = control.mean().abs().times(ExactRational.of(margin));
            return allowed.signum() == 0
                    ? Outcome.refused(RefusalCode.ZERO_BASELINE, "the control level or the share of it is 0")
                    : Outcome.of(against(
                            options.alternative() == Alternative.GREATER ? allowed.negated() : allowed, effect));
        });
    }

    private Result against(double nullValue, Inference effect) {
        return new Result(
                nullValue,
                effect.value(),
                effect.statisticAgainst(nullValue),
                effect.pValueAgainst(nullValue, options.alternative()),
                interval(effect));
    }

    private Result against(ExactRational nullValue, Estimate effect) {
        return new Result(
                nullValue.doubleValue(),
                effect.value(),
                effect.statisticAgainst(nullValue),
                effect.pValueAgainst(nullValue, options.alternative()),
                interval(effect));
    }

    private Interval interval(Inference effect) {
        return effect.intervalAtErrorRate(options.errorRate(), options.alternative());
    }

    /**
     * Result of the test.
     *
     * @param nullValue the effect that is just inferior
     * @param value     the estimated effect
     * @param statistic distance of the data from the null value
     * @param pValue    one-sided p-value of non-inferiority
     * @param interval  one-sided interval; it leaves out the null value exactly where the p-value is below the error rate
     */
    public record Result(double nullValue, double value, double statistic, double pValue, Interval interval) {}
}
