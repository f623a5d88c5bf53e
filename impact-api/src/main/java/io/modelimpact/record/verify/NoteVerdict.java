package io.modelimpact.record.verify;

import java.util.List;

/**
 * Who signed a note.
 *
 * @param accepted the known keys whose signatures verify, each once
 * @param refuted the known keys that a signature names without being by them
 */
public record NoteVerdict(List<NoteVerifierKey> accepted, List<NoteVerifierKey> refuted) {

    /** Keeps its own copies. */
    public NoteVerdict {
        accepted = List.copyOf(accepted);
        refuted = List.copyOf(refuted);
    }

    /** Whether at least one known key signed the note, and no signature is falsely attributed to one. */
    public boolean isTrusted() {
        return !accepted.isEmpty() && refuted.isEmpty();
    }
}
