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
 * all of them. Every variable has two columns, numerator and denominator; the denominator of an average counts its units. Immutable.
 *
 * @param variables the names of the variables, in the order of the columns; none if there is no scenario
 * @param cells the sums of each cell
 */
public record JointEvidence(List<String> variables, SortedMap<JointKey, JointState> cells) {

    /** Keeps copies. */
    public JointEvidence {
        variables = List.copyOf(variables);
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    }

    /** No joint evidence. */
    public static JointEvidence none() {
        return new JointEvidence(List.of(), new TreeMap<>());
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return variables.isEmpty();
    }

    /** The evidence of both parts, which must hold different units and the same variables. */
    JointEvidence merge(JointEvidence other) {
        TreeMap<JointKey, JointState> merged = new TreeMap<>(cells);
        other.cells.forEach((key, state) -> merged.merge(key, state, JointState::merge));
        return new JointEvidence(variables, merged);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("variables", JsonArray.ofStrings(variables))
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
        TreeMap<JointKey, JointState> cells = new TreeMap<>();
        for (JsonObject cell : json.array("cells").objects()) {
            cells.put(
                    new JointKey(
                            cell.string("group"),
                            cell.findString("slice").orElse(""),
                            cell.findString("member").orElse("")),
                    new JointState(ExactCrossProducts.parse(cell.string("products"))));
        }
        return new JointEvidence(json.array("variables").strings(), cells);
    }
}
