package io.modelimpact.stats.proportion;

import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import java.util.Optional;

/** What comparisons of two independent proportions share. */
final class TwoProportions {
    private TwoProportions() {}

    /** Why the arms cannot be compared. */
    static Optional<Refusal> refusal(Proportion control, Proportion treatment) {
        return empty("control", control).or(() -> empty("treatment", treatment));
    }

    /** Treatment minus control, rounded once. */
    static double difference(Proportion control, Proportion treatment) {
        return treatment.exactShare().minus(control.exactShare()).doubleValue();
    }

    private static Optional<Refusal> empty(String arm, Proportion proportion) {
        return proportion.units() > 0
                ? Optional.empty()
                : Optional.of(new Refusal(RefusalCode.TOO_FEW_UNITS, arm + ": found no units"));
    }
}
