package io.modelimpact.engine;

import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.stats.exact.ExactCrossProducts;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the metrics that enter scenarios go together on the same units: for every group and cohort the exact cross products of
 * all of them. Each metric has the columns that its cells have, and one more, which is 1 for a unit that enters; a unit that
 * does not enter has zeros in all of them. Immutable.
 *
 * @param metrics the metrics in the order of the columns; none if there is no scenario
 * @param cells the sums of each cell
 */
public record JointEvidence(List<Columns> metrics, SortedMap<JointKey, JointState> cells) {

    /**
     * The columns of one metric.
     *
     * @param metric its id
     * @param columns how many it has, the last of which says whether the unit enters
     */
    public record Columns(String metric, int columns) {}

    /** Keeps copies. */
    public JointEvidence {
        metrics = List.copyOf(metrics);
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    }

    /** No joint evidence. */
    public static JointEvidence none() {
        return new JointEvidence(List.of(), new TreeMap<>());
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return metrics.isEmpty();
    }

    /** The first column of a metric; -1 if it has none. */
    public int firstColumn(String metric) {
        int column = 0;
        for (Columns columns : metrics) {
            if (columns.metric().equals(metric)) {
                return column;
            }
            column += columns.columns();
        }
        return -1;
    }

    /** The column that says whether a unit enters the metric; -1 if it has none. */
    public int enteringColumn(String metric) {
        int column = -1;
        for (Columns columns : metrics) {
            column += columns.columns();
            if (columns.metric().equals(metric)) {
                return column;
            }
        }
        return -1;
    }

    /** The evidence of both parts, which must hold different units and the same metrics. */
    JointEvidence merge(JointEvidence other) {
        TreeMap<JointKey, JointState> merged = new TreeMap<>(cells);
        other.cells.forEach((key, state) -> merged.merge(key, state, JointState::merge));
        return new JointEvidence(metrics, merged);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put(
                        "metrics",
                        JsonArray.of(metrics.stream()
                                .map(columns -> JsonObject.builder()
                                        .put("metric", columns.metric())
                                        .put("columns", columns.columns())
                                        .build())
                                .toList()))
                .put(
                        "cells",
                        JsonArray.of(cells.entrySet().stream()
                                .map(entry -> cell(entry.getKey(), entry.getValue()))
                                .toList()))
                .build();
    }

    private static JsonObject cell(JointKey key, JointState state) {
        JsonObject.Builder json = JsonObject.builder().put("group", key.group()).put("products", state.productsText());
        if (!key.slice().isEmpty()) {
            json.put("slice", key.slice()).put("member", key.member());
        }
        return json.build();
    }

    static JointEvidence fromJson(JsonObject json) {
        List<Columns> metrics = json.array("metrics").objects().stream()
                .map(columns -> new Columns(columns.string("metric"), Math.toIntExact(columns.integer("columns"))))
                .toList();
        TreeMap<JointKey, JointState> cells = new TreeMap<>();
        for (JsonObject cell : json.array("cells").objects()) {
            cells.put(
                    new JointKey(
                            cell.string("group"),
                            cell.findString("slice").orElse(""),
                            cell.findString("member").orElse("")),
                    new JointState(ExactCrossProducts.parse(cell.string("products"))));
        }
        return new JointEvidence(metrics, cells);
    }
}
