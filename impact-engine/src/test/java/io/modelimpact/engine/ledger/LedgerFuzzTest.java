package io.modelimpact.engine.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.ImpactException;
import io.modelimpact.record.ledger.LedgerEntry;
import io.modelimpact.record.ledger.LedgerEventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Feeds damaged files and entries to the readers of the ledger, half of them with checksums that were made to fit again, so that what lies behind the checksums is
 * reached too. A reader may refuse with an {@link ImpactException}; an entry that it accepts it has to write back as it was, and a file that it accepts holds a
 * beginning of the entries it was written with, unless a checksum was forged. Nothing else may be thrown, and nothing may take seconds.
 */
class LedgerFuzzTest {
    private static final long SLOWEST_NANOS = 2_000_000_000L;
    private static final int FEW = 4_000;
    private static final int ENTRIES = 5;
    private static final int FURTHEST = 80;
    private static final byte[][] TOKENS = {
        "null".getBytes(US_ASCII),
        "-0".getBytes(US_ASCII),
        "1e400".getBytes(US_ASCII),
        "{\"a\":".getBytes(US_ASCII),
        {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff},
        {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff},
    };

    private final byte[] file;
    private final List<byte[]> entries = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private long accepted;

    LedgerFuzzTest() throws IOException {
        TestDisk disk = TestDisk.formatted(Entries.ORIGIN);
        try (Ledger ledger = Ledger.over(DiskStore.open(disk))) {
            ledger.append(Entries.numbered(0, ENTRIES));
            ledger.append(
                    Entries.numbered(ENTRIES, ENTRIES + 1).get(0).author(), Entries.NOON, Entries.lesson(ENTRIES));
            for (int i = 0; i <= ENTRIES; i++) {
                entries.add(ledger.entryBytes(i));
            }
        }
        file = disk.content();
        starts.addAll(List.of(0, FileHead.BLOCK, 2 * FileHead.BLOCK));
        int frame = (int) Mark.FRAMES;
        for (byte[] entry : entries) {
            starts.add(frame);
            frame += Frame.HEADER + entry.length;
        }
    }

    @Test
    void aFewDamagedFilesAndEntriesAreRefusedOrKept() {
        run(new SplittableRandom(20260101), FEW, Long.MAX_VALUE);

        assertThat(accepted).as("inputs that were still accepted").isPositive();
    }

    /** Ten million inputs or ten minutes, whichever comes first, unless told otherwise. */
    @Test
    @Tag("fuzz")
    void millionsOfDamagedFilesAndEntriesAreRefusedOrKept() {
        long seed = Long.getLong("impact.fuzz.seed", 1);
        long inputs = Long.getLong("impact.fuzz.inputs", 10_000_000);
        long nanos = Long.getLong("impact.fuzz.minutes", 10) * 60_000_000_000L;

        long done = run(new SplittableRandom(seed), inputs, nanos);

        System.out.println("fuzz: " + done + " ledger inputs from seed " + seed + ", " + accepted + " accepted");
    }

    private long run(SplittableRandom random, long inputs, long nanos) {
        long start = System.nanoTime();
        long done = 0;
        for (; done < inputs && System.nanoTime() - start < nanos; done++) {
            if (random.nextBoolean()) {
                byte[] entry = entries.get(random.nextInt(entries.size()));
                feed("entry", damaged(entry, random), LedgerFuzzTest::keepsEntry);
            } else {
                boolean forged = random.nextBoolean();
                byte[] damaged = damagedFile(random);
                byte[] bytes = forged ? withFittingChecksums(damaged) : damaged;
                feed("file", bytes, image -> keepsFile(image, forged));
            }
        }
        return done;
    }

    private void feed(String name, byte[] bytes, Reader reader) {
        long start = System.nanoTime();
        try {
            boolean kept = reader.keeps(bytes);
            accepted++;
            assertThat(kept)
                    .as(name + " was accepted and not kept: " + HexFormat.of().formatHex(bytes))
                    .isTrue();
        } catch (ImpactException refused) {
            assertThat(refused.code()).isNotEmpty();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(
                    name + " broke the reader: " + HexFormat.of().formatHex(bytes), e);
        }
        assertThat(System.nanoTime() - start).as(name + " took too long").isLessThan(SLOWEST_NANOS);
    }

