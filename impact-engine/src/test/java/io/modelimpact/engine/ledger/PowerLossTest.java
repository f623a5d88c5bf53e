package io.modelimpact.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is on a disk that forgets, tears and reorders whatever was not forced, at every point of an append and of a recovery. */
class PowerLossTest {

    private int images = 0;

    @Test
    void whatever_the_disk_keeps_of_an_append_every_acknowledged_entry_is_there() throws IOException {
        TestDisk disk = TestDisk.formatted(Entries.ORIGIN);
        byte[] start = disk.content();
        append(disk, 0, 1, 3, 4);

        new CrashImages(start, disk.operations()).forEach(0, this::requireSound);

        assertThat(images).isGreaterThan(3000);
    }

    @Test
    void a_crash_during_the_recovery_from_a_crash_loses_nothing_either() throws IOException {
        TestDisk disk = TestDisk.formatted(Entries.ORIGIN);
        byte[] start = disk.content();
        append(disk, 0, 2, 3);
        List<byte[]> first = new ArrayList<>();
        List<Long> acknowledged = new ArrayList<>();
        new CrashImages(start, disk.operations()).forEach(0, (image, count) -> {
            first.add(image);
            acknowledged.add(count);
        });

        SplittableRandom random = new SplittableRandom(20260301);
        for (int i = 0; i < 60; i++) {
            int chosen = random.nextInt(first.size());
            crashAgain(first.get(chosen), acknowledged.get(chosen), random);
        }
    }

    @Test
    void a_disk_that_is_full_at_any_byte_refuses_and_loses_nothing() throws IOException {
        TestDisk disk = TestDisk.formatted(Entries.ORIGIN);
        append(disk, 0, 2);
        byte[] before = disk.content();
        append(disk, 2, 3);
        int needed = disk.content().length;

        for (int room = before.length; room < needed; room++) {
            TestDisk full = new TestDisk(before);
            Ledger ledger = Ledger.over(DiskStore.open(full));
            full.holdAtMost(room);
            refuses("ledger/not-written", () -> ledger.append(Entries.numbered(2, 3)));
            assertThat(ledger.size()).isEqualTo(2);
            assertThat(full.content()).isEqualTo(before);

            full.holdAtMost(Long.MAX_VALUE);
            ledger.append(Entries.numbered(2, 3));
            assertThat(reopened(full.content()).size()).isEqualTo(3);
        }
    }

    @Test
    void after_a_failed_force_nothing_is_appended_until_the_ledger_is_opened_again() throws IOException {
        for (int forces = 0; forces < 2; forces++) {
            TestDisk disk = TestDisk.formatted(Entries.ORIGIN);
            Ledger ledger = Ledger.over(DiskStore.open(disk));
            ledger.append(Entries.numbered(0, 2));
            disk.failToForceAfter(forces);
            refuses("ledger/reopen-needed", () -> ledger.append(Entries.numbered(2, 3)));
            disk.failToForceAfter(Integer.MAX_VALUE);
            refuses("ledger/reopen-needed", () -> ledger.append(Entries.numbered(2, 3)));
            assertThat(ledger.size()).isEqualTo(2);

            Ledger again = reopened(disk.content());
            assertThat(again.size()).isBetween(2L, 3L);
            assertThat(again.entry(1).event()).isEqualTo(Entries.lesson(1));
        }
    }

    private void crashAgain(byte[] image, long acknowledged, SplittableRandom random) {
        TestDisk disk = new TestDisk(image);
        DiskStore store = DiskStore.open(disk);
        long kept = store.size();
        disk.acknowledged(kept);
        Ledger ledger = Ledger.over(store);
        ledger.append(List.of(Entries.numbered((int) kept)));
        disk.acknowledged(kept + 1);
        new CrashImages(image, disk.operations()).forEach(acknowledged, (second, count) -> {
            if (random.nextInt(20) == 0) {
                requireSound(second, count);
            }
        });
    }

    /** Every acknowledged entry is there; what is there besides was submitted; what was cut is reported; the ledger goes on. */
    private void requireSound(byte[] image, long acknowledged) {
        images++;
        TestDisk disk = new TestDisk(image);
        DiskStore store = DiskStore.open(disk);
        Ledger ledger = Ledger.over(store);
        assertThat(ledger.size()).isBetween(acknowledged, acknowledged + 3);
        for (int i = 0; i < ledger.size(); i++) {
            assertThat(ledger.entry(i).event()).isEqualTo(Entries.lesson(i));
        }
        boolean changed = disk.content().length != image.length;
        assertThat(changed).isEqualTo(isTail(store));

        ledger.append(List.of(Entries.numbered((int) ledger.size())));
        DiskStore again = DiskStore.open(new TestDisk(disk.content()));
        assertThat(again.recovery()).isEmpty();
        assertThat(again.size()).isEqualTo(ledger.size());
    }

    private static boolean isTail(DiskStore store) {
        return store.recovery()
                .filter(found -> found.kind() == Recovery.Kind.UNACKNOWLEDGED_TAIL)
                .isPresent();
    }

    private static void append(TestDisk disk, int first, int... ends) {
        Ledger ledger = Ledger.over(DiskStore.open(disk));
        int from = first;
        for (int end : ends) {
            ledger.append(Entries.numbered(from, end));
            disk.acknowledged(end);
            from = end;
        }
    }

    private static Ledger reopened(byte[] content) {
        Ledger ledger = Ledger.over(DiskStore.open(new TestDisk(content)));
        IntStream.range(0, (int) ledger.size())
                .forEach(i -> assertThat(ledger.entry(i).event()).isEqualTo(Entries.lesson(i)));
        return ledger;
    }

    private static void refuses(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ImpactException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
