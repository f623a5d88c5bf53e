package io.modelimpact.stats.exact;

/**
 * Adds integers to the sums of their cells, run by run, under a layout of kind {@link PartLayout.Kind#WIDE}. A sum of words is known from its
 * remainder modulo 2^64 and the sum of the words without their lowest bits, so that no row has to be asked for its carry. Every
 * {@value PartLayout#WIDE_ROWS} rows, and at the end of a run, the sum goes to words of {@value PartLayout#WORD} bits.
 */
final class WideSums {
    private static final int LOW_BITS = 20;
    private static final int HIGH_SHIFT = Long.SIZE - LOW_BITS;
    private static final int WORD = PartLayout.WORD;
    private static final long WORD_MASK = (1L << WORD) - 1;

    private WideSums() {}

    /** Adds sum and sum of squares of a variable, and counts the rows if it is the first. */
    static void addSums(
            IntegerColumns values, int variable, RowsByCell rows, int block, PartLayout layout, long[] into) {
        long[] column = values.column(variable);
        int shift = values.shift();
        int[] order = rows.order();
        int sum = layout.sumStart(variable);
        int square = layout.productStart(layout.product(variable, variable));
        for (int run = rows.firstRun(block); run < rows.lastRun(block); run++) {
            int cell = rows.cellOf(run) * layout.parts;
            int last = rows.to(run);
            into[cell] += variable == 0 ? last - rows.from(run) : 0;
            for (int from = rows.from(run); from < last; from += PartLayout.WIDE_ROWS) {
                int to = Math.min(last, from + PartLayout.WIDE_ROWS);
                long sumLow = 0;
                long sumTop = 0;
                long low = 0;
                long top = 0;
                long high = 0;
                for (int at = from; at < to; at++) {
                    long x = column[shift + order[at]];
                    sumLow += x;
                    sumTop += x >> LOW_BITS;
                    long product = x * x;
                    low += product;
                    top += product >>> LOW_BITS;
                    high += Math.multiplyHigh(x, x);
                }
                putSum(into, cell + sum, sumLow, sumTop);
                putProducts(into, cell + square, low, top, high);
            }
        }
    }

    /** Adds the sum of the products of two variables. */
    static void addProducts(
            IntegerColumns values, int i, int j, RowsByCell rows, int block, PartLayout layout, long[] into) {
        long[] first = values.column(i);
        long[] second = values.column(j);
        int shift = values.shift();
        int[] order = rows.order();
        int part = layout.productStart(layout.product(i, j));
        for (int run = rows.firstRun(block); run < rows.lastRun(block); run++) {
            int cell = rows.cellOf(run) * layout.parts + part;
            int last = rows.to(run);
            for (int from = rows.from(run); from < last; from += PartLayout.WIDE_ROWS) {
                int to = Math.min(last, from + PartLayout.WIDE_ROWS);
                long low = 0;
                long top = 0;
                long high = 0;
                for (int at = from; at < to; at++) {
                    int row = shift + order[at];
                    long x = first[row];
                    long y = second[row];
                    long product = x * y;
                    low += product;
                    top += product >>> LOW_BITS;
                    high += Math.multiplyHigh(x, y);
                }
                putProducts(into, cell, low, top, high);
            }
        }
    }

    private static void putSum(long[] into, int at, long low, long top) {
        long upper = (top >> HIGH_SHIFT) + carry(low, top);
        into[at] += low & WORD_MASK;
        into[at + 1] += (low >>> WORD) + (upper << (Long.SIZE - WORD));
    }

    private static void putProducts(long[] into, int at, long low, long top, long high) {
        long upper = high + (top >>> HIGH_SHIFT) + carry(low, top);
        into[at] += low & WORD_MASK;
        into[at + 1] += (low >>> WORD | upper << (Long.SIZE - WORD)) & WORD_MASK;
        into[at + 2] += upper >> (2 * WORD - Long.SIZE);
    }

    /** What the lowest bits of all words carried beyond 64 bits: they add up to less than 2^64. */
    private static int carry(long low, long top) {
        return Long.compareUnsigned(low, top << LOW_BITS) < 0 ? 1 : 0;
    }
}
