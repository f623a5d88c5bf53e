package io.modelimpact.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.json.CanonicalJson;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Runs every suite of published test data that stands in the folder named by the system property {@code impact.vectors}, or in its folder {@code audit};
 * without that property, the few that stand beside the tests. Writes {@code target/audit-vectors.json}.
 */
class AuditVectorsTest {

    private static final String SHA_256_OF_10_000 = "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892";
    private static final String SHA_256_OF_100_000 = "22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7";

    private final List<SuiteTally> tallies = new ArrayList<>();

    @Test
    void everySuiteThatIsThereHasCasesAndPasses() throws IOException, URISyntaxException {
        SuiteTally numbers = tally("rfc8785/number-sequence");
        numbers.check("10,000 lines", () -> NumberSequence.sha256OfFirst(10_000).equals(SHA_256_OF_10_000));
        numbers.check(
                "100,000 lines", () -> NumberSequence.sha256OfFirst(100_000).equals(SHA_256_OF_100_000));

        runBelow(folder());

        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "audit-vectors.json"), CanonicalJson.bytes(SuiteTally.report(tallies)));
        assertThat(tallies.stream().flatMap(tally -> tally.failures().stream())).isEmpty();
    }

    private void runBelow(Path audit) throws IOException {
        Path rfc8785 = audit.resolve("rfc8785");
        run("rfc8785/documents", rfc8785.resolve("input"), (input, tally) -> CanonicalSuites.documents(rfc8785, tally));
        run("rfc8785/appendix-b", rfc8785.resolve("appendix-b.json"), CanonicalSuites::appendixB);
        run("rfc8785/extra-cases", rfc8785.resolve("extra-cases.json"), CanonicalSuites::extraCases);
        for (Path file : CanonicalSuites.files(rfc8785)) {
            String name = file.getFileName().toString();
            if (name.matches("es6-numbers.*\\.csv(\\.gz)?")) {
                run("rfc8785/" + name, file, CanonicalSuites::numbers);
            }
        }
        for (Path file : CanonicalSuites.files(audit.resolve("rfc8032"))) {
            run("rfc8032/" + file.getFileName(), file, SignatureSuites::ed25519);
        }
        Path rfc6962 = audit.resolve("rfc6962");
        run("rfc6962/hasher", rfc6962.resolve("hasher.json"), MerkleSuites::hasher);
        run("rfc6962/merkle-vectors", rfc6962.resolve("merkle-vectors.json"), MerkleSuites::trees);
        run("rfc6962/transparency-dev", rfc6962.resolve("transparency-dev"), MerkleSuites::transparencyDev);
        run("dsse", audit.resolve("dsse").resolve("pae-and-envelopes.json"), EnvelopeSuite::run);
        run("checkpoint", audit.resolve("checkpoint").resolve("checkpoints.json"), CheckpointSuite::run);
        run("openlineage", audit.resolve("openlineage"), LineageSuite::run);
    }

    private void run(String name, Path source, Suite suite) throws IOException {
        if (Files.exists(source)) {
            suite.run(source, tally(name));
        }
    }

    private SuiteTally tally(String name) {
        SuiteTally tally = new SuiteTally(name);
        tallies.add(tally);
        return tally;
    }

    private static Path folder() throws URISyntaxException {
        String given = System.getProperty("impact.vectors", "");
        if (given.isEmpty()) {
            return Path.of(Objects.requireNonNull(AuditVectorsTest.class.getResource("/audit"), "own test data")
                    .toURI());
        }
        Path below = Path.of(given, "audit");
        return Files.isDirectory(below) ? below : Path.of(given);
    }

    /** Runs the cases of a file or folder. */
    private interface Suite {
        void run(Path source, SuiteTally tally) throws IOException;
    }
}
