package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.JointEvidence;
import io.modelimpact.engine.JointKey;
import io.modelimpact.engine.JointState;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.RowsByCell;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/**
 * The cross products of all metrics that enter scenarios, for all units and for the cohorts of scenarios. In a row that enters every metric the
 * columns that say so are 1, and their products are known without adding them; such rows are kept apart. Mutable, confined to one thread.
 */
final class TogetherTally {

    private final UnitScan scan;
    private final TogetherPlan plan;
    private final ColumnSums enteringAll;
    private final ColumnSums others;
    private final UnitCells units;

    TogetherTally(UnitScan scan, RepeatedUnits repeated) {
        this.scan = scan;
        this.plan = scan.together;
        int columns = Math.max(1, plan.columnCount());
        int variables = Math.max(1, plan.variableCount());
        this.enteringAll = new ColumnSums(variables, scan.groupings(), scan.arms.size());
        this.others = new ColumnSums(columns, scan.groupings(), scan.arms.size());
        this.units = new UnitCells(plan.columnCount() == 0 ? UnitFinish.none(columns) : plan.finish(), repeated);
    }

    /** Adds the rows; {@code entries} as in {@link RepeatedUnits#place}, where units have several rows. */
    void add(PlacedBatch batch, int[]... entries) {
        if (plan.columnCount() > 0 && scan.layout.cluster().isPresent()) {
            addUnits(batch, entries);
        } else if (plan.columnCount() > 0) {
            addRows(batch);
        }
    }

    private void addUnits(PlacedBatch batch, int[]... entries) {
        BitSet all = new BitSet();
        all.set(0, batch.count());
        MetricValues values = TogetherValues.of(plan.values(batch), plan.widths, all, batch.count());
        int[][] needed = entries.clone();
        for (int grouping = 0; grouping < needed.length; grouping++) {
            needed[grouping] = isNeeded(grouping) ? needed[grouping] : new int[0];
        }
        units.add(values, needed);
    }

    private void addRows(PlacedBatch batch) {
        List<MetricValues> metrics = plan.values(batch);
        RowsByCell[] rows = new RowsByCell[scan.groupings()];
        Arrays.setAll(rows, grouping -> isNeeded(grouping) ? batch.ordered(grouping) : PlacedBatch.NO_ROWS);
        BitSet entersAll = TogetherValues.entersAll(metrics);
        if (!entersAll.isEmpty()) {
            enteringAll.add(MetricValues.sideBySide(metrics, entersAll), rows, Groupings.OVERALL);
        }
        if (entersAll.cardinality() < batch.count()) {
            BitSet rest = (BitSet) entersAll.clone();
            rest.flip(0, batch.count());
            others.add(TogetherValues.of(metrics, plan.widths, rest, batch.count()), rows, Groupings.OVERALL);
        }
    }

    /** Whether a grouping holds all units, or a cohort. */
    private boolean isNeeded(int grouping) {
        return grouping == Groupings.OVERALL
                || plan.hasCohort(scan.slices.get(grouping - 1).name());
    }

    /** Adds another part of the rows; {@code entries} as in {@link RepeatedUnits#merge}. */
    void merge(TogetherTally other, CellMap map, int[]... entries) {
        CellMap withAllUnits = new CellMap(map.cells(), Groupings.OVERALL);
        enteringAll.merge(other.enteringAll, withAllUnits);
        others.merge(other.others, withAllUnits);
        units.merge(other.units, entries);
    }

    /** The sums of units. */
    UnitCells unitSums() {
        return units;
    }

    /** What is held unit by unit. */
    HeldState held() {
        return units.held("all metrics of scenarios");
    }

    /** The evidence about the cells that scenarios look at. */
    JointEvidence evidence(List<Groupings.Cell> cells) {
        TreeMap<JointKey, JointState> states = new TreeMap<>();
        if (plan.columnCount() > 0) {
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
        if (scan.layout.cluster().isPresent()) {
            return units.sums(grouping, cell);
        }
        ExactCrossProducts sums = enteringAll.sums(grouping, cell).withOnes(plan.variables());
        sums.merge(others.sums(grouping, cell));
        return sums;
    }
}
