package io.modelimpact.engine.internal.scan;

import java.util.List;

/** The units of one member of a slice, or of all of them: how many in each arm, and a cell for each metric and arm. */
final class MemberTally {

    final long[] units;
    final CellTally[][] cells;

    MemberTally(List<MetricKernel> metrics, int arms) {
        this.units = new long[arms];
        this.cells = new CellTally[metrics.size()][arms];
        for (int metric = 0; metric < cells.length; metric++) {
            for (int arm = 0; arm < arms; arm++) {
                cells[metric][arm] = new CellTally(metrics.get(metric).variables());
            }
        }
    }

    void merge(MemberTally other) {
        for (int arm = 0; arm < units.length; arm++) {
            units[arm] += other.units[arm];
            for (int metric = 0; metric < cells.length; metric++) {
                cells[metric][arm].merge(other.cells[metric][arm]);
            }
        }
    }
}
