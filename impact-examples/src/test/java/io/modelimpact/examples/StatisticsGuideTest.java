package io.modelimpact.examples;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the guide to the statistics prints what the guide says. */
final class StatisticsGuideTest {

    @TempDir
    private Path folder;

    @Test
    void theModuleOfStatisticsIsOfUseByItself() throws Exception {
        JavaSnippet.requirePrints(folder, "statistics.md", "StatsAlone", "# The statistics alone");
    }
}
