package io.modelimpact.engine;

import io.modelimpact.stats.resample.ClusterSums;

/**
 * What a bootstrap of one cell resamples: exact sums by unit, or by bucket of units. Merges over disjoint units. Units are known by
 * {@link io.modelimpact.stats.random.TextHash} of their identifier, whatever the seed.
 */
public final class ResampledState {
    private final ClusterSums sums;
    private final long unidentified;
    private final String text;

    /**
     * @param sums the sums of the units that entered the metric: one variable, or numerator and denominator of a ratio; without their scale as
     *     {@link MetricFacts} tells; copied
     * @param unidentified how many rows that enter lack the identifier of their unit, and are in no sum
     */
    public ResampledState(ClusterSums sums, long unidentified) {
        this.sums = sums.copy();
        this.unidentified = unidentified;
        this.text = this.sums.canonicalText();
    }

    /** The exact sums, an independent copy. */
    public ClusterSums sums() {
        synchronized (sums) {
            return sums.copy();
        }
    }

    /** How many rows lack the identifier of their unit. */
    public long unidentified() {
        return unidentified;
    }

    /** The canonical text of the sums. */
    public String sumsText() {
        return text;
    }

    /** The state of both cells' units together. */
    public ResampledState merge(ResampledState other) {
        ClusterSums merged = sums();
        merged.merge(other.sums());
        return new ResampledState(merged, Math.addExact(unidentified, other.unidentified));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResampledState that && unidentified == that.unidentified && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode() + 31 * Long.hashCode(unidentified);
    }

    @Override
    public String toString() {
        return "unidentified " + unidentified + ", " + text;
    }
}
