package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.CellState;
import io.modelimpact.engine.JointEvidence;
import io.modelimpact.engine.MetricFacts;
import io.modelimpact.engine.ResampledState;
import io.modelimpact.engine.RuleState;
import io.modelimpact.engine.SliceFacts;
import io.modelimpact.engine.UnknownAssignments;
import io.modelimpact.engine.internal.scan.StoredScan.StoredUnits;
import io.modelimpact.engine.internal.scan.rowset.RunSource;
import io.modelimpact.engine.internal.scan.rowset.RunWriter;
import io.modelimpact.engine.internal.scan.rowset.SpillFile;
import io.modelimpact.stats.quantile.ClusterCounts;
import io.modelimpact.stats.quantile.ValueCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What the units scanned so far add up to: their cells, and each kind of evidence about them. A kind of evidence is a class of its own that is
 * made from the {@link UnitScan}, adds a {@link PlacedBatch}, merges with another along a {@link CellMap}, and is read cell by cell.
 */
final class UnitTally {

    private static final int[][] NO_ENTRIES = new int[0][];

    private final UnitScan scan;
    private final Groupings groupings;
    private final RepeatedUnits units;
    private final List<MetricTally> metrics = new ArrayList<>();
    private final TogetherTally together;
    private final List<ResampledTally> resampled;

    /** Of the metrics that keep their values, in the order of the metrics. */
    private final List<Optional<ValueTally>> values = new ArrayList<>();

    /** Of the metrics that keep their values unit by unit, in the order of the metrics. */
    private final List<Optional<ClusterTally>> clusters = new ArrayList<>();

    /** What they come to, as soon as it was asked for: all rows are in by then. */
    private Optional<SortedMap<CellKey, ClusteredValues>> counted = Optional.empty();

    UnitTally(UnitScan scan) {
        this.scan = scan;
        this.groupings = new Groupings(scan);
        this.units = new RepeatedUnits(scan.groupings());
        for (int metric = 0; metric < scan.metrics.size(); metric++) {
            metrics.add(new MetricTally(scan, metric, units));
            values.add(ValueTally.of(scan, metric));
            clusters.add(ClusterTally.of(scan, metric, units));
        }
        this.together = new TogetherTally(scan, units);
        this.resampled = ResampledTally.all(scan);
    }

    void add(Rows rows) {
        counted = Optional.empty();
        PlacedBatch batch = groupings.place(rows);
        int[][] entries = batch.units().map(names -> units.place(batch, names)).orElse(NO_ENTRIES);
        metrics.forEach(metric -> metric.add(batch, entries));
        values.forEach(kept -> kept.ifPresent(tally -> tally.add(batch)));
        clusters.forEach(kept -> kept.ifPresent(tally -> tally.add(batch, entries)));
        together.add(batch, entries);
        resampled.forEach(metric -> metric.add(batch));
    }

    void merge(UnitTally other) {
        counted = Optional.empty();
        CellMap map = groupings.merge(other.groupings);
        int[][] entries = units.merge(other.units, map);
        for (int metric = 0; metric < metrics.size(); metric++) {
            metrics.get(metric).merge(other.metrics.get(metric), map, entries);
            Optional<ValueTally> kept = values.get(metric);
            other.values.get(metric).ifPresent(tally -> kept.ifPresent(own -> own.merge(tally, map)));
            Optional<ClusterTally> clustered = clusters.get(metric);
            other.clusters.get(metric).ifPresent(tally -> clustered.ifPresent(own -> own.merge(tally, map, entries)));
        }
        together.merge(other.together, map, entries);
        for (int i = 0; i < resampled.size(); i++) {
            resampled.get(i).merge(other.resampled.get(i), map);
        }
    }

    /** Writes what is known unit by unit; the rest is told by the evidence of rows. */
    StoredUnits writeTo(SpillFile file) {
        long[] longs = {0};
        writeUnits(new StateWriter(value -> longs[0]++));
        RunWriter writer = new RunWriter(file, longs[0]);
        writeUnits(new StateWriter(writer::add));
        return new StoredUnits(groupings.names(), writer.finish());
    }

    private void writeUnits(StateWriter out) {
        units.writeTo(out);
        unitSums().forEach(sums -> sums.writeTo(out));
        clusters.forEach(kept -> kept.ifPresent(tally -> tally.writeTo(out)));
    }

    private List<UnitCells> unitSums() {
        return Stream.concat(metrics.stream().map(MetricTally::unitSums), Stream.of(together.unitSums()))
                .toList();
    }

    /** Adds what is known unit by unit of rows that were scanned before; whether it is as it was written. */
    boolean adopt(StoredUnits stored, RunSource file) {
        long[] longs = new long[Math.toIntExact(stored.run().longs())];
        int[] filled = {0};
        if (!file.read(stored.run(), value -> longs[filled[0]++] = value)) {
            return false;
        }
        UnitTally before = new UnitTally(scan);
        StateReader in = new StateReader(longs);
        before.groupings.restore(stored.members());
        before.units.read(in);
        before.unitSums().forEach(sums -> sums.read(in));
        before.clusters.forEach(kept -> kept.ifPresent(tally -> tally.read(in)));
        merge(before);
        return in.isAtEnd();
    }

    /** What is held unit by unit, which is nothing where a row is a unit. */
    List<HeldState> held() {
        List<HeldState> states = new ArrayList<>(units.held());
        states.add(together.held());
        metrics.forEach(metric -> states.add(metric.held()));
        clusters.forEach(kept -> kept.ifPresent(tally -> states.add(tally.held())));
        return states;
    }

