package io.modelimpact.engine.internal.scan;

import java.util.Arrays;
import java.util.List;

/** The units of one member of a slice, or of all of them: how many in each arm, and a cell for each metric and arm. */
final class MemberTally {

    final long[] units;
    final CellTally[][] cells;

    /** One an arm; none where the metrics are not looked at together. */
    final JointCell[] joint;

    MemberTally(List<MetricKernel> metrics, int arms, int jointVariables) {
        this.units = new long[arms];
        this.cells = new CellTally[metrics.size()][arms];
        for (int metric = 0; metric < cells.length; metric++) {
            for (int arm = 0; arm < arms; arm++) {
                cells[metric][arm] = new CellTally(metrics.get(metric).variables());
            }
        }
        this.joint = new JointCell[jointVariables == 0 ? 0 : arms];
        Arrays.setAll(joint, arm -> new JointCell(jointVariables));
    }

    void merge(MemberTally other) {
        for (int arm = 0; arm < joint.length; arm++) {
            joint[arm].merge(other.joint[arm]);
        }
        for (int arm = 0; arm < units.length; arm++) {
            units[arm] += other.units[arm];
            for (int metric = 0; metric < cells.length; metric++) {
                cells[metric][arm].merge(other.cells[metric][arm]);
            }
        }
    }
}
