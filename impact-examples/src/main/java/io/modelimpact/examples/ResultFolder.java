package io.modelimpact.examples;

import io.modelimpact.engine.Evaluation;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.record.DecisionResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.report.HtmlReport;
import io.modelimpact.report.MarkdownReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what an evaluation leaves into a folder. */
final class ResultFolder {
    private final Path folder;

    ResultFolder(Path folder) {
        this.folder = folder;
    }

    void write(Evaluation evaluation) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("record.json"), evaluation.record().bytes());
        Files.write(folder.resolve("bundle.json"), evaluation.bundle().bytes());
        Files.write(
                folder.resolve("observation.json"),
                CanonicalJson.bytes(evaluation.bundle().observation()));
        Files.writeString(
                folder.resolve("report.html"), HtmlReport.render(evaluation.record()), StandardCharsets.UTF_8);
        Files.writeString(
                folder.resolve("report.md"), MarkdownReport.render(evaluation.record()), StandardCharsets.UTF_8);
    }

    static String summary(ImpactRecord record) {
        StringBuilder text = new StringBuilder();
        for (DecisionResult decision : record.decisions()) {
            text.append(decision.outcome())
                    .append("  ")
                    .append(decision.sentence())
                    .append('\n');
            decision.reasons()
                    .forEach(reason -> text.append("    ").append(reason).append('\n'));
        }
        return text.append("Record ").append(record.digest()).toString();
    }
}
