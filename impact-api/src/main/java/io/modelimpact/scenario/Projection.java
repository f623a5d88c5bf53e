package io.modelimpact.scenario;

import io.modelimpact.json.JsonObject;
import io.modelimpact.measure.Measure;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * A formula for an outcome: an expression tree over effects, levels, assumptions and constants. Pure data, equal by value.
 *
 * <p>It is evaluated in binary64, one draw at a time, each operation rounded once.
 */
public sealed interface Projection extends Operand
        permits ProjectedEffect,
                ProjectedLevel,
                ProjectedAssumption,
                ProjectedConstant,
                ProjectedArithmetic,
                ProjectedExtremum,
                ProjectedClamp {
    /** The deepest tree that an assessment accepts. */
    int MOST_DEPTH = 60;

    /** What a value is measured in; of a sum or an extremum the measure of its first operand. */
    Measure measure();

    /** The operands, in order. */
    List<Projection> operands();

    /** Calls the visitor's method for this kind of node. */
    <R> R accept(ProjectionVisitor<R> visitor);

    @Override
    default Projection projection() {
        return this;
    }

    /** The whole tree without its inner nodes, from left to right; what stands twice is given twice. */
    default List<Projection> leaves() {
        List<Projection> leaves = new ArrayList<>();
        Deque<Projection> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Projection node = open.pop();
            if (node.operands().isEmpty()) {
                leaves.add(node);
            }
            for (int i = node.operands().size() - 1; i >= 0; i--) {
                open.push(node.operands().get(i));
            }
        }
        return List.copyOf(leaves);
    }

    /** The text form, such as {@code effect(revenue_per_user, ranker 2.0) * visitors_per_year}. */
    default String text() {
        return accept(new ProjectionText());
    }

    /** The canonical JSON form: a tree, references by id. */
    default JsonObject toJson() {
        return accept(new ProjectionWriter());
    }

    /** Reads what {@link #toJson} wrote, with look-ups for what it refers to. */
    static Projection fromJson(
            JsonObject json,
            Function<String, Metric> metrics,
            Function<String, Slice> slices,
            Function<String, Measure> assumptions) {
        return new ProjectionReader(metrics, slices, assumptions).read(json);
    }
}
