package io.modelimpact.engine;

import io.modelimpact.json.JsonDifference;
import io.modelimpact.record.ImpactBundle;
import io.modelimpact.record.ImpactRecord;
import java.util.List;

/**
 * What judging stored evidence under another declaration or other methods left.
 *
 * @param bundle record, evidence and observation, sealed; the record names the one it follows
 * @param changes what the declaration says otherwise than the predecessor's, the first difference of each section, in the order of the text
 * @param substitutions the methods that were called in the place of others
 */
public record Rejudgement(ImpactBundle bundle, List<JsonDifference> changes, List<MethodSubstitution> substitutions) {

    /** Keeps copies. */
    public Rejudgement {
        changes = List.copyOf(changes);
        substitutions = List.copyOf(substitutions);
    }

    /** The record. */
    public ImpactRecord record() {
        return bundle.record();
    }
}
