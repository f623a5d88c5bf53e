package io.modelimpact.stats.exact;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Exact sufficient statistics of k variables observed together: the number of rows, the k sums and the k (k + 1) / 2
 * sums of products. Merging is exact, hence commutative and associative: one state, one {@link #canonicalText()}, for any
 * order and partition of the rows.
 *
 * <p>Edges: a row with a NaN or an infinity is counted as non-finite and adds nothing. Statistics that are not defined
 * (mean of no row, variance of one) throw {@link IllegalStateException}; ask {@link #count()} first. Results are exact
 * rationals; {@link ExactRational#doubleValue()} rounds them once.
 *
 * <p>Size: at most 0.6 k + 1.1 k (k + 1) / 2 kB, and several times less where values are of like magnitudes. Mutable; confined to one thread, also for
 * reading, until {@link #frozen()}.
 */
public final class ExactCrossProducts {
    private static final String TAG = "cross1";
    private static final int MAX_VARIABLES = 1000;

    private final CrossSums sums;
    private long count;
    private long nonFiniteCount;
    private boolean frozen;

    private ExactCrossProducts(CrossSums sums) {
        this.sums = sums;
    }

    /** Empty statistics of so many variables. */
    public static ExactCrossProducts create(int variables) {
        return new ExactCrossProducts(CrossSums.create(requireInRange(variables)));
    }

    /**
     * Reads the text that {@link #canonicalText()} wrote.
     *
     * @throws IllegalArgumentException if the text is not canonical
     */
    public static ExactCrossProducts parse(String text) {
        int variables = variablesOf(text);
        // The fields are counted before anything is allocated for them: the text may come from anywhere.
        List<String> fields = CanonicalText.fields(text, TAG, 3 + variables + CrossSums.products(variables));
        ExactCrossProducts parsed = create(variables);
        parsed.count = CanonicalText.parseCount(fields.get(1));
        parsed.nonFiniteCount = CanonicalText.parseCount(fields.get(2));
        parsed.sums.addParsed(fields.subList(3, fields.size()));
        return parsed;
    }

    /** Adds a row of one variable. */
    public void add(double x) {
        requireOpenFor(1);
        if (Double.isFinite(x)) {
            count++;
            sums.addRow(x);
        } else {
            nonFiniteCount++;
        }
    }

    /** Adds a row of two variables. */
    public void add(double x, double y) {
        requireOpenFor(2);
        if (Double.isFinite(x) && Double.isFinite(y)) {
            count++;
            sums.addRow(x, y);
        } else {
            nonFiniteCount++;
        }
    }

    /** Adds a row. */
    public void addRow(double... row) {
        requireOpenFor(row.length);
        if (Arrays.stream(row).allMatch(Double::isFinite)) {
            count++;
            sums.addRow(row);
        } else {
            nonFiniteCount++;
        }
    }

    /** Adds the row at an index of columns. */
    void addRowAt(double[][] columns, int at) {
        boolean finite = true;
        for (double[] column : columns) {
            finite &= Double.isFinite(column[at]);
        }
        if (finite) {
            count++;
            sums.addRowAt(columns, at);
        } else {
            nonFiniteCount++;
        }
    }

    /** Adds the row at an index of columns. */
    void addRowAt(long[][] columns, int at) {
        count++;
        sums.addRowAt(columns, at);
    }

    void addNonFinite() {
        nonFiniteCount++;
    }

    /** Takes back the count of a row that was added by itself and is counted among parts as well. */
    void uncount() {
        count--;
    }

    /** Adds the sums of parts of rows. */
    void addParts(PartLayout layout, long[] parts, int start) {
        count += parts[start];
        sums.addParts(layout, parts, start);
    }

    /** Adds a row of integers, such as counts or decimals without their scale. */
    public void addRow(long... row) {
        requireOpenFor(row.length);
        count++;
        sums.addRow(row);
    }

    /**
     * Adds rows of columns at the speed of memory: the same bits as adding each with {@link #addRow(double...)}.
     *
     * @param columns an array for each variable
     * @param from    the index of the first row
     * @param to      one more than the index of the last row
     * @throws IndexOutOfBoundsException if an array is too short
     */
    public void addAll(double[][] columns, int from, int to) {
        requireVariables(columns.length);
        GroupedCrossProducts grouped = GroupedCrossProducts.create(variables(), 1);
        grouped.addAll(columns, from, to - from, new int[][] {new int[to - from]});
        merge(grouped.cell(0, 0));
    }

    /**
     * Adds rows that were summed elsewhere in integers.
     *
     * @param rows       number of rows
     * @param rowSums    k sums
     * @param rowProducts k (k + 1) / 2 sums of products in the order (0,0), (0,1), ..., (0,k-1), (1,1), ...
     */
    public void addTotals(long rows, BigInteger[] rowSums, BigInteger[] rowProducts) {
        requireOpenFor(rowSums.length);
        int products = CrossSums.products(variables());
        if (rows < 0 || rowProducts.length != products) {
            throw new IllegalArgumentException("Expected " + products + " sums of products and rows >= 0, found "
                    + rowProducts.length + " and " + rows);
        }
        count += rows;
        sums.addTotals(rowSums, rowProducts);
    }

    /** Adds all rows of the other statistics, which keep their value. */
    public void merge(ExactCrossProducts other) {
        requireOpenFor(other.variables());
        count += other.count;
        nonFiniteCount += other.nonFiniteCount;
        sums.merge(other.sums);
    }

    /** An independent copy of the present state, open for more. */
    public ExactCrossProducts copy() {
        return with(sums.copy());
    }

    private ExactCrossProducts with(CrossSums others) {
        ExactCrossProducts copy = new ExactCrossProducts(others);
        copy.count = count;
        copy.nonFiniteCount = nonFiniteCount;
        return copy;
    }

    /** The present state as one that never changes: to add to it is refused, and any number of threads may read it. */
    public ExactCrossProducts frozen() {
        if (frozen) {
            return this;
        }
        ExactCrossProducts copy = copy();
        copy.frozen = true;
        return copy;
    }

    /**
     * The same rows with other variables: some of these, in any order, and ones that are 1 in every row. Costs as much as the state has numbers,
     * whatever the number of rows.
     *
     * @param sources for each variable the one here that it is, or -1 for one that is 1
     * @throws IndexOutOfBoundsException for a variable that is not here
     */
    public ExactCrossProducts withOnes(int... sources) {
        requireInRange(sources.length);
        return with(sums.withOnes(count, sources));
    }

    /** Number of variables k. */
    public int variables() {
        return sums.variables();
    }

    /** Number of finite rows. */
    public long count() {
        return count;
    }

    /** Number of rows that held a NaN or an infinity. */
    public long nonFiniteCount() {
        return nonFiniteCount;
    }

    /** Exact sum of a variable. */
    public ExactRational sum(int variable) {
        return sums.sum(variable);
    }

    /** Exact sum of products of two variables. */
    public ExactRational sumOfProducts(int first, int second) {
        return sums.sumOfProducts(first, second);
    }

    /** Exact mean of a variable. */
    public ExactRational mean(int variable) {
        requireRows(1);
        return sum(variable).dividedBy(count);
    }

    /** Exact sample variance of a variable, divisor n - 1. */
    public ExactRational variance(int variable) {
        return covariance(variable, variable);
    }

    /** Exact sample covariance of two variables, divisor n - 1: {@code (n S_xy - S_x S_y) / (n (n - 1))}. */
    public ExactRational covariance(int first, int second) {
        requireRows(2);
        ExactRational sum = sum(first);
        ExactRational product = sum.times(first == second ? sum : sum(second));
        ExactRational centred = sumOfProducts(first, second).times(count).minus(product);
        return centred.dividedBy(ExactRational.of(count).times(count - 1));
    }

    /**
     * Exact ratio of two sums.
     *
     * @throws ArithmeticException if the denominator sums to zero
     */
    public ExactRational ratio(int numerator, int denominator) {
        return sum(numerator).dividedBy(sum(denominator));
    }

    /**
     * Exact delta-method covariance, per unit, of two ratios of sums: the sample covariance (divisor n - 1) of the
     * linearised values {@code (N - R D) / mean(D)} of both. With both ratios the same it is
     * {@code [s2_N - 2 R s_ND + R^2 s2_D] / mean(D)^2}. Divided by n it is the covariance of the two ratios.
     *
     * @throws ArithmeticException if a denominator sums to zero
     */
    public ExactRational ratioCovariance(
            int firstNumerator, int firstDenominator, int secondNumerator, int secondDenominator) {
        requireRows(2);
        // The linearised values sum to zero, so the product of sums drops out of the covariance.
        ExactRational first = sum(firstDenominator);
        ExactRational second = sum(secondDenominator);
        ExactRational firstTop = sum(firstNumerator);
        ExactRational secondTop = sum(secondNumerator);
        ExactRational centred = sumOfProducts(firstNumerator, secondNumerator)
                .times(first)
                .times(second)
                .minus(sumOfProducts(firstNumerator, secondDenominator)
                        .times(first)
                        .times(secondTop))
                .minus(sumOfProducts(firstDenominator, secondNumerator)
                        .times(firstTop)
                        .times(second))
                .plus(sumOfProducts(firstDenominator, secondDenominator)
                        .times(firstTop)
                        .times(secondTop));
        ExactRational scale = ExactRational.of(count).times(count);
        return centred.times(scale)
                .dividedBy(first.squared().times(second.squared()).times(count - 1));
    }

    /**
     * The whole state as ASCII text, one text for one state: {@code cross1;k;count;non-finite;sums;products}, sums times
     * 2^1074 and products times 2^2148 in hexadecimal, products in the order (0,0), (0,1), ..., (1,1), ....
     */
    public String canonicalText() {
        StringBuilder text = new StringBuilder(TAG);
        text.append(';')
                .append(variables())
                .append(';')
                .append(count)
                .append(';')
                .append(nonFiniteCount);
        sums.appendTo(text);
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExactCrossProducts that && canonicalText().equals(that.canonicalText());
    }

    @Override
    public int hashCode() {
        return canonicalText().hashCode();
    }

    @Override
    public String toString() {
        return canonicalText();
    }

    static int requireInRange(int variables) {
        if (variables < 1 || variables > MAX_VARIABLES) {
            throw new IllegalArgumentException(
                    "Cross products need 1 to " + MAX_VARIABLES + " variables, found " + variables);
        }
        return variables;
    }

    private void requireOpenFor(int found) {
        if (frozen) {
            throw new IllegalStateException("These statistics are frozen; add to a copy of them");
        }
        requireVariables(found);
    }

    private void requireVariables(int found) {
        if (found != variables()) {
            throw new IllegalArgumentException("Expected " + variables() + " variables, found " + found);
        }
    }

    private void requireRows(int needed) {
        if (count < needed) {
            throw new IllegalStateException("Not defined for fewer than " + needed + " rows, found " + count);
        }
    }

    private static int variablesOf(String text) {
        String[] head = text.split(";", 3);
        if (head.length < 3) {
            throw new IllegalArgumentException("Exact state is not canonical: too few fields");
        }
        long variables = CanonicalText.parseCount(head[1]);
        return (int) Math.min(variables, MAX_VARIABLES + 1);
    }
}
