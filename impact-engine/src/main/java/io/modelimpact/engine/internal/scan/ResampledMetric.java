package io.modelimpact.engine.internal.scan;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.formula.IdField;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.metric.Resampling;
import io.modelimpact.spi.TextColumn;
import io.modelimpact.stats.random.TextHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A metric whose units are kept for a bootstrap. Immutable and thread-safe.
 *
 * @param position where it stands among the metrics
 * @param unit the column that identifies units
 * @param resampling what the metric asks for
 * @param variables how many variables a row has
 */
record ResampledMetric(int position, IdField unit, Resampling resampling, int variables) {

    /** The resampled metrics of an assessment. */
    static List<ResampledMetric> all(Assessment assessment) {
        List<ResampledMetric> resampled = new ArrayList<>();
        if (assessment.design() instanceof RandomizedDesign design) {
            List<Metric> metrics = assessment.metrics();
            for (int i = 0; i < metrics.size(); i++) {
                int position = i;
                int variables = metrics.get(i).kind() == MetricKind.RATIO ? 2 : 1;
                metrics.get(i)
                        .resampling()
                        .ifPresent(asked ->
                                resampled.add(new ResampledMetric(position, design.unit(), asked, variables)));
            }
        }
        return List.copyOf(resampled);
    }

    ResampledTally newTally() {
        return new ResampledTally(resampling.clusters().mostUnits(), variables);
    }

    /** Adds the rows that enter the metric to the cells they belong to. */
    void add(Rows rows, List<MetricValues> metrics, int[] arms, MemberTally overall, List<PlacedRows> placed) {
        MetricValues values = metrics.get(position);
        TextColumn units = rows.texts(unit);
        BitSet entering = values.entering();
        for (int row = entering.nextSetBit(0); row >= 0; row = entering.nextSetBit(row + 1)) {
            if (arms[row] >= 0) {
                add(values, row, units, overall.resampled.of(this, arms[row]));
                if (resampling.ofMembers()) {
                    for (PlacedRows slice : placed) {
                        add(values, row, units, slice.member(row).resampled.of(this, arms[row]));
                    }
                }
            }
        }
    }

    /** A value that is not finite refuses the metric, and is in no sum. */
    private static void add(MetricValues values, int row, TextColumn units, ResampledTally tally) {
        if (units.isMissing(row)) {
            tally.addUnidentified();
        } else if (values.isExact()) {
            if (!values.isOverflowed(row)) {
                tally.add(unit(units, row), values.wholes(row));
            }
        } else if (Arrays.stream(values.reals(row)).allMatch(Double::isFinite)) {
            tally.add(unit(units, row), values.reals(row));
        }
    }

    private static long unit(TextColumn units, int row) {
        return TextHash.of(units.dictionary().get(units.code(row)));
    }
}
