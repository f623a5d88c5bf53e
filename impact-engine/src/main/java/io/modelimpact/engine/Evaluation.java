package io.modelimpact.engine;

import io.modelimpact.record.ImpactBundle;
import io.modelimpact.record.ImpactRecord;

/**
 * What an evaluation leaves: the record, the evidence it rests on, and what was observed of the run.
 *
 * @param bundle all three, sealed
 * @param evidence the evidence, ready to be merged or judged again
 */
public record Evaluation(ImpactBundle bundle, Evidence evidence) {

    /** The record, the only part that a replay must reproduce. */
    public ImpactRecord record() {
        return bundle.record();
    }
}
