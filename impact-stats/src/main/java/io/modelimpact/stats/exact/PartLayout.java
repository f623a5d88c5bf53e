package io.modelimpact.stats.exact;

import java.util.Arrays;

/**
 * What the sums kept for a cell mean. Part 0 counts rows; every other part is an integer times a power of two and belongs to
 * the sum of a variable or of a product of two. Doubles come with an offset for each row, which {@link #offset} tells. A pure
 * choice of speed. Immutable.
 */
final class PartLayout {
    /** How values are split. */
    enum Kind {
        /** Integers of {@link #SMALL_BITS} bits: their products fit a part. */
        SMALL_INTEGERS(1, 1),
        /** Integers of {@link BinaryWindow#WIDTH} bits: their products take two parts. */
        INTEGERS(1, 2),
        /** Doubles: two parts, and three for their products. */
        DOUBLES(2, 3);

        final int sumParts;
        final int productParts;

        Kind(int sumParts, int productParts) {
            this.sumParts = sumParts;
            this.productParts = productParts;
        }
    }

    /** Products of integers of so many bits have {@link BinaryWindow#WIDTH} bits. */
    static final int SMALL_BITS = BinaryWindow.WIDTH / 2;

    private static final int WIDTH = BinaryWindow.WIDTH;

    final Kind kind;
    final int variables;
    final int parts;
    private final BinaryWindow[] windows;

    private PartLayout(Kind kind, int variables, BinaryWindow[] windows) {
        this.kind = kind;
        this.variables = variables;
        this.windows = windows;
        this.parts = 1 + variables * kind.sumParts + variables * (variables + 1) / 2 * kind.productParts;
    }

    static PartLayout ofIntegers(int variables, boolean small) {
        return new PartLayout(small ? Kind.SMALL_INTEGERS : Kind.INTEGERS, variables, new BinaryWindow[0]);
    }

    static PartLayout ofDoubles(BinaryWindow... windows) {
        return new PartLayout(Kind.DOUBLES, windows.length, windows.clone());
    }

    boolean matches(PartLayout other) {
        return kind == other.kind && variables == other.variables && Arrays.equals(windows, other.windows);
    }

    /** The part at which the sum of a variable starts. */
    int sumStart(int variable) {
        return 1 + variable * kind.sumParts;
    }

    /** The part at which a sum of products starts, in the order (0,0), (0,1), ..., (1,1), .... */
    int productStart(int product) {
        return 1 + variables * kind.sumParts + product * kind.productParts;
    }

    /** The exponent of the power of two that is the unit of a part of a sum. */
    int sumExponent(int variable, int level) {
        return kind == Kind.DOUBLES ? windows[variable].unitExponent() - level * WIDTH : 0;
    }

    /** The exponent of the power of two that is the unit of a part of a sum of products. */
    int productExponent(int first, int second, int level) {
        return switch (kind) {
            case SMALL_INTEGERS -> 0;
            case INTEGERS -> (1 - level) * WIDTH;
            case DOUBLES -> windows[first].unitExponent() + windows[second].unitExponent() + (1 - level) * WIDTH;
        };
    }

    /** What each row has added to a part of this unit beside its own value; sums wrap around and come back. */
    long offset(int exponent) {
        return kind == Kind.DOUBLES ? Double.doubleToRawLongBits(BinaryWindow.rounder(exponent)) : 0;
    }
}
