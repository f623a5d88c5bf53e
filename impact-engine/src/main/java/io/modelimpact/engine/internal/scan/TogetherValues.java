package io.modelimpact.engine.internal.scan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The values of several metrics side by side, each followed by a column that is 1 in a row that enters it. A row that does not enter a metric
 * has zeros there, and so has one whose value is not finite: the metric is refused for that, and the others must not lose the row.
 */
final class TogetherValues {

    private TogetherValues() {}

    /** The rows that enter all metrics with finite values. */
    static BitSet entersAll(List<MetricValues> metrics) {
        BitSet entersAll = metrics.get(0).finite();
        metrics.forEach(metric -> entersAll.and(metric.finite()));
        return entersAll;
    }

    /**
     * The columns of all metrics.
     *
     * @param metrics the values of each metric
     * @param widths how many columns each metric takes, the last of which says whether the row enters
     * @param among the rows that are asked for
     * @param rows how many rows there are
     */
    static MetricValues of(List<MetricValues> metrics, int[] widths, BitSet among, int rows) {
        int width = Arrays.stream(widths).sum();
        if (metrics.stream().allMatch(MetricValues::isExact)) {
            long[][] columns = new long[width][rows];
            for (int metric = 0, at = 0; metric < widths.length; at += widths[metric++]) {
                putWholes(metrics.get(metric), among, columns, at);
            }
            return MetricValues.exact(rows, new BitSet(), among, new BitSet(), columns);
        }
        double[][] columns = new double[width][rows];
        for (int metric = 0, at = 0; metric < widths.length; at += widths[metric++]) {
            putReals(metrics.get(metric), among, columns, at);
        }
        return MetricValues.real(rows, new BitSet(), among, columns);
    }

    private static void putWholes(MetricValues metric, BitSet among, long[][] columns, int at) {
        BitSet entering = metric.finite();
        entering.and(among);
        int variables = metric.variables();
        for (int row = entering.nextSetBit(0); row >= 0; row = entering.nextSetBit(row + 1)) {
            for (int variable = 0; variable < variables; variable++) {
                columns[at + variable][row] = metric.whole(variable, row);
            }
            columns[at + variables][row] = 1;
        }
    }

    /** Where one metric is binary64 all are; a whole number beyond 2^53 is rounded then. */
    private static void putReals(MetricValues metric, BitSet among, double[][] columns, int at) {
        BitSet entering = metric.finite();
        entering.and(among);
        int variables = metric.variables();
        for (int row = entering.nextSetBit(0); row >= 0; row = entering.nextSetBit(row + 1)) {
            for (int variable = 0; variable < variables; variable++) {
                columns[at + variable][row] =
                        metric.isExact() ? metric.whole(variable, row) : metric.real(variable, row);
            }
            columns[at + variables][row] = 1;
        }
    }
}
