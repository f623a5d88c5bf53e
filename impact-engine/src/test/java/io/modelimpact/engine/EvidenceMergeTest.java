package io.modelimpact.engine;

import static io.modelimpact.Impact.contract;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.outcome;
import static io.modelimpact.Impact.scenario;
import static io.modelimpact.Impact.unique;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.contract.Contract;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.formula.Field;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.record.InputResult;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.DatasetSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Yesterday's evidence and today's are one where that is true, and are refused where it is not, or where nobody knows. */
class EvidenceMergeTest {
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final Disjointness BY_DAY =
            Disjointness.declared(Trial.USER, "each part holds the users who signed up on its day");
    private static final Protocol PROTOCOL = ENGINE.plan(assessment(Trial.anyRows()));
    private static final List<Row> ROWS = Trial.rows(900, 31, 150);
    private static final List<Row> YESTERDAY = ROWS.subList(0, 400);
    private static final List<Row> TODAY = ROWS.subList(400, 900);

    private static Assessment assessment(Contract contract) {
        return Trial.draft(contract)
                .slicedBy(Trial.BY_COUNTRY)
                .claiming(Trial.SELLS)
                .noGuardrails("the evidence is what matters")
                .under(scenario("in Germany")
                        .forCohort(Trial.BY_COUNTRY, "DE")
                        .projecting(outcome("gain")
                                .as(effectOn(Trial.SPEND).absolute())
                                .in(currency("EUR"))
                                .higherIsBetter()))
                .decidedBy(Trial.lenient(Multiplicity.NONE))
                .build();
    }

    private static Inputs inputs(List<Row> rows, DigestLevel level) {
        return Inputs.bind(Trial.USERS, Trial.source(rows, 64)).digestedAs(level);
    }

    private static Evidence scan(Protocol protocol, List<Row> rows, DigestLevel level) {
        return ENGINE.scan(protocol, inputs(rows, level), Execution.callerRuns());
    }

    private static Evidence scan(List<Row> rows) {
        return scan(PROTOCOL, rows, DigestLevel.FINGERPRINT);
    }

    private static KeyedEvidence keeping(Protocol protocol, List<Row> rows) {
        return ENGINE.scanKeeping(protocol, inputs(rows, DigestLevel.FINGERPRINT), Execution.callerRuns());
    }

    private static KeyedEvidence keeping(List<Row> rows) {
        return keeping(PROTOCOL, rows);
    }

    private static List<Row> users(List<Row> rows, UnaryOperator<String> name) {
        return rows.stream()
                .map(row -> new Row(
                        name.apply(row.user()),
                        row.variant(),
                        row.country(),
                        row.bought(),
                        row.cents(),
                        row.clicks(),
                        row.views(),
                        row.score()))
                .toList();
    }

