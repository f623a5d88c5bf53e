package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.spi.Signer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The head of a ledger's Merkle tree at one size (C2SP tlog-checkpoint), the text of a {@link SignedNote}. Who keeps one can tell later whether the
 * ledger still begins with the same entries. Immutable.
 *
 * @param origin the ledger's unique name, such as {@code example.com/ledger}; one line, not empty
 * @param size the number of entries
 * @param root the root of the tree over them
 * @param extensions further lines, not empty; seldom any
 */
public record Checkpoint(String origin, long size, MerkleHash root, List<String> extensions) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final int FIXED_LINES = 3;

    /** Checks lines and size; {@link ImpactException} code {@code checkpoint/syntax} otherwise. */
    public Checkpoint {
        extensions = List.copyOf(extensions);
        requireLine(origin, "origin");
        extensions.forEach(line -> requireLine(line, "extension"));
        if (size < 0) {
            throw syntax("expected a size from 0, found " + size);
        }
    }

    /** A checkpoint without extension lines. */
    public static Checkpoint of(String origin, long size, MerkleHash root) {
        return new Checkpoint(origin, size, root, List.of());
    }

    /** The checkpoint of a tree. */
    public static Checkpoint of(String origin, MerkleFrontier tree) {
        return of(origin, tree.size(), tree.root());
    }

    /**
     * Reads the text of a note.
     *
     * @throws ImpactException code {@code checkpoint/syntax}, unless there are three or more lines, none empty, with a size below 2^63 without leading
     *     zeros and a root of 32 bytes in Base64
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length <= FIXED_LINES || !lines[lines.length - 1].isEmpty()) {
            throw syntax("expected three or more lines that end with a line feed");
        }
        return new Checkpoint(
                lines[0], size(lines[1]), root(lines[2]), List.of(lines).subList(FIXED_LINES, lines.length - 1));
    }

    /** The text that is signed: the lines, each ended by a line feed. */
    public String text() {
        StringBuilder out = new StringBuilder();
        out.append(origin)
                .append('\n')
                .append(size)
                .append('\n')
                .append(root.base64())
                .append('\n');
        extensions.forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    /** The checkpoint as a note signed by a key that bears the ledger's name. */
    public SignedNote signedBy(Signer signer) {
        return SignedNote.sign(text(), origin, signer);
    }

    private static long size(String line) {
        if (!SIZE.matcher(line).matches()) {
            throw syntax("the size is not a decimal number without leading zeros");
        }
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException tooLarge) {
            throw syntax("the size is beyond 2^63-1");
        }
    }

    private static MerkleHash root(String line) {
        return StrictBase64.decode(line)
                .filter(bytes -> bytes.length == MerkleHash.LENGTH)
                .map(MerkleHash::of)
                .orElseThrow(() -> syntax("the root is not 32 bytes in Base64"));
    }

    private static void requireLine(String line, String which) {
        if (line.isEmpty() || line.chars().anyMatch(c -> c < ' ')) {
            throw syntax("the " + which + " is empty or holds control characters");
        }
    }

    private static ImpactException syntax(String message) {
        return new ImpactException(
                "checkpoint/syntax", "not a checkpoint: " + message, "take the checkpoint again from the ledger");
    }
}
