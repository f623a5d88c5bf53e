package io.modelimpact.engine.calibration;

/**
 * A rate that was counted in trials through the engine.
 *
 * @param method the method of the registry
 * @param design the law and the number of units
 * @param rate what is counted
 * @param nominal the rate that the method is asked for
 * @param observed the rate among the trials
 * @param trials how many there were
 * @param promise what theory says of the rate
 */
record EngineCase(
        String method, String design, Rate rate, double nominal, double observed, int trials, Promise promise) {

    /** What is counted. */
    enum Rate {
        ERROR("error of all looks"),
        COVERAGE("coverage");

        private final String words;

        Rate(String words) {
            this.words = words;
        }
    }

    /** What theory says of a rate. */
    enum Promise {
        NEAR_NOMINAL("promised in large samples"),
        SAFE("conservative"),
        NONE("not promised");

        private final String words;

        Promise(String words) {
            this.words = words;
        }
    }

    double standardError() {
        return Math.sqrt(nominal * (1 - nominal) / trials);
    }

    /** Whether the rate is where theory promises it, but for four standard errors. */
    boolean keepsItsPromise() {
        double allowed = 4 * standardError();
        double unsafe = rate == Rate.COVERAGE ? nominal - observed : observed - nominal;
        return switch (promise) {
            case NONE -> true;
            case SAFE -> unsafe <= allowed;
            case NEAR_NOMINAL -> Math.abs(unsafe) <= allowed;
        };
    }

    String row() {
        return String.format(
                java.util.Locale.ROOT,
                "| %s | %s | %s | %d | %.2f %% | %.2f %% | %.2f %% | %s |\n",
                method,
                design,
                rate.words,
                trials,
                100 * nominal,
                100 * observed,
                100 * standardError(),
                promise.words);
    }
}
