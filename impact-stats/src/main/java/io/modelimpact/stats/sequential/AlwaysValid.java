package io.modelimpact.stats.sequential;

/** What a series of always-valid looks says as a whole. */
public final class AlwaysValid {
    private AlwaysValid() {}

    /** The smallest p-value up to each look, which is always valid itself. */
    public static double[] runningMinimum(double[] pValues) {
        double[] running = pValues.clone();
        for (int i = 1; i < running.length; i++) {
            running[i] = Math.min(running[i - 1], running[i]);
        }
        return running;
    }
}
