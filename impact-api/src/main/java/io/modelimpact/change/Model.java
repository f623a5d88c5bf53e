package io.modelimpact.change;

import java.util.ArrayList;
import java.util.List;

/**
 * A model by name; the start of every sentence about its versions.
 *
 * @param name the model's name as the host knows it
 */
public record Model(String name) {

    /** The named version of this model. */
    public Version version(String label) {
        return Version.of(name, label);
    }

    /** Starts a change from the given baseline. */
    public From from(Version baseline) {
        return new From(baseline);
    }

    /** Starts a change from the baseline version of this model with the given label. */
    public From from(String baselineLabel) {
        return from(version(baselineLabel));
    }

    /** A change that still lacks its candidates. */
    public static final class From {
        private final Version baseline;

        private From(Version baseline) {
            this.baseline = baseline;
        }

        /** The change to the given candidates, in the order in which they are reported. */
        public Change to(Version first, Version... others) {
            ArrayList<Version> candidates = new ArrayList<>(List.of(first));
            candidates.addAll(List.of(others));
            return Change.of(baseline, candidates);
        }

        /** The change to the version of the baseline's model with the given label. */
        public Change to(String candidateLabel) {
            return to(Version.of(baseline.model(), candidateLabel));
        }
    }
}
