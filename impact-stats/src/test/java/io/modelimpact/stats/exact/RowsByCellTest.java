package io.modelimpact.stats.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RowsByCellTest {

    @Property(tries = 100, seed = "701")
    void every_row_with_a_cell_stands_once_in_a_run_of_its_cell_and_block(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 9000) int rows,
            @ForAll @IntRange(min = 1, max = 5000) int cells) {
        int[] cellOf = cells(seed, rows, cells);
        RowsByCell ordered = RowsByCell.of(cellOf, rows);
        int[] seen = new int[rows];
        int blocks = (rows + RowsByCell.BLOCK - 1) / RowsByCell.BLOCK;
        for (int block = 0; block < blocks; block++) {
            for (int run = ordered.firstRun(block); run < ordered.lastRun(block); run++) {
                assertThat(ordered.to(run)).isGreaterThan(ordered.from(run));
                for (int at = ordered.from(run); at < ordered.to(run); at++) {
                    int row = ordered.order()[at];
                    seen[row]++;
                    assertThat(cellOf[row]).isEqualTo(ordered.cellOf(run));
                    assertThat(row / RowsByCell.BLOCK).isEqualTo(block);
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            assertThat(seen[row]).isEqualTo(cellOf[row] < 0 ? 0 : 1);
        }
    }

    @Property(tries = 50, seed = "702")
    void the_rows_of_each_cell_are_counted(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 5000) int rows,
            @ForAll @IntRange(min = 1, max = 50) int cells) {
        int[] cellOf = cells(seed, rows, cells);
        RowsByCell ordered = RowsByCell.of(cellOf, rows);
        long[] counts = ordered.counts();
        assertThat(ordered.rows()).isEqualTo(rows);
        assertThat(ordered.cells())
                .isEqualTo(1 + Arrays.stream(cellOf).max().orElse(-1))
                .isEqualTo(counts.length);
        for (int cell = 0; cell < counts.length; cell++) {
            int asked = cell;
            assertThat(counts[cell])
                    .isEqualTo(Arrays.stream(cellOf).filter(c -> c == asked).count());
        }
    }

    @Test
    void what_was_ordered_before_is_forgotten() {
        RowsByCell ordered = RowsByCell.of(new int[] {7, 7, 3}, 3);

        ordered.order(new int[] {9, 9, 1, -1, 1}, 2, 3);

        assertThat(ordered.rows()).isEqualTo(3);
        assertThat(ordered.cells()).isEqualTo(2);
        assertThat(ordered.cell(1)).isEqualTo(-1);
        assertThat(ordered.counts()).containsExactly(0, 2);
        assertThat(ordered.order()[1]).isEqualTo(2);
    }

    @Test
    void no_rows_have_no_cells() {
        assertThat(RowsByCell.create().rows()).isZero();
        assertThat(RowsByCell.create().counts()).isEmpty();
    }

    @Test
    void an_array_that_is_too_short_is_refused() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> RowsByCell.of(new int[] {1}, 2));
    }

    private static int[] cells(long seed, int rows, int cells) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] cellOf = new int[rows];
        Arrays.setAll(cellOf, row -> random.nextInt(cells + 1) - 1);
        return cellOf;
    }
}
