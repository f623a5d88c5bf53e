package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.internal.scan.CellLayout.Denominators;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The values of a metric in several views of the same rows, side by side: the numerators in the order of the views, then the denominators. A
 * row that does not enter in a view has zeros there.
 */
final class JointColumns {

    private final Denominators denominators;
    private final List<MetricValues> views;
    private final int rows;

    /**
     * @param denominators which denominators there are
     * @param views the values in each view
     * @param rows how many rows there are
     */
    JointColumns(Denominators denominators, List<MetricValues> views, int rows) {
        this.denominators = denominators;
        this.views = views;
        this.rows = rows;
    }

    /** Values under one condition: a row enters if it enters in a view and is missing in none. */
    MetricValues values() {
        BitSet missing = missing();
        BitSet entering = new BitSet();
        views.forEach(view -> entering.or(view.entering()));
        entering.andNot(missing);
        return joined(missing, entering);
    }

    /** Values under a condition that differs from view to view: all rows enter but those for which it is undecided, or that are missing in a view. */
    MetricValues valuesUnless(BitSet undecided) {
        BitSet missing = missing();
        missing.or(undecided);
        BitSet entering = new BitSet();
        entering.set(0, rows);
        entering.andNot(missing);
        return joined(missing, entering);
    }

    private BitSet missing() {
        BitSet missing = new BitSet();
        views.forEach(view -> missing.or(view.missing()));
        return missing;
    }

    private MetricValues joined(BitSet missing, BitSet entering) {
        if (!views.get(0).isExact()) {
            return MetricValues.real(rows, missing, entering, reals());
        }
        BitSet overflowed = new BitSet();
        for (MetricValues view : views) {
            overflowed.or(Truths.intersection(view.entering(), view.overflowed()));
        }
        return MetricValues.exact(rows, missing, entering, overflowed, wholes());
    }

    private int variables() {
        return switch (denominators) {
            case NONE -> views.size();
            case SHARED -> views.size() + 1;
            case EACH -> 2 * views.size();
        };
    }

    private long[][] wholes() {
        long[][] columns = new long[variables()][rows];
        for (int i = 0; i < views.size(); i++) {
            MetricValues view = views.get(i);
            copyWholes(view, 0, columns[i]);
            if (denominators == Denominators.EACH && view.variables() > 1) {
                copyWholes(view, 1, columns[views.size() + i]);
            } else if (denominators == Denominators.EACH) {
                long[] into = columns[views.size() + i];
                view.entering().stream().forEach(row -> into[row] = 1);
            }
        }
        if (denominators == Denominators.SHARED) {
            Arrays.fill(columns[views.size()], 1);
        }
        return columns;
    }

    private static void copyWholes(MetricValues view, int variable, long[] into) {
        BitSet entering = view.entering();
        for (int row = entering.nextSetBit(0); row >= 0; row = entering.nextSetBit(row + 1)) {
            into[row] = view.whole(variable, row);
        }
    }

    private double[][] reals() {
        double[][] columns = new double[variables()][rows];
        for (int i = 0; i < views.size(); i++) {
            MetricValues view = views.get(i);
            copyReals(view, 0, columns[i]);
            if (denominators == Denominators.EACH && view.variables() > 1) {
                copyReals(view, 1, columns[views.size() + i]);
            } else if (denominators == Denominators.EACH) {
                double[] into = columns[views.size() + i];
                view.entering().stream().forEach(row -> into[row] = 1);
            }
        }
        if (denominators == Denominators.SHARED) {
            Arrays.fill(columns[views.size()], 1);
        }
        return columns;
    }

    private static void copyReals(MetricValues view, int variable, double[] into) {
        BitSet entering = view.entering();
        for (int row = entering.nextSetBit(0); row >= 0; row = entering.nextSetBit(row + 1)) {
            into[row] = view.real(variable, row);
        }
    }
}
