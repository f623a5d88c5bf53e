package io.modelimpact.engine.ledger;

import io.modelimpact.ImpactException;
import io.modelimpact.record.verify.MerkleFrontier;
import io.modelimpact.record.verify.MerkleHash;
import java.io.IOException;
import java.util.Arrays;

/** Walks over the frames of a file from the first on, checks each, and keeps where it begins and the Merkle tree so far. */
final class FrameWalk {

    private static final int WINDOW = 1 << 16;

    private final StoreFile file;
    private final byte[] header = new byte[Frame.HEADER];
    private byte[] window = new byte[0];
    private long windowStart = 0;
    private long position = Mark.FRAMES;
    private long[] starts = new long[0];
    private int count = 0;
    private MerkleFrontier tree = MerkleFrontier.empty();

    FrameWalk(StoreFile file) {
        this.file = file;
    }

    /** Walks on to a position, at which a frame must end. */
    void walkTo(long end) throws IOException {
        while (position < end) {
            step(end);
        }
    }

    /** How many whole frames follow before a position; the walk stays where it is. */
    long wholeFramesBefore(long end) throws IOException {
        FrameWalk ahead = new FrameWalk(file);
        ahead.position = position;
        ahead.count = count;
        try {
            ahead.walkTo(end);
        } catch (ImpactException notWhole) {
            return (long) ahead.count - count;
        }
        return (long) ahead.count - count;
    }

    /** Refuses a mark that does not fit what lies before it; the walk must have arrived at its length. */
    void require(Mark mark) {
        if (mark.count() != count || !mark.root().equals(tree.root())) {
            throw LedgerFailures.damagedAt(
                    Mark.position(mark.place()),
                    "the mark acknowledges " + mark.count() + " entries up to byte " + mark.length() + ", found "
                            + count + " entries or others than were acknowledged");
        }
    }

    /** The position behind the last frame. */
    long position() {
        return position;
    }

    /** The number of frames so far. */
    int count() {
        return count;
    }

    /** The Merkle tree over the payloads so far. */
    MerkleFrontier tree() {
        return tree;
    }

    /** Where each frame begins, a fresh array with room for more. */
    long[] starts() {
        return starts.clone();
    }

    private void step(long end) throws IOException {
        requireRoom(end, Frame.HEADER);
        fill(header, position, end);
        Frame frame = Frame.read(header, position);
        requireRoom(end, Frame.HEADER + (long) frame.length());
        if (frame.index() != count) {
            throw LedgerFailures.damagedAt(position, "expected entry " + count + ", found entry " + frame.index());
        }
        byte[] payload = new byte[frame.length()];
        fill(payload, position + Frame.HEADER, end);
        frame.requirePayload(payload, position);
        keep(payload);
    }

    private void keep(byte[] payload) {
        if (count >= starts.length) {
            starts = Arrays.copyOf(starts, Math.max(16, 2 * count));
        }
        starts[count] = position;
        count++;
        tree = tree.append(MerkleHash.ofLeaf(payload));
        position += Frame.HEADER + payload.length;
    }

    private void requireRoom(long end, long bytes) {
        if (end - position < bytes) {
            throw LedgerFailures.damagedAt(position, "entry " + count + " is cut off at byte " + end);
        }
    }

    private void fill(byte[] into, long from, long end) throws IOException {
        if (from < windowStart || from + into.length > windowStart + window.length) {
            window = new byte[(int) Math.min(Math.max(WINDOW, into.length), end - from)];
            windowStart = from;
            file.read(from, window, 0, window.length);
        }
        System.arraycopy(window, (int) (from - windowStart), into, 0, into.length);
    }
}
