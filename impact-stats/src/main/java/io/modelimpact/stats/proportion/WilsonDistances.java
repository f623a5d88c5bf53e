package io.modelimpact.stats.proportion;

/**
 * How far Wilson's score limits lie from the observed proportion: {@code h - s} below and {@code h + s} above, with half
 * width h and shift s. The product of the two is {@code z^2 p q / (n + z^2)}, which gives the smaller one without
 * cancellation.
 */
record WilsonDistances(double below, double above) {

    static WilsonDistances of(Proportion proportion, double z) {
        double n = (double) proportion.units();
        double p = (double) proportion.successes() / n;
        double q = (double) proportion.failures() / n;
        double square = z * z;
        double shift = 0.5 * square * (q - p) / (n + square);
        double half = Math.abs(z) * Math.sqrt(n * p * q + 0.25 * square) / (n + square);
        double larger = half + Math.abs(shift);
        double smaller = larger > 0 ? square * p * q / (n + square) / larger : 0;
        boolean upwards = shift >= 0;
        // A negative z, which one-sided levels below one half have, exchanges and negates the limits.
        double below = upwards == (z >= 0) ? smaller : larger;
        double above = upwards == (z >= 0) ? larger : smaller;
        return z >= 0 ? new WilsonDistances(below, above) : new WilsonDistances(-below, -above);
    }
}
