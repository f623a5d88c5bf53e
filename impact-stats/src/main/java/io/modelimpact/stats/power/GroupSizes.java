package io.modelimpact.stats.power;

/**
 * Planned numbers of units in two arms; real numbers, so that a plan can be solved for them.
 *
 * @param control   units of the control arm, positive
 * @param treatment units of the treatment arm, positive
 */
public record GroupSizes(double control, double treatment) {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if one is not positive and finite
     */
    public GroupSizes {
        if (!(control > 0 && treatment > 0 && control + treatment < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Sizes must be positive and finite, found " + control + " and " + treatment);
        }
    }

    /** Both arms of one size. */
    public static GroupSizes equal(double each) {
        return new GroupSizes(each, each);
    }

    /** A control arm of this size, and a treatment arm of {@code ratio} times as many units. */
    public static GroupSizes withRatio(double control, double ratio) {
        return new GroupSizes(control, control * ratio);
    }

    /** Units of both arms. */
    public double total() {
        return control + treatment;
    }

    /** The smallest whole numbers that are not below the planned ones. */
    public GroupSizes roundedUp() {
        return new GroupSizes(ceiling(control), ceiling(treatment));
    }

    /** The size of one arm that would carry the same information as both: {@code n_c n_t / (n_c + n_t)}. */
    double effective() {
        return control / total() * treatment;
    }

    private static double ceiling(double value) {
        return StrictMath.ceil(value);
    }
}
