package io.modelimpact.engine;

import static io.modelimpact.Impact.between;
import static io.modelimpact.Impact.contract;
import static io.modelimpact.Impact.unique;
import static io.modelimpact.record.DigestLevel.COMMITMENT;
import static io.modelimpact.record.DigestLevel.FINGERPRINT;
import static io.modelimpact.record.DigestLevel.NONE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.dataset.Schema;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.json.Digest;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.record.ImpactBundle;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.InputResult;
import io.modelimpact.record.verify.CanonicalRow;
import io.modelimpact.record.verify.Ed25519Signer;
import io.modelimpact.record.verify.MerkleHash;
import io.modelimpact.record.verify.MerkleTree;
import io.modelimpact.record.verify.ProofOutcome;
import io.modelimpact.record.verify.RecordStatement;
import io.modelimpact.record.verify.RowProof;
import io.modelimpact.record.verify.RowsetCommitment;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ties a record to its rows: nothing, a fingerprint, or a commitment that can be signed and of which each row can be proved. */
class DigestedRowsTest {
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final Assessment ASSESSMENT = Trial.draft()
            .slicedBy(Trial.BY_COUNTRY)
            .claiming(Trial.SELLS)
            .noGuardrails("the rows are what matters")
            .decidedBy(Trial.lenient(Multiplicity.NONE))
            .build();
    private static final Protocol PROTOCOL = ENGINE.plan(ASSESSMENT);
    private static final Schema SCHEMA = PROTOCOL.schemas().get(0);
    private static final List<Row> ROWS = Trial.rows(700, 21, 200);

    /** Holds 64 hashes in memory and sorts all others on disk. */
    private static final MemoryBudget TIGHT = MemoryBudget.ofBytes(4 * 3 * 64 * 32);

    private static Inputs inputs(List<Row> rows, DigestLevel level) {
        return Inputs.bind(Trial.USERS, Trial.source(rows, 50)).digestedAs(level);
    }

    private static Evaluation evaluate(List<Row> rows, DigestLevel level) {
        return ENGINE.evaluate(PROTOCOL, inputs(rows, level), Trial.AS_OF);
    }

    private static String commitment(List<Row> rows, int batch, Execution execution) {
        Inputs inputs = Inputs.bind(Trial.USERS, Trial.source(rows, batch)).digestedAs(COMMITMENT);
        return facts(ENGINE.scan(PROTOCOL, inputs, execution)).commitment().orElseThrow();
    }

    private static String commitment(List<Row> rows) {
        return commitment(rows, 50, Execution.callerRuns());
    }

    private static DatasetFacts facts(Evidence evidence) {
        return evidence.datasets().values().iterator().next();
    }

    /** The row as a reader of the data would write it down. */
    private static CanonicalRow canonical(Row row) {
        CanonicalRow canonical = CanonicalRow.under(SCHEMA)
                .with(Trial.USER, requireNonNull(row.user()))
                .with(Trial.VARIANT, row.variant())
                .with(Trial.CLICKS, row.clicks())
                .with(Trial.VIEWS, row.views())
                .with(Trial.SCORE, row.score());
        return withOptional(canonical, row.country(), row.bought(), row.cents());
    }

    private static CanonicalRow withOptional(
            CanonicalRow row, @Nullable String country, @Nullable Boolean bought, @Nullable Long cents) {
        CanonicalRow more = country == null ? row : row.with(Trial.COUNTRY, country);
        more = bought == null ? more : more.with(Trial.BOUGHT, bought);
        return cents == null ? more : more.with(Trial.REVENUE, BigDecimal.valueOf(cents, 2));
    }

    @Test
    void theCommitmentIsTheRootOverTheSortedLeavesOfTheRows() {
        List<MerkleHash> leaves = ROWS.stream()
                .map(row -> canonical(row).leaf())
                .sorted((left, right) -> Arrays.compareUnsigned(left.bytes(), right.bytes()))
                .toList();
        String expected = RowsetCommitment.of(SCHEMA.digest(), ROWS.size(), MerkleTree.root(leaves));

        assertThat(commitment(ROWS)).isEqualTo(expected);
    }

