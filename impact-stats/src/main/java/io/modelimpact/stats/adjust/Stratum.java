package io.modelimpact.stats.adjust;

import io.modelimpact.stats.exact.ExactCrossProducts;

/**
 * The units of one stratum, by arm. Both states hold the same variables; they are copied and never changed.
 *
 * @param control cross-products of the control's units
 * @param treatment of the treatment's
 */
public record Stratum(ExactCrossProducts control, ExactCrossProducts treatment) {

    /** Refuses states of different variables with {@link IllegalArgumentException}. */
    public Stratum {
        if (control.variables() != treatment.variables()) {
            throw new IllegalArgumentException("Both arms need the same variables, found " + control.variables()
                    + " and " + treatment.variables());
        }
        control = control.copy();
        treatment = treatment.copy();
    }

    /** Number of units of both arms. */
    long units() {
        return control.count() + treatment.count();
    }

    Stratum plus(Stratum other) {
        ExactCrossProducts ofControl = control.copy();
        ExactCrossProducts ofTreatment = treatment.copy();
        ofControl.merge(other.control);
        ofTreatment.merge(other.treatment);
        return new Stratum(ofControl, ofTreatment);
    }
}
