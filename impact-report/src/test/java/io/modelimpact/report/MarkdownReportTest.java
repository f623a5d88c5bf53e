package io.modelimpact.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.json.JsonArray;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    private final String report = MarkdownReport.render(SampleRecords.sample());

    @Test
    void theDecisionComesFirstThenClaimsChecksContractAndDigest() {
        assertThat(report)
                .startsWith(
                        "## Impact of ranker-2, version 1\n\n**Ship neither candidate: the data are not admissible.**\n")
                .containsSubsequence(
                        "### ❌ ranker 2.0: Hold",
                        "### ❓ ranker 2.0-distilled: Collect more data",
                        "| Hypothesis |",
                        "| H3 | ranker 2.0 | ❌ Refuted | +7.8\u00a0ms | 6.6 to 9.0\u00a0ms | below -5 ms |",
                        "| Guardrail |",
                        "❌ Check: The groups are not of the planned sizes: p = 0.0086 is below the declared 0.01.",
                        "1 of 3 checks held.",
                        "❌ Contract of users 3: Fail",
                        "❌ Fail in 3 of 90,189 rows: revenue is between 0 and 100000",
                        "record `sha256:" + SampleRecords.sample().digest().hex() + "`")
                .endsWith("\n");
        assertThat(report.length()).isLessThan(8_000);
    }

    @Test
    void everyTableRowHasItsSixCells() {
        String hostile = MarkdownReport.render(SampleRecords.hostile(" | a\n| b `c` <script>"));
        hostile.lines()
                .filter(line -> line.startsWith("| "))
                .forEach(line ->
                        assertThat(line.split("(?<!\\\\)\\|", -1)).as(line).hasSize(8));
        assertThat(hostile).doesNotContain("<script", "<").contains("\\| a \\| b \\`c\\` &lt;script&gt;");
        assertThat(hostile.lines().count()).isEqualTo(report.lines().count());
    }

    @Test
    void linksMentionsAndListsAreTakenApart() {
        assertThat(MarkdownText.of("[x](javascript:alert(1))")).isEqualTo("\\[x\\](javascript:\u200balert(1))");
        assertThat(MarkdownText.of("https://example.org www.example.org @team #12"))
                .isEqualTo("https:\u200b//example.org www\u200b.example.org @\u200bteam #\u200b12");
        assertThat(MarkdownText.of("- item")).isEqualTo("\\- item");
        assertThat(MarkdownText.of("1. item")).isEqualTo("1\\. item");
        assertThat(MarkdownText.of("# head")).isEqualTo("\\# head");
        assertThat(MarkdownText.of("+7.2 %")).isEqualTo("+7.2 %");
        assertThat(MarkdownText.of("a\u202eb\n\nc")).isEqualTo("a\\[U+202E\\]b c");
    }

    @Test
    void answersAreATableOfSharesAndASentence() {
        String drawn = MarkdownReport.render(EvaluatedRecords.withEverySection());

        assertThat(drawn)
                .containsSubsequence(
                        "| Answers on satisfaction | A | B |",
                        "| --- | --: | --: |",
                        "| 1 | 27.3\u00a0% | 18.7\u00a0% |",
                        "| 5 | 18.0\u00a0% | 18.0\u00a0% |",
                        "- Of all pairs of an answer in B and one in A, 45.3\u00a0% show the higher answer in B",
                        "Cliff's delta is +0.105")
                .contains("| G2 | ranker 2 | ✅ Held | +45\u00a0% |");
    }

    @Test
    void nothingDeclaredIsNotAPass() {
        String none = MarkdownReport.render(SampleRecords.with(JsonArray.of(), "results", "hypotheses"));
        assertThat(none).contains("- Hypothesis: none was declared, which is not a pass.");
    }
}
