package io.modelimpact.stats.exact;

/**
 * Adds rows to the sums of their cells one after the other, for groupings of so many cells that few rows of a block share one. Rows of different cells
 * do not wait for each other's sums. Mutable, confined to one thread.
 */
final class ScatteredSums {
    private static final int WORD = PartLayout.WORD;
    private static final long WORD_MASK = (1L << WORD) - 1;

    /** Where the sums of each row's cell start; negative for a row without cell. */
    private int[] places = new int[0];

    private int place(RowsByCell rows, int block, PartLayout layout) {
        places = places.length < RowsByCell.BLOCK ? new int[RowsByCell.BLOCK] : places;
        return rows.places(block, layout.parts, places);
    }

    /** Adds a block of integers. */
    void add(IntegerColumns values, RowsByCell rows, int block, PartLayout layout, long[] into) {
        int count = place(rows, block, layout);
        int from = values.shift() + block * RowsByCell.BLOCK;
        boolean isSmall = layout.kind == PartLayout.Kind.SMALL;
        if (layout.variables == 2) {
            addPairs(values.column(0), values.column(1), from, count, isSmall, into);
            return;
        }
        count(count, into);
        for (int i = 0; i < layout.variables; i++) {
            long[] x = values.column(i);
            int sum = layout.sumStart(i);
            if (isSmall) {
                addSums(x, from, count, sum, into);
            } else {
                addWideSums(x, from, count, sum, into);
            }
            for (int j = i; j < layout.variables; j++) {
                int product = layout.productStart(layout.product(i, j));
                if (isSmall) {
                    addProducts(x, values.column(j), from, count, product, into);
                } else {
                    addWideProducts(x, values.column(j), from, count, product, into);
                }
            }
        }
    }

    /** Adds a block of split doubles. */
    void add(DoubleParts values, RowsByCell rows, int block, PartLayout layout, long[] into) {
        int count = place(rows, block, layout);
        count(count, into);
        for (int i = 0; i < layout.variables; i++) {
            addTwo(values.parts, layout.sumStart(i), count, into);
        }
        int products = layout.variables * (layout.variables + 1) / 2;
        for (int product = 0; product < products; product++) {
            addThree(values.parts, layout.productStart(product), count, into);
        }
    }

    /** Two variables are the usual case: ratios, covariances. Their places are known, and a row is read once. */
    private void addPairs(long[] x, long[] y, int from, int rows, boolean isSmall, long[] into) {
        if (isSmall) {
            addSmallPairs(x, y, from, rows, into);
        } else {
            addWidePairs(x, y, from, rows, into);
        }
    }

    private void addSmallPairs(long[] x, long[] y, int from, int rows, long[] into) {
        for (int row = 0; row < rows; row++) {
            int place = places[row];
            if (place >= 0) {
                long a = x[from + row];
                long b = y[from + row];
                into[place]++;
                into[place + 1] += a;
                into[place + 2] += b;
                into[place + 3] += a * a;
                into[place + 4] += a * b;
                into[place + 5] += b * b;
            }
        }
    }

    private void addWidePairs(long[] x, long[] y, int from, int rows, long[] into) {
        for (int row = 0; row < rows; row++) {
            int place = places[row];
            if (place >= 0) {
                long a = x[from + row];
                long b = y[from + row];
                into[place]++;
                addWord(a, into, place + 1);
                addWord(b, into, place + 3);
                addWords(a, a, into, place + 5);
                addWords(a, b, into, place + 8);
                addWords(b, b, into, place + 11);
            }
        }
    }

    private static void addWord(long value, long[] into, int at) {
        into[at] += value & WORD_MASK;
        into[at + 1] += value >> WORD;
    }

    private static void addWords(long a, long b, long[] into, int at) {
        long low = a * b;
        long high = Math.multiplyHigh(a, b);
        into[at] += low & WORD_MASK;
        into[at + 1] += (low >>> WORD | high << (Long.SIZE - WORD)) & WORD_MASK;
        into[at + 2] += high >> (2 * WORD - Long.SIZE);
    }

    private void count(int rows, long[] into) {
        for (int row = 0; row < rows; row++) {
            int place = places[row];
            if (place >= 0) {
                into[place]++;
            }
        }
    }

    private void addSums(long[] x, int from, int rows, int sum, long[] into) {
        for (int row = 0; row < rows; row++) {
            int place = places[row];
            if (place >= 0) {
                into[place + sum] += x[from + row];
            }
        }
    }

    private void addProducts(long[] x, long[] y, int from, int rows, int product, long[] into) {
        for (int row = 0; row < rows; row++) {
            int place = places[row];
            if (place >= 0) {
                into[place + product] += x[from + row] * y[from + row];
            }
        }
    }

    private void addWideSums(long[] x, int from, int rows, int sum, long[] into) {
        for (int row = 0; row < rows; row++) {
            int place = places[row];
            if (place >= 0) {
                addWord(x[from + row], into, place + sum);
            }
        }
    }

    private void addWideProducts(long[] x, long[] y, int from, int rows, int product, long[] into) {
        for (int row = 0; row < rows; row++) {
            int place = places[row];
            if (place >= 0) {
                addWords(x[from + row], y[from + row], into, place + product);
            }
        }
    }

    private void addTwo(double[][] parts, int part, int rows, long[] into) {
        double[] upper = parts[part - 1];
        double[] lower = parts[part];
        for (int row = 0; row < rows; row++) {
            int place = places[row];
            if (place >= 0) {
                into[place + part] += Double.doubleToRawLongBits(upper[row]);
                into[place + part + 1] += Double.doubleToRawLongBits(lower[row]);
            }
        }
    }

    private void addThree(double[][] parts, int part, int rows, long[] into) {
        double[] upper = parts[part - 1];
        double[] middle = parts[part];
        double[] lower = parts[part + 1];
        for (int row = 0; row < rows; row++) {
            int place = places[row];
            if (place >= 0) {
                into[place + part] += Double.doubleToRawLongBits(upper[row]);
                into[place + part + 1] += Double.doubleToRawLongBits(middle[row]);
                into[place + part + 2] += Double.doubleToRawLongBits(lower[row]);
            }
        }
    }
}
