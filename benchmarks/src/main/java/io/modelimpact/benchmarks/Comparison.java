package io.modelimpact.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a job took on both sides: medians over rounds in which the sides took turns.
 *
 * @param job the job
 * @param oursNanoseconds the median of our times
 * @param peerNanoseconds the median of the peer's times
 */
record Comparison(Job job, double oursNanoseconds, double peerNanoseconds) {

    private static final int WARM_UPS = 2;

    /** Runs the job: warm-up rounds for both sides alike, then timed rounds. */
    static Comparison of(Job job, int rounds) throws Exception {
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        for (int round = -WARM_UPS; round < rounds; round++) {
            double our = time(job.ours());
            double their = time(job.theirs());
            if (round >= 0) {
                ours[round] = our;
                theirs[round] = their;
            }
        }
        return new Comparison(job, median(ours), median(theirs));
    }

    private static double time(Job.Work work) throws Exception {
        long start = System.nanoTime();
        Object result = work.run();
        long end = System.nanoTime();
        if (result.hashCode() == 42) {
            System.err.print("");
        }
        return end - start;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    double ratio() {
        return oursNanoseconds / peerNanoseconds;
    }

    boolean isMet() {
        return ratio() <= job.target();
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-52s %11d %9.2f  %-26s %9.2f %7.3f %7.2f  %s",
                job.name(),
                job.rows(),
                oursNanoseconds / job.rows(),
                job.peer(),
                peerNanoseconds / job.rows(),
                ratio(),
                job.target(),
                isMet() ? "met" : "MISSED");
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"job\":\"%s\",\"rows\":%d,\"oursNsPerRow\":%.4f,\"peer\":\"%s\",\"peerNsPerRow\":%.4f,"
                        + "\"ratio\":%.5f,\"target\":%s,\"met\":%b}",
                job.name(),
                job.rows(),
                oursNanoseconds / job.rows(),
                job.peer(),
                peerNanoseconds / job.rows(),
                ratio(),
                Double.toString(job.target()),
                isMet());
    }
}
