package io.modelimpact.engine.internal.scan;

import io.modelimpact.spi.TextColumn;
import io.modelimpact.stats.exact.RowsByCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a batch with the cells that their units belong to, and the values of the metrics, which are made once for all kinds of evidence.
 * Groupings are numbered as in {@link Groupings}. Confined to one thread, and good until the next batch is placed.
 */
final class PlacedBatch {

    /** No rows, to keep all out of a grouping. */
    static final RowsByCell NO_ROWS = RowsByCell.create();

    private final UnitScan scan;
    private final Rows rows;
    private final int[][] cells;
    private final int complete;
    private final List<RowsByCell> ordered;
    private final BitSet known = new BitSet();
    private final List<Optional<MetricValues>> values = new ArrayList<>();

    PlacedBatch(UnitScan scan, Rows rows, int[][] cells, List<RowsByCell> ordered, int complete) {
        this.scan = scan;
        this.rows = rows;
        this.cells = cells;
        this.ordered = ordered;
        this.complete = complete;
        scan.metrics.forEach(metric -> values.add(Optional.empty()));
    }

    /** The rows. */
    Rows rows() {
        return rows;
    }

    /** How many rows there are. */
    int count() {
        return rows.count();
    }

    /** The arm of each row, negative for none. */
    int[] arms() {
        return cells[Groupings.OVERALL];
    }

    /** For each grouping the cell of each row, negative for none; an empty array for a slice that was given up. Not to be changed. */
    int[][] cells() {
        return cells;
    }

    /** A slice whose members add up to all units; {@link Groupings#OVERALL} if there is none. */
    int complete() {
        return complete;
    }

    /** The rows of a grouping in the order of their cells; no rows for a slice that was given up. */
    RowsByCell ordered(int grouping) {
        RowsByCell rowsOf = ordered.get(grouping);
        if (!known.get(grouping)) {
            rowsOf.order(cells[grouping], 0, cells[grouping].length);
            known.set(grouping);
        }
        return rowsOf;
    }

    /** The rows of every grouping in the order of their cells, where all units are left out if a slice adds up to them. */
    RowsByCell[] orderedWithoutSums() {
        RowsByCell[] rows = new RowsByCell[cells.length];
        Arrays.setAll(
                rows,
                grouping ->
                        grouping == Groupings.OVERALL && complete != Groupings.OVERALL ? NO_ROWS : ordered(grouping));
        return rows;
    }

    /** The values of a metric. */
    MetricValues values(int metric) {
        Optional<MetricValues> known = values.get(metric);
        if (known.isPresent()) {
            return known.get();
        }
        MetricValues made = scan.metrics.get(metric).evaluate(rows);
        values.set(metric, Optional.of(made));
        return made;
    }

    /** The unit of each row, where rows are added up to units first. */
    Optional<TextColumn> units() {
        return scan.layout.cluster().map(rows::texts);
    }
}
