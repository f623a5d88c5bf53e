package io.modelimpact.engine.ledger;

import io.modelimpact.ImpactException;
import io.modelimpact.record.verify.MerkleFrontier;
import io.modelimpact.record.verify.MerkleHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An open file, what it acknowledges, and the one way in which more is acknowledged. Not for several threads at once. */
final class OpenFile implements AutoCloseable {

    private static final int MAX_BATCH = 1 << 30;

    private final StoreFile file;
    private final String name;
    private final String origin;
    private final Optional<Recovery> recovery;
    private Mark mark;
    private MerkleFrontier tree;
    private long[] starts;
    private boolean uncertain = false;

    private OpenFile(StoreFile file, String name, FileScan scan) {
        this.file = file;
        this.name = name;
        this.origin = scan.origin();
        this.recovery = scan.recovery();
        this.mark = scan.mark();
        this.tree = scan.walk().tree();
        this.starts = scan.walk().starts();
    }

    /** Writes the head and the marks of a file without entries. */
    static void format(StoreFile file, String origin) throws IOException {
        ByteBuffer blocks = ByteBuffer.allocate((int) Mark.FRAMES);
        blocks.put(FileHead.write(origin));
        for (int place = 0; place < 2; place++) {
            blocks.position((int) Mark.position(place))
                    .put(Mark.ofEmptyFile(place).bytes());
        }
        file.write(0, blocks.array());
        file.force();
    }

    /** Opens for reading; a file that is refused is closed. */
    static OpenFile forReading(StoreFile file, String name) throws IOException {
        return closedUnlessOpened(file, () -> {
            OpenFile open = new OpenFile(file, name, FileScan.of(file));
            open.forceWhatWasSeen();
            return open;
        });
    }

    /** Opens for writing: cuts what was never acknowledged, and makes the newest mark durable; a file that is refused is closed as it was. */
    static OpenFile forWriting(StoreFile file, String name) throws IOException {
        return closedUnlessOpened(file, () -> {
            OpenFile open = new OpenFile(file, name, FileScan.of(file));
            open.settle();
            return open;
        });
    }

    String origin() {
        return origin;
    }

    Optional<Recovery> recovery() {
        return recovery;
    }

    long size() {
        return mark.count();
    }

    byte[] read(long index) {
        if (index < 0 || index >= size()) {
            throw new IllegalArgumentException("expected an index below " + size() + " entries, found " + index);
        }
        long start = starts[(int) index];
        try {
            byte[] header = new byte[Frame.HEADER];
            file.read(start, header, 0, header.length);
            Frame frame = Frame.read(header, start);
            byte[] payload = new byte[frame.length()];
            file.read(start + Frame.HEADER, payload, 0, payload.length);
            frame.requirePayload(payload, start);
            return payload;
        } catch (IOException e) {
            throw LedgerFailures.notRead(name, e);
        }
    }

    /** Appends all entries or none; returns when they are safe. */
    void append(long expectedSize, List<byte[]> entries) {
        requireCertain();
        if (expectedSize != size()) {
            throw LedgerFailures.conflict(name, expectedSize, size());
        }
        Batch batch = new Batch(entries);
        writeFrames(batch.bytes);
        acknowledge(mark.next(mark.length() + batch.bytes.length, mark.count() + entries.size(), batch.tree.root()));
        tree = batch.tree;
        starts = batch.starts;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /**
     * The mark is written once more even where it is readable: if the process before saw a forced write fail, the system may show a mark that is not on disk.
     */
    private void settle() throws IOException {
        if (file.length() > mark.length()) {
            file.truncate(mark.length());
        }
        file.write(Mark.position(mark.place()), mark.bytes());
        file.force();
    }

    /** A reader may come between the writing of a mark and its forcing; what it has seen must not vanish. Not every system lets readers force. */
    private void forceWhatWasSeen() {
        try {
            file.force();
        } catch (IOException readersMayNotForceHere) {
            return;
        }
    }

    /** A write that fails can be undone, since nothing refers to what it wrote. After a forced write that fails nobody knows what is on disk. */
    private void writeFrames(byte[] frames) {
        try {
            file.write(mark.length(), frames);
        } catch (IOException e) {
            undo(e);
            throw LedgerFailures.notWritten(name, e);
        }
        force();
    }

    private void undo(IOException cause) {
        try {
            file.truncate(mark.length());
        } catch (IOException e) {
            e.addSuppressed(cause);
            throw becomeUncertain(e);
        }
    }

    private void acknowledge(Mark next) {
        try {
            file.write(Mark.position(next.place()), next.bytes());
        } catch (IOException e) {
            throw becomeUncertain(e);
        }
        force();
        mark = next;
    }

    private void force() {
        try {
            file.force();
        } catch (IOException e) {
            throw becomeUncertain(e);
        }
    }

    private ImpactException becomeUncertain(IOException cause) {
        uncertain = true;
        return LedgerFailures.reopenNeeded(name, cause);
    }

    private void requireCertain() {
        if (uncertain) {
            throw LedgerFailures.reopenNeeded(name, new IOException("an earlier write failed"));
        }
    }

    private static OpenFile closedUnlessOpened(StoreFile file, Opening opening) throws IOException {
        boolean opened = false;
        try {
            OpenFile open = opening.run();
            opened = true;
            return open;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    /** Scans and settles. */
    private interface Opening {
        OpenFile run() throws IOException;
    }

    /** The frames of entries that follow the ones there are, and what the file will hold with them. */
    private final class Batch {

        private final byte[] bytes;
        private final long[] starts;
        private MerkleFrontier tree = OpenFile.this.tree;

        Batch(List<byte[]> entries) {
            ByteBuffer out = ByteBuffer.allocate(size(entries));
            int first = Math.toIntExact(mark.count());
            this.starts = withRoom(OpenFile.this.starts, Math.addExact(first, entries.size()));
            for (int i = 0; i < entries.size(); i++) {
                starts[first + i] = mark.length() + out.position();
                Frame.write(out, first + (long) i, entries.get(i));
                tree = tree.append(MerkleHash.ofLeaf(entries.get(i)));
            }
            this.bytes = out.array();
        }

        private static int size(List<byte[]> entries) {
            long bytes = 0;
            for (byte[] entry : entries) {
                if (entry.length < 1 || entry.length > Frame.MAX_PAYLOAD) {
                    throw LedgerFailures.of(
                            "ledger/entry-size",
                            "expected an entry of 1 to " + Frame.MAX_PAYLOAD + " bytes, found " + entry.length,
                            "keep what is large elsewhere, and put its digest into the ledger");
                }
                bytes += Frame.HEADER + entry.length;
            }
            if (entries.isEmpty() || bytes > MAX_BATCH) {
                throw LedgerFailures.of(
                        "ledger/entry-size",
                        "expected entries of 1 to " + MAX_BATCH + " bytes together, found " + bytes,
                        "append fewer entries at once");
            }
            return (int) bytes;
        }

        private static long[] withRoom(long[] starts, int count) {
            return count <= starts.length ? starts : Arrays.copyOf(starts, Math.max(count, 2 * starts.length));
        }
    }
}
