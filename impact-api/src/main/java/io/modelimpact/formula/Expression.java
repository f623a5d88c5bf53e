package io.modelimpact.formula;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.json.JsonObject;
import io.modelimpact.measure.Measure;
import java.util.List;
import java.util.SortedSet;

/**
 * A formula over the fields of one row: a tree of nodes, pure data, equal by value, immutable. The package page defines what each node
 * yields.
 *
 * <p>Building a tree never fails on its measures; {@link #problems(String)} reports them. Trees deeper than {@value #MAX_DEPTH} nodes are
 * one such problem; other methods may overflow the stack on a tree of many thousand levels.
 */
public sealed interface Expression permits Quantity, Condition, TextValue, TimeValue, Field {

    /** The largest number of nodes on the way from the root to a leaf, both counted. */
    int MAX_DEPTH = 200;

    /** The type of the value. */
    ValueType type();

    /** What the value is measured in; {@link Measure#NONE} for anything but a quantity. */
    Measure measure();

    /** The nodes directly below this one, in the order of the visitor's record; empty for a leaf. */
    List<Expression> operands();

    /** Calls the visitor's method for this kind of node. */
    <R> R accept(ExpressionVisitor<R> visitor);

    /** Whether the value is missing: a condition that itself is never missing. NaN is not missing. */
    default Condition isMissing() {
        return new IsMissing(this);
    }

    /** The fields that the formula reads, in order; immutable. */
    default SortedSet<Field> fields() {
        return Tree.fields(this);
    }

    /** The canonical text, such as {@code users.revenue / users.orders}; {@link Formulas#parse} reads it back. */
    default String text() {
        return TextForm.of(this);
    }

    /** The formula in English, for people, with the names of its fields: {@code revenue divided by orders}. */
    default String describe() {
        return Sentence.of(this);
    }

    /** The JSON form, complete with the declarations of the fields; {@link Formulas#fromJson} reads it back. */
    default JsonObject toJson() {
        return JsonForm.of(this);
    }

    /**
     * Everything that is wrong with the formula, in the order of its text; empty if it can be evaluated. Codes:
     * {@code formula/measure-mismatch}, {@code formula/empty-range}, {@code formula/division-by-zero}, {@code formula/conflicting-fields},
     * {@code formula/several-datasets}, {@code formula/too-deep}.
     *
     * @param path the JSON Pointer of the formula in its declaration; the problems' paths continue it down the JSON form
     * @throws ImpactException code {@code measure/exponent-too-large}
     */
    default List<Problem> problems(String path) {
        return ProblemFinder.find(this, path);
    }
}
