package io.modelimpact.stats.exact;

/**
 * A block of rows of integers that fit a layout; rows that do not are on a list and are zero here. Mutable, confined to one
 * thread.
 */
final class LongParts {
    static final int CAPACITY = DoubleParts.CAPACITY;

    private static final int TOLERATED = CAPACITY / 64;

    final int[] odd = new int[CAPACITY];
    int oddCount;
    int rows;
    final long[][] block;

    private PartLayout layout;

    LongParts(int variables) {
        this.block = new long[variables][CAPACITY];
        this.layout = PartLayout.ofIntegers(variables, true);
    }

    PartLayout layout() {
        return layout;
    }

    /** Takes rows, at most {@link #CAPACITY}. */
    void take(long[][] values, int from, int count) {
        rows = count;
        oddCount = 0;
        for (int i = 0; i < block.length; i++) {
            System.arraycopy(values[i], from, block[i], 0, count);
        }
        if (!allFit()) {
            findOddRows();
            if (oddCount > TOLERATED && layout.kind == PartLayout.Kind.SMALL_INTEGERS) {
                layout = PartLayout.ofIntegers(block.length, false);
                oddCount = 0;
                findOddRows();
            }
            blankOddRows();
        }
    }

    private int bits() {
        return layout.kind == PartLayout.Kind.SMALL_INTEGERS ? PartLayout.SMALL_BITS : BinaryWindow.WIDTH;
    }

    private boolean allFit() {
        long above = 0;
        long offset = 1L << bits();
        for (long[] column : block) {
            for (int row = 0; row < rows; row++) {
                above |= column[row] + offset;
            }
        }
        return above >>> (bits() + 1) == 0;
    }

    private void findOddRows() {
        long limit = 1L << bits();
        for (int row = 0; row < rows; row++) {
            for (long[] column : block) {
                if (column[row] >= limit || column[row] < -limit) {
                    odd[oddCount++] = row;
                    break;
                }
            }
        }
    }

    private void blankOddRows() {
        for (int at = 0; at < oddCount; at++) {
            for (long[] column : block) {
                column[odd[at]] = 0;
            }
        }
    }
}
