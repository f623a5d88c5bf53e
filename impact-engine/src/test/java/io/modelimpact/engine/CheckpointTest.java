package io.modelimpact.engine;

import static io.modelimpact.Impact.between;
import static io.modelimpact.Impact.contract;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.outcome;
import static io.modelimpact.Impact.scenario;
import static io.modelimpact.Impact.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.spi.DatasetSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A scan that dies at any moment goes on from its last checkpoint, and ends with the bits of one that did not die. */
@Timeout(120)
class CheckpointTest {
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final Protocol PROTOCOL = ENGINE.plan(assessment("1"));
    private static final List<Row> ROWS = rows();
    private static final int BATCH = 40;
    private static final int BATCHES = 25;
    private static final int EVERY = 4;

    @TempDir
    private Path folder;

    /** Uniqueness, digests of broken rows, a slice, and metrics that are looked at together in a cohort. */
    private static Assessment assessment(String version) {
        return Trial.draft(contract(Trial.USERS, version)
                        .requires(Trial.USER, unique())
                        .requires(Trial.CLICKS, between("1", "9").orNote()))
                .slicedBy(Trial.BY_COUNTRY)
                .claiming(Trial.SELLS)
                .noGuardrails("the scan alone is tested")
                .under(scenario("in Germany")
                        .forCohort(Trial.BY_COUNTRY, "DE")
                        .projecting(outcome("gain")
                                .as(effectOn(Trial.SPEND).absolute())
                                .in(currency("EUR"))
                                .higherIsBetter()))
                .decidedBy(Trial.lenient(Multiplicity.NONE))
                .build();
    }

