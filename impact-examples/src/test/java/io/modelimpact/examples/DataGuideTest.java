package io.modelimpact.examples;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the guide to data print what the guide says. */
final class DataGuideTest {

    @TempDir
    private Path folder;

    @Test
    void aSourceOfSomebodyElseConformsAndGoesOn() throws Exception {
        JavaSnippet.requirePrints(folder, "data.md", "GeneratedRows", "## A source of your own");
    }

    @Test
    void theRecordIsSignedAndARowIsProved() throws Exception {
        JavaSnippet.requirePrints(folder, "data.md", "SealedRows", "## How firmly a record is bound to its rows");
    }

    @Test
    void yesterdayAndTodayAreMergedAndReplayed() throws Exception {
        JavaSnippet.requirePrints(folder, "data.md", "YesterdayAndToday", "## Yesterday and today");
    }
}
