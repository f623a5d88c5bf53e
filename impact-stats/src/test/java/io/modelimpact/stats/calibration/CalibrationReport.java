package io.modelimpact.stats.calibration;

import java.util.List;
import java.util.Locale;

/** The page docs/calibration.md. */
final class CalibrationReport {
    /** The bands of all rows hold together but for this probability. */
    private static final double JOINT_ERROR_RATE = 0.01;

    private final List<Calibration> results;

    CalibrationReport(List<Calibration> results) {
        this.results = results;
    }

    /** The error rate of one band. */
    double bandErrorRate() {
        return JOINT_ERROR_RATE / results.size();
    }

    /** Rows that can be off, because something is promised of them, and are off. */
    List<Calibration> broken() {
        return results.stream()
                .filter(result -> !result.keepsItsPromise(bandErrorRate()))
                .toList();
    }

    private long withExactPromise() {
        return results.stream()
                .filter(result -> result.origin().promise().kind() == Promise.Kind.EXACT)
                .count();
    }

    private long outsideSingleBand() {
        return results.stream()
                .filter(result -> result.origin().promise().kind() == Promise.Kind.EXACT)
                .filter(result -> !result.keepsItsPromise(JOINT_ERROR_RATE))
                .count();
    }

    String markdown() {
        StringBuilder page = new StringBuilder();
        page.append(String.format(Locale.ROOT, """
                # Calibration

                How often tests reject a true null hypothesis and intervals cover the truth, counted in simulations of known laws. Made by
                `mvn -B -ntp verify -Pcalibration`; every draw is a function of the name of its row, so that the page is the same from run to run.

                - **observed** is the rate among trials that were not refused.
                - **error** is the binomial standard error of the observed rate, were the true one nominal.
                - **band** is where chance alone leaves the observed rate, were the true one nominal; the bands of all %d rows hold together with
                  probability 99 %%. Of the %d rows whose rate is promised exactly, %d lie outside a band that holds with 99 %% for itself alone.
                - **promise** says what theory says: *promised* rates lie within the band, *conservative* ones at most on its safe side, both checked
                  by the command that makes this page. The other rows show what to expect where the assumptions of a method do not hold.

                """, results.size(), withExactPromise(), outsideSingleBand()));
        page.append("| method | design | rate | trials | refused | nominal | observed | error | band | promise |\n");
        page.append("|---|---|---|--:|--:|--:|--:|--:|--:|---|\n");
        results.forEach(result -> page.append(row(result)));
        return page.toString();
    }

    private String row(Calibration result) {
        CalibrationCase origin = result.origin();
        double half = result.halfBand(bandErrorRate());
        return String.format(
                Locale.ROOT,
                "%s | %d | %s | %s | %s | %s | %s to %s | %s |\n",
                start(origin),
                origin.trials(),
                result.refused() == 0 ? "" : percent((double) result.refused() / origin.trials()),
                percent(origin.nominal()),
                percent(result.observed()),
                percent(result.standardError()),
                percent(Math.max(0, origin.nominal() - half)),
                percent(Math.min(1, origin.nominal() + half)),
                origin.promise().words());
    }

    /** The cells by which a row is known. */
    static String start(CalibrationCase origin) {
        return "| " + origin.name();
    }

    private static String percent(double rate) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * rate);
    }
}
