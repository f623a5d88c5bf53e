package io.modelimpact.formula;

import java.math.BigDecimal;
import java.util.OptionalInt;

/** How the numbers of decimals combine. Empty stands for binary64. */
final class Scales {

    private Scales() {}

    /** The scale of a canonical decimal, if it fits a decimal of 64 bits. */
    static OptionalInt of(BigDecimal canonical) {
        boolean fits = canonical.scale() <= DecimalField.MAX_SCALE
                && canonical.unscaledValue().bitLength() < Long.SIZE;
        return fits ? OptionalInt.of(canonical.scale()) : OptionalInt.empty();
    }

    static OptionalInt larger(OptionalInt left, OptionalInt right) {
        if (left.isEmpty() || right.isEmpty()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Math.max(left.getAsInt(), right.getAsInt()));
    }

    static OptionalInt sum(OptionalInt left, OptionalInt right) {
        if (left.isEmpty() || right.isEmpty() || left.getAsInt() + right.getAsInt() > DecimalField.MAX_SCALE) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(left.getAsInt() + right.getAsInt());
    }
}
