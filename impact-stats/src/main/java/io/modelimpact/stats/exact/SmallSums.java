package io.modelimpact.stats.exact;

/** Adds short integers to the sums of their cells, run by run, under a layout of kind {@link PartLayout.Kind#SMALL}. */
final class SmallSums {
    private SmallSums() {}

    /** Adds sum and sum of squares of a variable, and counts the rows if it is the first. */
    static void addSums(
            IntegerColumns values, int variable, RowsByCell rows, int block, PartLayout layout, long[] into) {
        long[] column = values.column(variable);
        int shift = values.shift();
        int[] order = rows.order();
        int sum = layout.sumStart(variable);
        int square = layout.productStart(layout.product(variable, variable));
        for (int run = rows.firstRun(block); run < rows.lastRun(block); run++) {
            long s = 0;
            long ss = 0;
            int to = rows.to(run);
            for (int at = rows.from(run); at < to; at++) {
                long x = column[shift + order[at]];
                s += x;
                ss += x * x;
            }
            int cell = rows.cellOf(run) * layout.parts;
            into[cell] += variable == 0 ? to - rows.from(run) : 0;
            into[cell + sum] += s;
            into[cell + square] += ss;
        }
    }

    /** Adds counts, sums and products of two variables that are alone. */
    static void addPairs(IntegerColumns values, RowsByCell rows, int block, PartLayout layout, long[] into) {
        long[] first = values.column(0);
        long[] second = values.column(1);
        int shift = values.shift();
        int[] order = rows.order();
        for (int run = rows.firstRun(block); run < rows.lastRun(block); run++) {
            long sx = 0;
            long sy = 0;
            long xx = 0;
            long xy = 0;
            long yy = 0;
            int to = rows.to(run);
            for (int at = rows.from(run); at < to; at++) {
                int row = shift + order[at];
                long x = first[row];
                long y = second[row];
                sx += x;
                sy += y;
                xx += x * x;
                xy += x * y;
                yy += y * y;
            }
            int cell = rows.cellOf(run) * layout.parts;
            into[cell] += to - rows.from(run);
            into[cell + 1] += sx;
            into[cell + 2] += sy;
            into[cell + 3] += xx;
            into[cell + 4] += xy;
            into[cell + 5] += yy;
        }
    }

    /** Adds sums of the products of a variable with one other. */
    static void addProducts(
            IntegerColumns values, int i, int j, RowsByCell rows, int block, PartLayout layout, long[] into) {
        long[] first = values.column(i);
        long[] second = values.column(j);
        int shift = values.shift();
        int[] order = rows.order();
        int product = layout.productStart(layout.product(i, j));
        for (int run = rows.firstRun(block); run < rows.lastRun(block); run++) {
            long s = 0;
            int to = rows.to(run);
            for (int at = rows.from(run); at < to; at++) {
                int row = shift + order[at];
                s += first[row] * second[row];
            }
            into[rows.cellOf(run) * layout.parts + product] += s;
        }
    }

    /** Adds sums of the products of a variable with four that follow each other. */
    static void addFourProducts(
            IntegerColumns values, int i, int j, RowsByCell rows, int block, PartLayout layout, long[] into) {
        long[] x = values.column(i);
        long[] a = values.column(j);
        long[] b = values.column(j + 1);
        long[] c = values.column(j + 2);
        long[] d = values.column(j + 3);
        int shift = values.shift();
        int[] order = rows.order();
        int product = layout.productStart(layout.product(i, j));
        for (int run = rows.firstRun(block); run < rows.lastRun(block); run++) {
            long xa = 0;
            long xb = 0;
            long xc = 0;
            long xd = 0;
            int to = rows.to(run);
            for (int at = rows.from(run); at < to; at++) {
                int row = shift + order[at];
                long factor = x[row];
                xa += factor * a[row];
                xb += factor * b[row];
                xc += factor * c[row];
                xd += factor * d[row];
            }
            int cell = rows.cellOf(run) * layout.parts + product;
            into[cell] += xa;
            into[cell + 1] += xb;
            into[cell + 2] += xc;
            into[cell + 3] += xd;
        }
    }
}
