package io.modelimpact.engine;

import static io.modelimpact.record.DigestLevel.COMMITMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelimpact.ImpactException;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.spi.DatasetSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However a scan ends, it says so, and nothing of it goes on: no task, no reader, no file. */
@Timeout(60)
class ScanControlTest {
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final Assessment ASSESSMENT = Trial.draft()
            .slicedBy(Trial.BY_COUNTRY)
            .claiming(Trial.SELLS)
            .noGuardrails("the scan alone is tested")
            .decidedBy(Trial.lenient(Multiplicity.NONE))
            .build();
    private static final Protocol PROTOCOL = ENGINE.plan(ASSESSMENT);
    private static final List<Row> ROWS = Trial.rows(3000, 4, 100);
    private static final DatasetSource SOURCE = Trial.source(ROWS, 10);

    /** Sorts nearly all hashes on disk. */
    private static final MemoryBudget TIGHT = MemoryBudget.ofBytes(900_000);

    @TempDir
    private Path folder;

    private final ExecutorService pool = Executors.newFixedThreadPool(3);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();

    @AfterEach
    void nothingIsLeft() throws Exception {
        pool.shutdown();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(running).hasValue(0);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    /** Three threads that count what runs; the budget makes commitments sort on disk. */
    private Execution threads() {
        return Execution.on(this::counted, 3).within(TIGHT.spillingInto(folder));
    }

    private void counted(Runnable task) {
        pool.execute(() -> {
            running.incrementAndGet();
            try {
                task.run();
            } finally {
                running.decrementAndGet();
                finished.incrementAndGet();
            }
        });
    }

    private static Evidence scan(DatasetSource source, Execution execution) {
        return ENGINE.scan(PROTOCOL, Inputs.bind(Trial.USERS, source).digestedAs(COMMITMENT), execution);
    }

    private static WatchedSource watched(IntConsumer beforeBatch) {
        return new WatchedSource(SOURCE, beforeBatch);
    }

    private static ImpactException refusal(DatasetSource source, Execution execution) {
        ImpactException refused = catchThrowableOfType(ImpactException.class, () -> scan(source, execution));
        assertThat(refused).isNotNull();
        return refused;
    }

    /** What ran has ended before the scan returned, but for the last steps of the pool itself. */
    private void assertNothingRuns(int finishedBefore) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(100);
        assertThat(running).hasValue(0);
        assertThat(finished.get() - finishedBefore)
                .as("tasks that ended after the scan")
                .isLessThanOrEqualTo(4);
    }

    @Test
    void whoListensHearsOfEveryBatchAndTheEvidenceIsThatOfOneThread() {
        List<Long> heard = new ArrayList<>();
        Execution execution = threads().listeningWith(new EvaluationListener() {
            @Override
            public void rowsScanned(String dataset, long rows) {
                heard.add(rows);
            }
        });
        WatchedSource source = watched(batch -> {});

        assertThat(scan(source, execution)).isEqualTo(scan(SOURCE, Execution.callerRuns()));
        assertThat(heard).hasSize(300).isSorted().endsWith(3000L);
        assertThat(source.openReaders()).isZero();
    }

    @Test
    void aCancelledScanEndsWithItsTasks() throws InterruptedException {
        Cancellation cancellation = Cancellation.create();
        WatchedSource source = watched(batch -> {
            if (batch == 150) {
                cancellation.cancel();
            }
        });
        ImpactException refused = refusal(source, threads().cancelledBy(cancellation));

        int before = finished.get();
        assertThat(refused.code()).isEqualTo("engine/cancelled");
        assertThat(refused.getMessage()).contains("1500 rows of users");
        assertThat(source.openReaders()).isZero();
        assertThat(source.batchesRead()).isEqualTo(150);
        assertNothingRuns(before);
    }

    @Test
    void aCancellationIsHeardWhileTheExecutorDoesNothing() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        Cancellation cancellation = Cancellation.create();
        List<Runnable> accepted = new ArrayList<>();
        Execution execution = Execution.on(
                        task -> {
                            synchronized (accepted) {
                                accepted.add(task);
                            }
                            if (accepted.size() == 3) {
                                stuck.countDown();
                            }
                        },
                        2)
                .cancelledBy(cancellation)
                .within(TIGHT.spillingInto(folder));
        Thread host = new Thread(() -> {
            await(stuck);
            cancellation.cancel();
            pause(100);
            synchronized (accepted) {
                accepted.forEach(Runnable::run);
            }
        });
        host.start();
        WatchedSource source = watched(batch -> {});

