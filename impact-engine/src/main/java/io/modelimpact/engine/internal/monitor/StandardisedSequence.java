package io.modelimpact.engine.internal.monitor;

import java.util.function.DoubleUnaryOperator;

/** A two-sided confidence sequence at one sample size, in standard errors. */
interface StandardisedSequence {
    /** How far the interval reaches from the estimate. */
    double reach();

    /** The smallest error rate at which a value so far from the estimate is left out, in (0, 1], the tuning held fixed. */
    double pValue(double distance);

    /**
     * A sequence whose reach falls with its error rate; the p-value is found by bisection of the rate's logarithm.
     *
     * @param reachAt how far the interval reaches at an error rate
     */
    static StandardisedSequence of(DoubleUnaryOperator reachAt, double rate) {
        return new StandardisedSequence() {
            private static final double SMALLEST = 1e-300;
            private static final double LARGEST = 0.999;
            private static final int STEPS = 60;

            @Override
            public double reach() {
                return reachAt.applyAsDouble(rate);
            }

            @Override
            public double pValue(double distance) {
                double wanted = Math.abs(distance);
                if (!(reachAt.applyAsDouble(LARGEST) <= wanted)) {
                    return 1;
                }
                double low = StrictMath.log(SMALLEST);
                double high = StrictMath.log(LARGEST);
                for (int i = 0; i < STEPS; i++) {
                    double middle = 0.5 * (low + high);
                    if (reachAt.applyAsDouble(StrictMath.exp(middle)) <= wanted) {
                        high = middle;
                    } else {
                        low = middle;
                    }
                }
                return StrictMath.exp(high);
            }
        };
    }
}
