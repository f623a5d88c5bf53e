package io.modelimpact.stats.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Shapes that the inputs and outputs of some cases have beyond single numbers and plain series. */
final class CaseShapes {
    /** The multiple that the case's key names in words. */
    static final double TWICE = 2;
    /** The threshold that the case's key ends with. */
    static final double THREE = 3;
    /** The probability that the case's keys q05 and es05 name. */
    static final double FIVE_PERCENT = 0.05;
    /** The probability that the case's keys q95 and p95 name. */
    static final double NINETY_FIVE_PERCENT = 0.95;

    private static final double[] QUANTILE_KEYS = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};

    private CaseShapes() {}

    /** The normal quantile of each probability. */
    static List<Double> normalQuantiles(double[] probabilities) {
        return list(DoubleStream.of(probabilities)
                .map(StandardNormal.INSTANCE::quantile)
                .toArray());
    }

    /** Rows of numbers. */
    static double[][] rows(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToObj(i -> IntStream.range(0, array.get(i).size())
                        .mapToDouble(j -> array.get(i).get(j).doubleValue())
                        .toArray())
                .toArray(double[][]::new);
    }

    /** A series. */
    static List<Double> list(double[] numbers) {
        return DoubleStream.of(numbers).boxed().toList();
    }

    /** Rows. */
    static List<List<Double>> lists(double[][] rows) {
        return IntStream.range(0, rows.length).mapToObj(i -> list(rows[i])).toList();
    }

    /** Quantiles under the probabilities at which the cases ask for them. */
    static SortedMap<String, Double> quantiles(DoubleUnaryOperator quantile) {
        SortedMap<String, Double> values = new TreeMap<>();
        DoubleStream.of(QUANTILE_KEYS).forEach(p -> values.put(Double.toString(p), quantile.applyAsDouble(p)));
        return values;
    }
}