        assertThat(refusal(source, execution).code()).isEqualTo("engine/cancelled");
        host.join();
        assertThat(source.openReaders()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void pause(int milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anInterruptEndsTheScanAndStaysSet() {
        WatchedSource source = watched(batch -> {
            if (batch == 40) {
                Thread.currentThread().interrupt();
            }
        });
        ImpactException refused = refusal(source, threads());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(refused.code()).isEqualTo("engine/cancelled");
        assertThat(refused.getMessage()).contains("interrupted");
        assertThat(source.openReaders()).isZero();
    }

    @Test
    void aDeadlineEndsTheScanAndIsNamed() {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
        Deadline deadline = new Deadline(Duration.ofNanos(100), clock::get);
        WatchedSource source = watched(batch -> clock.incrementAndGet());
        ImpactException refused = refusal(source, threads().doneBy(deadline));

        assertThat(refused.code()).isEqualTo("engine/deadline-passed");
        assertThat(refused.getMessage())
                .contains("PT0.0000001S")
                .contains("1000 of users")
                .contains("checkpoints");
        assertThat(source.openReaders()).isZero();
    }

    @Test
    void aDeadlineThatIsFarAwayChangesNothing() {
        Deadline deadline = Deadline.after(Duration.ofHours(1));

        assertThat(scan(SOURCE, threads().doneBy(deadline))).isEqualTo(scan(SOURCE, Execution.callerRuns()));
        assertThat(deadline.isPassed()).isFalse();
        assertThat(Deadline.after(Duration.ZERO).isPassed()).isTrue();
    }

    @Test
    void aSourceThatFailsEndsTheScanWithItsNameAndPosition() throws InterruptedException {
        IllegalStateException broken = new IllegalStateException("the connection was lost");
        WatchedSource source = watched(batch -> {
            if (batch == 100) {
                throw broken;
            }
        });
        ImpactException refused = refusal(source, threads());

        int before = finished.get();
        assertThat(refused.code()).isEqualTo("source/failed");
        assertThat(refused).hasCause(broken);
        assertThat(refused.getMessage())
                .contains("watched rows")
                .contains("after row 990 of users")
                .contains("the connection was lost")
                .contains("Checkpoints");
        assertThat(source.openReaders()).isZero();
        assertNothingRuns(before);
    }

    @Test
    void whatASourceRefusesItselfIsPassedOn() {
        ImpactException own = new ImpactException("source/unreadable", "file x, row 7", "mend it");
        WatchedSource source = watched(batch -> {
            throw own;
        });

        assertThat(refusal(source, threads())).isSameAs(own);
    }

    @Test
    void aTaskThatFailsEndsTheScanBeforeTheSourceIsReadToItsEnd() throws InterruptedException {
        WatchedSource endless = watched(batch -> {});
        MemoryBudget nothing = MemoryBudget.ofBytes(20_000).spillingInto(folder);
        ImpactException refused = refusal(endless, threads().within(nothing));
        int before = finished.get();
        assertThat(refused.code()).isEqualTo("engine/memory-budget");
        assertThat(endless.batchesRead()).isLessThan(300);
        assertThat(endless.openReaders()).isZero();
        assertNothingRuns(before);
    }

    // ---- memory ----

    @Test
    void aBudgetThatIsExceededSaysWhatGrewHowMuchAndWhatToDo() {
        Inputs inputs = Inputs.bind(Trial.USERS, SOURCE);
        Execution execution = Execution.callerRuns().within(MemoryBudget.ofBytes(96 * 2000));

        assertThatThrownBy(() -> ENGINE.scan(PROTOCOL, inputs, execution))
                .isInstanceOfSatisfying(ImpactException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("engine/memory-budget");
                    assertThat(refused.getMessage())
                            .contains("users user_id/unique, 2010 of 96 bytes")
                            .contains("would hold 192960 bytes, allowed are 192000")
                            .contains("MemoryBudget.ofBytes")
                            .contains("merge their evidence");
                });
    }

    @Test
    void aBudgetThatIsJustEnoughIsEnoughEveryTime() {
        Inputs inputs = Inputs.bind(Trial.USERS, SOURCE);
        MemoryBudget exact = MemoryBudget.ofBytes(96 * 3000);
        Evidence expected = ENGINE.scan(PROTOCOL, inputs, Execution.callerRuns());

        for (int i = 0; i < 20; i++) {
            assertThat(ENGINE.scan(PROTOCOL, inputs, threads().within(exact.spillingInto(folder))))
                    .isEqualTo(expected);
        }
    }

    @Test
    void unitsWithSeveralRowsCountByNameAndBySum() {
        Protocol protocol = ENGINE.plan(PairedTrial.draft(PairedTrial.design().unitsRepeat())
                .noHypotheses("the scan alone is tested")
                .noGuardrails("the scan alone is tested")
                .build());
        List<PairedTrial.Row> rows = PairedTrial.rows(300, 6);
        Inputs inputs = Inputs.bind(PairedTrial.ROWS, PairedTrial.source(rows, 20));
        Evidence expected = ENGINE.scan(protocol, inputs, Execution.callerRuns());

        ImpactException refused = catchThrowableOfType(
                ImpactException.class,
                () -> ENGINE.scan(protocol, inputs, Execution.callerRuns().within(MemoryBudget.ofBytes(100_000))));
        assertThat(refused.code()).isEqualTo("engine/memory-budget");
        assertThat(refused.getMessage()).contains("sums of metric score by unit and cell");
        assertThat(ENGINE.scan(protocol, inputs, Execution.callerRuns().within(MemoryBudget.ofBytes(10_000_000))))
                .isEqualTo(expected);
    }

    @Test
    void aCommitmentNeedsRoomToSort() {
        Execution execution = threads().within(MemoryBudget.ofBytes(1000));
        ImpactException refused = refusal(SOURCE, execution);

        assertThat(refused.code()).isEqualTo("engine/memory-budget");
        assertThat(refused.getMessage()).contains("250 bytes").contains("at least 10240");
    }

    @Test
    void aBudgetOfNothingIsRefused() {
        assertThatThrownBy(() -> MemoryBudget.ofBytes(0))
                .isInstanceOfSatisfying(
                        ImpactException.class,
                        refused -> assertThat(refused.code()).isEqualTo("engine/invalid-budget"));
    }
}
