package io.modelimpact.stats.adjust;

import io.modelimpact.stats.exact.ExactCrossProducts;

/**
 * The units of one stratum, by arm. Both arms hold the same variables in the same measures.
 *
 * @param control moments of the control's units
 * @param treatment of the treatment's
 */
public record Stratum(ArmMoments control, ArmMoments treatment) {

    /** Refuses arms of different variables with {@link IllegalArgumentException}. */
    public Stratum {
        if (control.variables() != treatment.variables()) {
            throw new IllegalArgumentException("Both arms need the same variables, found " + control.variables()
                    + " and " + treatment.variables());
        }
    }

    /** The stratum of cross-products, which are read and not kept. */
    public Stratum(ExactCrossProducts control, ExactCrossProducts treatment) {
        this(ArmMoments.of(control), ArmMoments.of(treatment));
    }

    /** Number of units of both arms. */
    public long units() {
        return control.count() + treatment.count();
    }

    /** Whether each arm has variances, and none of them is zero. */
    boolean varies() {
        return control.vary() && treatment.vary();
    }

    /** The units of both strata as one. */
    public Stratum plus(Stratum other) {
        return new Stratum(control.plus(other.control), treatment.plus(other.treatment));
    }
}
