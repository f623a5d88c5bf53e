package io.modelimpact.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the guide to data print what the guide says. */
final class DataGuideTest {

    @TempDir
    private Path folder;

    private void prints(String program, String section) throws Exception {
        String guide = Files.readString(Path.of("..", "docs", "guide", "data.md"), StandardCharsets.UTF_8);
        String from = guide.substring(guide.indexOf(section));
        String afterProgram = from.substring(from.indexOf("```java"));
        String expected = JavaSnippet.block(afterProgram.substring(afterProgram.indexOf("```text")), "text");

        String printed = JavaSnippet.run(folder, program, JavaSnippet.block(afterProgram, "java"), folder.toString());

        assertThat(printed.strip()).isEqualTo(expected.strip());
    }

    @Test
    void aSourceOfSomebodyElseConformsAndGoesOn() throws Exception {
        prints("GeneratedRows", "## A source of your own");
    }

    @Test
    void theRecordIsSignedAndARowIsProved() throws Exception {
        prints("SealedRows", "## How firmly a record is bound to its rows");
    }

    @Test
    void yesterdayAndTodayAreMergedAndReplayed() throws Exception {
        prints("YesterdayAndToday", "## Yesterday and today");
    }
}
