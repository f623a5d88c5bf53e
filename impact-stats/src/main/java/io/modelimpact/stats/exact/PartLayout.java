package io.modelimpact.stats.exact;

/**
 * What the parts of a row mean. Part 0 counts the row; every other part is an integer times a power of two and belongs to a
 * sum of a variable or of a product of two. A pure choice of speed. Immutable.
 */
final class PartLayout {
    /** How values are split. */
    enum Kind {
        /** Integers of {@link #SMALL_BITS} bits: their products fit a part. */
        SMALL_INTEGERS,
        /** Integers of {@link BinaryWindow#WIDTH} bits: their products take two parts. */
        INTEGERS,
        /** Doubles: two parts, and three for their products. */
        DOUBLES
    }

    /** Products of integers of so many bits have {@link BinaryWindow#WIDTH} bits. */
    static final int SMALL_BITS = BinaryWindow.WIDTH / 2;

    private static final int WIDTH = BinaryWindow.WIDTH;

    final Kind kind;
    final int variables;
    final int parts;
    final int sumParts;
    final int productParts;
    final BinaryWindow[] windows;

    private PartLayout(Kind kind, int variables, BinaryWindow[] windows) {
        this.kind = kind;
        this.variables = variables;
        this.windows = windows;
        this.sumParts = kind == Kind.DOUBLES ? 2 : 1;
        this.productParts = kind == Kind.DOUBLES ? 3 : kind == Kind.INTEGERS ? 2 : 1;
        this.parts = 1 + variables * sumParts + variables * (variables + 1) / 2 * productParts;
    }

    static PartLayout ofIntegers(int variables, boolean small) {
        return new PartLayout(small ? Kind.SMALL_INTEGERS : Kind.INTEGERS, variables, new BinaryWindow[0]);
    }

    static PartLayout ofDoubles(BinaryWindow... windows) {
        return new PartLayout(Kind.DOUBLES, windows.length, windows.clone());
    }

    boolean matches(PartLayout other) {
        if (kind != other.kind || variables != other.variables) {
            return false;
        }
        for (int i = 0; i < windows.length; i++) {
            if (!windows[i].matches(other.windows[i])) {
                return false;
            }
        }
        return true;
    }

    /** The part at which the sum of a variable starts. */
    int sumStart(int variable) {
        return 1 + variable * sumParts;
    }

    /** The part at which a sum of products starts, in the order (0,0), (0,1), ..., (1,1), .... */
    int productStart(int product) {
        return 1 + variables * sumParts + product * productParts;
    }

    /** The exponent of the power of two that is the unit of a part of a sum. */
    int sumExponent(int variable, int level) {
        return kind == Kind.DOUBLES ? windows[variable].unitExponent - level * WIDTH : 0;
    }

    /** The exponent of the power of two that is the unit of a part of a sum of products. */
    int productExponent(int first, int second, int level) {
        return switch (kind) {
            case SMALL_INTEGERS -> 0;
            case INTEGERS -> (1 - level) * WIDTH;
            case DOUBLES -> windows[first].unitExponent + windows[second].unitExponent + (1 - level) * WIDTH;
        };
    }
}
