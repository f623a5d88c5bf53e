package io.modelimpact.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.dataset.Dataset;
import io.modelimpact.engine.Evaluation;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.Replay;
import io.modelimpact.engine.ReplayVerdict;
import io.modelimpact.engine.Sources;
import io.modelimpact.record.DecisionOutcome;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.report.HtmlReport;
import io.modelimpact.report.MarkdownReport;
import io.modelimpact.stats.compare.TwoProportionZTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The published game experiment on 90,189 players, whose split fails its own check. */
@Tag("realdata")
@EnabledIfSystemProperty(named = "impact.data", matches = ".+")
final class CookieCatsTest {
    private static final String AS_OF = "2026-03-01T00:00:00Z";
    private final Path data = Path.of(System.getProperty("impact.data"), "cookie_cats.csv.gz");

    @TempDir
    private Path folder;

    private Evaluation evaluate() throws IOException {
        return AssessCsv.assess("cookie-cats.json", data.toString(), folder.toString(), AS_OF);
    }

    @Test
    void countsAndRatesAreThePublishedOnes() throws IOException {
        ImpactRecord record = evaluate().record();
        assertThat(record.arms()).extracting(arm -> arm.units()).containsExactly(44_700L, 45_489L);
        assertThat(level(record, "retention_1", "gate_30")).isEqualTo("0.448188");
        assertThat(level(record, "retention_1", "gate_40")).isEqualTo("0.442283");
        assertThat(level(record, "retention_7", "gate_30")).isEqualTo("0.190201");
        assertThat(level(record, "retention_7", "gate_40")).isEqualTo("0.182000");
        assertThat(level(record, "rounds", "gate_30")).isEqualTo("52.456264");
        assertThat(level(record, "rounds", "gate_40")).isEqualTo("51.298776");
    }

    @Test
    void theSplitFailsItsCheckAndTheReportSaysWhy() throws IOException {
        ImpactRecord record = evaluate().record();
        assertThat(record.check("sample-ratio").verdict()).isEqualTo(GuardrailVerdict.BREACHED);
        assertThat(record.check("sample-ratio").pValue().map(CookieCatsTest::sixDigits))
                .contains("0.008608");
        assertThat(record.decision("first-gate level 40").outcome()).isNotEqualTo(DecisionOutcome.SHIP);
        assertThat(record.hypothesis("H1").verdict()).isEqualTo(HypothesisVerdict.REFUTED);
        assertThat(record.decision("first-gate level 40").reasons())
                .anySatisfy(reason -> assertThat(reason).contains("not of the planned sizes", "44700", "45489"));
        assertThat(HtmlReport.render(record)).contains("not of the planned sizes");
        assertThat(MarkdownReport.render(record)).contains("not of the planned sizes");
    }

    @Test
    void thePooledTestGivesThePublishedStatistics() {
        var week = TwoProportionZTest.withDefaults()
                .test(8502, 44_700, 8279, 45_489)
                .orElseThrow();
        assertThat(sixDigits(week.z())).isEqualTo("-3.164359");
        assertThat(sixDigits(week.pValue())).isEqualTo("0.001554");
    }

    @Test
    void theBundleReplays() throws IOException {
        Evaluation evaluation = evaluate();
        Inputs inputs = Inputs.bind(
                Dataset.named("players"),
                Sources.csv(data)
                        .snapshotAt(
                                java.nio.file.Files.getLastModifiedTime(data).toInstant()));
        assertThat(Replay.by(ImpactEngine.create())
                        .replay(evaluation.bundle().bytes(), inputs)
                        .verdict())
                .isEqualTo(ReplayVerdict.IDENTICAL);
    }

    private static String level(ImpactRecord record, String metric, String arm) {
        return record.metric(metric).levels().stream()
                .filter(level -> level.arm().equals(arm))
                .findFirst()
                .flatMap(level -> level.value().value())
                .map(CookieCatsTest::sixDigits)
                .orElseThrow();
    }

    private static String sixDigits(double value) {
        return new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
    }
}
