package io.modelimpact.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the guide to monitoring prints what the guide says. */
final class MonitoringGuideTest {

    @TempDir
    private Path folder;

    @Test
    void threeLooksFollowEachOther() throws Exception {
        String guide = Files.readString(Path.of("..", "docs", "guide", "monitoring.md"), StandardCharsets.UTF_8);
        String from = guide.substring(guide.indexOf("## Three looks"));

        String printed = JavaSnippet.run(folder, "ThreeLooks", JavaSnippet.block(from, "java"));

        assertThat(printed.strip()).isEqualTo(JavaSnippet.block(from, "text").strip());
    }
}
