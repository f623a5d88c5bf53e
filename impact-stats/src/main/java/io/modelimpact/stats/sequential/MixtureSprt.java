package io.modelimpact.stats.sequential;

/**
 * The mixture sequential probability ratio test of no effect, for normal observations with a normal mixture over the effects.
 *
 * <p>Formula: {@code ln Lambda = ln(V/(V + n tau2))/2 + n^2 tau2 e^2/(2 V (V + n tau2))}; the always-valid p-value is
 * {@code min(1, 1/Lambda)}.
 *
 * <p>Sources: H. Robbins (1970); R. Johari, P. Koomen, L. Pekelis, D. Walsh (2022), "Always valid inference", Operations Research 70.
 *
 * @param tauSquared variance of the mixture, positive
 */
public record MixtureSprt(double tauSquared) {

    /** Refuses a variance that is not positive with {@link IllegalArgumentException}. */
    public MixtureSprt {
        MixtureTuning.requirePositive("The variance of the mixture", tauSquared);
    }

    /**
     * Natural logarithm of the mixture likelihood ratio.
     *
     * @param estimate mean effect over n observations
     * @param variance variance of one observation, positive
     * @param observations n, positive
     */
    public double logLikelihoodRatio(double estimate, double variance, long observations) {
        MixtureTuning.requirePositive("The variance", variance);
        double mixed = observations * tauSquared / variance;
        double z2 = estimate * estimate / variance * observations;
        return 0.5 * (z2 * (mixed / (1 + mixed)) - StrictMath.log1p(mixed));
    }

    /** The always-valid p-value at this sample size. */
    public double pValue(double estimate, double variance, long observations) {
        double logarithm = logLikelihoodRatio(estimate, variance, observations);
        return logarithm <= 0 ? 1 : StrictMath.exp(-logarithm);
    }
}