    /** Some users occur twice, far from each other. */
    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>(Trial.rows(1000, 77, 90));
        for (int i = 0; i < 5; i++) {
            rows.set(990 + i, rows.get(3 + 100 * i));
        }
        return rows;
    }

    private static DatasetSource source(int batch) {
        return Trial.source(ROWS, batch);
    }

    private static Ordered sound() {
        return new Ordered(source(BATCH), "1", batch -> {});
    }

    private static Ordered failingAt(int failing) {
        return new Ordered(source(BATCH), "1", batch -> {
            if (batch == failing) {
                throw new UncheckedIOException(new IOException("the disk is gone"));
            }
        });
    }

    private static Inputs inputs(DatasetSource source, DigestLevel level) {
        return Inputs.bind(Trial.USERS, source).digestedAs(level);
    }

    private Execution storing(Path where) {
        return Execution.callerRuns().storing(Checkpoints.in(where).every(EVERY));
    }

    private static Evidence uninterrupted(DigestLevel level) {
        return ENGINE.scan(PROTOCOL, inputs(source(1000), level), Execution.callerRuns());
    }

    private static ImpactException refusal(DatasetSource source, Execution execution) {
        return refusal(PROTOCOL, inputs(source, DigestLevel.COMMITMENT), execution);
    }

    private static ImpactException refusal(Protocol protocol, Inputs inputs, Execution execution) {
        ImpactException refused =
                catchThrowableOfType(ImpactException.class, () -> ENGINE.scan(protocol, inputs, execution));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static List<String> names(Path where) throws IOException {
        try (var files = Files.list(where)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    /** Hears from which row scans go on. */
    private static Execution heard(Execution execution, List<Long> resumed) {
        return execution.listeningWith(new EvaluationListener() {
            @Override
            public void scanResumed(String dataset, long rows) {
                resumed.add(rows);
            }
        });
    }

    @Test
    void aScanThatFailsAtAnyBatchGoesOnFromItsLastCheckpointWithTheSameBits() throws IOException {
        for (DigestLevel level : DigestLevel.values()) {
            Evidence whole = uninterrupted(level);
            for (int failing = 1; failing <= BATCHES + 1; failing++) {
                ImpactException died = refusal(PROTOCOL, inputs(failingAt(failing), level), storing(folder));
                assertThat(died.code()).isEqualTo("source/failed");

                List<Long> resumed = new ArrayList<>();
                Evidence evidence = ENGINE.scan(PROTOCOL, inputs(sound(), level), heard(storing(folder), resumed));

                int stored = (failing - 1) / EVERY * EVERY * BATCH;
                assertThat(evidence).as("%s, batch %d", level, failing).isEqualTo(whole);
                assertThat(evidence.digest()).isEqualTo(whole.digest());
                assertThat(resumed).isEqualTo(stored == 0 ? List.of() : List.of((long) stored));
                assertThat(names(folder)).isEmpty();
            }
        }
    }

    @Test
    void aScanMayDieAgainAndAgainOnAnyNumberOfThreadsAndInBatchesOfAnySize() throws IOException {
        Evidence whole = uninterrupted(DigestLevel.COMMITMENT);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            for (int size : new int[] {9, 33, 64, 400}) {
                int deaths = 0;
                Evidence evidence = null;
                while (evidence == null) {
                    int failing = EVERY + 2 + 5 * deaths;
                    Ordered source = new Ordered(source(size + deaths % 3), "1", batch -> {
                        if (batch == failing) {
                            throw new IllegalStateException("again");
                        }
                    });
                    Execution execution = Execution.on(pool, 3)
                            .within(MemoryBudget.ofBytes(200_000))
                            .storing(new Checkpoints(folder, EVERY));
                    try {
                        evidence = ENGINE.scan(PROTOCOL, inputs(source, DigestLevel.COMMITMENT), execution);
                    } catch (ImpactException died) {
                        assertThat(died.code()).isEqualTo("source/failed");
                        deaths++;
                    }
                }
                assertThat(evidence)
                        .as("batches of %d, %d deaths", size, deaths)
                        .isEqualTo(whole);
                assertThat(names(folder)).isEmpty();
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void whatIsOnDiskAtAnyMomentIsEnoughToGoOn() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        Path live = folder.resolve("live");
        Ordered photographed = new Ordered(source(BATCH), "1", batch -> copy(live, images.resolve("image " + batch)));
        Evidence whole = uninterrupted(DigestLevel.COMMITMENT);
        assertThat(ENGINE.scan(PROTOCOL, inputs(photographed, DigestLevel.COMMITMENT), storing(live)))
                .isEqualTo(whole);

        for (int batch = 1; batch <= BATCHES + 1; batch++) {
            Path image = images.resolve("image " + batch);
            assertGoesOn(image, whole);
            if (batch > EVERY && batch + EVERY <= BATCHES) {
                // The rows of the next checkpoint are written, its head is not.
                Path torn = images.resolve("torn " + batch);
                copy(image, torn);
                Path next = images.resolve("image " + (batch + EVERY));
                Files.write(torn.resolve("users.rows"), Files.readAllBytes(next.resolve("users.rows")));
                byte[] head = Files.readAllBytes(next.resolve("users.checkpoint"));
                Files.write(torn.resolve("users.checkpoint.new"), Arrays.copyOf(head, head.length / 2));
                assertGoesOn(torn, whole);
            }
        }
    }

    private void assertGoesOn(Path image, Evidence whole) throws IOException {
        Path copy = folder.resolve("copy");
        copy(image, copy);
        assertThat(ENGINE.scan(PROTOCOL, inputs(sound(), DigestLevel.COMMITMENT), storing(copy)))
                .as("%s", image)
                .isEqualTo(whole);
        assertThat(names(copy)).isEmpty();
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(from);
            Files.createDirectories(to);
            for (String name : names(from)) {
                Files.write(to.resolve(name), Files.readAllBytes(from.resolve(name)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anEvaluationThatWentOnHasTheRecordOfOneThatDidNot() {
        Inputs whole = inputs(sound(), DigestLevel.COMMITMENT);
        Evaluation expected = ENGINE.evaluate(PROTOCOL, whole, Trial.AS_OF);
        refusal(failingAt(20), storing(folder));

        Evaluation evaluation = ENGINE.evaluate(PROTOCOL, whole, Trial.AS_OF, storing(folder));

        assertThat(evaluation.record().bytes()).isEqualTo(expected.record().bytes());
        assertThat(evaluation.bundle().observation().array("malformed"))
                .isEqualTo(expected.bundle().observation().array("malformed"));
    }

    @Test
    void whatFailsAfterACheckpointSaysFromWhereItGoesOn() {
        ImpactException died = refusal(failingAt(10), storing(folder));

        assertThat(died.problems()).extracting(Problem::code).containsExactly("source/failed", "checkpoint/stored");
        assertThat(died.getMessage())
                .contains("ordered rows failed after row 360 of users")
                .contains("the disk is gone")
                .contains("first 320 rows")
                .contains("users.checkpoint")
                .contains("same checkpoints");
        assertThat(refusal(failingAt(3), storing(folder.resolve("other"))).problems())
                .hasSize(1);
    }

    @Test
    void aCancelledScanGoesOnToo() throws IOException {
        Cancellation cancellation = Cancellation.create();
        Ordered cancelling = new Ordered(source(BATCH), "1", batch -> {
            if (batch == 15) {
                cancellation.cancel();
            }
        });
        assertThat(refusal(cancelling, storing(folder).cancelledBy(cancellation))
                        .problems())
                .extracting(Problem::code)
                .containsExactly("engine/cancelled", "checkpoint/stored");
        assertThat(names(folder)).containsExactly("users.checkpoint", "users.rows");
        assertThat(ENGINE.scan(PROTOCOL, inputs(sound(), DigestLevel.COMMITMENT), storing(folder)))
                .isEqualTo(uninterrupted(DigestLevel.COMMITMENT));
    }

    @Test
    void onlyWhatWasNotReadIsWorkedOnAgain() {
        refusal(failingAt(20), storing(folder));
        List<Long> heard = new ArrayList<>();
        Execution execution = storing(folder).listeningWith(new EvaluationListener() {
            @Override
            public void rowsScanned(String dataset, long rows) {
                heard.add(rows);
            }
        });
        ENGINE.scan(PROTOCOL, inputs(sound(), DigestLevel.COMMITMENT), execution);

        assertThat(heard).hasSize(BATCHES - 16).startsWith(16L * BATCH + BATCH).endsWith(1000L);
    }

    @Test
    void aSliceThatGetsTooManyMembersOnlyAfterTheCheckpointHasNone() {
        List<Row> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Row row = Trial.rows(1000, 5, 0).get(i);
            String country = "C" + i / 15;
            many.add(new Row(
                    row.user(),
                    row.variant(),
                    country,
                    row.bought(),
                    row.cents(),
                    row.clicks(),
                    row.views(),
                    row.score()));
        }
        Evidence whole = ENGINE.scan(
                PROTOCOL, inputs(Trial.source(many, BATCH), DigestLevel.FINGERPRINT), Execution.callerRuns());
        for (int failing : new int[] {6, 14, 22}) {
            Ordered source = new Ordered(Trial.source(many, BATCH), "1", batch -> {
                if (batch == failing) {
                    throw new IllegalStateException("died");
                }
            });
            refusal(PROTOCOL, inputs(source, DigestLevel.FINGERPRINT), storing(folder));
            Ordered again = new Ordered(Trial.source(many, BATCH), "1", batch -> {});
            assertThat(ENGINE.scan(PROTOCOL, inputs(again, DigestLevel.FINGERPRINT), storing(folder)))
                    .as("batch %d", failing)
                    .isEqualTo(whole);
        }
    }

    // ---- refusals ----

    @Test
    void aCheckpointOfOtherRowsAnotherProtocolOrAnotherDigestIsRefused() throws IOException {
        refusal(failingAt(10), storing(folder));
        byte[] before = Files.readAllBytes(folder.resolve("users.checkpoint"));
        Ordered revised = new Ordered(source(BATCH), "2", batch -> {});
        Inputs same = inputs(sound(), DigestLevel.COMMITMENT);
        Protocol other = ENGINE.plan(assessment("2"));

        for (ImpactException refused : List.of(
                refusal(revised, storing(folder)),
                refusal(other, same, storing(folder)),
                refusal(PROTOCOL, inputs(sound(), DigestLevel.NONE), storing(folder)))) {
            assertThat(refused.code()).isEqualTo("checkpoint/foreign");
            assertThat(refused.getMessage()).contains("users.checkpoint").contains("another folder");
        }
        assertThat(Files.readAllBytes(folder.resolve("users.checkpoint"))).isEqualTo(before);
    }

    @Test
    void aSourceThatPromisesNoOrderIsRefusedBeforeItIsRead() {
        WatchedSource unordered = new WatchedSource(source(BATCH), batch -> {});
        ImpactException refused = refusal(unordered, storing(folder));

        assertThat(refused.code()).isEqualTo("checkpoint/unordered-source");
        assertThat(refused.getMessage()).contains("watched rows").contains("revision");
        assertThat(unordered.batchesRead()).isZero();
    }

    @Test
    void everyChangedByteOfACheckpointIsRefused() throws IOException {
        refusal(failingAt(10), storing(folder));
        for (String name : List.of("users.checkpoint", "users.rows")) {
            Path file = folder.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            for (int at = 0; at < bytes.length; at += 1 + bytes.length / 97) {
                byte[] changed = bytes.clone();
                changed[at] ^= 4;
                Files.write(file, changed);
                assertThat(refusal(sound(), storing(folder)).code())
                        .as("%s, byte %d of %d", name, at, bytes.length)
                        .isEqualTo("checkpoint/damaged");
            }
            Files.write(file, bytes);
        }
        assertThat(ENGINE.scan(PROTOCOL, inputs(sound(), DigestLevel.COMMITMENT), storing(folder)))
                .isEqualTo(uninterrupted(DigestLevel.COMMITMENT));
    }

    @Test
    void rowsThatLostTheirEndAreRefusedAndRowsBeyondTheirEndAreCutOff() throws IOException {
        refusal(failingAt(10), storing(folder));
        Path rows = folder.resolve("users.rows");
        byte[] bytes = Files.readAllBytes(rows);

        Files.write(rows, Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(refusal(sound(), storing(folder)).code()).isEqualTo("checkpoint/damaged");
        Files.write(rows, bytes);
        Files.write(rows, new byte[12345], StandardOpenOption.APPEND);
        assertThat(ENGINE.scan(PROTOCOL, inputs(sound(), DigestLevel.COMMITMENT), storing(folder)))
                .isEqualTo(uninterrupted(DigestLevel.COMMITMENT));
    }

    @Test
    void aCheckpointThatCanNotBeWrittenEndsTheScanAndLeavesTheOneBefore() throws IOException {
        Path blocked = folder.resolve("users.checkpoint.new");
        Ordered source = new Ordered(source(BATCH), "1", batch -> {
            if (batch == 9) {
                makeFolder(blocked);
            }
        });
        ImpactException refused = refusal(source, storing(folder));

        assertThat(refused.problems())
                .extracting(Problem::code)
                .containsExactly("checkpoint/unwritable", "checkpoint/stored");
        assertThat(refused.getMessage()).contains("first 320 rows");
        Files.delete(blocked);
        assertThat(ENGINE.scan(PROTOCOL, inputs(sound(), DigestLevel.COMMITMENT), storing(folder)))
                .isEqualTo(uninterrupted(DigestLevel.COMMITMENT));
    }

    private static void makeFolder(Path where) {
        try {
            Files.createDirectories(where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFolderThatCanNotBeMadeIsRefusedBeforeAnythingIsRead() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        WatchedSource watched = new WatchedSource(source(BATCH), batch -> {});
        Ordered source = new Ordered(watched, "1", batch -> {});

        assertThat(refusal(source, storing(file.resolve("under"))).code()).isEqualTo("checkpoint/unwritable");
        assertThat(watched.batchesRead()).isZero();
    }

    @Test
    void twoScansDoNotStoreInOnePlaceAtOnce() {
        List<String> codes = new ArrayList<>();
        Ordered outer = new Ordered(source(BATCH), "1", batch -> {
            if (batch == 6) {
                codes.add(refusal(sound(), storing(folder)).code());
            }
        });

        assertThat(ENGINE.scan(PROTOCOL, inputs(outer, DigestLevel.COMMITMENT), storing(folder)))
                .isEqualTo(uninterrupted(DigestLevel.COMMITMENT));
        assertThat(codes).containsExactly("checkpoint/in-use");
    }

    @Test
    void checkpointsAfterNoBatchAreRefused() {
        assertThat(catchThrowableOfType(
                                ImpactException.class,
                                () -> Checkpoints.in(folder).every(0))
                        .code())
                .isEqualTo("engine/invalid-checkpoints");
    }
}