    SortedMap<String, Long> units() {
        TreeMap<String, Long> units = new TreeMap<>();
        for (Groupings.Cell cell : groupings.cells()) {
            if (cell.grouping() == Groupings.OVERALL) {
                units.put(cell.arm(), unitsOf(cell));
            }
        }
        return units;
    }

    /** How many units a cell has: its rows, unless units were named. */
    private long unitsOf(Groupings.Cell cell) {
        return scan.layout.cluster().isPresent() ? units.count(cell.grouping(), cell.index()) : groupings.rows(cell);
    }

    UnknownAssignments unknownAssignments() {
        return groupings.unknownAssignments();
    }

    SortedMap<String, MetricFacts> metricFacts() {
        TreeMap<String, MetricFacts> facts = new TreeMap<>();
        for (int metric = 0; metric < metrics.size(); metric++) {
            facts.put(idOf(metric), metrics.get(metric).facts());
        }
        return facts;
    }

    SortedMap<String, SliceFacts> sliceFacts() {
        return groupings.sliceFacts();
    }

    SortedMap<CellKey, CellState> cells() {
        return cells((metric, cell) -> metric.state(cell.grouping(), cell.index(), unitsOf(cell)));
    }

    /** The cells, as far as they are told by rows and not by units. */
    SortedMap<CellKey, CellState> rowCells() {
        return cells((metric, cell) -> metric.rowsOnly(cell.grouping(), cell.index()));
    }

    private SortedMap<CellKey, CellState> cells(BiFunction<MetricTally, Groupings.Cell, CellState> state) {
        TreeMap<CellKey, CellState> cells = new TreeMap<>();
        for (Groupings.Cell cell : groupings.cells()) {
            for (int metric = 0; metric < metrics.size(); metric++) {
                cells.put(key(metric, cell), state.apply(metrics.get(metric), cell));
            }
        }
        return cells;
    }

    private CellKey key(int metric, Groupings.Cell cell) {
        return new CellKey(idOf(metric), cell.arm(), cell.slice(), cell.member());
    }

    /** How often each value of a row occurs. */
    SortedMap<CellKey, ValueCounts> rowValues() {
        TreeMap<CellKey, ValueCounts> counts = new TreeMap<>();
        for (Groupings.Cell cell : groupings.cells()) {
            for (int metric = 0; metric < metrics.size(); metric++) {
                CellKey key = key(metric, cell);
                values.get(metric).ifPresent(tally -> counts.put(key, tally.counts(cell)));
            }
        }
        return counts;
    }

    SortedMap<CellKey, ValueCounts> values() {
        SortedMap<CellKey, ValueCounts> counts = rowValues();
        for (Groupings.Cell cell : groupings.cells()) {
            for (int metric = 0; metric < metrics.size(); metric++) {
                CellKey key = key(metric, cell);
                if (scan.metrics.get(metric).countedValues() == CountedValues.OF_TOTALS) {
                    counts.put(key, metrics.get(metric).totals(cell));
                }
            }
        }
        counted().forEach((key, counter) -> counts.put(key, counter.values()));
        return counts;
    }

    /** What is known of units as clusters of values. */
    SortedMap<CellKey, ClusterCounts> clusters() {
        TreeMap<CellKey, ClusterCounts> counts = new TreeMap<>();
        counted().forEach((key, counter) -> counts.put(key, counter.clusters()));
        return counts;
    }

    private SortedMap<CellKey, ClusteredValues> counted() {
        SortedMap<CellKey, ClusteredValues> known = counted.orElseGet(this::count);
        counted = Optional.of(known);
        return known;
    }

    private SortedMap<CellKey, ClusteredValues> count() {
        TreeMap<CellKey, ClusteredValues> all = new TreeMap<>();
        for (int metric = 0; metric < metrics.size(); metric++) {
            String id = idOf(metric);
            clusters.get(metric).ifPresent(tally -> count(id, tally, all));
        }
        return all;
    }

    private void count(String metric, ClusterTally tally, Map<CellKey, ClusteredValues> all) {
        List<Groupings.Cell> cells = groupings.cells();
        for (int grouping = 0; grouping < scan.groupings(); grouping++) {
            int own = grouping;
            List<Groupings.Cell> named =
                    cells.stream().filter(cell -> cell.grouping() == own).toList();
            if (!named.isEmpty()) {
                List<ClusteredValues> found = tally.counted(grouping, named.size());
                named.forEach(cell ->
                        all.put(new CellKey(metric, cell.arm(), cell.slice(), cell.member()), found.get(cell.index())));
            }
        }
    }

    /** Whether rows are added up to units first. */
    boolean isOfRepeatedUnits() {
        return scan.layout.cluster().isPresent();
    }

    /** How many units have rows in several arms, of all that are named; empty where a row is a unit, or in all arms. */
    Optional<RuleState> unitsInOneArm() {
        if (scan.layout.isJoint() || scan.layout.cluster().isEmpty()) {
            return Optional.empty();
        }
        long named = units().values().stream().mapToLong(Long::longValue).sum();
        long again = units.entries(Groupings.OVERALL).inSeveralCells();
        return Optional.of(new RuleState(named, again, Optional.empty(), List.of()));
    }

    private String idOf(int metric) {
        return scan.metrics.get(metric).metric().id();
    }

    JointEvidence joint() {
        return together.evidence(groupings.cells());
    }

    /** What the bootstrap of resampled metrics draws. */
    SortedMap<CellKey, ResampledState> resampled() {
        TreeMap<CellKey, ResampledState> states = new TreeMap<>();
        resampled.forEach(metric -> metric.putTo(states, groupings.cells()));
        return states;
    }
}
