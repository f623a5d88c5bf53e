package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.Field;
import io.modelimpact.formula.IdField;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How rows become cells, as a study design says it. Immutable.
 *
 * <p>Without views a cell holds the values of a metric: one variable, or numerator and denominator of a ratio. With views it holds them
 * once for each view, so that covariances between views are kept: the numerators in the order of the views, then the denominators as
 * {@link #denominators} says.
 *
 * @param placement to which group each row belongs
 * @param views what each field that is no column stands for, one map for each version; empty where every field is a column
 * @param cluster the column by whose values rows are added up to units first; empty where a row is a unit
 * @param uniqueUnit the column in which the scan counts values that occur more than once; empty if it need not
 */
public record CellLayout(
        RowPlacement placement,
        List<SortedMap<Field, Field>> views,
        Optional<IdField> cluster,
        Optional<IdField> uniqueUnit) {

    /** The denominators that a cell with views holds. */
    public enum Denominators {
        /** None: every unit counts once in every view. */
        NONE,
        /** One for all views: the number of the unit's rows. */
        SHARED,
        /** One for each view: that of a ratio, or whether the row meets the metric's condition in that view. */
        EACH
    }

    /** Keeps copies. */
    public CellLayout {
        views = views.stream().<SortedMap<Field, Field>>map(TreeMap::new).toList();
    }

    /** The layout of cells that hold each metric's own values, by groups of rows. */
    public static CellLayout of(RowPlacement placement) {
        return new CellLayout(placement, List.of(), Optional.empty(), Optional.empty());
    }

    /** Whether cells hold several views at once. */
    public boolean isJoint() {
        return !views.isEmpty();
    }

    /** Whether the metric's condition reads a field whose column differs from view to view. */
    boolean isConditionViewed(Metric metric) {
        TreeSet<Field> viewed = new TreeSet<>();
        views.forEach(view -> viewed.addAll(view.keySet()));
        return metric.among()
                .map(condition -> condition.fields().stream().anyMatch(viewed::contains))
                .orElse(false);
    }

    /** The denominators that a cell of the metric holds. */
    public Denominators denominators(Metric metric) {
        if (metric.kind() == MetricKind.RATIO || isConditionViewed(metric)) {
            return Denominators.EACH;
        }
        return cluster.isPresent() ? Denominators.SHARED : Denominators.NONE;
    }

    /** The number of variables in a cell of the metric, where cells are joint. */
    int variables(Metric metric) {
        return switch (denominators(metric)) {
            case NONE -> views.size();
            case SHARED -> views.size() + 1;
            case EACH -> 2 * views.size();
        };
    }

    /** The variable that holds the denominator of a view, where there is one. */
    public int denominator(Metric metric, int view) {
        return denominators(metric) == Denominators.EACH ? views.size() + view : views.size();
    }
}
