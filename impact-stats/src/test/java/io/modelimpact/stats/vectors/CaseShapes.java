package io.modelimpact.stats.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.compare.SequentialSampleRatioTest;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Shapes that the inputs and outputs of some cases have beyond single numbers and plain series. */
final class CaseShapes {
    /** The multiple that the case's key names in words. */
    static final double TWICE = 2;
    /** The threshold that the case's key ends with. */
    static final double THREE = 3;
    /** The probability that the case's keys q05 and es05 name. */
    static final double FIVE_PERCENT = 0.05;
    /** One less the levels that the keys ci_0.9, ci_0.95, ci_0.98 and ci_0.99 name. */
    static final double TENTH = 0.1;

    static final double TWENTIETH = 0.05;
    static final double FIFTIETH = 0.02;
    static final double HUNDREDTH = 0.01;
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

    /** A copy without the rows in which one of these series lacks a value; a row of several values lacks one if any of them is missing. */
    static JsonNode withoutMissing(JsonNode inputs, String... series) {
        ObjectNode kept = inputs.deepCopy();
        for (String name : series) {
            kept.putArray(name);
        }
        for (int row = 0; row < inputs.required(series[0]).size(); row++) {
            int at = row;
            if (Stream.of(series)
                    .noneMatch(name -> isMissing(inputs.required(name).get(at)))) {
                Stream.of(series)
                        .forEach(name ->
                                kept.withArray(name).add(inputs.required(name).get(at)));
            }
        }
        return kept;
    }

    private static boolean isMissing(JsonNode value) {
        return value.isNull()
                || StreamSupport.stream(value.spliterator(), false).anyMatch(JsonNode::isNull);
    }

    /** Rows of numbers. */
    static double[][] rows(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToObj(i -> IntStream.range(0, array.get(i).size())
                        .mapToDouble(j -> array.get(i).get(j).doubleValue())
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Rows of counts. */
    static long[][] countRows(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToObj(i -> IntStream.range(0, array.get(i).size())
                        .mapToLong(j -> array.get(i).get(j).longValue())
                        .toArray())
                .toArray(long[][]::new);
    }

    /** Looks under p_1, log_bf_1, p_2, .... */
    static Output looks(List<SequentialSampleRatioTest.Look> looks) {
        Output output = new Output();
        for (int k = 0; k < looks.size(); k++) {
            output.put("p_" + (k + 1), looks.get(k).pValue());
            output.put("log_bf_" + (k + 1), looks.get(k).logBayesFactor());
        }
        return output;
    }

    /** Both ends under the key that names the confidence level. */
    static Output ends(Output output, String key, Interval interval) {
        return output.with(key, List.of(interval.lower(), interval.upper()));
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
