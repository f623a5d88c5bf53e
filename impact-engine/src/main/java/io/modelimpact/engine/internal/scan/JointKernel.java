package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.internal.scan.CellLayout.Denominators;
import io.modelimpact.formula.Field;
import io.modelimpact.metric.Metric;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A compiled metric that is evaluated once for each view of the rows. The metric itself is compiled once. */
final class JointKernel implements CellKernel {

    private final MetricKernel kernel;
    private final CellLayout layout;

    JointKernel(Metric metric, CellLayout layout) {
        this.kernel = new MetricKernel(metric);
        this.layout = layout;
    }

    @Override
    public Metric metric() {
        return kernel.metric();
    }

    @Override
    public int variables() {
        return layout.variables(metric());
    }

    @Override
    public int scale(int variable) {
        return kernel.scale(variable);
    }

    @Override
    public int malformed(Rows rows) {
        BitSet malformed = new BitSet();
        for (SortedMap<Field, Field> view : layout.views()) {
            malformed.or(kernel.malformedRows(rows.seenAs(view)));
        }
        return malformed.cardinality();
    }

    @Override
    public MetricValues evaluate(Rows rows) {
        List<MetricKernel.Eligible> eligible = layout.views().stream()
                .map(view -> kernel.eligible(rows.seenAs(view)))
                .toList();
        List<MetricValues> values =
                eligible.stream().map(MetricKernel.Eligible::values).toList();
        Rowwise shape = new Rowwise(
                layout.denominators(metric()),
                values.size(),
                variables(),
                layout.cluster().map(unit -> rows.texts(unit)));
        return layout.isConditionViewed(metric())
                ? new JointMetricValues(shape, values, undecided(eligible), rows.count())
                : new JointMetricValues(shape, values);
    }

    private static BitSet undecided(List<MetricKernel.Eligible> views) {
        BitSet undecided = new BitSet();
        views.forEach(view -> undecided.or(view.undecided()));
        return undecided;
    }

    @Override
    public boolean isNoCount(MetricValues values, int row) {
        return kernel.isNoCount(values, row);
    }

    /**
     * How the values of a row become a row of variables.
     *
     * @param denominators which denominators there are
     * @param views how many views there are
     * @param variables how many variables there are
     * @param units the unit of each row, where rows are added up to units first
     */
    record Rowwise(
            Denominators denominators, int views, int variables, Optional<io.modelimpact.spi.TextColumn> units) {}
}
