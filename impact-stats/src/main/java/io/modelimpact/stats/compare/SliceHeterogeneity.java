package io.modelimpact.stats.compare;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.ChiSquared;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Arrays;

/**
 * Whether independent estimates of an effect, one for each slice, differ by more than their errors. With {@code w_i = 1/v_i}, W
 * their sum: fixed effect {@code sum w e / W} with error {@code W^-1/2}, Cochran's {@code Q = sum w (e - fixed)^2} on k - 1 degrees
 * of freedom, {@code I2 = max(0, (Q - df)/Q)}, variance between slices {@code tau2 = max(0, (Q - df)/(W - sum w^2/W))}, and the
 * random effect weighted by {@code 1/(v_i + tau2)}.
 *
 * <p>Edges: Q = 0 gives I2 = 0. Refused: fewer than two slices, NaN or infinities, a variance of 0. Accuracy: 256 binary digits,
 * rounded once; the tail as {@link ChiSquared}. Sources: W. G. Cochran (1954), doi:10.2307/3001666; R. DerSimonian, N. Laird
 * (1986), doi:10.1016/0197-2456(86)90046-2; J. P. T. Higgins, S. G. Thompson (2002), doi:10.1002/sim.1186.
 *
 * @param fixedEffect         estimate under one common effect
 * @param fixedStandardError  its standard error
 * @param q                   Cochran's statistic
 * @param degreesOfFreedom    slices less one
 * @param pValue              of a common effect
 * @param iSquared            share of the variation that is not error, 0 to 1
 * @param tauSquared          variance of the effects between slices
 * @param randomEffect        estimate of the mean effect
 * @param randomStandardError its standard error
 */
public record SliceHeterogeneity(
        double fixedEffect,
        double fixedStandardError,
        double q,
        int degreesOfFreedom,
        double pValue,
        double iSquared,
        double tauSquared,
        double randomEffect,
        double randomStandardError) {
    private static final int DIGITS = 256;

    /**
     * Compares the slices.
     *
     * @param effects   one estimate for each slice
     * @param variances their squared standard errors
     * @throws IllegalArgumentException if lengths differ, or a variance is negative
     */
    public static Outcome<SliceHeterogeneity> of(double[] effects, double[] variances) {
        if (effects.length != variances.length || Arrays.stream(variances).anyMatch(variance -> variance < 0)) {
            throw new IllegalArgumentException("Expected as many effects as variances, none negative, found "
                    + Arrays.toString(effects) + " and " + Arrays.toString(variances));
        }
        if (effects.length < 2) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "found " + effects.length + " slices, needed at least 2");
        }
        if (!Arrays.stream(effects).allMatch(Double::isFinite)
                || !Arrays.stream(variances).allMatch(Double::isFinite)) {
            return Outcome.refused(RefusalCode.NOT_FINITE, "an effect or a variance is NaN or infinite");
        }
        if (Arrays.stream(variances).anyMatch(variance -> variance == 0)) {
            return Outcome.refused(RefusalCode.DEGENERATE, "a slice has the variance 0");
        }
        return inRange(compare(exact(effects), exact(variances)));
    }

    private static SliceHeterogeneity compare(ExactRational[] effects, ExactRational[] variances) {
        Weighted fixed = Weighted.of(effects, variances, ExactRational.ZERO);
        ExactRational q = ExactRational.ZERO;
        for (int i = 0; i < effects.length; i++) {
            q = q.plus(effects[i].minus(fixed.mean()).squared().dividedBy(variances[i]))
                    .truncatedTo(DIGITS);
        }
        int df = effects.length - 1;
        ExactRational excess = q.minus(ExactRational.of((long) df));
        boolean varies = excess.signum() > 0;
        ExactRational tau = varies ? excess.dividedBy(fixed.spread()).truncatedTo(DIGITS) : ExactRational.ZERO;
        Weighted random = Weighted.of(effects, variances, tau);
        return new SliceHeterogeneity(
                fixed.mean().doubleValue(),
                fixed.standardError(),
                q.doubleValue(),
                df,
                ChiSquared.withDegreesOfFreedom(df).survival(q.doubleValue()),
                varies ? excess.dividedBy(q).doubleValue() : 0.0,
                tau.doubleValue(),
                random.mean().doubleValue(),
                random.standardError());
    }

    private static Outcome<SliceHeterogeneity> inRange(SliceHeterogeneity result) {
        boolean finite = Double.isFinite(result.fixedEffect())
                && Double.isFinite(result.q())
                && Double.isFinite(result.tauSquared())
                && Double.isFinite(result.randomEffect())
                && Double.isFinite(result.fixedStandardError())
                && Double.isFinite(result.randomStandardError());
        return finite ? Outcome.of(result) : Outcome.refused(RefusalCode.OUT_OF_RANGE, "found " + result);
    }

    private static ExactRational[] exact(double[] values) {
        return Arrays.stream(values).mapToObj(ExactRational::of).toArray(ExactRational[]::new);
    }

    /** Mean by inverse variances, the sum of the weights and of their squares. */
    private record Weighted(ExactRational mean, ExactRational weight, ExactRational squares) {
        static Weighted of(ExactRational[] effects, ExactRational[] variances, ExactRational added) {
            ExactRational weight = ExactRational.ZERO;
            ExactRational squares = ExactRational.ZERO;
            ExactRational sum = ExactRational.ZERO;
            for (int i = 0; i < effects.length; i++) {
                ExactRational own =
                        ExactRational.ONE.dividedBy(variances[i].plus(added)).truncatedTo(DIGITS);
                weight = weight.plus(own);
                squares = squares.plus(own.squared());
                sum = sum.plus(own.times(effects[i]));
            }
            return new Weighted(sum.dividedBy(weight).truncatedTo(DIGITS), weight, squares);
        }

        double standardError() {
            return ExactRational.ONE.dividedBy(weight).sqrt();
        }

        ExactRational spread() {
            return weight.minus(squares.dividedBy(weight));
        }
    }
}
