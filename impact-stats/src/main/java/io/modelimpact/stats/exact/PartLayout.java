package io.modelimpact.stats.exact;

import java.util.Arrays;

/**
 * What the sums kept for a cell mean. Part 0 counts rows; every other part is an integer times a power of two and belongs to
 * the sum of a variable or of a product of two. Split doubles come with an offset for each row, which {@link #offset} tells. A pure
 * choice of speed. Immutable.
 */
final class PartLayout {
    /** How values are kept. */
    enum Kind {
        /** Integers of {@link #SMALL_BITS} bits times a power of two: their sums and products are one part each. */
        SMALL(1, 1),
        /** Integers of {@link #WIDE_BITS} bits times a power of two: their sums and products are words of {@link #WORD} bits. */
        WIDE(2, 3),
        /** Doubles in windows: two parts, and three for their products. */
        SPLIT(2, 3);

        final int sumParts;
        final int productParts;

        Kind(int sumParts, int productParts) {
            this.sumParts = sumParts;
            this.productParts = productParts;
        }
    }

    /** Products of integers of so many bits have {@link BinaryWindow#WIDTH} bits. */
    static final int SMALL_BITS = BinaryWindow.WIDTH / 2;

    /** The sum of the upper halves of {@link #WIDE_ROWS} products of integers of so many bits fits a long. */
    static final int WIDE_BITS = 60;

    static final int WIDE_ROWS = 64;

    /** Bits of the words of sums and products of wide integers: three hold a product, and 2^20 of them fit a long. */
    static final int WORD = 43;

    private static final int WIDTH = BinaryWindow.WIDTH;

    final Kind kind;
    final int variables;
    final int parts;
    /** Of each variable the exponent of the power of two that integers count, or the unit of the upper level of a window. */
    private final int[] exponents;

    private PartLayout(Kind kind, int... exponents) {
        this.kind = kind;
        this.variables = exponents.length;
        this.exponents = exponents;
        this.parts = 1 + variables * kind.sumParts + variables * (variables + 1) / 2 * kind.productParts;
    }

    /** Integers, each variable's times a power of two. */
    static PartLayout ofIntegers(boolean small, int... exponents) {
        return new PartLayout(small ? Kind.SMALL : Kind.WIDE, exponents.clone());
    }

    static PartLayout ofWindows(BinaryWindow... windows) {
        return new PartLayout(
                Kind.SPLIT,
                Arrays.stream(windows).mapToInt(BinaryWindow::unitExponent).toArray());
    }

    boolean matches(PartLayout other) {
        return kind == other.kind && Arrays.equals(exponents, other.exponents);
    }

    /** How many bits integers may have. */
    int bits() {
        return kind == Kind.SMALL ? SMALL_BITS : WIDE_BITS;
    }

    /** The exponent of a variable. */
    int exponent(int variable) {
        return exponents[variable];
    }

    /** The part at which the sum of a variable starts. */
    int sumStart(int variable) {
        return 1 + variable * kind.sumParts;
    }

    /** The place of a product of two variables, the first not after the second, in the order (0,0), (0,1), ..., (1,1), .... */
    int product(int first, int second) {
        return first * variables - first * (first - 1) / 2 + (second - first);
    }

    /** The part at which a sum of products starts, in the order (0,0), (0,1), ..., (1,1), .... */
    int productStart(int product) {
        return 1 + variables * kind.sumParts + product * kind.productParts;
    }

    /** The exponent of the power of two that is the unit of a part of a sum. */
    int sumExponent(int variable, int level) {
        int step = kind == Kind.SPLIT ? -WIDTH : WORD;
        return exponents[variable] + level * step;
    }

    /** The exponent of the power of two that is the unit of a part of a sum of products. */
    int productExponent(int first, int second, int level) {
        int unit = exponents[first] + exponents[second];
        return kind == Kind.SPLIT ? unit + (1 - level) * WIDTH : unit + level * WORD;
    }

    /** What each row has added to a part of this unit beside its own value; sums wrap around and come back. */
    long offset(int exponent) {
        return kind == Kind.SPLIT ? Double.doubleToRawLongBits(BinaryWindow.rounder(exponent)) : 0;
    }
}
