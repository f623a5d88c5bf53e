package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.Field;
import io.modelimpact.metric.Metric;
import java.util.BitSet;
import java.util.List;
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
    public int numerators() {
        return layout.views().size();
    }

    @Override
    public boolean isExact() {
        return kernel.isExact();
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
        List<MetricValues> views =
                eligible.stream().map(MetricKernel.Eligible::values).toList();
        JointColumns columns = new JointColumns(layout.denominators(metric()), views, rows.count());
        return layout.isConditionViewed(metric()) ? columns.valuesUnless(undecided(eligible)) : columns.values();
    }

    private static BitSet undecided(List<MetricKernel.Eligible> views) {
        BitSet undecided = new BitSet();
        views.forEach(view -> undecided.or(view.undecided()));
        return undecided;
    }
}
