package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The proof that an entry is in a ledger, as one file that needs nothing else but the entry and the ledger's public key (C2SP tlog-proof): index, inclusion
 * path and the signed checkpoint. Immutable.
 *
 * @param leafIndex the index of the entry, from 0
 * @param path the inclusion path, the leaf's sibling first
 * @param note the signed checkpoint
 */
public record TransparencyProof(long leafIndex, List<MerkleHash> path, SignedNote note) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1\n";
    private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,18})");
    private static final int LONGEST_PATH = 63;

    /** Checks index and length; {@link ImpactException} code {@code proof/syntax} otherwise. */
    public TransparencyProof {
        path = List.copyOf(path);
        if (leafIndex < 0 || path.size() > LONGEST_PATH) {
            throw syntax("the index is negative or the path longer than " + LONGEST_PATH);
        }
    }

    /**
     * Reads a proof without extra data.
     *
     * @throws ImpactException code {@code proof/syntax}, {@code proof/hash-syntax} or {@code note/syntax}, for any other text than the format has
     */
    public static TransparencyProof parse(byte[] utf8) {
        int end = Math.min(utf8.length, HEADER.length() + (LONGEST_PATH + 1) * 64);
        String head = new String(utf8, 0, end, StandardCharsets.ISO_8859_1);
        int blank = head.indexOf("\n\n");
        if (!head.startsWith(HEADER) || blank < 0) {
            throw syntax("expected the header, the index, the path and a blank line");
        }
        String[] lines = head.substring(0, blank).split("\n", -1);
        List<MerkleHash> path = new ArrayList<>();
        for (int i = 2; i < lines.length; i++) {
            path.add(MerkleHash.fromBase64(lines[i]));
        }
        SignedNote note = SignedNote.parse(Arrays.copyOfRange(utf8, blank + 2, utf8.length));
        return new TransparencyProof(index(lines), path, note);
    }

    /** The proof that an inclusion proof gives under a signed checkpoint of the same size. */
    public static TransparencyProof of(InclusionProof proof, SignedNote checkpoint) {
        return new TransparencyProof(proof.leafIndex(), proof.path(), checkpoint);
    }

    /** The checkpoint; {@link ImpactException} code {@code checkpoint/syntax} if the note holds none. Nobody vouches for it before the note is verified. */
    public Checkpoint checkpoint() {
        return Checkpoint.parse(note.text());
    }

    /** Whether the entry's leaf stands at the index of the checkpoint's tree. */
    public ProofOutcome check(MerkleHash leaf) {
        Checkpoint checkpoint = checkpoint();
        return new InclusionProof(leafIndex, checkpoint.size(), path).check(leaf, checkpoint.root());
    }

    /** The proof as it is stored, a fresh array. */
    public byte[] bytes() {
        StringBuilder out =
                new StringBuilder(HEADER).append("index ").append(leafIndex).append('\n');
        path.forEach(hash -> out.append(hash.base64()).append('\n'));
        byte[] head = out.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
        byte[] tail = note.bytes();
        byte[] whole = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, whole, head.length, tail.length);
        return whole;
    }

    private static long index(String[] lines) {
        if (lines.length < 2 || !INDEX.matcher(lines[1]).matches()) {
            throw syntax("expected 'index' and a decimal number without leading zeros");
        }
        try {
            return Long.parseLong(lines[1].substring("index ".length()));
        } catch (NumberFormatException tooLarge) {
            throw syntax("the index is beyond 2^63-1");
        }
    }

    private static ImpactException syntax(String message) {
        return new ImpactException(
                "proof/syntax", "not a transparency log proof: " + message, "take the proof again from the ledger");
    }
}
