package io.modelimpact.engine.internal.scan;

import io.modelimpact.metric.Grain;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;

/**
 * A compiled metric where units have several rows. A cell holds the sums of each unit: of the values, and, for a metric about rows, of the
 * rows that enter.
 */
final class ClusteredKernel implements CellKernel {

    private final MetricKernel kernel;

    ClusteredKernel(Metric metric) {
        this.kernel = new MetricKernel(metric);
    }

    @Override
    public Metric metric() {
        return kernel.metric();
    }

    private boolean isAbout(Grain grain) {
        return metric().grain().map(grain::equals).orElse(false);
    }

    @Override
    public int variables() {
        return kernel.variables() + (isAbout(Grain.CLUSTERED_ROWS) ? 1 : 0);
    }

    @Override
    public int numerators() {
        return kernel.numerators();
    }

    @Override
    public int scale(int variable) {
        return kernel.scale(variable);
    }

    @Override
    public int malformed(Rows rows) {
        return kernel.malformed(rows);
    }

    @Override
    public MetricValues evaluate(Rows rows) {
        MetricValues values = kernel.evaluate(rows);
        return isAbout(Grain.CLUSTERED_ROWS) ? values.followedByOnes() : values;
    }

    @Override
    public CountedValues countedValues() {
        if (metric().kind() != MetricKind.QUANTILE) {
            return kernel.countedValues();
        }
        return isAbout(Grain.UNIT_TOTALS) ? CountedValues.OF_TOTALS : CountedValues.OF_CLUSTERS;
    }

    @Override
    public boolean isExact() {
        return kernel.isExact();
    }

    @Override
    public UnitFinish finish() {
        return UnitFinish.of(metric(), variables(), scale(0));
    }

    @Override
    public boolean isEnteredOnce() {
        return isAbout(Grain.UNIT_TOTALS);
    }
}
