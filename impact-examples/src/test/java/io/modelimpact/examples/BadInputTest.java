package io.modelimpact.examples;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.between;
import static io.modelimpact.Impact.contract;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.matching;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.nullShareAtMost;
import static io.modelimpact.Impact.oneOf;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.present;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.range;
import static io.modelimpact.Impact.sampleRatio;
import static io.modelimpact.Impact.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.assessment.AssessmentDraft;
import io.modelimpact.contract.Contract;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.engine.Evaluation;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.Replay;
import io.modelimpact.engine.ReplayResult;
import io.modelimpact.engine.ReplayVerdict;
import io.modelimpact.engine.Sources;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.InstantField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.RealField;
import io.modelimpact.formula.TextField;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.DecisionOutcome;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.RuleVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bad input gets: a clear error for what the host did wrong, a verdict with a reason for bad data, and nothing is lost. */
final class BadInputTest {
    private static final Dataset SHOP = dataset("shop");
    private static final IdField ID = SHOP.id("id");
    private static final TextField ARM = SHOP.text("arm");
    private static final FlagField BOUGHT = SHOP.flag("bought");
    private static final DecimalField REVENUE = SHOP.decimal("revenue", 2).in(currency("EUR"));
    private static final RealField SCORE = SHOP.real("score");
    private static final IntegerField VISITS = SHOP.integer("visits");
    private static final InstantField SEEN = SHOP.instant("seen");
    private static final Instant AS_OF = Instant.parse("2026-03-02T00:00:00Z");
    private static final String HEADER = "id,arm,bought,revenue,score,visits,seen\n";

    @TempDir
    private Path folder;

    private static String row(int i, String arm, String bought, String revenue, String score, String visits) {
        return "u" + i + "," + arm + "," + bought + "," + revenue + "," + score + "," + visits
                + ",2026-03-01T12:00:00Z\n";
    }

