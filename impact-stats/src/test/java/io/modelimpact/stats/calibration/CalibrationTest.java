package io.modelimpact.stats.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final int THREADS = 2;
    private static final Path PAGE = Path.of("..", "docs", "calibration.md");

    @Test
    @Tag("calibration")
    void ratesLieWhereTheoryPromisesThemAndThePageSaysSo()
            throws IOException, InterruptedException, ExecutionException {
        CalibrationReport report = new CalibrationReport(results());
        Files.writeString(PAGE, report.markdown() + restOfPage(), StandardCharsets.UTF_8);
        assertThat(report.broken()).isEmpty();
    }

    /** What another module counts stands below. */
    private static String restOfPage() throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        int start = page.indexOf("\n## ");
        return start < 0 ? "" : page.substring(start);
    }

    private static List<Calibration> results() throws InterruptedException, ExecutionException {
        ExecutorService workers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Calibration>> running = new ArrayList<>();
            for (CalibrationCase one : CalibrationCases.all()) {
                running.add(workers.submit(one::run));
            }
            List<Calibration> results = new ArrayList<>();
            for (Future<Calibration> result : running) {
                results.add(result.get());
            }
            return results;
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void thePageHoldsEveryCaseInItsPlaceAndNoOther() throws IOException {
        List<String> rows = Files.readString(PAGE, StandardCharsets.UTF_8)
                .lines()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| method |"))
                .toList();
        List<CalibrationCase> cases = CalibrationCases.all();
        assertThat(rows).hasSameSizeAs(cases);
        for (int i = 0; i < rows.size(); i++) {
            CalibrationCase one = cases.get(i);
            assertThat(rows.get(i))
                    .startsWith(CalibrationReport.start(one) + " | " + one.trials() + " | ")
                    .endsWith(" | " + one.promise().words() + " |");
        }
    }

    @Test
    void everyCaseHasANameOfItsOwn() {
        assertThat(CalibrationCases.all()).extracting(CalibrationCase::name).doesNotHaveDuplicates();
    }

    @Test
    void everyCaseRuns() {
        for (CalibrationCase one : CalibrationCases.all()) {
            CalibrationCase brief = new CalibrationCase(
                    one.method(), one.design(), one.quantity(), one.nominal(), one.promise(), 20, one.trial());
            assertThat(brief.run().observed()).as(one.name()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void aRateOffItsNominalBreaksAPromiseButNotADisclaimer() {
        assertThat(observed(Promise.EXACT, 0.06).keepsItsPromise(0.01)).isFalse();
        assertThat(observed(Promise.LARGE_SAMPLES, 0.04).keepsItsPromise(0.01)).isFalse();
        assertThat(observed(Promise.CONSERVATIVE, 0.04).keepsItsPromise(0.01)).isTrue();
        assertThat(observed(Promise.CONSERVATIVE, 0.06).keepsItsPromise(0.01)).isFalse();
        assertThat(observed(Promise.none("skewed"), 0.06).keepsItsPromise(0.01)).isTrue();
        assertThat(observed(Promise.EXACT, 0.051).keepsItsPromise(0.01)).isTrue();
    }

    private static Calibration observed(Promise promise, double rate) {
        CalibrationCase origin = new CalibrationCase(
                "a test", "a law", CalibrationCase.Quantity.TYPE_ONE_ERROR, 0.05, promise, 40_000, draws -> {
                    throw new IllegalStateException("not to be run");
                });
        return new Calibration(origin, rate, 0);
    }
}
