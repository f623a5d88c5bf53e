package io.modelimpact.stats.scenario;

import io.modelimpact.stats.random.RandomStream;

/** Independent standard normal numbers, one from each variable's stream. */
final class Scores {
    private Scores() {}

    static double[] at(long index, RandomStream[] streams, int size) {
        if (streams.length != size) {
            throw new IllegalArgumentException("Expected " + size + " streams, found " + streams.length);
        }
        double[] scores = new double[size];
        for (int k = 0; k < size; k++) {
            scores[k] = streams[k].normalAt(index);
        }
        return scores;
    }
}
