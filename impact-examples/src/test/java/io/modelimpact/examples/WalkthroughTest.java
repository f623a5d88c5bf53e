package io.modelimpact.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Replay;
import io.modelimpact.engine.ReplayVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the walk through both examples run and print what the page says. */
final class WalkthroughTest {
    private static final String SECOND_HALF = "## Two models on the same people";
    private static final int PERSONS = 100_800;

    @TempDir
    private Path folder;

    private static String page() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "guide", "walkthrough.md"), StandardCharsets.UTF_8);
        assertThat(page).containsOnlyOnce(SECOND_HALF);
        return page;
    }

    private static String rollout() throws IOException {
        return page().substring(0, page().indexOf(SECOND_HALF));
    }

    private static String fairness() throws IOException {
        return page().substring(page().indexOf(SECOND_HALF));
    }

    @Test
    void theRolloutPrintsWhatThePageShowsAndLeavesAReportAndABundle() throws Exception {
        Path csv = folder.resolve("users.csv");
        new RolloutData(2026).write(csv, 120_000);

        String printed = JavaSnippet.run(folder, "RolloutWalk", JavaSnippet.block(rollout(), "java"), csv.toString());

        assertThat(printed.strip())
                .isEqualTo(JavaSnippet.block(rollout(), "text").strip());
        assertThat(folder.resolve("report.html")).content().contains("usual-year");
        assertThat(Replay.by(ImpactEngine.create())
                        .rejudge(Files.readAllBytes(folder.resolve("bundle.json")))
                        .verdict())
                .isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
    }

    @Test
    @Tag("realdata")
    @EnabledIfSystemProperty(named = "impact.data", matches = ".+")
    void theFairnessProgramPrintsWhatThePageShows() throws Exception {
        String printed = runFairness(Path.of(System.getProperty("impact.data"), "acs_income_three_models.csv.gz"));

        assertThat(printed.strip())
                .isEqualTo(JavaSnippet.block(fairness(), "text").strip());
    }

    /** Made-up people, of whom the share that each model approves is known: 6 of 12 men, then 8; 3 of 12 women, then 7. */
    @Test
    void theFairnessProgramRunsOnAnyPeople() throws Exception {
        StringBuilder text =
                new StringBuilder("index,label,race_code,sex_code,pred_lightgbm,pred_group_threshold,pred_fairgbm\n");
        for (int i = 0; i < PERSONS; i++) {
            int sex = 1 + i % 2;
            int place = i / 2 % 12;
            boolean earns = i / 24 % 2 == 0;
            boolean first = place < (sex == 1 ? 6 : 3);
            boolean second = place < (sex == 1 ? 8 : 7);
            text.append(i).append(',').append(earns ? 1 : 0).append(',').append(1 + i / 48 % 2);
            text.append(',')
                    .append(sex)
                    .append(',')
                    .append(first ? 1 : 0)
                    .append(',')
                    .append(second ? 1 : 0);
            text.append(",1\n");
        }
        Path csv = Files.writeString(folder.resolve("persons.csv"), text, StandardCharsets.UTF_8);

        String printed = runFairness(csv);

        assertThat(printed)
                .startsWith("gap between the sexes: 0.250000, then 0.083333\nchange: -0.166667, at most -0.1")
                .contains(": SUPPORTED\n", "ROLL_BACK: Roll back income fairgbm: ");
    }

    private String runFairness(Path csv) throws Exception {
        return JavaSnippet.run(
                folder, "FairnessWalk", JavaSnippet.block(fairness(), "java"), "acs-income.json", csv.toString());
    }
}
