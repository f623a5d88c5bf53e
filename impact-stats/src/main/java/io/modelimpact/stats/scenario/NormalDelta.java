package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.distribution.UnitNormalLoss;
import java.util.Optional;

/**
 * What a decision "launch if the expected difference is positive" is worth when the difference is normal (mu, sd).
 *
 * <p>With {@code L(z) = phi(z) - z P(Z > z)}: expected gain {@code E[max(d, 0)] = sd L(-mu/sd)}, expected loss {@code E[max(-d,
 * 0)] = sd L(mu/sd)}, value of perfect information {@code sd L(|mu|/sd)}. Accuracy: 1e-13 relative, also where the loss is
 * 1e-300: L is never a difference of two tails there. Immutable.
 */
public final class NormalDelta {
    private final double mu;
    private final double sd;

    private NormalDelta(double mu, double sd) {
        this.mu = mu;
        this.sd = sd;
    }

    /** The difference; refused unless {@code sd > 0} and both are finite. */
    public static Outcome<NormalDelta> of(double mu, double sd) {
        Optional<Refusal> refusal = Parameters.check(sd > 0, "mu and sd > 0", mu, sd);
        return refusal.isPresent() ? Outcome.refused(refusal.get()) : Outcome.of(new NormalDelta(mu, sd));
    }

    /** P(d > 0). */
    public double probabilityPositive() {
        return StandardNormal.INSTANCE.cumulative(mu / sd);
    }

    /** E[max(d, 0)]. */
    public double expectedPositivePart() {
        return sd * UnitNormalLoss.at(-mu / sd);
    }

    /** E[max(-d, 0)]: what a launch costs on average through the cases in which it harms. */
    public double expectedLossIfLaunched() {
        return sd * UnitNormalLoss.at(mu / sd);
    }

    /** Expected value of perfect information: {@code E[max(d, 0)] - max(mu, 0)}. */
    public double expectedValueOfPerfectInformation() {
        return sd * UnitNormalLoss.at(Math.abs(mu) / sd);
    }

    /**
     * The value below which the difference falls with this probability.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]
     */
    public double quantile(double p) {
        return mu + sd * StandardNormal.INSTANCE.quantile(p);
    }

    /**
     * Mean of the difference given that it falls below its p quantile: {@code mu - sd phi(z_p)/p}.
     *
     * @throws IllegalArgumentException if p is not in (0, 1]
     */
    public double expectedShortfall(double p) {
        if (!(p > 0 && p <= 1)) {
            throw new IllegalArgumentException("Probability must lie in (0, 1], found " + p);
        }
        return mu - sd * (StandardNormal.INSTANCE.density(StandardNormal.INSTANCE.quantile(p)) / p);
    }
}
