package io.modelimpact.stats.calibration;

/**
 * What theory says about the rate of a case.
 *
 * @param kind how the rate relates to the nominal one
 * @param reason why not more is promised; empty where it needs no words
 */
record Promise(Kind kind, String reason) {
    /** How a rate relates to the nominal one. */
    enum Kind {
        /** It is the nominal one, in samples of any size. */
        EXACT("promised"),
        /** It tends to the nominal one, and these samples are large enough for the difference not to show. */
        LARGE_SAMPLES("promised in large samples"),
        /** It is never on the wrong side of the nominal one. */
        CONSERVATIVE("conservative"),
        /** Nothing is promised. */
        NONE("not promised");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    static final Promise EXACT = new Promise(Kind.EXACT, "");
    static final Promise LARGE_SAMPLES = new Promise(Kind.LARGE_SAMPLES, "");
    static final Promise CONSERVATIVE = new Promise(Kind.CONSERVATIVE, "");

    static Promise none(String reason) {
        return new Promise(Kind.NONE, reason);
    }

    String words() {
        return reason.isEmpty() ? kind.words : kind.words + ": " + reason;
    }
}
