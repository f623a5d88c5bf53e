package io.modelimpact.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.Evaluation;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.Replay;
import io.modelimpact.json.JsonPointer;
import io.modelimpact.record.ledger.Author;
import io.modelimpact.record.ledger.Challenged;
import io.modelimpact.record.ledger.LedgerEntry;
import io.modelimpact.record.ledger.LedgerEventType;
import io.modelimpact.record.ledger.RecordPart;
import io.modelimpact.record.ledger.Registered;
import io.modelimpact.record.ledger.Remark;
import io.modelimpact.record.ledger.Role;
import io.modelimpact.record.verify.Checkpoint;
import io.modelimpact.record.verify.Ed25519Signer;
import io.modelimpact.record.verify.ExportedRecord;
import io.modelimpact.record.verify.NoteVerifierKey;
import io.modelimpact.record.verify.ProofOutcome;
import io.modelimpact.record.verify.RecordVerifier;
import io.modelimpact.record.verify.SignedNote;
import io.modelimpact.record.verify.TrustPolicy;
import io.modelimpact.record.verify.VerificationFinding;
import io.modelimpact.record.verify.VerificationOutcome;
import io.modelimpact.record.verify.VerificationReport;
import io.modelimpact.record.verify.VerificationStep;
import io.modelimpact.spi.LedgerStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final Author ANN = Entries.ANN;
    private static final Instant NOON = Entries.NOON;
    private static final Ed25519Signer LOG = Ed25519Signer.ofSeed(new byte[Ed25519Signer.SEED_LENGTH]);

    private final Ledger ledger = Ledger.inMemory(Entries.ORIGIN);

    @Test
    void each_entry_names_the_one_before_and_the_first_names_the_ledger() {
        List<LedgerReceipt> receipts = ledger.append(Entries.numbered(0, 3));
        LedgerReceipt last = ledger.append(ANN, NOON, Entries.lesson(3));
        assertThat(ledger.entry(0).previous()).isEqualTo(LedgerEntry.genesis(Entries.ORIGIN));
        for (int i = 1; i < 4; i++) {
            assertThat(ledger.entry(i).previous()).isEqualTo(ledger.entry(i - 1).digest());
        }
        assertThat(receipts.get(2).entry()).isEqualTo(ledger.entry(2));
        assertThat(receipts.get(0).head()).isEqualTo(ledger.checkpoint(3));
        assertThat(last.index()).isEqualTo(3);
        assertThat(last.digest()).isEqualTo(ledger.entry(3).digest());
        assertThat(ledger.compareWith(last.head())).isEqualTo(History.EXTENDS);
    }

    @Test
    void proofs_hold_between_any_two_sizes() {
        ledger.append(Entries.numbered(0, 9));
        for (int size = 1; size <= 9; size++) {
            for (int index = 0; index < size; index++) {
                assertThat(ledger.inclusionProof(index, size)
                                .check(
                                        ledger.entry(index).leaf(),
                                        ledger.checkpoint(size).root()))
                        .isEqualTo(ProofOutcome.HOLDS);
            }
            for (int earlier = 1; earlier <= size; earlier++) {
                assertThat(ledger.consistencyProof(earlier, size)
                                .check(
                                        ledger.checkpoint(earlier).root(),
                                        ledger.checkpoint(size).root()))
                        .isEqualTo(ProofOutcome.HOLDS);
            }
        }
    }

    @Test
    void a_ledger_answers_what_is_known_of_a_protocol_and_a_record() {
        Protocol protocol = SmallStudy.protocol();
        assertThat(ledger.registration(protocol.digest())).isEmpty();
        LedgerReceipt receipt = ledger.register(protocol, ANN, NOON);
        ledger.register(protocol, ANN, NOON.plusSeconds(1));
        Evaluation evaluation = SmallStudy.evaluation(protocol);
        ledger.appendEvaluation(evaluation, ANN, NOON);
        ledger.appendReplay(
                evaluation.record(),
                Replay.by(SmallStudy.ENGINE).rejudge(evaluation.bundle().bytes()),
                ANN,
                NOON);
        ledger.append(
                new Author("p-2", Role.STATISTICIAN),
                NOON,
                new Challenged(
                        RecordPart.of(evaluation.record(), JsonPointer.parse("/decision")),
                        Remark.of("too few units")));

        assertThat(ledger.registration(protocol.digest())).contains(receipt.entry());
        assertThat(receipt.entry().event())
                .isEqualTo(new Registered(
                        "small", "1", protocol.digest(), protocol.assessment().digest()));
        assertThat(ledger.about(protocol.digest())).hasSize(3);
        assertThat(ledger.about(evaluation.record().digest()))
                .extracting(entry -> entry.event().type())
                .containsExactly(LedgerEventType.EVALUATED, LedgerEventType.REPLAYED, LedgerEventType.CHALLENGED);
        assertThat(ledger.entries(LedgerEventType.CHALLENGED)).hasSize(1);
        assertThat(ledger.entries()).hasSize(5);
        assertThat(ledger.entry(3).describe()).contains("REJUDGED_IDENTICAL");
    }

    @Test
    void threads_that_append_at_the_same_time_share_forced_writes_and_each_gets_its_own_receipts() throws Exception {
        CountingStore store = new CountingStore();
        Ledger shared = Ledger.over(store);
        List<Thread> threads = new ArrayList<>();
        AtomicInteger right = new AtomicInteger();
        for (int t = 0; t < 8; t++) {
            int first = 2 * t;
            Thread thread = new Thread(() -> {
                List<LedgerReceipt> receipts = shared.append(Entries.numbered(first, first + 2));
                boolean own = IntStream.range(0, 2)
                        .allMatch(i -> receipts.get(i).entry().event().equals(Entries.lesson(first + i)));
                boolean together = receipts.get(1).index() == receipts.get(0).index() + 1;
                right.addAndGet(own && together ? 1 : 0);
            });
            threads.add(thread);
            thread.start();
        }
        while (threads.stream().anyMatch(thread -> thread.getState() == Thread.State.RUNNABLE)) {
            Thread.onSpinWait();
        }
        store.open.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(right).hasValue(8);
        assertThat(shared.size()).isEqualTo(16);
        assertThat(store.appends.get()).isLessThan(8);
    }

    @Test
    void an_entry_that_does_not_fit_is_refused_before_it_can_spoil_those_of_others() {
        List<Remark> conditions = IntStream.range(0, 120)
                .mapToObj(i -> Remark.of("x".repeat(10_000)))
                .toList();
        Submission large = new Submission(
                ANN,
                NOON,
                new io.modelimpact.record.ledger.Approved(
                        Entries.digest("r"),
                        Entries.digest("d"),
                        java.util.Optional.empty(),
                        new io.modelimpact.record.ModelVersion("m", "1"),
                        conditions));
        refuses("ledger/entry-size", () -> ledger.append(List.of(large)));
        refuses("ledger/entry-field", () -> ledger.append(ANN, Instant.MAX, Entries.lesson(1)));
        assertThat(ledger.append(List.of())).isEmpty();
        assertThat(ledger.size()).isZero();
    }

    @Test
    void an_exported_record_verifies_from_its_files_alone(@TempDir Path folder) {
        Protocol protocol = SmallStudy.protocol();
        ledger.register(protocol, ANN, NOON);
        Checkpoint kept = ledger.checkpoint();
        Evaluation evaluation = SmallStudy.evaluation(protocol);
        ledger.appendEvaluation(evaluation, ANN, NOON);
        ledger.append(Entries.numbered(0, 4));
        SignedNote head = ledger.signedCheckpoint(LOG);

        LedgerExport.since(kept, ledger, evaluation.record(), head).write(folder);
        TrustPolicy policy = TrustPolicy.nobody()
                .loggedBy(NoteVerifierKey.of(Entries.ORIGIN, LOG.verifier()))
                .remembering(kept);
        VerificationReport report = RecordVerifier.under(policy).verify(ExportedRecord.read(folder));
        assertThat(report.findings())
                .filteredOn(finding -> finding.outcome() == VerificationOutcome.PASSED)
                .extracting(VerificationFinding::step)
                .contains(
                        VerificationStep.RECORD,
                        VerificationStep.CHECKPOINT,
                        VerificationStep.ENTRY,
                        VerificationStep.INCLUSION,
                        VerificationStep.CONSISTENCY);
        assertThat(report.findings()).noneMatch(finding -> finding.outcome() == VerificationOutcome.FAILED);
    }

    @Test
    void what_is_not_logged_or_not_under_the_checkpoint_is_not_exported() {
        Protocol protocol = SmallStudy.protocol();
        ledger.register(protocol, ANN, NOON);
        SignedNote early = ledger.signedCheckpoint(LOG);
        Evaluation evaluation = SmallStudy.evaluation(protocol);
        refuses("ledger/not-logged", () -> LedgerExport.of(ledger, evaluation.record(), LOG));
        ledger.appendEvaluation(evaluation, ANN, NOON);
        refuses("ledger/not-logged", () -> LedgerExport.of(ledger, evaluation.record(), early));

        Ledger other = Ledger.inMemory("example.com/other");
        other.append(Entries.numbered(0, 1));
        SignedNote foreign = other.signedCheckpoint(LOG);
        refuses("ledger/history", () -> LedgerExport.of(ledger, evaluation.record(), foreign));
        refuses("ledger/history", () -> LedgerExport.since(ledger.checkpoint(), ledger, evaluation.record(), early));
        assertThat(LedgerExport.of(ledger, evaluation.record(), LOG).entry()).hasValue(ledger.entryBytes(1));
    }

    private static void refuses(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ImpactException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    /** Holds the first append back until it is opened, and counts appends. */
    private static final class CountingStore implements LedgerStore {

        private final MemoryLedgerStore memory = MemoryLedgerStore.create(Entries.ORIGIN);
        private final CountDownLatch open = new CountDownLatch(1);
        private final AtomicInteger appends = new AtomicInteger();

        @Override
        public String origin() {
            return memory.origin();
        }

        @Override
        public long size() {
            return memory.size();
        }

        @Override
        public byte[] read(long index) {
            return memory.read(index);
        }

        @Override
        public void append(long expectedSize, List<byte[]> entries) {
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            appends.incrementAndGet();
            memory.append(expectedSize, entries);
        }

        @Override
        public void close() {
            memory.close();
        }
    }
}
