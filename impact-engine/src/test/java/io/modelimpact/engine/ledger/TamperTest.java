package io.modelimpact.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.record.ledger.LedgerEntry;
import io.modelimpact.record.verify.Checkpoint;
import io.modelimpact.record.verify.Ed25519Signer;
import io.modelimpact.record.verify.NoteVerifierKey;
import io.modelimpact.record.verify.ProofOutcome;
import io.modelimpact.record.verify.SignedNote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What is found out, by whom, and what is not. "Refused" means by everyone who opens the ledger; "kept" means by those who kept an earlier checkpoint. The
 * forger may write the file, its checksums and marks; only {@link #anyone_without_a_checkpoint_is_deceived_by_a_ledger_written_anew} lets it be perfect.
 */
class TamperTest {

    private static final int SIZE = 5;

    @Test
    void every_flipped_bit_is_found_out_and_costs_no_entry() throws IOException {
        TestDisk disk = ledgerFile(SIZE);
        byte[] sound = disk.content();
        int kept = 0;
        for (int position = 0; position < sound.length; position++) {
            for (int bit = 0; bit < 8; bit++) {
                disk.flip(position, bit);
                kept += requireFoundOut(disk, position);
                disk.flip(position, bit);
            }
        }
        assertThat(kept).as("flips of the newer mark, whose entries are kept").isEqualTo(8 * Mark.BYTES);
        assertThat(DiskStore.open(disk).recovery()).isEmpty();
    }

    @Test
    void a_damaged_file_is_refused_with_position_and_remedy_and_left_as_it_is() throws IOException {
        TestDisk disk = ledgerFile(SIZE);
        int position = (int) Mark.FRAMES + Frame.HEADER + 10;
        disk.flip(position, 3);
        byte[] damaged = disk.content();
        disk.operations().clear();
        assertThatThrownBy(() -> DiskStore.open(disk))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("ledger/damaged at byte " + (Mark.FRAMES + Frame.HEADER))
                .hasMessageContaining("entry 0")
                .hasMessageContaining("restore a copy");
        assertThat(disk.operations()).isEmpty();
        assertThat(disk.content()).isEqualTo(damaged);
    }

    @Test
    void a_file_cut_off_at_any_byte_is_refused() throws IOException {
        byte[] sound = ledgerFile(SIZE).content();
        for (int length = 0; length < sound.length; length++) {
            TestDisk cut = new TestDisk(sound);
            cut.truncate(length);
            cut.operations().clear();
            assertDamaged(() -> DiskStore.open(cut));
            assertThat(cut.operations()).isEmpty();
        }
    }

    @Test
    void a_changed_entry_before_the_last_breaks_the_chain_even_with_new_checksums() throws IOException {
        List<byte[]> entries = entries(SIZE);
        entries.set(2, changed(entries.get(2)));
        assertDamaged(() -> forged(entries));
    }

    @Test
    void a_changed_last_entry_is_found_out_by_who_kept_a_checkpoint_and_by_nobody_else() throws IOException {
        Checkpoint kept = sound(SIZE).checkpoint();
        List<byte[]> entries = entries(SIZE);
        entries.set(SIZE - 1, changed(entries.get(SIZE - 1)));
        assertThat(forged(entries).compareWith(kept)).isEqualTo(History.REWRITTEN);
    }

    @Test
    void an_entry_dropped_inserted_or_moved_breaks_the_chain() throws IOException {
        List<byte[]> dropped = entries(SIZE);
        dropped.remove(1);
        assertDamaged(() -> forged(dropped));

        List<byte[]> doubled = entries(SIZE);
        doubled.add(2, doubled.get(1));
        assertDamaged(() -> forged(doubled));

        List<byte[]> moved = entries(SIZE);
        Collections.swap(moved, 1, 2);
        assertDamaged(() -> forged(moved));

        List<byte[]> beheaded = entries(SIZE);
        beheaded.remove(0);
        assertDamaged(() -> forged(beheaded));
    }

    @Test
    void a_tail_cut_off_in_agreement_with_all_marks_is_found_out_by_who_kept_a_checkpoint_and_by_nobody_else()
            throws IOException {
        Checkpoint kept = sound(SIZE).checkpoint();
        Checkpoint older = sound(2).checkpoint();
        Ledger cut = forged(entries(SIZE).subList(0, 3));
        assertThat(cut.size()).isEqualTo(3);
        assertThat(cut.compareWith(kept)).isEqualTo(History.SHORTER);
        assertThat(cut.compareWith(older)).isEqualTo(History.EXTENDS);
    }

    @Test
    void entries_spliced_in_from_another_ledger_break_the_chain() throws IOException {
        List<byte[]> foreign = new ArrayList<>();
        try (Ledger other = Ledger.inMemory("example.com/other")) {
            other.append(Entries.numbered(0, SIZE));
            for (int i = 0; i < SIZE; i++) {
                foreign.add(other.entryBytes(i));
            }
        }
        assertDamaged(() -> forged(foreign));
        List<byte[]> spliced = entries(SIZE);
        spliced.set(3, foreign.get(3));
        assertDamaged(() -> forged(spliced));
    }

    @Test
    void anyone_without_a_checkpoint_is_deceived_by_a_ledger_written_anew() throws IOException {
        Checkpoint kept = sound(SIZE).checkpoint();
        Ledger anew = Ledger.inMemory(Entries.ORIGIN);
        anew.append(Entries.numbered(100, 100 + SIZE + 2));
        assertThat(anew.size()).isEqualTo(SIZE + 2);
        assertThat(anew.compareWith(kept)).isEqualTo(History.REWRITTEN);
        assertThat(anew.consistencyProof(SIZE, SIZE + 2)
                        .check(kept.root(), anew.checkpoint().root()))
                .isEqualTo(ProofOutcome.ROOT_DIFFERS);
    }

    @Test
    void two_histories_are_found_out_when_the_heads_shown_to_different_people_are_compared() {
        Ledger shownToAnn = Ledger.inMemory(Entries.ORIGIN);
        Ledger shownToBen = Ledger.inMemory(Entries.ORIGIN);
        shownToAnn.append(Entries.numbered(0, 3));
        shownToBen.append(Entries.numbered(0, 3));
        assertThat(shownToBen.compareWith(shownToAnn.checkpoint())).isEqualTo(History.EXTENDS);
        shownToAnn.append(Entries.numbered(3, 5));
        shownToBen.append(Entries.numbered(4, 6));
        assertThat(shownToBen.compareWith(shownToAnn.checkpoint())).isEqualTo(History.REWRITTEN);
    }

    @Test
    void a_replayed_checkpoint_hides_nothing_from_who_kept_a_later_one() {
        Ledger ledger = Ledger.inMemory(Entries.ORIGIN);
        Ed25519Signer signer = Ed25519Signer.ofSeed(new byte[Ed25519Signer.SEED_LENGTH]);
        ledger.append(Entries.numbered(0, 3));
        SignedNote replayed = ledger.signedCheckpoint(signer);
        ledger.append(Entries.numbered(3, 6));
        Checkpoint kept = ledger.checkpoint();

        NoteVerifierKey key = NoteVerifierKey.of(Entries.ORIGIN, signer.verifier());
        assertThat(replayed.verify(List.of(key)).isTrusted())
                .as("an old checkpoint stays rightly signed")
                .isTrue();
        Checkpoint shown = Checkpoint.parse(replayed.text());
        assertThat(shown.size()).isLessThan(kept.size());
        assertThat(ledger.consistencyProof(3, 6).check(shown.root(), kept.root()))
                .isEqualTo(ProofOutcome.HOLDS);
    }

    @Test
    void a_checkpoint_of_another_ledger_or_of_an_empty_one_shows_nothing() {
        Ledger ledger = Ledger.inMemory(Entries.ORIGIN);
        Checkpoint empty = ledger.checkpoint();
        ledger.append(Entries.numbered(0, 1));
        Checkpoint foreign =
                Checkpoint.of("example.com/other", 1, ledger.checkpoint().root());
        assertThat(ledger.compareWith(foreign)).isEqualTo(History.FOREIGN);
        assertThat(ledger.compareWith(empty)).isEqualTo(History.EMPTY);
        assertThat(History.EMPTY.holds()).isFalse();
    }

    @Test
    void a_time_that_is_not_true_is_not_found_out() {
        Ledger ledger = Ledger.inMemory(Entries.ORIGIN);
        ledger.append(Entries.numbered(10, 11));
        ledger.append(Entries.numbered(0, 1));
        assertThat(ledger.entry(1).at()).isBefore(ledger.entry(0).at());
    }

    /** 1 if the ledger opens with a report and all entries, 0 if it is refused; anything else fails. */
    private static int requireFoundOut(TestDisk disk, int position) throws IOException {
        Optional<FileScan> scan;
        try {
            scan = Optional.of(FileScan.of(disk));
        } catch (ImpactException refused) {
            assertThat(refused.code()).isEqualTo("ledger/damaged");
            scan = Optional.empty();
        }
        scan.ifPresent(opened -> {
            assertThat(opened.recovery()).as("flip in byte " + position).isPresent();
            assertThat(opened.mark().count()).isEqualTo(SIZE);
        });
        return scan.isPresent() ? 1 : 0;
    }

    private static TestDisk ledgerFile(int size) throws IOException {
        TestDisk disk = TestDisk.formatted(Entries.ORIGIN);
        Ledger ledger = Ledger.over(DiskStore.open(disk));
        for (int i = 0; i < size; i++) {
            ledger.append(List.of(Entries.numbered(i)));
        }
        return disk;
    }

    private static Ledger sound(int size) throws IOException {
        return Ledger.over(DiskStore.open(ledgerFile(size)));
    }

    private static List<byte[]> entries(int size) throws IOException {
        Ledger ledger = sound(size);
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(ledger.entryBytes(i));
        }
        return entries;
    }

    private static byte[] changed(byte[] entry) {
        LedgerEntry honest = LedgerEntry.read(entry);
        return new LedgerEntry(honest.index(), honest.previous(), honest.author(), honest.at(), Entries.lesson(99))
                .bytes();
    }

    /** A ledger whose file holds the entries with checksums and marks that fit them. */
    private static Ledger forged(List<byte[]> entries) throws IOException {
        TestDisk disk = TestDisk.formatted(Entries.ORIGIN);
        DiskStore.open(disk).append(0, entries);
        return Ledger.over(DiskStore.open(new TestDisk(disk.content())));
    }

    private static void assertDamaged(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ImpactException.class, e -> assertThat(e.code()).isEqualTo("ledger/damaged"));
    }
}
