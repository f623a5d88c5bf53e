package io.modelimpact.benchmarks;

/**
 * One piece of work, done by the library and by a peer on the same data.
 *
 * @param name what it is
 * @param rows how many rows, or other units of work, each side goes through
 * @param ours does it here
 * @param peer who the other is
 * @param theirs does it there
 * @param target the largest ratio of our time to theirs that is good enough
 */
record Job(String name, long rows, Work ours, String peer, Work theirs, double target) {

    /** Work to be timed. Its result goes nowhere but keeps the work from being optimised away. */
    interface Work {
        Object run() throws Exception;
    }
}
