package io.modelimpact.assessment;

import io.modelimpact.change.Change;
import io.modelimpact.design.StudyDesign;
import java.util.Optional;

/** The staged header of a declaration: name, owner, change, design, in this order and each exactly once. */
public final class AssessmentHeader {
    private AssessmentHeader() {}

    /** Awaits the owner. */
    public static final class Named {
        private final String id;
        private final String version;

        Named(String id, String version) {
            this.id = id;
            this.version = version;
        }

        /** Who answers for the assessment: a team or a role. */
        public Owned ownedBy(String owner) {
            return new Owned(this, owner);
        }
    }

    /** Awaits the change. */
    public static final class Owned {
        private final Named named;
        private final String owner;

        private Owned(Named named, String owner) {
            this.named = named;
            this.owner = owner;
        }

        /** What changes. */
        public Comparing comparing(Change change) {
            return new Comparing(this, change);
        }
    }

    /** Awaits the design. */
    public static final class Comparing {
        private final Owned owned;
        private final Change change;

        private Comparing(Owned owned, Change change) {
            this.owned = owned;
            this.change = change;
        }

        /** How the evidence comes about. */
        public AssessmentDraft observing(StudyDesign design) {
            return AssessmentDraft.of(
                    owned.named.id, owned.named.version, owned.owner, change, design, Optional.empty());
        }
    }
}
