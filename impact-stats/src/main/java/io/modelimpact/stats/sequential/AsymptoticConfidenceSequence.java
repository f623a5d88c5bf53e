package io.modelimpact.stats.sequential;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;

/**
 * A confidence sequence for an effect that is estimated by averages: it covers the effect at all sample sizes at once, up to the error of
 * the normal approximation, so that anybody may look at any time and stop.
 *
 * <p>Formulas, with n the units of both arms, {@code s2 = SE^2 n} and {@code q = n rho^2 + 1}: two-sided half width
 * {@code sqrt(2 s2 q / (n rho)^2 ln(sqrt(q) / alpha))}; one-sided {@code sqrt(2 s2 q / (n rho)^2 ln(1 + sqrt(q) / (2 alpha)))}. The sequence
 * is narrowest near n = tuning: {@code rho^2 = (-2 ln a + ln(1 - 2 ln a)) / tuning} with a = alpha, or 2 alpha one-sided.
 *
 * <p>The one-sided p-value is the smallest alpha at which the bound excludes the null value with rho held fixed.
 *
 * <p>Sources: I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy, A. Ramdas (2024), "Time-uniform central limit theory and asymptotic
 * confidence sequences", Annals of Statistics 52.
 */
public final class AsymptoticConfidenceSequence {
    private final double alpha;
    private final double tuning;

    private AsymptoticConfidenceSequence(double alpha, double tuning) {
        this.alpha = alpha;
        this.tuning = tuning;
    }

    /**
     * A sequence of this error rate, narrowest around so many units.
     *
     * @param alpha error rate, in (0, 1/2)
     * @param tuning number of units of both arms, positive
     * @throws IllegalArgumentException if one of them is out of its domain
     */
    public static AsymptoticConfidenceSequence of(double alpha, double tuning) {
        if (!(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException("The error rate must lie in (0, 1/2), found " + alpha);
        }
        if (!(tuning > 0 && Double.isFinite(tuning))) {
            throw new IllegalArgumentException("The tuning number of units must be positive, found " + tuning);
        }
        return new AsymptoticConfidenceSequence(alpha, tuning);
    }

    /** The interval, p-value and evidence at this look. */
    public Outcome<Look> look(Estimate estimate, long units) {
        return look(estimate.value(), estimate.standardError(), units);
    }

    /**
     * The interval, p-value and evidence at this look.
     *
     * @param estimate the effect
     * @param standardError its standard error, positive
     * @param units units of both arms, positive
     */
    public Outcome<Look> look(double estimate, double standardError, long units) {
        if (!(standardError > 0) || units <= 0) {
            return Outcome.refused(
                    RefusalCode.DEGENERATE, "standard error " + standardError + " over " + units + " units");
        }
        double rho = rho(alpha);
        double square = units * rho * rho;
        double logRoot = 0.5 * StrictMath.log1p(square);
        double half = standardError * reach(square, logRoot - StrictMath.log(alpha));
        double t = estimate / standardError;
        double logEvidence = 0.5 * t * t * (square / (square + 1)) - logRoot;
        double pValue = logEvidence <= 0 ? 1 : StrictMath.exp(-logEvidence);
        return Outcome.of(
                new Look(estimate, standardError, rho, estimate - half, estimate + half, pValue, logEvidence));
    }

    /** The one-sided bound at this look: a lower one for {@code GREATER}, an upper one for {@code LESS}. */
    public Outcome<Bound> bound(Estimate estimate, long units, Alternative alternative) {
        return bound(estimate.value(), estimate.standardError(), units, alternative);
    }

    /** The one-sided bound at this look; {@link IllegalArgumentException} for {@code TWO_SIDED}. */
    public Outcome<Bound> bound(double estimate, double standardError, long units, Alternative alternative) {
        if (alternative == Alternative.TWO_SIDED) {
            throw new IllegalArgumentException("A bound needs a direction, GREATER or LESS");
        }
        if (!(standardError > 0) || units <= 0) {
            return Outcome.refused(
                    RefusalCode.DEGENERATE, "standard error " + standardError + " over " + units + " units");
        }
        double rho = rho(2 * alpha);
        double square = units * rho * rho;
        double root = Math.sqrt(square + 1);
        double reach = standardError * reach(square, StrictMath.log1p(root / (2 * alpha)));
        double direction = alternative == Alternative.GREATER ? 1 : -1;
        double t = direction * estimate / standardError;
        return Outcome.of(
                new Bound(estimate, standardError, rho, estimate - direction * reach, oneSidedPValue(t, square, root)));
    }

    /** Where {@code t = sqrt(2 q / (q - 1) ln(1 + sqrt(q) / (2 p)))}, 1 where no p below 1/2 reaches it. */
    private static double oneSidedPValue(double t, double square, double root) {
        if (!(t > 0)) {
            return 1;
        }
        double exponent = t * t * square / (2 * (square + 1));
        double p = root / (2 * StrictMath.expm1(exponent));
        return Math.min(1, p);
    }

    private double rho(double rate) {
        double logarithm = StrictMath.log(rate);
        return Math.sqrt((-2 * logarithm + StrictMath.log(1 - 2 * logarithm)) / tuning);
    }

    /** {@code sqrt(2 q / (n rho^2) ln)}, in standard errors. */
    private static double reach(double square, double logarithm) {
        return Math.sqrt(2 * ((square + 1) / square) * logarithm);
    }

    /**
     * What a two-sided look shows.
     *
     * @param estimate the effect
     * @param standardError its standard error
     * @param rho the width of the mixture
     * @param lower lower end
     * @param upper upper end
     * @param pValue always-valid p-value of no effect
     * @param logEvidence natural logarithm of the e-value against no effect
     */
    public record Look(
            double estimate,
            double standardError,
            double rho,
            double lower,
            double upper,
            double pValue,
            double logEvidence) {}

    /**
     * What a one-sided look shows.
     *
     * @param estimate the effect
     * @param standardError its standard error
     * @param rho the width of the mixture
     * @param bound the bound, the other side being open
     * @param pValue always-valid p-value of no effect in this direction
     */
    public record Bound(double estimate, double standardError, double rho, double bound, double pValue) {}
}
