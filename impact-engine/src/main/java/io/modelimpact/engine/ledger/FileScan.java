package io.modelimpact.engine.ledger;

import java.io.IOException;
import java.util.Optional;

/**
 * Finds out what a file acknowledges, without changing it.
 *
 * <p>A writer forces entries before it writes their mark, and writes each mark over the older of two. A crash can therefore leave two readable marks and any
 * bytes behind the newer one; or one readable mark, the other torn, and behind the readable one the whole entries of the torn one to the end of the file.
 * Anything else is damage.
 *
 * @param origin the ledger's name
 * @param mark the newest mark, or the one that has to be written in the place of an unreadable one
 * @param walk the acknowledged frames
 * @param recovery what else was found
 */
record FileScan(String origin, Mark mark, FrameWalk walk, Optional<Recovery> recovery) {

    static FileScan of(StoreFile file) throws IOException {
        if (file.length() < Mark.FRAMES) {
            throw LedgerFailures.damagedAt(
                    file.length(), "the file ends before its first entry, at byte " + Mark.FRAMES + ", could begin");
        }
        String origin = FileHead.read(block(file, 0));
        Optional<Mark> even = Mark.read(block(file, Mark.position(0)), 0);
        Optional<Mark> odd = Mark.read(block(file, Mark.position(1)), 1);
        // Marks before length: a file that is being written to can only have grown since.
        long length = file.length();
        if (even.isPresent() && odd.isPresent()) {
            return marked(file, origin, even.get(), odd.get(), length);
        }
        Mark readable = even.or(() -> odd)
                .orElseThrow(() -> LedgerFailures.damagedAt(
                        Mark.position(0), "neither of the two marks of acknowledgement can be read"));
        return halfMarked(file, origin, readable, length);
    }

    private static FileScan marked(StoreFile file, String origin, Mark even, Mark odd, long length) throws IOException {
        boolean evenIsOlder = even.sequence() < odd.sequence();
        Mark older = evenIsOlder ? even : odd;
        Mark newer = evenIsOlder ? odd : even;
        if (newer.sequence() - older.sequence() != 1 || older.length() > newer.length()) {
            throw LedgerFailures.damagedAt(
                    Mark.position(older.place()), "the two marks of acknowledgement do not follow each other");
        }
        FrameWalk walk = new FrameWalk(file);
        walk(walk, older, length);
        walk(walk, newer, length);
        return new FileScan(origin, newer, walk, tail(walk, newer, length));
    }

    private static FileScan halfMarked(StoreFile file, String origin, Mark readable, long length) throws IOException {
        int unreadable = 1 - readable.place();
        FrameWalk walk = new FrameWalk(file);
        walk(walk, readable, length);
        if (length == readable.length()) {
            throw LedgerFailures.damagedAt(
                    Mark.position(unreadable),
                    "the mark of acknowledgement can not be read, and no entries lie behind the other one");
        }
        walk.walkTo(length);
        Mark mark = readable.next(length, walk.count(), walk.tree().root());
        Recovery recovery = new Recovery(
                Recovery.Kind.UNREADABLE_MARK, Mark.position(unreadable), 0, walk.count() - readable.count());
        return new FileScan(origin, mark, walk, Optional.of(recovery));
    }

    private static void walk(FrameWalk walk, Mark mark, long length) throws IOException {
        if (mark.length() > length) {
            throw LedgerFailures.damagedAt(
                    length,
                    "the file ends, expected " + mark.count() + " acknowledged entries up to byte " + mark.length());
        }
        walk.walkTo(mark.length());
        walk.require(mark);
    }

    private static Optional<Recovery> tail(FrameWalk walk, Mark mark, long length) throws IOException {
        long bytes = length - mark.length();
        return bytes == 0
                ? Optional.empty()
                : Optional.of(new Recovery(
                        Recovery.Kind.UNACKNOWLEDGED_TAIL, mark.length(), bytes, walk.wholeFramesBefore(length)));
    }

    private static byte[] block(StoreFile file, long position) throws IOException {
        byte[] block = new byte[FileHead.BLOCK];
        file.read(position, block, 0, block.length);
        return block;
    }
}
