package io.modelimpact.stats.exact;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** The k sums and the k (k + 1) / 2 sums of products of variables, without any count. Mutable; confined to one thread. */
final class CrossSums {
    private static final int SUM_SCALE = 1074;
    private static final int PRODUCT_SCALE = 2 * SUM_SCALE;

    private final int variables;
    private final LimbAccumulator[] sums;
    private final LimbAccumulator[] products;

    private CrossSums(int variables, LimbAccumulator[] sums, LimbAccumulator[] products) {
        this.variables = variables;
        this.sums = sums;
        this.products = products;
    }

    static CrossSums create(int variables) {
        LimbAccumulator[] sums = new LimbAccumulator[variables];
        LimbAccumulator[] products = new LimbAccumulator[products(variables)];
        Arrays.setAll(sums, i -> LimbAccumulator.forSums());
        Arrays.setAll(products, i -> LimbAccumulator.forProducts());
        return new CrossSums(variables, sums, products);
    }

    /** How many sums of products there are for so many variables. */
    static int products(int variables) {
        return variables * (variables + 1) / 2;
    }

    int variables() {
        return variables;
    }

    void addRow(double x) {
        sums[0].add(x);
        products[0].addProduct(x, x);
    }

    void addRow(double x, double y) {
        sums[0].add(x);
        sums[1].add(y);
        products[0].addProduct(x, x);
        products[1].addProduct(x, y);
        products[2].addProduct(y, y);
    }

    void addRow(double... row) {
        for (int i = 0, at = 0; i < variables; i++) {
            sums[i].add(row[i]);
            for (int j = i; j < variables; j++) {
                products[at++].addProduct(row[i], row[j]);
            }
        }
    }

    void addRow(long... row) {
        for (int i = 0, at = 0; i < variables; i++) {
            sums[i].add(row[i]);
            for (int j = i; j < variables; j++) {
                products[at++].addProduct(row[i], row[j]);
            }
        }
    }

    /** Adds the row at an index of columns. */
    void addRowAt(double[][] columns, int at) {
        for (int i = 0, product = 0; i < variables; i++) {
            sums[i].add(columns[i][at]);
            for (int j = i; j < variables; j++) {
                products[product++].addProduct(columns[i][at], columns[j][at]);
            }
        }
    }

    /** Adds the row at an index of columns. */
    void addRowAt(long[][] columns, int at) {
        for (int i = 0, product = 0; i < variables; i++) {
            sums[i].add(columns[i][at]);
            for (int j = i; j < variables; j++) {
                products[product++].addProduct(columns[i][at], columns[j][at]);
            }
        }
    }

    /** Adds the sums of parts of rows, of which the first part is the number. */
    void addParts(PartLayout layout, long[] parts, int start) {
        long rows = parts[start];
        for (int i = 0, product = 0; i < variables; i++) {
            for (int level = 0; level < layout.kind.sumParts; level++) {
                int exponent = layout.sumExponent(i, level);
                long part = parts[start + layout.sumStart(i) + level] - rows * layout.offset(exponent);
                sums[i].addScaled(part, exponent);
            }
            for (int j = i; j < variables; j++, product++) {
                for (int level = 0; level < layout.kind.productParts; level++) {
                    int exponent = layout.productExponent(i, j, level);
                    long part = parts[start + layout.productStart(product) + level] - rows * layout.offset(exponent);
                    products[product].addScaled(part, exponent);
                }
            }
        }
    }

    /** Adds sums, and sums of products, of integers. */
    void addTotals(BigInteger[] rowSums, BigInteger[] rowProducts) {
        for (int i = 0; i < sums.length; i++) {
            sums[i].add(rowSums[i]);
        }
        for (int i = 0; i < products.length; i++) {
            products[i].add(rowProducts[i]);
        }
    }

    void merge(CrossSums other) {
        for (int i = 0; i < sums.length; i++) {
            sums[i].merge(other.sums[i]);
        }
        for (int i = 0; i < products.length; i++) {
            products[i].merge(other.products[i]);
        }
    }

    CrossSums copy() {
        LimbAccumulator[] sumCopies = new LimbAccumulator[sums.length];
        LimbAccumulator[] productCopies = new LimbAccumulator[products.length];
        Arrays.setAll(sumCopies, i -> sums[i].copy());
        Arrays.setAll(productCopies, i -> products[i].copy());
        return new CrossSums(variables, sumCopies, productCopies);
    }

    /**
     * The sums of the same rows with other variables: some of these, and ones that are 1 in every row.
     *
     * @param rows the number of rows
     * @param sources for each variable the one here that it is, or -1 for one that is 1
     */
    CrossSums withOnes(long rows, int... sources) {
        CrossSums spread = create(sources.length);
        for (int i = 0, at = 0; i < sources.length; i++) {
            if (sources[i] < 0) {
                spread.sums[i].add(rows);
            } else {
                spread.sums[i].merge(sums[sources[i]]);
            }
            for (int j = i; j < sources.length; j++) {
                addProduct(rows, sources[i], sources[j], spread.products[at++]);
            }
        }
        return spread;
    }

    /** Adds the sum of products of two variables, either of which may be 1 everywhere. */
    private void addProduct(long rows, int first, int second, LimbAccumulator into) {
        if (first < 0 && second < 0) {
            into.add(rows);
        } else if (first < 0 || second < 0) {
            into.addUnscaled(sums[Math.max(first, second)].unscaled().shiftLeft(PRODUCT_SCALE - SUM_SCALE));
        } else {
            into.merge(products[place(first, second)]);
        }
    }

    private int place(int first, int second) {
        int low = Math.min(first, second);
        int high = Math.max(first, second);
        return low * variables - low * (low - 1) / 2 + (high - low);
    }

    ExactRational sum(int variable) {
        return sums[variable].value();
    }

    ExactRational sumOfProducts(int first, int second) {
        return products[place(first, second)].value();
    }

    /** Adds sums and products in the form of {@link #appendTo}. */
    void addParsed(List<String> fields) {
        for (int i = 0; i < sums.length; i++) {
            sums[i].addParsed(fields.get(i));
        }
        for (int i = 0; i < products.length; i++) {
            products[i].addParsed(fields.get(variables + i));
        }
    }

    /** Writes sums and then products, in the order (0,0), (0,1), ..., (1,1), ..., each behind a semicolon. */
    void appendTo(StringBuilder text) {
        for (LimbAccumulator sum : sums) {
            text.append(';').append(sum.canonicalText());
        }
        for (LimbAccumulator product : products) {
            text.append(';').append(product.canonicalText());
        }
    }
}
