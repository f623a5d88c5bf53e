package io.modelimpact.benchmarks;

import io.modelimpact.benchmarks.SideBySide.Measurements;
import io.modelimpact.stats.exact.GroupedCrossProducts;
import java.util.SplittableRandom;

/** Count, both means, both variances and the covariance of two columns, by group. */
final class MomentJobs {

    private static final int ARMS = 3;
    private static final int CELLS = 300;

    private MomentJobs() {}

    static void measure(Measurements into) throws Exception {
        int rows = into.rows(10_000_000);
        double[][] doubles = new double[2][rows];
        long[][] cents = new long[2][rows];
        int[] arm = new int[rows];
        int[] cell = new int[rows];
        SplittableRandom random = new SplittableRandom(2);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < 2; i++) {
                doubles[i][row] = 100 + 50 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
                cents[i][row] = Math.round(100 * doubles[i][row]);
            }
            arm[row] = random.nextInt(ARMS);
            cell[row] = random.nextInt(CELLS);
        }
        try (DuckTable duck = DuckTable.open(1)) {
            duck.create(
                    "t",
                    "x DOUBLE NOT NULL, y DOUBLE NOT NULL, arm INTEGER NOT NULL, cell INTEGER NOT NULL",
                    rows,
                    (appender, row) -> {
                        appender.append(cents[0][row] / 100.0);
                        appender.append(cents[1][row] / 100.0);
                        appender.append(arm[row]);
                        appender.append(cell[row]);
                    });
            into.add(decimals("arm", rows, cents, arm, duck, 0.35));
            into.add(decimals("300 cells", rows, cents, cell, duck, 0.5));
            duck.create(
                    "t",
                    "x DOUBLE NOT NULL, y DOUBLE NOT NULL, arm INTEGER NOT NULL, cell INTEGER NOT NULL",
                    rows,
                    (appender, row) -> {
                        appender.append(doubles[0][row]);
                        appender.append(doubles[1][row]);
                        appender.append(arm[row]);
                        appender.append(cell[row]);
                    });
            into.add(doubles("arm", rows, doubles, arm, duck, 0.9));
            into.add(doubles("300 cells", rows, doubles, cell, duck, 1.2));
        }
    }

    private static Job decimals(String by, int rows, long[][] values, int[] cells, DuckTable duck, double target) {
        return new Job(
                "exact moments of two decimals by " + by,
                rows,
                () -> {
                    GroupedCrossProducts moments = GroupedCrossProducts.create(2, 1);
                    moments.addAll(values, 0, rows, new int[][] {cells});
                    return moments.cell(0, 0);
                },
                "DuckDB GROUP BY",
                () -> duck.query(sql(by)),
                target);
    }

    private static Job doubles(String by, int rows, double[][] values, int[] cells, DuckTable duck, double target) {
        return new Job(
                "exact moments of two doubles by " + by,
                rows,
                () -> {
                    GroupedCrossProducts moments = GroupedCrossProducts.create(2, 1);
                    moments.addAll(values, 0, rows, new int[][] {cells});
                    return moments.cell(0, 0);
                },
                "DuckDB GROUP BY",
                () -> duck.query(sql(by)),
                target);
    }

    private static String sql(String by) {
        String key = by.equals("arm") ? "arm" : "cell";
        return "SELECT " + key
                + ", count(*), avg(x), avg(y), var_samp(x), var_samp(y), covar_samp(x, y) FROM t GROUP BY " + key;
    }
}
