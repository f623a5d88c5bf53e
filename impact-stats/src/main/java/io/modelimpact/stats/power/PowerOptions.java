package io.modelimpact.stats.power;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.compare.TestOptions;
import java.util.function.DoubleSupplier;

/** What every plan can be told. */
record PowerOptions(TestOptions test, boolean oneTail) {
    static final PowerOptions DEFAULT = new PowerOptions(TestOptions.DEFAULT, false);

    PowerOptions with(Alternative alternative) {
        return new PowerOptions(test.with(alternative), oneTail);
    }

    PowerOptions withErrorRate(double errorRate) {
        return new PowerOptions(test.withErrorRate(errorRate), oneTail);
    }

    PowerOptions countingOneTail() {
        return new PowerOptions(test, true);
    }

    Alternative alternative() {
        return test.alternative();
    }

    /** Error rate of one tail. */
    double tailRate() {
        return alternative() == Alternative.TWO_SIDED ? 0.5 * test.errorRate() : test.errorRate();
    }

    /** Whether an effect of this sign is what the alternative claims. */
    boolean canShow(double effect) {
        return switch (alternative()) {
            case TWO_SIDED -> effect != 0;
            case GREATER -> effect > 0;
            case LESS -> effect < 0;
        };
    }

    /** Power from the probabilities of a rejection above and below. */
    double total(double effect, DoubleSupplier above, DoubleSupplier below) {
        return switch (alternative()) {
            case GREATER -> above.getAsDouble();
            case LESS -> below.getAsDouble();
            case TWO_SIDED ->
                oneTail
                        ? (effect >= 0 ? above : below).getAsDouble()
                        : Math.min(1.0, above.getAsDouble() + below.getAsDouble());
        };
    }

    void requireReachable(double power) {
        if (!(power > test.errorRate() && power < 1)) {
            throw new IllegalArgumentException(
                    "Power must lie between the error rate " + test.errorRate() + " and 1, found " + power);
        }
    }
}
