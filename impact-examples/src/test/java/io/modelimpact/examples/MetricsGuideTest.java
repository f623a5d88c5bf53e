package io.modelimpact.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.metric.MetricKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the guide to metrics print what the guide says, and the guide leaves no kind of metric out. */
final class MetricsGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide", "metrics.md");

    @TempDir
    private Path folder;

    private static String guide() throws Exception {
        return Files.readString(GUIDE, StandardCharsets.UTF_8);
    }

    @Test
    void oneOfEachKindIsMeasured() throws Exception {
        JavaSnippet.requirePrints(folder, "metrics.md", "OneOfEach", "## One of each");
    }

    @Test
    void rowsAndUnitsAreMeasured() throws Exception {
        JavaSnippet.requirePrints(folder, "metrics.md", "RowsAndUnits", "## Units with several rows");
    }

    @Test
    void everyKindOfMetricIsInTheTableAndInAProgram() throws Exception {
        for (MetricKind kind : MetricKind.values()) {
            StringBuilder word = new StringBuilder("as");
            for (String part : kind.name().split("_", -1)) {
                word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
            }
            assertThat(guide()).as(kind.name()).contains("| `" + word + "(").contains("." + word + "(");
        }
    }

    @Test
    void pagesThatTheGuideLinksToExist() throws Exception {
        Matcher links = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(guide());

        assertThat(links.results().map(link -> link.group(1)).toList())
                .isNotEmpty()
                .allSatisfy(target -> assertThat(GUIDE.resolveSibling(target)).exists());
    }
}