    private static boolean keepsEntry(byte[] bytes) {
        return Arrays.equals(LedgerEntry.read(bytes).bytes(), bytes);
    }

    private boolean keepsFile(byte[] image, boolean forged) {
        try (Ledger ledger = Ledger.over(DiskStore.open(new TestDisk(image)))) {
            long size = ledger.size();
            boolean beginning = size <= entries.size();
            for (int i = 0; beginning && i < size; i++) {
                beginning = Arrays.equals(ledger.entryBytes(i), entries.get(i));
            }
            for (LedgerEventType type : LedgerEventType.values()) {
                ledger.entries(type);
            }
            return forged || beginning;
        } catch (UncheckedIOException e) {
            throw new AssertionError("a file in memory can not fail", e);
        }
    }

    private byte[] damagedFile(SplittableRandom random) {
        byte[] bytes = file.clone();
        int steps = 1 + random.nextInt(3);
        for (int i = 0; i < steps; i++) {
            bytes = step(bytes, place(bytes.length, random), random);
        }
        return bytes;
    }

    /** Zeros fill most of a file; what is written there lies at the beginnings of its blocks and of its frames. */
    private int place(int length, SplittableRandom random) {
        int start = starts.get(random.nextInt(starts.size()));
        return Math.min(start + random.nextInt(FURTHEST), Math.max(0, length - 1));
    }

    private static byte[] damaged(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        int steps = 1 + random.nextInt(3);
        for (int i = 0; i < steps; i++) {
            bytes = step(bytes, random.nextInt(Math.max(1, bytes.length)), random);
        }
        return bytes;
    }

    private static byte[] step(byte[] bytes, int at, SplittableRandom random) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        byte[] changed = bytes.clone();
        switch (random.nextInt(6)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[at] = (byte) random.nextInt();
            case 2 -> changed = Arrays.copyOf(bytes, at);
            case 3 -> changed = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(64));
            case 4 -> {
                byte[] token = TOKENS[random.nextInt(TOKENS.length)];
                System.arraycopy(token, 0, changed, at, Math.min(token.length, changed.length - at));
            }
            default -> {
                int from = random.nextInt(bytes.length);
                int count = Math.min(random.nextInt(128), bytes.length - Math.max(at, from));
                System.arraycopy(bytes, from, changed, at, count);
            }
        }
        return changed;
    }

    /** Makes the checksums of both marks, and of the frames as far as their lengths make sense, fit what stands there. */
    private static byte[] withFittingChecksums(byte[] bytes) {
        byte[] fitting = bytes.clone();
        ByteBuffer buffer = ByteBuffer.wrap(fitting);
        for (int place = 0; place < 2; place++) {
            int mark = (int) Mark.position(place);
            if (mark + Mark.BYTES <= fitting.length) {
                int end = mark + Mark.BYTES - Integer.BYTES;
                buffer.putInt(end, Checksum.of(fitting, mark, end - mark));
            }
        }
        int frame = (int) Mark.FRAMES;
        while (frame + Frame.HEADER < fitting.length) {
            int length = buffer.getInt(frame + 2 * Integer.BYTES);
            int payload = frame + Frame.HEADER;
            int checksums = payload - 2 * Integer.BYTES;
            boolean sensible = length >= 0 && length <= fitting.length - payload;
            if (sensible) {
                buffer.putInt(checksums, Checksum.of(fitting, payload, length));
            }
            buffer.putInt(checksums + Integer.BYTES, Checksum.of(fitting, frame, Frame.HEADER - Integer.BYTES));
            if (!sensible) {
                break;
            }
            frame = payload + length;
        }
        return fitting;
    }

    /** Whether a reader writes back what it accepts. */
    private interface Reader {
        boolean keeps(byte[] bytes);
    }
}
