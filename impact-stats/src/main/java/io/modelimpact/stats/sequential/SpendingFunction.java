package io.modelimpact.stats.sequential;

import io.modelimpact.stats.distribution.StandardNormal;

/**
 * How an error rate is spent over information, Lan and DeMets' way: the share of it that may be used up until the information fraction t. All
 * functions rise from 0 at t = 0 to the whole rate at t = 1.
 *
 * <p>Sources: K. K. G. Lan, D. L. DeMets (1983), Biometrika 70; I. K. Hwang, W. J. Shih, J. S. DeCani (1990), Statistics in Medicine 9.
 */
public sealed interface SpendingFunction {

    /**
     * The rate that may be spent.
     *
     * @param fraction information fraction, in [0, 1]
     * @param alpha the whole rate of one tail, in (0, 1/2)
     */
    double spent(double fraction, double alpha);

    /** Like O'Brien and Fleming: almost nothing early. {@code 2 (1 - Phi(z / sqrt t))} with z the upper alpha/2 quantile. */
    static SpendingFunction obrienFleming() {
        return new ObrienFleming();
    }

    /** Like Pocock: nearly even. {@code alpha ln(1 + (e - 1) t)}. */
    static SpendingFunction pocock() {
        return new Pocock();
    }

    /** The power family of Kim and DeMets, {@code alpha t^gamma}, gamma positive. */
    static SpendingFunction power(double gamma) {
        return new Power(gamma);
    }

    /** The family of Hwang, Shih and DeCani, {@code alpha (1 - e^(-gamma t))/(1 - e^-gamma)}; {@code alpha t} for gamma 0. */
    static SpendingFunction hwangShihDeCani(double gamma) {
        return new HwangShihDeCani(gamma);
    }

    /** O'Brien and Fleming's kind. */
    record ObrienFleming() implements SpendingFunction {
        @Override
        public double spent(double fraction, double alpha) {
            StandardNormal normal = StandardNormal.INSTANCE;
            return fraction <= 0
                    ? 0
                    : fraction >= 1
                            ? alpha
                            : 2 * normal.survival(normal.upperQuantile(alpha / 2) / Math.sqrt(fraction));
        }
    }

    /** Pocock's kind. */
    record Pocock() implements SpendingFunction {
        @Override
        public double spent(double fraction, double alpha) {
            return fraction >= 1 ? alpha : alpha * StrictMath.log1p((StrictMath.E - 1) * fraction);
        }
    }

    /**
     * The power family.
     *
     * @param gamma positive
     */
    record Power(double gamma) implements SpendingFunction {

        /** Refuses a power that is not positive with {@link IllegalArgumentException}. */
        public Power {
            MixtureTuning.requirePositive("The power", gamma);
        }

        @Override
        public double spent(double fraction, double alpha) {
            return alpha * StrictMath.pow(fraction, gamma);
        }
    }

    /**
     * The exponential family.
     *
     * @param gamma positive spends early, negative late
     */
    record HwangShihDeCani(double gamma) implements SpendingFunction {

        /** Refuses a number that is not finite with {@link IllegalArgumentException}. */
        public HwangShihDeCani {
            if (!Double.isFinite(gamma)) {
                throw new IllegalArgumentException("gamma must be finite, found " + gamma);
            }
        }

        @Override
        public double spent(double fraction, double alpha) {
            return gamma == 0
                    ? alpha * fraction
                    : alpha * (StrictMath.expm1(-gamma * fraction) / StrictMath.expm1(-gamma));
        }
    }
}
