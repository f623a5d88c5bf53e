package io.modelimpact.stats.exact;

/** Adds parts of doubles to the sums of their cells, run by run, under a layout of kind {@link PartLayout.Kind#SPLIT}. */
final class SplitSums {
    private SplitSums() {}

    /** Adds the two parts of a variable, and counts the rows if it is the first. */
    static void addSums(DoubleParts values, int variable, RowsByCell rows, int block, PartLayout layout, long[] into) {
        int part = layout.sumStart(variable);
        double[] upper = values.parts[part - 1];
        double[] lower = values.parts[part];
        int shift = values.shift();
        int[] order = rows.order();
        for (int run = rows.firstRun(block); run < rows.lastRun(block); run++) {
            long high = 0;
            long low = 0;
            int to = rows.to(run);
            for (int at = rows.from(run); at < to; at++) {
                int row = shift + order[at];
                high += Double.doubleToRawLongBits(upper[row]);
                low += Double.doubleToRawLongBits(lower[row]);
            }
            int cell = rows.cellOf(run) * layout.parts;
            into[cell] += variable == 0 ? to - rows.from(run) : 0;
            into[cell + part] += high;
            into[cell + part + 1] += low;
        }
    }

    /** Adds the three parts of a product. */
    static void addProducts(
            DoubleParts values, int product, RowsByCell rows, int block, PartLayout layout, long[] into) {
        int part = layout.productStart(product);
        double[] upper = values.parts[part - 1];
        double[] middle = values.parts[part];
        double[] lower = values.parts[part + 1];
        int shift = values.shift();
        int[] order = rows.order();
        for (int run = rows.firstRun(block); run < rows.lastRun(block); run++) {
            long high = 0;
            long mid = 0;
            long low = 0;
            int to = rows.to(run);
            for (int at = rows.from(run); at < to; at++) {
                int row = shift + order[at];
                high += Double.doubleToRawLongBits(upper[row]);
                mid += Double.doubleToRawLongBits(middle[row]);
                low += Double.doubleToRawLongBits(lower[row]);
            }
            int cell = rows.cellOf(run) * layout.parts + part;
            into[cell] += high;
            into[cell + 1] += mid;
            into[cell + 2] += low;
        }
    }
}
