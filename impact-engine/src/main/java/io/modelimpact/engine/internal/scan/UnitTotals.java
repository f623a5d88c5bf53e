package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.exact.ExactSum;
import io.modelimpact.stats.exact.GroupedCrossProducts;
import io.modelimpact.stats.exact.RowsByCell;
import io.modelimpact.stats.quantile.ValueSink;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The sums of the rows of each entry of one grouping, one for each variable: whole numbers in 128 bits each, which must end within 64, or binary64. Sums of
 * binary64 are exact until they are rounded once, so no order of rows changes them. Mutable, confined to one thread.
 */
final class UnitTotals {

    private static final int AT_ONCE = 1 << 15;
    private static final ExactSum[] NO_REALS = new ExactSum[0];

    private final int variables;
    /** Of each entry, the lower and the upper half of each variable. */
    private long[] wholes = new long[0];
    /** Of each entry, each variable. */
    private ExactSum[] reals = NO_REALS;
    /** The entries with a row that enters, and those of these with a value beyond 64 bits. */
    private final BitSet entered = new BitSet();

    private final BitSet beyond = new BitSet();

    UnitTotals(int variables) {
        this.variables = variables;
    }

    void add(int entry, MetricValues values, int row) {
        entered.set(entry);
        if (!values.isExact()) {
            for (int variable = 0; variable < variables; variable++) {
                sum(entry, variable).add(values.real(variable, row));
            }
        } else if (values.overflowed().get(row)) {
            beyond.set(entry);
        } else {
            reserve(entry);
            for (int variable = 0; variable < variables; variable++) {
                long value = values.whole(variable, row);
                add(entry, variable, value >> (Long.SIZE - 1), value);
            }
        }
    }

    private void reserve(int entry) {
        int width = 2 * variables;
        if ((long) width * entry >= wholes.length) {
            wholes = Arrays.copyOf(wholes, Math.multiplyExact(width, room(entry, wholes.length / width)));
        }
    }

    private static int room(int entry, int before) {
        return Math.max(entry + 1, before + before / 2);
    }

    private void add(int entry, int variable, long addedHigh, long addedLow) {
        int at = 2 * (entry * variables + variable);
        wholes[at] += addedLow;
        int carry = Long.compareUnsigned(wholes[at], addedLow) < 0 ? 1 : 0;
        wholes[at + 1] += addedHigh + carry;
    }

    private ExactSum sum(int entry, int variable) {
        int at = entry * variables + variable;
        if (at >= reals.length) {
            reals = Arrays.copyOf(reals, Math.multiplyExact(variables, room(entry, reals.length / variables)));
        }
        ExactSum known = reals[at];
        if (known == null) {
            known = ExactSum.create();
            reals[at] = known;
        }
        return known;
    }

    /** Adds what another part of the rows has, whose entries are those here. */
    void merge(UnitTotals other, int... entryOf) {
        for (int entry = other.entered.nextSetBit(0); entry >= 0; entry = other.entered.nextSetBit(entry + 1)) {
            if (entryOf[entry] != RepeatedUnits.NONE) {
                merge(entryOf[entry], other, entry);
            }
        }
    }

    private void merge(int entry, UnitTotals other, int theirs) {
        entered.set(entry);
        if (other.beyond.get(theirs)) {
            beyond.set(entry);
        }
        if (other.hasReals()) {
            for (int variable = 0; variable < variables; variable++) {
                sum(entry, variable).merge(other.sum(theirs, variable));
            }
        } else if (2 * variables * theirs < other.wholes.length) {
            reserve(entry);
            for (int variable = 0; variable < variables; variable++) {
                int at = 2 * (theirs * variables + variable);
                add(entry, variable, other.wholes[at + 1], other.wholes[at]);
            }
        }
    }

    void writeTo(StateWriter out) {
        out.add(hasReals() ? 1 : 0);
        out.add(size());
        for (int entry = entered.nextSetBit(0); entry >= 0; entry = entered.nextSetBit(entry + 1)) {
            out.add(entry);
            if (hasReals()) {
                for (int variable = 0; variable < variables; variable++) {
                    out.add(sum(entry, variable).canonicalText());
                }
            } else {
                reserve(entry);
                out.add(beyond.get(entry) ? 1 : 0);
                for (int at = 2 * variables * entry; at < 2 * variables * (entry + 1); at++) {
                    out.add(wholes[at]);
                }
            }
        }
    }