    private static void refused(String code, String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ImpactException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.getMessage()).contains(message).contains("Remedy");
        });
    }

    // ---- declared ----

    @Test
    void yesterdayAndTodayAreWhatOneScanOfBothWouldHaveLeft() {
        Evidence whole = scan(ROWS);
        Evidence merged = scan(YESTERDAY).merge(scan(TODAY), BY_DAY);

        assertThat(merged.mergedAs(whole)).isEqualTo(whole);
        assertThat(merged).isEqualTo(scan(TODAY).merge(scan(YESTERDAY), BY_DAY));
    }

    @Property(seed = "51", tries = 30)
    void anyCutInAnyOrderOfMergesIsTheWhole(
            @ForAll @IntRange(min = 0, max = 300) int first, @ForAll @IntRange(min = 300, max = 900) int second) {
        Evidence one = scan(ROWS.subList(0, first));
        Evidence two = scan(ROWS.subList(first, second));
        Evidence three = scan(ROWS.subList(second, 900));
        Evidence left = one.merge(two, BY_DAY).merge(three, BY_DAY);
        Evidence right = one.merge(two.merge(three, BY_DAY), BY_DAY);

        assertThat(left).isEqualTo(right).isEqualTo(three.merge(one, BY_DAY).merge(two, BY_DAY));
        assertThat(left.mergedAs(scan(ROWS))).isEqualTo(scan(ROWS));
    }

    @Test
    void theRecordOfMergedEvidenceSaysSoAndIsReplayedFromTheRowsOfBothParts() {
        Evidence merged = scan(YESTERDAY).merge(scan(TODAY), BY_DAY);
        Inputs both = inputs(ROWS, DigestLevel.FINGERPRINT);
        Evaluation evaluation = ENGINE.evaluate(PROTOCOL, merged, both, Trial.AS_OF);
        Evaluation whole = ENGINE.evaluate(PROTOCOL, both, Trial.AS_OF);
        InputResult input = evaluation.record().inputs().get(0);

        assertThat(RecordSchema.errors(evaluation.record())).isEmpty();
        assertThat(input.disjointBy())
                .containsExactly("declared of user_id: each part holds the users who signed up on its day");
        assertThat(input.rows()).isEqualTo(900);
        assertThat(input.fingerprint()).isEqualTo(whole.record().inputs().get(0).fingerprint());
        assertThat(evaluation.record().json().object("results"))
                .isEqualTo(whole.record().json().object("results"));
        assertThat(evaluation.record().digest()).isNotEqualTo(whole.record().digest());

        byte[] bundle = evaluation.bundle().bytes();
        assertThat(Replay.by(ENGINE).replay(bundle, both).verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(Replay.by(ENGINE).rejudge(bundle).verdict()).isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
        assertThat(Replay.by(ENGINE)
                        .replay(bundle, inputs(TODAY, DigestLevel.FINGERPRINT))
                        .verdict())
                .isEqualTo(ReplayVerdict.INPUT_DIFFERS);
    }

    @Test
    void aWordThatWasNotTrueIsFoundOutByTheReplay() {
        List<Row> overlapping = ROWS.subList(300, 900);
        Evidence merged = scan(YESTERDAY).merge(scan(overlapping), BY_DAY);
        List<Row> all = new ArrayList<>(YESTERDAY);
        all.addAll(overlapping);
        Inputs both = inputs(all, DigestLevel.FINGERPRINT);
        byte[] bundle =
                ENGINE.evaluate(PROTOCOL, merged, both, Trial.AS_OF).bundle().bytes();

        ReplayResult found = Replay.by(ENGINE).replay(bundle, both);

        assertThat(found.verdict()).isEqualTo(ReplayVerdict.RESULT_DIFFERS);
        assertThat(found.comparison().orElseThrow().sentences()).anyMatch(sentence -> sentence.contains("users"));
    }

    @Test
    void aRuleOfUniquenessNeedsItsColumnNamed() {
        Contract also =
                contract(Trial.USERS, "1").requires(Trial.USER, unique()).requires(Trial.SCORE, unique());
        Protocol protocol = ENGINE.plan(assessment(also));
        Evidence left = scan(protocol, YESTERDAY, DigestLevel.FINGERPRINT);
        Evidence right = scan(protocol, TODAY, DigestLevel.FINGERPRINT);

        refused("evidence/keyed", "score", () -> left.merge(right, BY_DAY));
        Evidence merged = left.merge(right, BY_DAY.alsoOf(Trial.SCORE));
        assertThat(requireNonNull(merged.datasets().get("users")).disjointBy())
                .containsExactly("declared of score, user_id: each part holds the users who signed up on its day");
        assertThat(merged.rules())
                .isEqualTo(scan(protocol, ROWS, DigestLevel.FINGERPRINT).rules());
    }

    @Test
    void eachKindOfEvidenceSaysHowItMerges() {
        assertThat(scan(PROTOCOL, ROWS, DigestLevel.COMMITMENT).mergeRules())
                .containsEntry("counts and sums of units and rows", MergeRule.DISJOINT_UNITS)
                .containsEntry("users: user_id/unique", MergeRule.KEYED)
                .containsEntry("users: commitment to the rows", MergeRule.RESCAN)
                .hasSize(3);
        assertThat(scan(ROWS).mergeRules()).hasSize(2);
    }

    @Test
    void aCommitmentIsRefusedAndMayBeLeftOut() {
        Evidence left = scan(PROTOCOL, YESTERDAY, DigestLevel.COMMITMENT);
        Evidence right = scan(PROTOCOL, TODAY, DigestLevel.COMMITMENT);

        refused("evidence/rescan", "withoutCommitments()", () -> left.merge(right, BY_DAY));
        assertThat(left.withoutCommitments().merge(right.withoutCommitments(), BY_DAY))
                .isEqualTo(scan(YESTERDAY).merge(scan(TODAY), BY_DAY));
    }

    @Test
    void partsThatAreNotDigestedAlikeAreRefused() {
        Evidence silent = scan(PROTOCOL, TODAY, DigestLevel.NONE);

        refused("evidence/not-mergeable", "NONE", () -> scan(YESTERDAY).merge(silent, BY_DAY));
        assertThat(requireNonNull(scan(PROTOCOL, YESTERDAY, DigestLevel.NONE)
                                .merge(silent, BY_DAY)
                                .datasets()
                                .get("users"))
                        .digestLevel())
                .isEqualTo(DigestLevel.NONE);
    }

    @Test
    void aDeclarationNeedsAReason() {
        refused("evidence/no-reason", "nothing", () -> Disjointness.declared(Trial.USER, " "));
    }

    @Test
    void aCohortOfASliceThatGetsTooManyMembersIsGone() {
        List<Row> many = new ArrayList<>();
        for (int i = 0; i < ROWS.size(); i++) {
            Row row = ROWS.get(i);
            String country = i < 30 ? "DE" : "C" + i / 15;
            many.add(new Row(row.user(), row.variant(), country, row.bought(), row.cents(), 1, 1, row.score()));
        }
        Evidence whole = scan(many);
        Evidence merged = scan(many.subList(0, 400)).merge(scan(many.subList(400, 900)), BY_DAY);

        assertThat(merged.mergedAs(whole)).isEqualTo(whole);
        assertThat(merged.joint().cells().keySet()).allMatch(key -> key.slice().isEmpty());
    }

    // ---- proved ----

    @Test
    void partsThatKeepTheirValuesNeedNobodysWord() {
        KeyedEvidence merged = keeping(YESTERDAY).merge(PROTOCOL, keeping(TODAY));

        assertThat(merged.evidence().mergedAs(scan(ROWS))).isEqualTo(scan(ROWS));
        assertThat(requireNonNull(merged.evidence().datasets().get("users")).disjointBy())
                .containsExactly("proved of user_id: no unit has rows in two parts");
        KeyedEvidence third = keeping(users(TODAY, user -> "other " + user));
        assertThat(merged.merge(PROTOCOL, third).evidence().rules())
                .hasSize(merged.evidence().rules().size());
    }

    @Test
    void aUnitInBothPartsIsFoundAndCounted() {
        List<Row> overlapping = new ArrayList<>(TODAY);
        overlapping.addAll(YESTERDAY.subList(7, 10));

        refused(
                "evidence/shared-units",
                "3 units of users",
                () -> keeping(YESTERDAY).merge(PROTOCOL, keeping(overlapping)));
        KeyedEvidence both = keeping(YESTERDAY).merge(PROTOCOL, keeping(TODAY));
        refused("evidence/shared-units", "400 units", () -> both.merge(PROTOCOL, keeping(YESTERDAY)));
    }

    @Test
    void valuesOfOtherColumnsThatStandInBothPartsAreCountedAsOneScanWould() {
        Contract also =
                contract(Trial.USERS, "1").requires(Trial.USER, unique()).requires(Trial.CLICKS, unique());
        Protocol protocol = ENGINE.plan(assessment(also));
        KeyedEvidence merged = keeping(protocol, YESTERDAY).merge(protocol, keeping(protocol, TODAY));

        Evidence whole = scan(protocol, ROWS, DigestLevel.FINGERPRINT);
        assertThat(merged.evidence().rules()).isEqualTo(whole.rules());
        assertThat(merged.evidence().mergedAs(whole)).isEqualTo(whole);
    }

    @Test
    void withoutARuleThatAUnitHasOneRowTheUnitsAreNotKept() {
        Protocol loose = ENGINE.plan(assessment(contract(Trial.USERS, "1").requires(Trial.SCORE, unique())));

        refused("evidence/units-not-kept", "requires(user_id, unique())", () -> keeping(loose, ROWS));
    }

    @Test
    void evidenceOfAnotherProtocolIsRefused() {
        Protocol other = ENGINE.plan(assessment(contract(Trial.USERS, "2").requires(Trial.USER, unique())));

        refused("engine/foreign-evidence", "protocol", () -> keeping(ROWS).merge(other, keeping(other, ROWS)));
        refused(
                "evidence/not-mergeable",
                "declaration",
                () -> keeping(YESTERDAY).merge(PROTOCOL, keeping(other, TODAY)));
    }

    @Test
    void aScanThatWentOnKeepsItsValues(@TempDir Path folder) {
        DatasetSource ordered = new DatasetSource() {
            private final DatasetSource rows = Trial.source(YESTERDAY, 50);

            @Override
            public String name() {
                return "ordered";
            }

            @Override
            public Optional<String> revision() {
                return Optional.of("1");
            }

            @Override
            public BatchReader open(List<Field> columns) {
                return rows.open(columns);
            }
        };
        Cancellation cancellation = Cancellation.create();
        Execution storing =
                Execution.callerRuns().storing(Checkpoints.in(folder).every(3));
        Execution dying = storing.cancelledBy(cancellation).listeningWith(new EvaluationListener() {
            @Override
            public void rowsScanned(String dataset, long rows) {
                if (rows == 350) {
                    cancellation.cancel();
                }
            }
        });
        Inputs inputs = Inputs.bind(Trial.USERS, ordered);
        assertThatThrownBy(() -> ENGINE.scanKeeping(PROTOCOL, inputs, dying)).isInstanceOf(ImpactException.class);

        KeyedEvidence merged = ENGINE.scanKeeping(PROTOCOL, inputs, storing).merge(PROTOCOL, keeping(TODAY));
        assertThat(merged.evidence().mergedAs(scan(ROWS))).isEqualTo(scan(ROWS));
        refused("evidence/shared-units", "400 units", () -> merged.merge(PROTOCOL, keeping(YESTERDAY)));
    }

    // ---- files ----

    @Test
    void savedEvidenceMergesTomorrowAsItWouldHaveToday(@TempDir Path folder) {
        Path file = folder.resolve("yesterday.keyed");
        keeping(TODAY).save(file);
        keeping(YESTERDAY).save(file);
        KeyedEvidence loaded = KeyedEvidence.load(file);

        assertThat(loaded.evidence()).isEqualTo(scan(YESTERDAY));
        assertThat(loaded.merge(PROTOCOL, keeping(TODAY)).evidence())
                .isEqualTo(keeping(YESTERDAY).merge(PROTOCOL, keeping(TODAY)).evidence());
        refused("evidence/shared-units", "400 units", () -> loaded.merge(PROTOCOL, keeping(YESTERDAY)));
        assertThat(folder.toFile().list()).containsExactly("yesterday.keyed");
    }

    @Test
    void everyDamagedFileIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("yesterday.keyed");
        keeping(YESTERDAY).save(file);
        byte[] bytes = Files.readAllBytes(file);
        List<byte[]> damaged = new ArrayList<>(
                List.of(new byte[0], Arrays.copyOf(bytes, bytes.length - 1), Arrays.copyOf(bytes, bytes.length + 1)));
        for (int at = 0; at < bytes.length; at += 1 + bytes.length / 101) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 16;
            damaged.add(flipped);
        }
        for (byte[] content : damaged) {
            Files.write(file, content);
            assertThatThrownBy(() -> KeyedEvidence.load(file))
                    .isInstanceOfSatisfying(
                            ImpactException.class,
                            refused -> assertThat(refused.code()).isIn("evidence/invalid", "evidence/unreadable"));
        }
        refused("evidence/unreadable", "nothing", () -> KeyedEvidence.load(folder.resolve("nothing")));
        refused("evidence/unwritable", "absent", () -> keeping(TODAY).save(folder.resolve("absent/file")));
    }
}