    private static String good(int rows) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 1; i <= rows; i++) {
            text.append(row(i, i % 2 == 0 ? "A" : "B", i % 3 == 0 ? "1" : "0", (i % 7) + ".50", "0." + i, "" + i % 5));
        }
        return text.toString();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("shop.csv"), content, StandardCharsets.UTF_8);
    }

    private static Metric conversion() {
        return metric("conversion", "1").asProportion(BOUGHT).higherIsBetter();
    }

    private static AssessmentDraft draft(Metric... metrics) {
        return Assessment.named("shop", "1")
                .ownedBy("tests")
                .comparing(model("m").from("1").to("2"))
                .observing(randomized()
                        .unit(ID)
                        .assignedBy(ARM)
                        .arms(
                                arm("A", model("m").version("1"), 1),
                                arm("B", model("m").version("2"), 1)))
                .measuring(metrics)
                .claiming(hypothesis("H1")
                        .that(effectOn(metrics[0]))
                        .isAboveZero()
                        .because("it is better"))
                .noGuardrails("a test")
                .checking(sampleRatio())
                .decidedBy(policy("standard", "1"));
    }

    private static Evaluation evaluate(Assessment assessment, Path csv) {
        ImpactEngine engine = ImpactEngine.create();
        return engine.evaluate(engine.plan(assessment), Inputs.bind(SHOP, Sources.csv(csv)), AS_OF);
    }

    private ImpactRecord record(String csv, Metric... metrics) throws IOException {
        return evaluate(draft(metrics).noContract("a test").build(), file(csv)).record();
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(
                        () -> evaluate(draft(conversion()).noContract("a test").build(), folder.resolve("none.csv")))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("source/not-found")
                .hasMessageContaining("none.csv");
    }

    @Test
    void aMissingColumnIsNamedTogetherWithTheColumnsThatAreThere() throws IOException {
        Path csv = file("id,arm,purchase\nu1,A,1\n");
        assertThatThrownBy(
                        () -> evaluate(draft(conversion()).noContract("a test").build(), csv))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("source/missing-column")
                .hasMessageContaining("bought")
                .hasMessageContaining("purchase");
    }

    @Test
    void aWrongTypeIsLocatedAndTheOtherMetricsGoOn() throws IOException {
        Metric spend = metric("spend", "1").asMean(REVENUE).higherIsBetter();
        String csv = good(400).replace("u17,B,0,3.50", "u17,B,0,3.5O");
        Evaluation evaluation =
                evaluate(draft(conversion(), spend).noContract("a test").build(), file(csv));
        assertThat(evaluation.record().metric("spend").reason().orElseThrow().code())
                .isEqualTo("metric/malformed-values");
        assertThat(evaluation.record().metric("conversion").reason()).isEmpty();
        assertThat(evaluation.record().hypothesis("H1").verdict()).isNotEqualTo(HypothesisVerdict.NOT_EVALUATED);
        assertThat(evaluation
                        .bundle()
                        .observation()
                        .array("malformed")
                        .objects()
                        .get(0)
                        .toString())
                .contains("shop.csv", "\"row\":17", "revenue");
    }

    @Test
    void aUnitOfAnUnknownArmStopsTheDecisionToShip() throws IOException {
        ImpactRecord record = record(good(4000) + row(4001, "C", "1", "1.00", "1", "1"), conversion());
        assertThat(record.check("assignment").verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(record.check("assignment").reason().orElseThrow().message()).contains("1 units", "[C]", "[A, B]");
        assertThat(record.decision("m 2").outcome()).isEqualTo(DecisionOutcome.HOLD);
    }

    @Test
    void anEmptyArmIsRefusedWithAReason() throws IOException {
        ImpactRecord record = record(good(400).replaceAll(",B,", ",A,"), conversion());
        assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.NOT_EVALUATED);
        assertThat(record.hypothesis("H1").claim().reason().orElseThrow().code())
                .isEqualTo("stats/too-few-units");
        assertThat(record.check("sample-ratio").verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(record.decision("m 2").outcome()).isEqualTo(DecisionOutcome.HOLD);
    }

    @Test
    void equalValuesAreDegenerateAndNoNeutralResult() throws IOException {
        ImpactRecord record = record(good(400).replaceAll(",(A|B),[01],", ",$1,1,"), conversion());
        assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.NOT_EVALUATED);
        assertThat(record.hypothesis("H1").claim().reason().orElseThrow().code())
                .isEqualTo("stats/degenerate");
    }

    @Test
    void valuesThatAreNotFiniteRefuseTheirMetricAlone() throws IOException {
        Metric score = metric("score", "1").asMean(SCORE).higherIsBetter();
        String csv = good(400).replace(",0.17,", ",NaN,").replace(",0.18,", ",Infinity,");
        ImpactRecord record = record(csv, conversion(), score);
        assertThat(record.metric("score").reason().orElseThrow().code()).isEqualTo("metric/not-finite");
        assertThat(record.metric("score").reason().orElseThrow().message()).startsWith("2 units");
        assertThat(record.metric("conversion").reason()).isEmpty();
    }

    @Test
    void aZeroDenominatorIsUndefinedWithAReason() throws IOException {
        Metric ratio = metric("per_visit", "1").asRatio(REVENUE, VISITS).higherIsBetter();
        ImpactRecord record = record(good(400).replaceAll(",[0-4],2026", ",0,2026"), ratio);
        assertThat(record.metric("per_visit")
                        .levels()
                        .get(0)
                        .value()
                        .reason()
                        .orElseThrow()
                        .code())
                .isEqualTo("metric/zero-denominator");
        assertThat(record.hypothesis("H1").claim().reason().orElseThrow().code())
                .isEqualTo("stats/zero-denominator");
    }

    @Test
    void anEmptyFileIsAnErrorAndAFileWithoutRowsAVerdict() throws IOException {
        assertThatThrownBy(() -> record("", conversion()))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("source/empty");
        ImpactRecord record = record(HEADER, conversion());
        assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.NOT_EVALUATED);
        assertThat(record.decision("m 2").outcome()).isEqualTo(DecisionOutcome.HOLD);
    }

    @Test
    void everyKindOfContractRuleFailsOnDataThatBreakIt() throws IOException {
        breaks(contract -> contract.requires(ID, unique()), good(10) + row(1, "A", "1", "1.00", "1", "1"));
        breaks(contract -> contract.requires(BOUGHT, present()), good(10) + row(11, "A", "", "1.00", "1", "1"));
        breaks(contract -> contract.requires(REVENUE, between("0", "5")), good(10));
        breaks(contract -> contract.requires(SCORE, between("0", "0.5")), good(10));
        breaks(contract -> contract.requires(ARM, oneOf("A")), good(10));
        breaks(contract -> contract.requires(VISITS, oneOf("0", "1")), good(10));
        breaks(contract -> contract.requires(ID, matching("u[0-9]")), good(10));
        breaks(
                contract -> contract.requires(REVENUE, nullShareAtMost("0.05")),
                good(10) + row(11, "A", "1", "", "1", "1"));
        breaks(contract -> contract.rowsAtLeast(11), good(10));
        breaks(contract -> contract.rowsBetween(1, 9), good(10));
        breaks(contract -> contract.freshWithin(Duration.ofHours(11), SEEN), good(10));
        breaks(contract -> contract.requiresThat("visited", VISITS.isAbove(0)), good(10));
        breaks(
                contract -> contract.requires(REVENUE, between("-1", "100")),
                good(10).replace("u3,B,1,3.50", "u3,B,1,x"));
    }

    private void breaks(UnaryOperator<Contract> rule, String csv) throws IOException {
        Assessment assessment =
                draft(conversion()).given(rule.apply(contract(SHOP, "1"))).build();
        ImpactRecord record = evaluate(assessment, file(csv)).record();
        String what = assessment.contracts().get(0).rules().get(0).describe();
        assertThat(record.contracts().get(0).verdict()).as(what).isEqualTo(RuleVerdict.FAIL);
        assertThat(record.decision("m 2").outcome()).as(what).isEqualTo(DecisionOutcome.HOLD);
        assertThat(record.decision("m 2").admissible()).as(what).isFalse();
        assertThat(record.decision("m 2").reasons())
                .as(what)
                .anyMatch(reason -> reason.contains("not fit for a decision"));
    }

    @Test
    void anUnknownAgeIsNotEvaluatedAndBlocks() throws IOException {
        Assessment assessment = draft(conversion())
                .given(contract(SHOP, "1").freshWithin(Duration.ofHours(36)))
                .build();
        ImpactRecord record = evaluate(assessment, file(good(10))).record();
        assertThat(record.contracts().get(0).verdict()).isEqualTo(RuleVerdict.NOT_EVALUATED);
        assertThat(record.decision("m 2").outcome()).isEqualTo(DecisionOutcome.HOLD);
    }

    @Test
    void malformedJsonIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Assessment.fromJson("{\"id\": \"x\",\n \"id\": \"y\"}"))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("json/duplicate-key")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> Assessment.fromJson("{\"id\": "))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("json/unexpected-end");
    }

    @Test
    void nonsenseWithTwoSidesIsRefusedWithTheLineThatDeclaredIt() {
        Metric conversion = conversion();
        assertThatThrownBy(() -> draft(conversion)
                        .claiming(hypothesis("H2")
                                .that(effectOn(conversion))
                                .isBetween(range("2", "1").percent())
                                .because("nothing"))
                        .noContract("a test")
                        .build())
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("declaration/empty-range")
                .hasMessageContaining("H2")
                .hasMessageContaining("BadInputTest.java:");
    }

    @Test
    void oneChangedValueGivesInputDiffers() throws IOException {
        Assessment assessment = draft(conversion()).noContract("a test").build();
        byte[] bundle = evaluate(assessment, file(good(400))).bundle().bytes();
        Replay replay = Replay.by(ImpactEngine.create());
        assertThat(replay.replay(bundle, Inputs.bind(SHOP, Sources.csv(file(good(400)))))
                        .verdict())
                .isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(replay.rejudge(bundle).verdict()).isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
        ReplayResult changed = replay.replay(
                bundle, Inputs.bind(SHOP, Sources.csv(file(good(400).replace("u18,A,1", "u18,A,0")))));
        assertThat(changed.verdict()).isEqualTo(ReplayVerdict.INPUT_DIFFERS);
        assertThat(changed.sentence()).contains("fingerprint");
    }

    @Test
    void everyChangedByteOfABundleIsRefused() throws IOException {
        Assessment assessment = draft(conversion()).noContract("a test").build();
        byte[] bundle = evaluate(assessment, file(good(40))).bundle().bytes();
        Replay replay = Replay.by(ImpactEngine.create());
        for (int i = 0; i < bundle.length; i++) {
            byte[] changed = bundle.clone();
            changed[i] ^= 1;
            assertThat(replay.rejudge(changed).verdict()).as("byte %d", i).isEqualTo(ReplayVerdict.INTEGRITY_BROKEN);
        }
    }
}
