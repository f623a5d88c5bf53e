package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.JointEvidence;
import io.modelimpact.engine.JointKey;
import io.modelimpact.engine.JointState;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.RowsByCell;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** The cross products of all metrics that enter scenarios, for all units and for the cohorts of scenarios. Mutable, confined to one thread. */
final class TogetherTally {

    private final UnitScan scan;
    private final TogetherPlan plan;
    private final ColumnSums rowSums;
    private final UnitCells unitSums;

    TogetherTally(UnitScan scan) {
        this.scan = scan;
        this.plan = scan.together;
        int variables = Math.max(1, plan.variables());
        this.rowSums = new ColumnSums(variables, scan.groupings(), scan.arms.size());
        this.unitSums = new UnitCells(variables, scan.groupings());
    }

    void add(PlacedBatch batch) {
        if (plan.variables() == 0) {
            return;
        }
        MetricValues values = plan.values(batch);
        int[][] cells = cells(batch);
        batch.units()
                .ifPresentOrElse(
                        units -> unitSums.add(values, cells, units),
                        () -> rowSums.add(values, ordered(batch, cells), Groupings.OVERALL));
    }

    private static RowsByCell[] ordered(PlacedBatch batch, int[][] cells) {
        RowsByCell[] rows = new RowsByCell[cells.length];
        Arrays.setAll(rows, grouping -> cells[grouping].length == 0 ? PlacedBatch.NO_ROWS : batch.ordered(grouping));
        return rows;
    }

    /** The cells of all units and of the slices with a cohort. */
    private int[][] cells(PlacedBatch batch) {
        int[][] cells = batch.cells().clone();
        for (int slice = 0; slice < scan.slices.size(); slice++) {
            if (!plan.hasCohort(scan.slices.get(slice).name())) {
                cells[1 + slice] = new int[0];
            }
        }
        return cells;
    }

    void merge(TogetherTally other, CellMap map) {
        rowSums.merge(other.rowSums, new CellMap(map.cells(), Groupings.OVERALL));
        unitSums.merge(other.unitSums, map);
    }

    /** What is held unit by unit. */
    HeldState held() {
        return unitSums.held("all metrics of scenarios");
    }

    /** The evidence about the cells that scenarios look at. */
    JointEvidence evidence(List<Groupings.Cell> cells) {
        TreeMap<JointKey, JointState> states = new TreeMap<>();
        if (plan.variables() > 0) {
            for (Groupings.Cell cell : cells) {
                if (cell.slice().isEmpty() || plan.isCohort(cell.slice(), cell.member())) {
                    states.put(
                            new JointKey(cell.arm(), cell.slice(), cell.member()),
                            new JointState(sums(cell.grouping(), cell.index())));
                }
            }
        }
        return new JointEvidence(plan.columns(), states);
    }

    private ExactCrossProducts sums(int grouping, int cell) {
        boolean areUnitsSummed = scan.layout.cluster().isPresent();
        return areUnitsSummed ? unitSums.sums(grouping, cell) : rowSums.sums(grouping, cell);
    }
}
