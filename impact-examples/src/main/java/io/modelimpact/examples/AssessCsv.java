package io.modelimpact.examples;

import io.modelimpact.ImpactException;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.engine.Evaluation;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Assesses a CSV file: reads an assessment from JSON, evaluates it, and writes record, bundle, observation and reports.
 *
 * <p>Arguments: the assessment, the data (plain or gzip), the folder for the results, and the as-of instant. Without the last
 * one it is the instant at which the data file was last written, which also counts as the instant of the snapshot.
 */
public final class AssessCsv {
    private AssessCsv() {}

    /** Runs the example; ends with status 2 and a message if something given is not right. */
    public static void main(String[] args) throws IOException {
        if (args.length < 3 || args.length > 4) {
            System.err.println("usage: AssessCsv assessment.json data.csv[.gz] folder [as-of instant]");
            System.exit(2);
        }
        try {
            Evaluation evaluation = assess(args);
            new ResultFolder(Path.of(args[2])).write(evaluation);
            System.out.println(ResultFolder.summary(evaluation.record()));
            System.out.println(
                    "Record and report: " + Path.of(args[2], "record.json") + ", " + Path.of(args[2], "report.html"));
        } catch (ImpactException refused) {
            System.err.println(refused.getMessage());
            System.exit(2);
        }
    }

    static Evaluation assess(String... args) throws IOException {
        Path declaration = Path.of(args[0]);
        if (!Files.isRegularFile(declaration)) {
            throw new ImpactException(
                    "example/no-assessment",
                    "there is no file " + declaration,
                    "give the path of an assessment in JSON");
        }
        Assessment assessment = Assessment.fromJson(Files.readString(declaration, StandardCharsets.UTF_8));
        Path data = Path.of(args[1]);
        Instant written = Files.exists(data) ? Files.getLastModifiedTime(data).toInstant() : Instant.EPOCH;
        Instant asOf = args.length > 3 ? Instant.parse(args[3]) : written;
        ImpactEngine engine = ImpactEngine.create();
        Protocol protocol = engine.plan(assessment);
        Dataset dataset = Dataset.named(assessment.design().dataset());
        return engine.evaluate(protocol, Inputs.bind(dataset, Sources.csv(data).snapshotAt(written)), asOf);
    }
}
