package io.modelimpact.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.record.verify.Checkpoint;
import io.modelimpact.spi.LedgerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerStoreTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void choosePath() {
        file = folder.resolve("assessments.ledger");
    }

    @Test
    void what_was_appended_is_there_when_the_file_is_opened_again() {
        Checkpoint head;
        try (Ledger ledger = Ledger.create(file, Entries.ORIGIN)) {
            ledger.append(Entries.numbered(0, 3));
            ledger.append(Entries.numbered(3, 40));
            head = ledger.checkpoint();
        }
        try (Ledger ledger = Ledger.open(file)) {
            assertThat(ledger.recovery()).isEmpty();
            assertThat(ledger.origin()).isEqualTo(Entries.ORIGIN);
            assertThat(ledger.checkpoint()).isEqualTo(head);
            assertThat(ledger.entry(39).event()).isEqualTo(Entries.lesson(39));
            ledger.append(Entries.numbered(40, 41));
            assertThat(ledger.compareWith(head)).isEqualTo(History.EXTENDS);
        }
    }

    @Test
    void a_second_writer_in_the_same_process_is_kept_out_until_the_first_closes() {
        try (Ledger first = Ledger.create(file, Entries.ORIGIN)) {
            refuses("ledger/locked", () -> Ledger.open(file));
            refuses("ledger/locked", () -> Ledger.open(folder.resolve(".").resolve("assessments.ledger")));
            refuses("ledger/locked", () -> Ledger.create(file, Entries.ORIGIN));
            first.append(Entries.numbered(0, 1));
        }
        try (Ledger second = Ledger.open(file)) {
            assertThat(second.size()).isEqualTo(1);
        }
    }

    @Test
    void a_ledger_is_never_created_over_another_file() throws IOException {
        Files.writeString(file, "precious");
        refuses("ledger/exists", () -> Ledger.create(file, Entries.ORIGIN));
        refuses("ledger/damaged", () -> Ledger.open(file));
        assertThat(file).hasContent("precious");
    }

    @Test
    void what_is_not_there_is_neither_opened_nor_made() {
        refuses("ledger/not-writable", () -> Ledger.open(file));
        refuses("ledger/not-read", () -> Ledger.openReadOnly(file));
        refuses("ledger/not-writable", () -> Ledger.create(folder.resolve("no/such/folder.ledger"), Entries.ORIGIN));
        assertThat(file).doesNotExist();
    }

    @Test
    void a_name_that_checkpoints_could_not_bear_is_refused() {
        for (String name : List.of("", "a b", "a+b", "é", "a\nb", "x".repeat(256))) {
            refuses("ledger/origin", () -> Ledger.create(file, name));
            refuses("ledger/origin", () -> Ledger.inMemory(name));
        }
    }

    @Test
    void where_nothing_may_be_written_a_ledger_can_be_read_and_says_so_to_a_writer() throws IOException {
        Ledger.create(file, Entries.ORIGIN).close();
        Files.delete(folder.resolve("assessments.ledger.lock"));
        Files.createDirectory(folder.resolve("assessments.ledger.lock"));
        refuses("ledger/not-writable", () -> Ledger.open(file));
        byte[] before = Files.readAllBytes(file);
        try (Ledger reader = Ledger.openReadOnly(file)) {
            refuses("ledger/read-only", () -> reader.append(Entries.numbered(0, 1)));
            assertThat(reader.size()).isZero();
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void a_reader_keeps_what_was_acknowledged_when_it_opened_the_file() {
        try (Ledger writer = Ledger.create(file, Entries.ORIGIN)) {
            writer.append(Entries.numbered(0, 2));
            try (Ledger reader = Ledger.openReadOnly(file)) {
                writer.append(Entries.numbered(2, 5));
                assertThat(reader.size()).isEqualTo(2);
                reader.verify();
                assertThat(writer.compareWith(reader.checkpoint())).isEqualTo(History.EXTENDS);
            }
        }
    }

    @Test
    void readers_beside_a_busy_writer_always_see_a_sound_beginning() throws InterruptedException {
        try (Ledger writer = Ledger.create(file, Entries.ORIGIN)) {
            AtomicBoolean done = new AtomicBoolean();
            Thread busy = new Thread(() -> {
                for (int i = 0; i < 150; i++) {
                    writer.append(List.of(Entries.numbered(i)));
                }
                done.set(true);
            });
            busy.start();
            List<Checkpoint> seen = new ArrayList<>(List.of(writer.checkpoint(0)));
            while (!done.get()) {
                try (Ledger reader = Ledger.openReadOnly(file)) {
                    assertThat(reader.size())
                            .isGreaterThanOrEqualTo(seen.get(seen.size() - 1).size());
                    seen.add(reader.checkpoint());
                }
            }
            busy.join();
            assertThat(seen)
                    .allSatisfy(head -> assertThat(writer.compareWith(head))
                            .isEqualTo(head.size() == 0 ? History.EMPTY : History.EXTENDS));
            assertThat(writer.size()).isEqualTo(150);
        }
    }

    @Test
    void a_tail_that_was_never_acknowledged_is_passed_over_by_readers_and_cut_by_writers_and_both_say_so()
            throws IOException {
        try (Ledger ledger = Ledger.create(file, Entries.ORIGIN)) {
            ledger.append(Entries.numbered(0, 2));
        }
        long acknowledged = Files.size(file);
        Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        Recovery expected = new Recovery(Recovery.Kind.UNACKNOWLEDGED_TAIL, acknowledged, 3, 0);
        try (Ledger reader = Ledger.openReadOnly(file)) {
            assertThat(reader.recovery()).contains(expected);
        }
        assertThat(file).hasSize(acknowledged + 3);
        try (Ledger writer = Ledger.open(file)) {
            assertThat(writer.recovery()).contains(expected);
            assertThat(expected.describe()).contains("3 bytes").contains("never acknowledged");
        }
        assertThat(file).hasSize(acknowledged);
    }

    @Test
    void an_entry_that_changes_on_disk_while_the_ledger_is_open_is_found_out() throws IOException {
        try (Ledger ledger = Ledger.create(file, Entries.ORIGIN)) {
            ledger.append(Entries.numbered(0, 2));
            ledger.verify();
            byte[] bytes = Files.readAllBytes(file);
            bytes[(int) Mark.FRAMES + Frame.HEADER] ^= 1;
            Files.write(file, bytes);
            refuses("ledger/damaged", ledger::verify);
            refuses("ledger/damaged", () -> ledger.entry(0));
        }
    }

    @Test
    void a_closed_store_is_neither_read_nor_written() {
        FileLedgerStore store = FileLedgerStore.create(file, Entries.ORIGIN);
        store.append(0, List.of(new byte[] {1}));
        store.close();
        store.close();
        refuses("ledger/closed", () -> store.read(0));
        refuses("ledger/closed", () -> store.append(1, List.of(new byte[] {1})));
    }

    @Test
    void stores_refuse_an_append_to_another_size_than_they_have() {
        try (LedgerStore onDisk = FileLedgerStore.create(file, Entries.ORIGIN);
                LedgerStore inMemory = MemoryLedgerStore.create(Entries.ORIGIN)) {
            for (LedgerStore store : List.of(onDisk, inMemory)) {
                store.append(0, List.of(new byte[] {1}, new byte[] {2}));
                refuses("ledger/conflict", () -> store.append(1, List.of(new byte[] {3})));
                assertThat(store.size()).isEqualTo(2);
                assertThat(store.read(1)).containsExactly(2);
                assertThatThrownBy(() -> store.read(2)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void an_entry_that_is_too_large_or_empty_is_refused_and_nothing_is_written() {
        try (FileLedgerStore store = FileLedgerStore.create(file, Entries.ORIGIN)) {
            refuses("ledger/entry-size", () -> store.append(0, List.of(new byte[] {1}, new byte[0])));
            refuses("ledger/entry-size", () -> store.append(0, List.of(new byte[Frame.MAX_PAYLOAD + 1])));
            refuses("ledger/entry-size", () -> store.append(0, List.of()));
            store.append(0, List.of(new byte[Frame.MAX_PAYLOAD]));
            assertThat(store.read(0)).hasSize(Frame.MAX_PAYLOAD);
        }
    }

    private static void refuses(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ImpactException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
