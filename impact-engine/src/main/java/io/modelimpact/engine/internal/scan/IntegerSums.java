package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.exact.ExactCrossProducts;
import java.math.BigInteger;
import java.util.Arrays;

/** Sums and sums of products of small integers in 128 bits each, to be handed on to exact statistics now and then. */
final class IntegerSums {

    /** Products stay below 2^94, so 2^31 rows of them stay within 128 bits. */
    private static final long LIMIT = 1L << 47;

    private static final int MOST_ROWS = Integer.MAX_VALUE;

    private final long[] high;
    private final long[] low;
    private final int variables;
    private int rows;

    IntegerSums(int variables) {
        this.variables = variables;
        this.high = new long[variables + variables * (variables + 1) / 2];
        this.low = new long[high.length];
    }

    /** Whether the value is small enough. */
    static boolean takes(long value) {
        return value < LIMIT && value > -LIMIT;
    }

    /** Whether another row may be added. */
    boolean isFull() {
        return rows == MOST_ROWS;
    }

    void add(long value) {
        rows++;
        addProduct(0, value, 1);
        addProduct(1, value, value);
    }

    void add(long first, long second) {
        rows++;
        addProduct(0, first, 1);
        addProduct(1, second, 1);
        addProduct(2, first, first);
        addProduct(3, first, second);
        addProduct(4, second, second);
    }

    void add(long[] values) {
        rows++;
        int at = variables;
        for (int i = 0; i < variables; i++) {
            addProduct(i, values[i], 1);
            for (int j = i; j < variables; j++) {
                addProduct(at++, values[i], values[j]);
            }
        }
    }

    private void addProduct(int at, long left, long right) {
        long product = left * right;
        long sum = low[at] + product;
        int carry = Long.compareUnsigned(sum, product) < 0 ? 1 : 0;
        low[at] = sum;
        high[at] += Math.multiplyHigh(left, right) + carry;
    }

    /** Adds everything to the statistics and starts anew. */
    void moveTo(ExactCrossProducts products) {
        if (rows == 0) {
            return;
        }
        BigInteger[] totals = new BigInteger[high.length];
        Arrays.setAll(totals, this::total);
        products.addTotals(
                rows, Arrays.copyOfRange(totals, 0, variables), Arrays.copyOfRange(totals, variables, totals.length));
        Arrays.fill(high, 0);
        Arrays.fill(low, 0);
        rows = 0;
    }

    private BigInteger total(int at) {
        BigInteger unsignedLow = new BigInteger(Long.toUnsignedString(low[at]));
        return BigInteger.valueOf(high[at]).shiftLeft(Long.SIZE).add(unsignedLow);
    }
}
