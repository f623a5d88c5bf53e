package io.modelimpact.stats.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.compare.RatioSums;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactComoments;
import io.modelimpact.stats.exact.ExactMoments;
import io.modelimpact.stats.proportion.Proportion;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the inputs of a case; the only place where adapters may look at JSON. */
final class CaseInputs {
    private final JsonNode inputs;
    private final JsonNode datasets;

    CaseInputs(JsonNode inputs, JsonNode datasets) {
        this.inputs = inputs;
        this.datasets = datasets;
    }

    boolean has(String name) {
        return inputs.has(name);
    }

    /** The inputs under a name that holds an object. */
    CaseInputs object(String name) {
        return new CaseInputs(inputs.required(name), datasets);
    }

    /** The dataset that the inputs name. */
    CaseInputs dataset() {
        return new CaseInputs(datasets.required(text("dataset")), datasets);
    }

    String text(String name) {
        return inputs.required(name).asText();
    }

    double number(String name) {
        return toDouble(inputs.required(name));
    }

    long count(String name) {
        return toLong(inputs.required(name));
    }

    /** The present values of a series; a null is a missing value. */
    double[] doubles(String name) {
        return elements(name)
                .filter(element -> !element.isNull())
                .mapToDouble(CaseInputs::toDouble)
                .toArray();
    }

    boolean truth(String name) {
        return inputs.required(name).booleanValue();
    }

    long[][] countRows(String name) {
        return CaseShapes.countRows(inputs.required(name));
    }

    /** The merged moments of part_1, part_2, ... as far as they go. */
    ExactMoments mergedMoments() {
        ExactMoments whole = ExactMoments.create();
        for (int part = 1; has("part_" + part); part++) {
            whole.merge(ExactMoments.of(doubles("part_" + part)));
        }
        return whole;
    }

    /** The merged comoments of (y_1, x_1), (y_2, x_2), ... as far as they go. */
    ExactComoments mergedComoments() {
        ExactComoments whole = ExactComoments.create();
        for (int part = 1; has("y_" + part); part++) {
            whole.merge(comoments("x_" + part, "y_" + part));
        }
        return whole;
    }

    /** The comoments of two series, without the rows in which either lacks a value. */
    ExactComoments comoments(String x, String y) {
        CaseInputs pairs = complete(x, y);
        return ExactComoments.of(pairs.doubles(x), pairs.doubles(y));
    }

    double[][] rows(String name) {
        return CaseShapes.rows(inputs.required(name));
    }

    long[] counts(String name) {
        return elements(name).mapToLong(CaseInputs::toLong).toArray();
    }

    /** An arm given as raw values, or as n, mean and variance. */
    SampleSummary meanOf(String arm) {
        JsonNode node = inputs.required(arm);
        if (node.isArray()) {
            return SampleSummary.ofValues(doubles(arm));
        }
        CaseInputs moments = object(arm);
        return SampleSummary.of(moments.count("n"), moments.number("mean"), moments.number("variance"));
    }

    /** The elements as they are written. */
    List<String> texts(String name) {
        return elements(name).map(JsonNode::asText).toList();
    }

    /** The objects of a list. */
    List<CaseInputs> objects(String name) {
        return elements(name).map(element -> new CaseInputs(element, datasets)).toList();
    }

    /** Rows of whole numbers. */
    int[][] weights(String name) {
        return elements(name)
                .map(row -> StreamSupport.stream(row.spliterator(), false)
                        .mapToInt(JsonNode::intValue)
                        .toArray())
                .toArray(int[][]::new);
    }

    boolean flag(String name) {
        return inputs.required(name).booleanValue();
    }

    /** The same inputs without the rows in which one of these series lacks a value. */
    CaseInputs complete(String... series) {
        return new CaseInputs(CaseShapes.withoutMissing(inputs, series), datasets);
    }

    /** The only number of an object, whatever its name. */
    double parameter(String name) {
        return toDouble(inputs.required(name).iterator().next());
    }

    /** An arm given as successes, or as sums. */
    SampleSummary totalsOf(String arm) {
        CaseInputs totals = object(arm);
        return totals.has("successes")
                ? SampleSummary.ofSuccesses(totals.count("successes"), totals.count("n"))
                : SampleSummary.ofSums(totals.count("n"), totals.number("sum"), totals.number("sum_squares"));
    }

    boolean isNull(String name) {
        return inputs.required(name).isNull();
    }

    /** An arm given as rows of numerator and denominator, of which those that lack one are left out, or as sums. */
    SampleSummary ratioOf(String arm) {
        CaseInputs values = object(arm);
        if (values.has("numerator")) {
            CaseInputs pairs = values.complete("numerator", "denominator");
            return SampleSummary.ofRatio(pairs.doubles("numerator"), pairs.doubles("denominator"));
        }
        return SampleSummary.of(RatioSums.of(
                values.count("n"),
                values.number("numerator_sum"),
                values.number("numerator_sum_squares"),
                values.number("denominator_sum"),
                values.number("denominator_sum_squares"),
                values.number("sum_products")));
    }

    /** Rows of a ratio for which an indicator has the given value; those that lack a value are left out. */
    SampleSummary ratioWhere(String indicator, int value, String numerator, String denominator) {
        CaseInputs pairs = complete(indicator, numerator, denominator);
        double[] member = pairs.doubles(indicator);
        double[] top = pairs.doubles(numerator);
        double[] bottom = pairs.doubles(denominator);
        int[] rows = IntStream.range(0, member.length)
                .filter(i -> member[i] == value)
                .toArray();
        return SampleSummary.ofRatio(
                IntStream.of(rows).mapToDouble(i -> top[i]).toArray(),
                IntStream.of(rows).mapToDouble(i -> bottom[i]).toArray());
    }

    /** An arm given as n, sum and sum of squares. */
    SampleSummary sumsOf(String arm) {
        CaseInputs sums = object(arm);
        return SampleSummary.ofSums(sums.count("n"), sums.number("sum"), sums.number("sum_squares"));
    }

    /** Successes and n of the inputs themselves. */
    Proportion proportion() {
        return new Proportion(count("successes"), count("n"));
    }

    Proportion proportion(String arm) {
        return object(arm).proportion();
    }

    /** two-sided, larger or smaller. */
    Alternative alternative(String name) {
        return switch (text(name)) {
            case "larger" -> Alternative.GREATER;
            case "smaller" -> Alternative.LESS;
            case "two-sided" -> Alternative.TWO_SIDED;
            default -> throw new IllegalArgumentException(text(name));
        };
    }

    /** increase or decrease. */
    Alternative betterDirection(String name) {
        return switch (text(name)) {
            case "increase" -> Alternative.GREATER;
            case "decrease" -> Alternative.LESS;
            default -> throw new IllegalArgumentException(text(name));
        };
    }

    private Stream<JsonNode> elements(String name) {
        return StreamSupport.stream(inputs.required(name).spliterator(), false);
    }

    private static double toDouble(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.asText()) : node.doubleValue();
    }

    private static long toLong(JsonNode node) {
        return new BigDecimal(node.asText()).longValueExact();
    }
}
