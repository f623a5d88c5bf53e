package io.modelimpact.stats.proportion;

import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.DoubleDouble;
import java.util.Optional;

/** What comparisons of two independent proportions share. */
final class TwoProportions {
    private TwoProportions() {}

    /** Why the arms cannot be compared. */
    static Optional<Refusal> refusal(Proportion control, Proportion treatment) {
        return empty("control", control).or(() -> empty("treatment", treatment));
    }

    /** Treatment minus control, with what rounding leaves of it. */
    static DoubleDouble difference(Proportion control, Proportion treatment) {
        return DoubleDouble.from(treatment.exactShare().minus(control.exactShare()));
    }

    private static Optional<Refusal> empty(String arm, Proportion proportion) {
        return proportion.units() > 0
                ? Optional.empty()
                : Optional.of(new Refusal(RefusalCode.TOO_FEW_UNITS, arm + ": found no units"));
    }
}
