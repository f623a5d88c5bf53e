package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.ResampledState;
import io.modelimpact.stats.resample.ClusterSums;

/** What the bootstrap of one cell draws, as far as it was scanned. */
final class ResampledTally {
    private final ClusterSums sums;
    private long unidentified;

    ResampledTally(int mostUnits, int variables) {
        this.sums = ClusterSums.create(mostUnits, variables);
    }

    void addUnidentified() {
        unidentified++;
    }

    void add(long unit, long[] values) {
        sums.add(unit, values);
    }

    void add(long unit, double[] values) {
        sums.add(unit, values);
    }

    void merge(ResampledTally other) {
        sums.merge(other.sums);
        unidentified += other.unidentified;
    }

    ResampledState state() {
        return new ResampledState(sums, unidentified);
    }
}
