package io.modelimpact.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.engine.Evaluation;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Replay;
import io.modelimpact.engine.ReplayVerdict;
import io.modelimpact.record.DecisionOutcome;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.report.HtmlReport;
import io.modelimpact.report.MarkdownReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The census income task: one truth, three models on the same 332,900 people. */
@Tag("realdata")
@EnabledIfSystemProperty(named = "impact.data", matches = ".+")
final class AcsIncomeTest {
    private static final String AS_OF = "2026-03-01T00:00:00Z";
    private final Path data = Path.of(System.getProperty("impact.data"), "acs_income_three_models.csv.gz");

    @TempDir
    private Path folder;

    private Evaluation evaluate() throws IOException {
        return AssessCsv.assess("acs-income.json", data.toString(), folder.toString(), AS_OF);
    }

    @Test
    void ratesAreThoseKnownOfTheData() throws IOException {
        ImpactRecord record = evaluate().record();
        assertThat(record.arms())
                .extracting(arm -> arm.name() + " " + arm.units())
                .containsExactly("income lightgbm 332900", "income group_threshold 332900", "income fairgbm 332900");
        assertRates(record, "income lightgbm", "0.819991", "0.353415", "0.734924", "0.130248");
        assertRates(record, "income group_threshold", "0.810793", "0.411691", "0.801413", "0.183720");
        assertRates(record, "income fairgbm", "0.587345", "0.772809", "0.987922", "0.646976");
        assertThat(level(record, "true_positive_rate", "income lightgbm", "1")).isEqualTo("0.774038");
        assertThat(level(record, "true_positive_rate", "income lightgbm", "2")).isEqualTo("0.669959");
        assertThat(level(record, "true_positive_rate", "income group_threshold", "1"))
                .isEqualTo("0.837267");
        assertThat(level(record, "true_positive_rate", "income group_threshold", "2"))
                .isEqualTo("0.741862");
    }

    private static void assertRates(
            ImpactRecord record,
            String arm,
            String accuracy,
            String selection,
            String truePositive,
            String falsePositive) {
        assertThat(level(record, "accuracy", arm, "")).isEqualTo(accuracy);
        assertThat(level(record, "selection_rate", arm, "")).isEqualTo(selection);
        assertThat(level(record, "true_positive_rate", arm, "")).isEqualTo(truePositive);
        assertThat(level(record, "false_positive_rate", arm, "")).isEqualTo(falsePositive);
    }

    @Test
    void groupThresholdsNarrowTheGapBetweenTheSexesAndTheIntervalSaysSo() throws IOException {
        ImpactRecord record = evaluate().record();
        var claim = record.hypothesis("H1", "group_threshold");
        var gap = claim.claim().gap().orElseThrow();
        // 59361/76690 - 30934/46173 = 0.1040797…; the two rates, rounded first, differ by 0.104079
        assertThat(gap.baseline().gap().map(AcsIncomeTest::sixDigits)).contains("0.104080");
        assertThat(gap.candidate().gap().map(AcsIncomeTest::sixDigits)).contains("0.095405");
        var numbers = claim.claim().evidence().orElseThrow();
        assertThat(sixDigits(numbers.estimate())).isEqualTo("-0.008675");
        assertThat(numbers.simultaneousInterval().upper().orElseThrow()).isNegative();
        assertThat(claim.verdict()).isEqualTo(HypothesisVerdict.SUPPORTED);
        assertThat(record.hypothesis("H2", "group_threshold").verdict()).isEqualTo(HypothesisVerdict.SUPPORTED);
        assertThat(record.decision("income group_threshold").outcome()).isEqualTo(DecisionOutcome.SHIP);
    }

    @Test
    void theModelThatApprovesNearlyEverybodyIsStoppedWithNumbers() throws IOException {
        ImpactRecord record = evaluate().record();
        assertThat(record.guardrail("L1", "fairgbm").verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(record.guardrail("G1", "fairgbm").verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(record.guardrail("L2/income fairgbm/sex=1").verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(record.decision("income fairgbm").outcome()).isEqualTo(DecisionOutcome.ROLL_BACK);
        assertThat(record.decision("income fairgbm").reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .contains("the level of accuracy must be above 75 percent", "observed 58.73 %", "58.4"))
                .anySatisfy(reason -> assertThat(reason).contains("-23.26 percentage points"));
    }

    @Test
    void reportsRenderAndTheBundleRejudges() throws IOException {
        Evaluation evaluation = evaluate();
        assertThat(HtmlReport.render(evaluation.record())).contains("group_threshold", "58.73");
        assertThat(MarkdownReport.render(evaluation.record())).contains("fairgbm");
        assertThat(Replay.by(ImpactEngine.create())
                        .rejudge(evaluation.bundle().bytes())
                        .verdict())
                .isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
    }

    private static String level(ImpactRecord record, String metric, String arm, String sex) {
        return record.metric(metric).levels().stream()
                .filter(level -> level.arm().equals(arm))
                .filter(level -> sex.isEmpty()
                        ? level.slice().isEmpty()
                        : level.slice()
                                .filter(slice -> slice.name().equals("sex")
                                        && slice.member().equals(sex))
                                .isPresent())
                .findFirst()
                .flatMap(level -> level.value().value())
                .map(AcsIncomeTest::sixDigits)
                .orElseThrow();
    }

    private static String sixDigits(double value) {
        return new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
    }
}
