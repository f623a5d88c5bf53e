package io.modelimpact.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
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
        assertThat(run("Quickstart", block("java"), csv.toString()).strip())
                .isEqualTo(block("text").strip());
    }

    @Test
    void filesThatTheReadmeLinksToExist() {
        Matcher links = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(readme);
        assertThat(links.results().map(link -> link.group(1)).toList())
                .isNotEmpty()
                .allSatisfy(target -> assertThat(Path.of("..", target)).exists());
    }

    private String block(String language) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(block.find()).as("a block of %s", language).isTrue();
        return block.group(1);
    }

    private String run(String name, String source, String... args) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".java"), source, StandardCharsets.UTF_8);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = compiler.run(
                null,
                null,
                errors,
                "-proc:none",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                file.toString());
        assertThat(status).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            classes.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) args);
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8);
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
