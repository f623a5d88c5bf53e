package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.CellState;
import io.modelimpact.engine.MetricFacts;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.quantile.ValueCounts;
import java.util.Optional;

/** The moments of one metric in every cell, and what is wrong with its values. Mutable, confined to one thread. */
final class MetricTally {

    private final int metric;
    private final CellKernel kernel;
    private final ExactRanks ranks;
    private final ColumnSums rowSums;
    private final UnitCells unitSums;
    private final CellCounts missing;
    private final boolean areUnitsSummed;
    private final Optional<Restriction> restriction;
    private long malformed;
    private long negativeOrFractional;

    /**
     * @param scan the scan
     * @param metric the position of the metric in it
     * @param units the units of each cell, where they have several rows
     */
    MetricTally(UnitScan scan, int metric, RepeatedUnits units) {
        this.metric = metric;
        this.kernel = scan.metrics.get(metric);
        this.ranks = scan.ranks;
        this.rowSums = new ColumnSums(kernel.variables(), scan.groupings(), scan.arms.size());
        this.unitSums = new UnitCells(kernel.finish(), units);
        this.missing = new CellCounts(scan.groupings());
        this.restriction = Restriction.of(kernel.metric(), kernel.scale(0), kernel.numerators());
        this.areUnitsSummed = scan.layout.cluster().isPresent();
    }

    /** Adds the rows; {@code entries} as in {@link RepeatedUnits#place}, where units have several rows. */
    void add(PlacedBatch batch, int[]... entries) {
        malformed += kernel.malformed(batch.rows());
        MetricValues values = batch.values(metric);
        missing.addAll(values.missing(), batch.cells());
        if (areUnitsSummed) {
            unitSums.add(values, entries);
        } else {
            rowSums.add(values, batch.orderedWithoutSums(), batch.complete());
        }
        negativeOrFractional +=
                restriction.map(rule -> rule.broken(values, batch.arms())).orElse(0L);
    }

    /** Adds another part of the rows; {@code entries} as in {@link RepeatedUnits#merge}. */
    void merge(MetricTally other, CellMap map, int[]... entries) {
        rowSums.merge(other.rowSums, map);
        unitSums.merge(other.unitSums, entries);
        missing.merge(other.missing, map);
        malformed += other.malformed;
        negativeOrFractional += other.negativeOrFractional;
    }

    /** The state of a cell of so many units. */
    CellState state(int grouping, int cell, long units) {
        return new CellState(
                units,
                missing.get(grouping, cell),
                areUnitsSummed ? unitSums.sums(grouping, cell) : rowSums.sums(grouping, cell));
    }

    /** The state of a cell of which the units are known elsewhere: what is counted by rows. */
    CellState rowsOnly(int grouping, int cell) {
        return new CellState(0, missing.get(grouping, cell), ExactCrossProducts.create(kernel.variables()));
    }

    /** The sums of units. */
    UnitCells unitSums() {
        return unitSums;
    }

    /** How often each total of a unit occurs in a cell, where units have several rows. */
    ValueCounts totals(Groupings.Cell cell) {
        return unitSums.totals(
                cell.grouping(),
                cell.index(),
                kernel::newValueCounter,
                counts -> ranks.of(kernel.metric(), counts, Optional.empty()));
    }

    /** What is held unit by unit. */
    HeldState held() {
        return unitSums.held("metric " + kernel.metric().id());
    }

    /** What holds for the metric in all cells. */
    MetricFacts facts() {
        return kernel.facts(malformed, negativeOrFractional);
    }
}