    @Property(seed = "41", tries = 25)
    void orderBatchesThreadsAndMemoryMoveNoBitOfTheCommitment(
            @ForAll @IntRange(min = 0, max = 900) int count,
            @ForAll @IntRange(min = 1, max = 70) int batch,
            @ForAll @IntRange(min = 1, max = 8) int threads) {
        List<Row> rows = Trial.rows(count, count, 10);
        String once = commitment(rows);
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(count));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            MemoryBudget little = MemoryBudget.ofBytes(200_000 + 4L * 64 * 32 * (threads + 2));
            Execution execution = Execution.on(pool, threads).within(little);
            assertThat(commitment(shuffled, batch, execution)).isEqualTo(once);
        } finally {
            pool.shutdown();
        }
        assertThat(commitment(shuffled, batch, Execution.callerRuns())).isEqualTo(once);
    }

    @Test
    void aRowMoreARowTwiceAndARowChangedAreOtherCommitments() {
        List<Row> twice = new ArrayList<>(ROWS);
        twice.add(ROWS.get(3));
        List<Row> thrice = new ArrayList<>(twice);
        thrice.add(ROWS.get(3));
        List<Row> other = new ArrayList<>(ROWS);
        other.set(3, ROWS.get(4));

        assertThat(List.of(
                        commitment(ROWS),
                        commitment(ROWS.subList(1, 700)),
                        commitment(twice),
                        commitment(thrice),
                        commitment(other),
                        commitment(List.of())))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyLevelGivesTheSameResultsAndARecordThatSaysWhichItIs() {
        ImpactRecord fingerprinted = evaluate(ROWS, FINGERPRINT).record();
        for (DigestLevel level : DigestLevel.values()) {
            ImpactRecord record = evaluate(ROWS, level).record();
            InputResult input = record.inputs().get(0);

            assertThat(RecordSchema.errors(record)).as("%s", level).isEmpty();
            assertThat(record.json().object("results"))
                    .isEqualTo(fingerprinted.json().object("results"));
            assertThat(record.json().object("decision"))
                    .isEqualTo(fingerprinted.json().object("decision"));
            assertThat(input.digestLevel()).isEqualTo(level);
            assertThat(input.rows()).isEqualTo(700);
        }
        InputResult committed = evaluate(ROWS, COMMITMENT).record().inputs().get(0);
        assertThat(committed.fingerprint())
                .isEqualTo(fingerprinted.inputs().get(0).fingerprint());
        assertThat(committed.commitment()).contains("rowset-merkle-1:" + commitment(ROWS));
    }

    @Test
    void nothingIsHashedUnlessAskedForAndTheRecordSaysWhatToDoAboutIt() {
        Assessment strict = Trial.draft(contract(Trial.USERS, "1")
                        .requires(Trial.USER, unique())
                        .requires(Trial.CLICKS, between("0", "1").orNote()))
                .claiming(Trial.SELLS)
                .noGuardrails("a test")
                .decidedBy(Trial.lenient(Multiplicity.NONE))
                .build();
        List<Row> twice = new ArrayList<>(ROWS);
        twice.add(ROWS.get(3));
        Protocol protocol = ENGINE.plan(strict);
        Evidence silent = ENGINE.scan(protocol, inputs(twice, NONE), Execution.callerRuns());
        Evidence telling = ENGINE.scan(protocol, inputs(twice, FINGERPRINT), Execution.callerRuns());

        RuleKey clicks = new RuleKey("users", "clicks/between");
        RuleKey users = new RuleKey("users", "user_id/unique");
        for (RuleKey key : List.of(clicks, users)) {
            assertThat(rule(silent, key).failed()).isEqualTo(rule(telling, key).failed());
            assertThat(rule(silent, key).rowDigests()).as("%s", key).isEmpty();
            assertThat(rule(telling, key).rowDigests()).as("%s", key).isNotEmpty();
        }
        assertThat(evaluate(ROWS, NONE).record().inputs().get(0).undigested()).hasValueSatisfying(reason -> {
            assertThat(reason.code()).isEqualTo("inputs/not-digested");
            assertThat(reason.remedy()).contains("FINGERPRINT").contains("COMMITMENT");
        });
    }

    private static RuleState rule(Evidence evidence, RuleKey key) {
        RuleState state = evidence.rules().get(key);
        assertThat(state).isNotNull();
        return state == null ? new RuleState(0, 0, Optional.empty(), List.of()) : state;
    }

    // ---- replay ----

    @Test
    void aReplayDigestsTheRowsAsTheRecordDid() {
        for (DigestLevel level : DigestLevel.values()) {
            byte[] bundle = evaluate(ROWS, level).bundle().bytes();
            for (DigestLevel asked : DigestLevel.values()) {
                ReplayResult found = Replay.by(ENGINE).replay(bundle, inputs(ROWS, asked));
                assertThat(found.verdict()).as("%s, %s", level, asked).isEqualTo(ReplayVerdict.IDENTICAL);
                assertThat(found.sentence().contains("were not digested")).isEqualTo(level == NONE);
            }
        }
    }

    @Test
    void rowsThatAddUpToTheSameAreFoundOutByADigestAndOnlyByThat() {
        List<Row> exchanged = new ArrayList<>(ROWS);
        Row first = ROWS.get(0);
        Row third = ROWS.get(2);
        exchanged.set(0, withUser(first, requireNonNull(third.user())));
        exchanged.set(2, withUser(third, requireNonNull(first.user())));

        assertThat(replay(exchanged, NONE).verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(replay(exchanged, FINGERPRINT).verdict()).isEqualTo(ReplayVerdict.INPUT_DIFFERS);
        assertThat(replay(exchanged, COMMITMENT).verdict()).isEqualTo(ReplayVerdict.INPUT_DIFFERS);

        ReplayResult fewer = replay(ROWS.subList(1, 700), NONE);
        assertThat(fewer.verdict()).isEqualTo(ReplayVerdict.INPUT_DIFFERS);
        assertThat(fewer.sentence()).contains("rows").contains("were not digested");
    }

    private static Row withUser(Row row, String user) {
        return new Row(
                user, row.variant(), row.country(), row.bought(), row.cents(), row.clicks(), row.views(), row.score());
    }

    private static ReplayResult replay(List<Row> rows, DigestLevel level) {
        return Replay.by(ENGINE).replay(evaluate(ROWS, level).bundle().bytes(), inputs(rows, FINGERPRINT));
    }

    // ---- signatures and proofs ----

    @Test
    void onlyARecordThatCommitsToItsRowsIsSigned() {
        Ed25519Signer signer = Ed25519Signer.ofSeed(new byte[Ed25519Signer.SEED_LENGTH]);

        assertThat(RecordStatement.sign(evaluate(ROWS, COMMITMENT).record(), signer)
                        .signatures())
                .hasSize(1);
        for (DigestLevel level : List.of(NONE, FINGERPRINT)) {
            ImpactRecord record = evaluate(ROWS, level).record();
            assertThatThrownBy(() -> RecordStatement.sign(record, signer))
                    .isInstanceOfSatisfying(
                            ImpactException.class,
                            refused -> assertThat(refused.code()).isEqualTo("statement/not-committed"));
        }
    }

    @Test
    void eachRowIsProvedToWhoHasTheRecordAloneWithMuchOrLittleMemory() {
        InputResult input = evaluate(ROWS, COMMITMENT).record().inputs().get(0);
        for (Execution how :
                List.of(Execution.callerRuns(), Execution.callerRuns().within(TIGHT))) {
            RowProver prover = RowProver.from(Trial.source(ROWS, 33)).running(how);
            for (int row = 0; row < ROWS.size(); row += 97) {
                CanonicalRow canonical = canonical(ROWS.get(row));
                RowProof proof = RowProof.parse(prover.prove(canonical).bytes());

                assertThat(proof.check(input, canonical)).as("row %d", row).isEqualTo(ProofOutcome.HOLDS);
                assertThat(proof.inclusion().path()).hasSizeLessThanOrEqualTo(10);
                assertThat(proof.check(input, canonical.with(Trial.CLICKS, 99))).isEqualTo(ProofOutcome.ROOT_DIFFERS);
            }
        }
    }

    @Test
    void aRowThatIsNotThereIsNotProvedAndAProofFromOtherDataDoesNotHold() {
        InputResult input = evaluate(ROWS, COMMITMENT).record().inputs().get(0);
        CanonicalRow stranger = canonical(Trial.rows(701, 21, 200).get(700));
        CanonicalRow known = canonical(ROWS.get(5));

        assertThatThrownBy(() -> RowProver.from(Trial.source(ROWS, 50)).prove(stranger))
                .isInstanceOfSatisfying(ImpactException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("proof/row-not-found");
                    assertThat(refused.getMessage()).contains("700 rows");
                });
        RowProof elsewhere =
                RowProver.from(Trial.source(ROWS.subList(0, 699), 50)).prove(known);
        assertThat(elsewhere.check(input, known)).isEqualTo(ProofOutcome.ROOT_DIFFERS);
        assertThat(RowProver.from(Trial.source(twice(5), 50))
                        .prove(known)
                        .inclusion()
                        .treeSize())
                .isEqualTo(701);
    }

    private static List<Row> twice(int row) {
        List<Row> rows = new ArrayList<>(ROWS);
        rows.add(ROWS.get(row));
        return rows;
    }

    // ---- files ----

    @Test
    void sortingLeavesNoFileBehind(@TempDir Path folder) throws IOException {
        MemoryBudget tight = MemoryBudget.ofBytes(200_000 + 4 * 3 * 64 * 32).spillingInto(folder);
        Execution execution = Execution.callerRuns().within(tight);

        assertThat(commitment(ROWS, 50, execution)).isEqualTo(commitment(ROWS));
        assertThat(files(folder)).isEmpty();
        Cancellation cancellation = Cancellation.create();
        Execution cancelled = execution.cancelledBy(cancellation).listeningWith(new EvaluationListener() {
            @Override
            public void rowsScanned(String dataset, long rows) {
                if (rows == 600) {
                    cancellation.cancel();
                }
            }
        });
        assertThatThrownBy(() -> commitment(ROWS, 50, cancelled)).isInstanceOf(ImpactException.class);
        assertThat(files(folder)).isEmpty();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aFolderWithoutRoomIsRefusedByNameAndNotNeededForAFingerprint(@TempDir Path folder) {
        MemoryBudget nowhere = MemoryBudget.ofBytes(200_000).spillingInto(folder.resolve("absent"));
        Execution execution = Execution.callerRuns().within(nowhere);
        List<Row> many = Trial.rows(1500, 2, 0);

        assertThatThrownBy(() -> commitment(many, 50, execution))
                .isInstanceOfSatisfying(ImpactException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("spill/unwritable");
                    assertThat(refused.getMessage()).contains("absent").contains("64 bytes a row");
                });
        assertThat(facts(ENGINE.scan(PROTOCOL, inputs(many, FINGERPRINT), execution))
                        .commitment())
                .isEmpty();
    }

    @Test
    void aStoredBundleOfEachLevelReadsBackAndItsDigestsAreThose() {
        for (DigestLevel level : DigestLevel.values()) {
            ImpactBundle bundle = evaluate(ROWS, level).bundle();
            ImpactBundle again = ImpactBundle.read(bundle.bytes());
            assertThat(Evidence.fromJson(again.evidence()).toJson()).isEqualTo(bundle.evidence());
            assertThat(Digest.of("evidence", again.evidence()))
                    .hasToString(bundle.record().evidenceDigest());
        }
    }
}