    void read(StateReader in) {
        boolean areReal = in.next() == 1;
        int size = in.nextInt();
        for (int i = 0; i < size; i++) {
            int entry = in.nextInt();
            entered.set(entry);
            if (areReal) {
                for (int variable = 0; variable < variables; variable++) {
                    sum(entry, variable).merge(ExactSum.parse(in.nextText()));
                }
            } else {
                beyond.set(entry, in.next() == 1);
                reserve(entry);
                for (int at = 2 * variables * entry; at < 2 * variables * (entry + 1); at++) {
                    wholes[at] = in.next();
                }
            }
        }
    }

    /** Whether sums are binary64. */
    boolean hasReals() {
        return reals.length > 0;
    }

    /** How many entries have a row that enters. */
    int size() {
        return entered.cardinality();
    }

    /** Adds each entry that has a row that enters to its cell, as one row. */
    void addTo(GroupedCrossProducts sums, UnitEntries entries, UnitFinish finish) {
        RowsByCell ordered = RowsByCell.create();
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            int count = Math.min(AT_ONCE, entries.size() - from);
            ordered.order(entries.cells(), from, count);
            BitSet leftOut = entered.get(from, from + count);
            leftOut.flip(0, count);
            if (hasReals()) {
                sums.addAll(reals(from, count, leftOut, finish), 0, leftOut, ordered);
            } else {
                sums.addAll(wholes(from, count, leftOut, finish), 0, leftOut, ordered);
            }
        }
        for (int entry = entered.nextSetBit(0); entry >= 0; entry = entered.nextSetBit(entry + 1)) {
            if (isBeyondLong(entry)) {
                sums.addNonFinite(0, entries.cell(entry));
            }
        }
    }

    private double[][] reals(int from, int count, BitSet leftOut, UnitFinish finish) {
        double[][] columns = new double[variables][count];
        for (int row = leftOut.nextClearBit(0); row < count; row = leftOut.nextClearBit(row + 1)) {
            for (int variable = 0; variable < variables; variable++) {
                columns[variable][row] =
                        finish.real(variable, sum(from + row, variable).doubleValue());
            }
        }
        return columns;
    }

    /** Leaves out also those beyond 64 bits. */
    private long[][] wholes(int from, int count, BitSet leftOut, UnitFinish finish) {
        long[][] columns = new long[variables][count];
        for (int row = leftOut.nextClearBit(0); row < count; row = leftOut.nextClearBit(row + 1)) {
            if (isBeyondLong(from + row)) {
                leftOut.set(row);
            } else {
                for (int variable = 0; variable < variables; variable++) {
                    columns[variable][row] = finish.whole(variable, whole(from + row, variable));
                }
            }
        }
        return columns;
    }

    private long whole(int entry, int variable) {
        return wholes[2 * (entry * variables + variable)];
    }

    private boolean isBeyondLong(int entry) {
        boolean isBeyond = beyond.get(entry);
        for (int variable = 0; variable < variables && !isBeyond && !hasReals(); variable++) {
            long high = wholes[2 * (entry * variables + variable) + 1];
            isBeyond = high != whole(entry, variable) >> (Long.SIZE - 1);
        }
        return isBeyond;
    }

    /** Hands on the first sum of each entry that has a row that enters as a value of its cell. */
    void giveTo(List<? extends ValueSink> cells, UnitEntries entries) {
        for (int entry = entered.nextSetBit(0); entry >= 0; entry = entered.nextSetBit(entry + 1)) {
            ValueSink sink = cells.get(entries.cell(entry));
            if (hasReals()) {
                sink.add(sum(entry, 0).doubleValue());
            } else if (isBeyondLong(entry)) {
                sink.addNotFinite(1);
            } else {
                sink.add(whole(entry, 0));
            }
        }
    }
}
