package io.modelimpact.stats.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupedCrossProductsTest {
    private static final int GROUPINGS = 2;

    @Property(tries = 150, seed = "601")
    void cells_of_doubles_have_the_bits_of_rows_added_one_by_one(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int variables,
            @ForAll @IntRange(min = 1, max = 3000) int rows,
            @ForAll @IntRange(min = 1, max = 300) int cells) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] values = new double[variables][];
        for (int i = 0; i < variables; i++) {
            values[i] = DoubleSamples.any(random).array(random, rows);
        }
        int[][] cellOf = cells(random, rows, cells);
        GroupedCrossProducts grouped = GroupedCrossProducts.create(variables, GROUPINGS);

        addInPieces(random, rows, (from, to) -> grouped.addAll(values, from, to - from, part(cellOf, from, to)));

        requireSame(grouped, cells, variables, cellOf, (state, row) -> state.addRow(row(values, row)), rows);
    }

    @Property(tries = 100, seed = "602")
    void cells_of_integers_have_the_bits_of_rows_added_one_by_one(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int variables,
            @ForAll @IntRange(min = 1, max = 3000) int rows,
            @ForAll @IntRange(min = 1, max = 300) int cells,
            @ForAll @IntRange(min = 0, max = 63) int shift) {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] values = new long[variables][rows];
        for (long[] column : values) {
            for (int row = 0; row < rows; row++) {
                column[row] = random.nextInt(50) == 0 ? random.nextLong() : random.nextLong() >> shift;
            }
        }
        int[][] cellOf = cells(random, rows, cells);
        GroupedCrossProducts grouped = GroupedCrossProducts.create(variables, GROUPINGS);

        addInPieces(random, rows, (from, to) -> grouped.addAll(values, from, to - from, part(cellOf, from, to)));

        requireSame(grouped, cells, variables, cellOf, (state, row) -> state.addRow(row(values, row)), rows);
    }

    @Property(tries = 150, seed = "603")
    void rows_in_a_shared_order_without_those_left_out_leave_the_bits_of_rows_added_one_by_one(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 7) int variables,
            @ForAll @IntRange(min = 1, max = 6000) int rows,
            @ForAll @IntRange(min = 1, max = 300) int cells,
            @ForAll @IntRange(min = 0, max = 100) int percentLeftOut) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] cellOf = cells(random, rows, cells);
        RowsByCell[] ordered = {RowsByCell.of(cellOf[0], rows), RowsByCell.of(cellOf[1], rows)};
        BitSet leftOut = new BitSet();
        for (int row = 0; row < rows; row++) {
            leftOut.set(row, random.nextInt(100) < percentLeftOut);
        }
        double[][] doubles = new double[variables][];
        Arrays.setAll(doubles, i -> DoubleSamples.any(random).array(random, 3 + rows));
        long[][] longs = new long[variables][3 + rows];
        int shift = random.nextInt(64);
        for (long[] column : longs) {
            Arrays.setAll(column, row -> random.nextInt(90) == 0 ? random.nextLong() : random.nextLong() >> shift);
        }
        GroupedCrossProducts ofDoubles = GroupedCrossProducts.create(variables, GROUPINGS);
        GroupedCrossProducts ofLongs = GroupedCrossProducts.create(variables, GROUPINGS);

        ofDoubles.addAll(doubles, 3, leftOut, ordered);
        ofLongs.addAll(longs, 3, leftOut, ordered);

        for (int[] grouping : cellOf) {
            leftOut.stream().forEach(row -> grouping[row] = -1);
        }
        requireSame(ofDoubles, cells, variables, cellOf, (state, row) -> state.addRow(row(doubles, 3 + row)), rows);
        requireSame(ofLongs, cells, variables, cellOf, (state, row) -> state.addRow(row(longs, 3 + row)), rows);
    }

    @Property(tries = 60, seed = "604")
    void kinds_of_doubles_may_follow_each_other(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int variables, @ForAll boolean isScattered) {
        SplittableRandom random = new SplittableRandom(seed);
        int cells = isScattered ? 200 : 3;
        int rows = 4 * RowsByCell.BLOCK;
        double[][] values = new double[variables][rows];
        for (int block = 0; block < 4; block++) {
            for (double[] column : values) {
                double[] some = DoubleSamples.any(random).array(random, RowsByCell.BLOCK);
                System.arraycopy(some, 0, column, block * RowsByCell.BLOCK, some.length);
            }
        }
        int[][] cellOf = cells(random, rows, cells);
        GroupedCrossProducts grouped = GroupedCrossProducts.create(variables, GROUPINGS);

        grouped.addAll(values, 0, rows, cellOf);

        requireSame(grouped, cells, variables, cellOf, (state, row) -> state.addRow(row(values, row)), rows);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {-(1L << 60), (1L << 60) - 1, -(1L << 60) - 1, 1L << 60, -(1L << 23), (1L << 23), Long.MIN_VALUE})
    void integers_at_the_edges_of_layouts_are_added_without_loss(long edge) {
        int rows = 5000;
        long[] longs = new long[rows];
        double[] doubles = new double[rows];
        Arrays.setAll(longs, row -> row % 7 == 0 ? edge : row % 7 == 1 ? -(edge + 1) : edge + row % 2);
        Arrays.setAll(doubles, row -> (double) longs[row]);
        GroupedCrossProducts grouped = GroupedCrossProducts.create(2, 2);
        ExactCrossProducts expected = ExactCrossProducts.create(2);
        int[][] together = new int[2][rows];
        Arrays.setAll(together[1], row -> row % 150);

        grouped.addAll(new long[][] {longs, longs}, 0, rows, together);
        grouped.addAll(new double[][] {doubles, doubles}, 0, rows, together);
        for (int row = 0; row < rows; row++) {
            expected.addRow(longs[row], longs[row]);
            expected.addRow(doubles[row], doubles[row]);
        }

        assertThat(grouped.cell(0, 0)).isEqualTo(expected);
        assertThat(merged(grouped, 1, 150)).isEqualTo(expected);
    }

    /** So many rows of one cell that its sums have to be moved on before they overflow. */
    @ParameterizedTest
    @ValueSource(longs = {(1L << 60) - 1, -(1L << 60), (1L << 23) - 1, -(1L << 23)})
    void sums_of_extreme_integers_are_moved_on_before_they_overflow(long extreme) {
        int rows = 150_000;
        long[] longs = new long[rows];
        Arrays.fill(longs, extreme);
        int[][] cells = new int[2][rows];
        Arrays.setAll(cells[1], row -> row == 0 ? 200 : 7);
        GroupedCrossProducts grouped = GroupedCrossProducts.create(2, 2);
        BigInteger sum = BigInteger.valueOf(extreme).multiply(BigInteger.valueOf(rows));

        grouped.addAll(new long[][] {longs, longs}, 0, rows, cells);

        for (ExactCrossProducts total : List.of(grouped.cell(0, 0), merged(grouped, 1, 201))) {
            assertThat(total.sum(1)).isEqualTo(ExactRational.of(sum));
            assertThat(total.sumOfProducts(0, 1))
                    .isEqualTo(ExactRational.of(sum.multiply(BigInteger.valueOf(extreme))));
        }
    }

    private static ExactCrossProducts merged(GroupedCrossProducts grouped, int grouping, int cells) {
        ExactCrossProducts all = ExactCrossProducts.create(grouped.variables());
        for (int cell = 0; cell < cells; cell++) {
            all.merge(grouped.cell(grouping, cell));
        }
        return all;
    }

    @Test
    void values_that_would_vanish_when_scaled_are_not_taken_for_zero() {
        double[] values = new double[3000];
        Arrays.fill(values, 0x1p900);
        values[0] = 0x1p-900;
        values[1] = Double.MIN_VALUE;
        double[] tiny = new double[3000];
        Arrays.fill(tiny, 0x1.8p-1060);
        tiny[5] = Double.MIN_VALUE;
        tiny[6] = -0x1p-1050;
        ExactCrossProducts byColumn = ExactCrossProducts.create(2);
        ExactCrossProducts byRow = ExactCrossProducts.create(2);

        byColumn.addAll(new double[][] {values, tiny}, 0, 3000);
        for (int row = 0; row < 3000; row++) {
            byRow.add(values[row], tiny[row]);
        }

        assertThat(byColumn).isEqualTo(byRow);
    }

    @Test
    void groupings_of_different_rows_are_refused() {
        GroupedCrossProducts grouped = GroupedCrossProducts.create(1, 2);
        RowsByCell two = RowsByCell.of(new int[2], 2);
        RowsByCell three = RowsByCell.of(new int[3], 3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> grouped.addAll(new long[1][3], 0, new BitSet(), two, three))
                .withMessage("Expected as many rows in each grouping, found 2 and 3");
    }

    @Test
    void statistics_made_elsewhere_are_merged_into_a_cell() {
        GroupedCrossProducts grouped = GroupedCrossProducts.create(1, 1);
        ExactCrossProducts elsewhere = ExactCrossProducts.create(1);
        elsewhere.add(0.5);
        elsewhere.add(Double.NaN);

        grouped.addAll(new long[][] {{3}}, 0, 1, new int[][] {{2}});
        grouped.merge(0, 2, elsewhere);

        assertThat(grouped.cell(0, 2).sum(0)).isEqualTo(ExactRational.of(3.5));
        assertThat(grouped.cell(0, 2).count()).isEqualTo(2);
        assertThat(grouped.cell(0, 2).nonFiniteCount()).isEqualTo(1);
        assertThat(elsewhere.count()).isEqualTo(1);
    }

    @Property(tries = 100, seed = "605")
    void variables_that_are_one_everywhere_need_not_be_added(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] values = {
            DoubleSamples.any(random).array(random, rows),
            DoubleSamples.any(random).array(random, rows)
        };
        int[] sources = new int[1 + random.nextInt(5)];
        Arrays.setAll(sources, i -> random.nextInt(3) - 1);
        ExactCrossProducts two = ExactCrossProducts.create(2);
        ExactCrossProducts expected = ExactCrossProducts.create(sources.length);
        for (int row = 0; row < rows; row++) {
            int at = row;
            two.add(values[0][row], values[1][row]);
            boolean isFinite = Double.isFinite(values[0][row]) && Double.isFinite(values[1][row]);
            expected.addRow(Arrays.stream(sources)
                    .mapToDouble(source -> !isFinite ? Double.NaN : source < 0 ? 1 : values[source][at])
                    .toArray());
        }
        String before = two.canonicalText();

        assertThat(two.withOnes(sources).canonicalText()).isEqualTo(expected.canonicalText());
        assertThat(two.canonicalText()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(DoubleSamples.class)
    void columns_have_the_bits_of_rows_added_one_by_one(DoubleSamples samples) {
        SplittableRandom random = new SplittableRandom(7);
        double[][] values = {samples.array(random, 5000), samples.array(random, 5000)};
        ExactCrossProducts byColumn = ExactCrossProducts.create(2);
        ExactCrossProducts byRow = ExactCrossProducts.create(2);

        byColumn.addAll(values, 3, 4990);
        for (int row = 3; row < 4990; row++) {
            byRow.add(values[0][row], values[1][row]);
        }

        assertThat(byColumn).isEqualTo(byRow);
    }

    @ParameterizedTest
    @ValueSource(longs = {-(1L << 23), -(1L << 24), -(1L << 25), -(1L << 26), (1L << 46) - 1, -(1L << 60)})
    void more_rows_of_the_largest_parts_than_a_long_holds_do_not_overflow(long largest) {
        int rows = 3 * BinaryWindow.ROWS_A_LONG_HOLDS;
        double[] values = new double[rows];
        long[] longs = new long[rows];
        Arrays.fill(values, Math.nextDown(0x1p10));
        Arrays.fill(longs, largest);
        GroupedCrossProducts doubles = GroupedCrossProducts.create(1, 1);
        GroupedCrossProducts integers = GroupedCrossProducts.create(1, 1);

        doubles.addAll(new double[][] {values}, 0, rows, new int[][] {new int[rows]});
        integers.addAll(new long[][] {longs}, 0, rows, new int[][] {new int[rows]});

        ExactRational value = ExactRational.of(values[0]);
        assertThat(doubles.cell(0, 0).sum(0)).isEqualTo(value.times(rows));
        assertThat(doubles.cell(0, 0).sumOfProducts(0, 0))
                .isEqualTo(value.squared().times(rows));
        ExactRational integer = ExactRational.of(longs[0]);
        assertThat(integers.cell(0, 0).sum(0)).isEqualTo(integer.times(rows));
        assertThat(integers.cell(0, 0).sumOfProducts(0, 0))
                .isEqualTo(integer.squared().times(rows));
    }

    @Test
    void rows_without_a_cell_are_left_out_and_cells_without_rows_are_empty() {
        GroupedCrossProducts grouped = GroupedCrossProducts.create(1, 1);

        grouped.addAll(new double[][] {{1, 2, 4, Double.NaN}}, 0, 4, new int[][] {{-1, 3, 3, -1}});
        grouped.addNonFinite(0, 1);

        assertThat(grouped.cells(0)).isEqualTo(4);
        assertThat(grouped.cell(0, 0)).isEqualTo(ExactCrossProducts.create(1));
        assertThat(grouped.cell(0, 99)).isEqualTo(ExactCrossProducts.create(1));
        assertThat(grouped.cell(0, 1).nonFiniteCount()).isEqualTo(1);
        assertThat(grouped.cell(0, 3).count()).isEqualTo(2);
        assertThat(grouped.cell(0, 3).sum(0)).isEqualTo(ExactRational.of(6));
    }

    @Test
    void integers_and_doubles_may_follow_each_other() {
        GroupedCrossProducts grouped = GroupedCrossProducts.create(1, 1);

        grouped.addAll(new double[][] {{0.5}}, 0, 1, new int[][] {{0}});
        grouped.addAll(new long[][] {{3}}, 0, 1, new int[][] {{0}});
        grouped.addAll(new double[][] {{0.25}}, 0, 1, new int[][] {{0}});

        assertThat(grouped.cell(0, 0).sum(0).doubleValue()).isEqualTo(3.75);
    }

    @Test
    void a_wrong_number_of_variables_or_groupings_is_refused() {
        GroupedCrossProducts grouped = GroupedCrossProducts.create(2, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> grouped.addAll(new double[1][1], 0, 1, new int[1][1]))
                .withMessage("Expected 2 variables and 1 groupings, found 1 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> GroupedCrossProducts.create(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> GroupedCrossProducts.create(1, 0));
    }

    private interface RowAdder {
        void add(ExactCrossProducts state, int row);
    }

    private interface RangeAdder {
        void add(int from, int to);
    }

    private static void addInPieces(SplittableRandom random, int rows, RangeAdder adder) {
        for (int from = 0; from < rows; ) {
            int to = Math.min(rows, from + 1 + random.nextInt(2000));
            adder.add(from, to);
            from = to;
        }
    }

    private static void requireSame(
            GroupedCrossProducts grouped, int cells, int variables, int[][] cellOf, RowAdder adder, int rows) {
        for (int grouping = 0; grouping < GROUPINGS; grouping++) {
            for (int cell = 0; cell < cells; cell++) {
                ExactCrossProducts expected = ExactCrossProducts.create(variables);
                for (int row = 0; row < rows; row++) {
                    if (cellOf[grouping][row] == cell) {
                        adder.add(expected, row);
                    }
                }
                assertThat(grouped.cell(grouping, cell).canonicalText()).isEqualTo(expected.canonicalText());
            }
        }
    }

    private static int[][] cells(SplittableRandom random, int rows, int cells) {
        int[][] cellOf = new int[GROUPINGS][rows];
        for (int[] grouping : cellOf) {
            for (int row = 0; row < rows; row++) {
                grouping[row] = random.nextInt(cells + 1) - 1;
            }
        }
        return cellOf;
    }

    private static int[][] part(int[][] cellOf, int from, int to) {
        int[][] part = new int[cellOf.length][];
        for (int i = 0; i < part.length; i++) {
            part[i] = Arrays.copyOfRange(cellOf[i], from, to);
        }
        return part;
    }

    private static double[] row(double[][] columns, int row) {
        return Arrays.stream(columns).mapToDouble(column -> column[row]).toArray();
    }

    private static long[] row(long[][] columns, int row) {
        return Arrays.stream(columns).mapToLong(column -> column[row]).toArray();
    }

    @Test
    void a_cell_takes_the_rows_of_a_cell_elsewhere_which_keeps_them() {
        double[][] values = {{1, 2.5, -4, 8}, {3, 0.5, 7, -1}};
        GroupedCrossProducts some = GroupedCrossProducts.create(2, 2);
        some.addAll(values, 0, 4, new int[][] {{0, 1, 0, 2}, {0, 0, 0, 0}});
        GroupedCrossProducts others = GroupedCrossProducts.create(2, 2);
        others.addAll(values, 0, 3, new int[][] {{1, 1, 0}, {0, 0, 0}});
        ExactCrossProducts kept = others.cell(0, 1);
        ExactCrossProducts both = some.cell(0, 0).copy();
        both.merge(kept);
        some.merge(0, 0, others, 1);
        some.merge(0, 5, others, 1);
        some.addAll(values, 1, 1, new int[][] {{0}, {0}});
        both.addRow(2.5, 0.5);

        assertThat(some.cell(0, 0)).isEqualTo(both);
        assertThat(some.cell(0, 5)).isEqualTo(kept);
        assertThat(others.cell(0, 1)).isEqualTo(kept);
        others.addAll(values, 3, 1, new int[][] {{1}, {0}});
        assertThat(some.cell(0, 5)).as("what was taken is a copy").isEqualTo(kept);
    }

    @Test
    void cells_of_other_statistics_must_be_of_the_same_kind_and_be_there() {
        GroupedCrossProducts some = GroupedCrossProducts.create(2, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> some.merge(0, 0, GroupedCrossProducts.create(1, 1), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> some.merge(0, 0, GroupedCrossProducts.create(2, 2), 0));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> some.merge(0, 0, GroupedCrossProducts.create(2, 1), 0));
    }

    @Test
    void what_is_read_of_a_cell_never_changes() {
        GroupedCrossProducts grouped = GroupedCrossProducts.create(1, 1);
        grouped.addAll(new double[][] {{1, 2}}, 0, 2, new int[][] {{0, 0}});
        ExactCrossProducts before = grouped.cell(0, 0);
        grouped.addAll(new double[][] {{1, 2}}, 0, 2, new int[][] {{0, 0}});

        assertThat(before.count()).isEqualTo(2);
        assertThatIllegalStateException().isThrownBy(() -> before.add(1));
        assertThatIllegalStateException().isThrownBy(() -> grouped.cell(0, 9).add(1));
        assertThat(before.frozen()).isSameAs(before);
        assertThat(before.copy()).isEqualTo(before).isNotSameAs(before);
    }
}
