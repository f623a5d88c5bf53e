package io.modelimpact.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java compiles, runs and prints what the README says; its commands name what is there. */
final class ReadmeTest {
    private static final int USERS = 40_000;

    @TempDir
    private Path folder;

    private final String readme = read();

    private static String read() {
        try {
            return Files.readString(Path.of("..", "README.md"), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    @Test
    void theQuickstartCompilesRunsAndPrintsWhatTheReadmeShows() throws Exception {
        Path csv = folder.resolve("users.csv");
        writeUsers(csv);
        assertThat(JavaSnippet.run(folder, "Quickstart", JavaSnippet.block(readme, "java"), csv.toString())
                        .strip())
                .isEqualTo(JavaSnippet.block(readme, "text").strip());
    }

    @Test
    void filesThatTheReadmeLinksToExist() {
        Matcher links = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(readme);
        assertThat(links.results().map(link -> link.group(1)).toList())
                .isNotEmpty()
                .allSatisfy(target -> assertThat(Path.of("..", target)).exists());
    }

    /** The first two arms of the rollout. */
    private static void writeUsers(Path csv) throws IOException {
        RolloutData data = new RolloutData(2026);
        StringBuilder text = new StringBuilder("user_id,variant,bought,revenue\n");
        int users = 0;
        for (long id = 1; users < USERS; id++) {
            RolloutData.Unit unit = data.unit(id);
            boolean shown = unit.truth().arm().equals("B") || unit.truth().arm().equals("A") && id % 2 == 0;
            if (shown) {
                users++;
                text.append('u')
                        .append(id)
                        .append(',')
                        .append(unit.truth().arm())
                        .append(',')
                        .append(unit.bought())
                        .append(',')
                        .append(java.math.BigDecimal.valueOf(unit.revenue(), 2))
                        .append('\n');
            }
        }
        Files.writeString(csv, text, StandardCharsets.UTF_8);
    }
}
