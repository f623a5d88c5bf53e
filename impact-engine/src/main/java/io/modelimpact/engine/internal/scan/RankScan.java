package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.Execution;
import io.modelimpact.formula.Field;
import io.modelimpact.metric.Metric;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.spi.PendingBatch;
import io.modelimpact.stats.quantile.RankSearch;
import io.modelimpact.stats.quantile.ValueCounts;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Further passes over the rows of a dataset, for values that must be known exactly where too many different ones were counted. */
final class RankScan {

    private final DatasetPlan plan;
    private final UnitScan units;
    private final DatasetSource source;
    private final Execution execution;
    private final List<Field> fields;

    RankScan(DatasetPlan plan, UnitScan units, SortedSet<Field> placing, DatasetSource source, Execution execution) {
        this.plan = plan;
        this.units = units;
        this.source = source;
        this.execution = execution;
        TreeSet<Field> needed = new TreeSet<>(placing);
        units.slices.forEach(slice -> needed.addAll(slice.fields()));
        units.metrics.stream()
                .map(CellKernel::metric)
                .filter(Metric::isExact)
                .forEach(metric -> needed.addAll(metric.fields()));
        this.fields = plan.fields.stream().filter(needed::contains).toList();
    }

    /** The counts of values in which those that must be known exactly are told apart; only counts that have such values. */
    SortedMap<CellKey, ValueCounts> run(Evidence evidence) {
        SortedMap<CellKey, RankSearch> searches = searches(evidence);
        for (int pass = 1; searches.values().stream().anyMatch(search -> !search.isFound()); pass++) {
            refuseIfGone();
            execution.listener().scanRepeated(plan.dataset(), pass);
            pass(searches);
        }
        TreeMap<CellKey, ValueCounts> found = new TreeMap<>();
        searches.forEach((key, search) -> found.put(key, search.counts()));
        return found;
    }

    private void refuseIfGone() {
        if (!source.isRescannable()) {
            throw new ImpactException(
                    "source/not-rescannable",
                    source.name() + " gives its rows once, and quantiles of " + plan.dataset()
                            + " with too many different values to be counted one by one need them again to be exact",
                    "bind a source that can be opened again, or leave out exactly()");
        }
    }

    private SortedMap<CellKey, RankSearch> searches(Evidence evidence) {
        TreeMap<CellKey, RankSearch> searches = new TreeMap<>();
        for (CellKernel kernel : units.metrics) {
            if (kernel.countedValues() == CountedValues.OF_ROWS
                    && kernel.metric().isExact()) {
                evidence.values().forEach((key, counts) -> {
                    if (key.metric().equals(kernel.metric().id()) && !counts.isExact()) {
                        SortedSet<Long> ranks = units.ranks.of(kernel.metric(), counts, Optional.empty());
                        searches.put(key, RankSearch.of(counts, ranks));
                    }
                });
            }
        }
        return searches;
    }

    private void pass(SortedMap<CellKey, RankSearch> searches) {
        ScanProgress progress = new ScanProgress(plan.dataset(), source.name(), execution);
        BatchWork<RankTally> work = new BatchWork<>(
                () -> new RankTally(fields, units, RankTally.fresh(searches)),
                new HeldMemory(plan.dataset(), Long.MAX_VALUE),
                progress,
                new MalformedLog(source.name()),
                execution);
        try (BatchReader reader = source.openAfter(fields, 0)) {
            progress.refuseIfEnded();
            for (Optional<PendingBatch> batch = next(reader, progress);
                    batch.isPresent();
                    batch = next(reader, progress)) {
                progress.read(batch.get().rows());
                work.submit(batch.get());
                progress.refuseIfEnded();
            }
            work.moveTo(new RankTally(fields, units, searches));
        } finally {
            work.stop();
        }
        end(searches);
    }

    private static Optional<PendingBatch> next(BatchReader reader, ScanProgress progress) {
        try {
            return reader.nextPending();
        } catch (RuntimeException failure) {
            throw progress.sourceFailed("after row " + progress.rows(), failure);
        }
    }

    private void end(SortedMap<CellKey, RankSearch> searches) {
        searches.forEach((key, search) -> {
            try {
                search.endPass();
            } catch (IllegalStateException changed) {
                throw new ImpactException(
                        "source/changed",
                        source.name() + " gave other values of " + key.metric() + " in arm " + key.arm()
                                + " when it was read again for exact quantiles: " + changed.getMessage(),
                        "bind a source that gives the same rows each time that it is opened, such as a file or a snapshot, or leave out exactly()",
                        changed);
            }
        });
    }
}
