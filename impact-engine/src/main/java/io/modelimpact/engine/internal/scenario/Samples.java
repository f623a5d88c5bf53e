package io.modelimpact.engine.internal.scenario;

import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.List;
import java.util.TreeMap;

/**
 * Standard normal numbers by name: number i of a name is a pure function of seed, name and i. A name that several outcomes read
 * gives all of them the same numbers, which pairs their differences.
 */
final class Samples {
    private final CounterRandom random;
    private final int draws;
    private final TreeMap<String, double[]> scores = new TreeMap<>();

    Samples(String seed, int draws) {
        this.random = CounterRandom.of(seed);
        this.draws = draws;
    }

    int draws() {
        return draws;
    }

    private double[] scores(String name) {
        double[] known = scores.get(name);
        if (known == null) {
            RandomStream stream = random.stream("scenario/" + name);
            known = new double[draws];
            for (int i = 0; i < draws; i++) {
                known[i] = stream.normalAt(i);
            }
            scores.put(name, known);
        }
        return known;
    }

    /** Row {@code at} of {@code L z}: the correlated scores of one of several names. */
    double[] correlated(double[][] factor, int at, List<String> names) {
        double[] sum = new double[draws];
        for (int k = 0; k < names.size(); k++) {
            double weight = factor[at][k];
            if (weight != 0) {
                double[] own = scores(names.get(k));
                for (int i = 0; i < draws; i++) {
                    sum[i] += weight * own[i];
                }
            }
        }
        return sum;
    }
}
