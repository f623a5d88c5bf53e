package io.modelimpact.benchmarks;

import java.lang.management.ManagementFactory;
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

    /** Short jobs are warmed up for so long: what a virtual machine has not compiled yet says nothing. */
    private static final long WARM_UP_NANOSECONDS = 4_000_000_000L;

    /** What was made last: it could be asked for, so it has to be made. */
    static volatile Object kept = "";

    /** What time is. */
    enum Clock {
        /** Time of the processor spent in the calling thread, which does not count what other processes take. For jobs of one thread. */
        THREAD,
        /** Time that passes. */
        WALL;

        long now() {
            return this == WALL
                    ? System.nanoTime()
                    : ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }

    /** Runs the job: warm-up rounds for both sides alike, at least two and four seconds, then timed rounds. */
    static Comparison of(Job job, int rounds, Clock clock) throws Exception {
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        long start = System.nanoTime();
        for (int round = 0; isWarmUp(round, start); round++) {
            job.ours().run();
            job.theirs().run();
        }
        for (int round = 0; round < rounds; round++) {
            ours[round] = time(job.ours(), clock);
            theirs[round] = time(job.theirs(), clock);
        }
        return new Comparison(job, median(ours), median(theirs));
    }

    private static boolean isWarmUp(int round, long start) {
        return round < WARM_UPS || System.nanoTime() - start < WARM_UP_NANOSECONDS;
    }

    private static double time(Job.Work work, Clock clock) throws Exception {
        long start = clock.now();
        Object result = work.run();
        long end = clock.now();
        kept = result;
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
