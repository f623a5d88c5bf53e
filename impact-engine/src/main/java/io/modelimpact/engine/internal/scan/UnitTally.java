package io.modelimpact.engine.internal.scan;

import com.google.common.collect.ImmutableSet;
import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.CellState;
import io.modelimpact.engine.JointEvidence;
import io.modelimpact.engine.JointKey;
import io.modelimpact.engine.JointState;
import io.modelimpact.engine.MetricFacts;
import io.modelimpact.engine.RuleState;
import io.modelimpact.engine.SliceFacts;
import io.modelimpact.engine.UnknownAssignments;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.slice.Slice;
import io.modelimpact.spi.TextColumn;
import io.modelimpact.stats.quantile.ClusterCounts;
import io.modelimpact.stats.quantile.ValueCounts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the units scanned so far add up to. */
final class UnitTally {
    private static final ImmutableSet<MetricKind> VALUES_RESTRICTED =
            ImmutableSet.of(MetricKind.COUNT, MetricKind.NET_PROMOTER_SCORE, MetricKind.ORDINAL);

    private final UnitScan scan;
    private final MemberTally overall;
    private final List<SliceTally> slices = new ArrayList<>();

    /** For each metric its cells in grouping 0, all units, and in a grouping for each slice. */
    private final List<ColumnSums> columnSums = new ArrayList<>();

    private final ColumnSums togetherSums;

    /** The grouping whose members add up to all units in the column sums; 0 where all units have sums of their own. */
    private int complete;

    private final long[] malformed;
    private final long[] negativeOrFractional;
    private final TreeSet<String> unknownNames = new TreeSet<>();
    private long unknownRows;

    UnitTally(UnitScan scan) {
        this.scan = scan;
        this.overall = newMember(0, scan.together.variables());
        for (Slice slice : scan.slices) {
            int variables = scan.together.variables(slice.name());
            slices.add(new SliceTally(SliceCompiler.isLimited(slice), index -> newMember(index, variables)));
        }
        scan.metrics.forEach(metric -> columnSums.add(new ColumnSums(metric.variables(), 1 + slices.size())));
        this.togetherSums = new ColumnSums(Math.max(1, scan.together.variables()), 1 + slices.size());
        this.malformed = new long[scan.metrics.size()];
        this.negativeOrFractional = new long[scan.metrics.size()];
    }

    private MemberTally newMember(int index, int togetherVariables) {
        return new MemberTally(
                index, scan.metrics, scan.arms.size(), togetherVariables, scan.together.finish());
    }

    void add(Rows rows) {
        int[] arms = scan.layout.placement().place(rows, this::noteUnknown);
        for (int arm : arms) {
            if (arm >= 0) {
                overall.units[arm]++;
            }
        }
        List<PlacedRows> placed = new ArrayList<>();
        int[][] cells = new int[1 + slices.size()][0];
        for (int i = 0; i < slices.size(); i++) {
            SliceTally slice = slices.get(i);
            if (!slice.isExceeded()) {
                PlacedRows members = slice.place(scan.members.get(i).evaluate(rows), arms, scan.arms.size());
                if (!members.isEmpty()) {
                    placed.add(members);
                    cells[1 + i] = members.cells;
                }
            }
        }
        chooseComplete(cells);
        if (complete == 0) {
            cells[0] = arms;
        }
        addUnits(rows, arms, placed);
        List<MetricValues> values = new ArrayList<>();
        for (int metric = 0; metric < scan.metrics.size(); metric++) {
            values.add(add(metric, rows, arms, cells, placed));
        }
        if (scan.together.variables() > 0) {
            addTogether(
                    new TogetherRows(
                            scan.together, values, scan.layout.cluster().map(rows::texts)),
                    arms,
                    cells,
                    placed);
        }
    }

    private void addTogether(TogetherRows values, int[] arms, int[][] cells, List<PlacedRows> placed) {
        if (values.isColumnwise()) {
            int[][] chosen = new int[cells.length][0];
            chosen[0] = arms;
            for (int i = 0; i < slices.size(); i++) {
                if (scan.together.variables(scan.slices.get(i).name()) > 0) {
                    chosen[1 + i] = cells[1 + i];
                }
            }
            BitSet all = new BitSet();
            all.set(0, arms.length);
            togetherSums.add(values::addTo, all, arms.length, chosen);
            return;
        }
        for (int row = 0; row < arms.length; row++) {
            if (arms[row] >= 0) {
                TogetherRows.Row together = values.row(row);
                together.addTo(overall.together[arms[row]]);
                for (PlacedRows slice : placed) {
                    if (slice.member(row).together.length > 0) {
                        together.addTo(slice.member(row).together[arms[row]]);
                    }
                }
            }
        }
    }

    JointEvidence joint() {
        handOn();
        TreeMap<JointKey, JointState> cells = new TreeMap<>();
        putTogether(cells, "", "", overall);
        for (int i = 0; i < slices.size(); i++) {
            String slice = scan.slices.get(i).name();
            slices.get(i).members().forEach((member, tally) -> {
                if (scan.together.isCohort(slice, member)) {
                    putTogether(cells, slice, member, tally);
                }
            });
        }
        return new JointEvidence(scan.together.columns(), cells);
    }

    private void putTogether(SortedMap<JointKey, JointState> cells, String slice, String member, MemberTally tally) {
        for (int arm = 0; arm < tally.together.length; arm++) {
            JointState state = new JointState(tally.together[arm].state(0).products());
            cells.put(new JointKey(scan.arms.get(arm), slice, member), state);
        }
    }

    private MetricValues add(int metric, Rows rows, int[] arms, int[][] cells, List<PlacedRows> placed) {
        CellKernel kernel = scan.metrics.get(metric);
        malformed[metric] += kernel.malformed(rows);
        MetricValues values = kernel.evaluate(rows);
        BitSet missing = values.missing();
        for (int row = missing.nextSetBit(0); row >= 0; row = missing.nextSetBit(row + 1)) {
            if (arms[row] >= 0) {
                overall.cells[metric][arms[row]].addMissing();
                for (PlacedRows slice : placed) {
                    slice.member(row).cells[metric][arms[row]].addMissing();
                }
            }
        }
        BitSet columnwise = values.columnwise();
        columnSums.get(metric).add(values::addTo, columnwise, rows.count(), cells);
        BitSet rowwise = (BitSet) values.entering().clone();
        rowwise.andNot(columnwise);
        addRows(metric, values, rowwise, arms, placed);
        ValueCells.add(metric, values, arms, overall, placed);
        if (VALUES_RESTRICTED.contains(kernel.metric().kind())) {
            countOthersThanCounts(metric, values, arms);
        }
        return values;
    }

    private void addRows(int metric, MetricValues values, BitSet chosen, int[] arms, List<PlacedRows> placed) {
        for (int row = chosen.nextSetBit(0); row >= 0; row = chosen.nextSetBit(row + 1)) {
            if (arms[row] >= 0) {
                values.addTo(overall.cells[metric][arms[row]], row);
                for (PlacedRows slice : placed) {
                    values.addTo(slice.member(row).cells[metric][arms[row]], row);
                }
            }
        }
    }

    private void countOthersThanCounts(int metric, MetricValues values, int[] arms) {
        CellKernel kernel = scan.metrics.get(metric);
        BitSet entering = values.entering();
        for (int row = entering.nextSetBit(0); row >= 0; row = entering.nextSetBit(row + 1)) {
            if (arms[row] >= 0 && kernel.isNoCount(values, row)) {
                negativeOrFractional[metric]++;
            }
        }
    }

    /** The members of any slice add up to all units, so these need no sums of their own while there is a slice. */
    private void chooseComplete(int[][] cells) {
        int chosen = 0;
        for (int grouping = cells.length - 1; grouping > 0; grouping--) {
            if (cells[grouping].length > 0) {
                chosen = grouping;
            }
        }
        if (chosen != complete) {
            handOn();
            complete = chosen;
        }
    }

    /** Hands the sums of columns on to the cells, which are known by name. */
    private void handOn() {
        int arms = scan.arms.size();
        for (int i = 0; i < columnSums.size(); i++) {
            int metric = i;
            columnSums.get(i).moveTo((grouping, cell, rows) -> {
                if (grouping == complete) {
                    overall.cells[metric][cell % arms].add(rows);
                }
                if (grouping > 0) {
                    member(grouping, cell / arms).cells[metric][cell % arms].add(rows);
                }
            });
        }
        togetherSums.moveTo((grouping, cell, rows) -> {
            MemberTally member = grouping == 0 ? overall : member(grouping, cell / arms);
            member.together[cell % arms].add(rows);
        });
    }

    private MemberTally member(int grouping, int index) {
        return slices.get(grouping - 1).found().get(index);
    }

    /** Counts the units by name where a unit may have several rows. */
    private void addUnits(Rows rows, int[] arms, List<PlacedRows> placed) {
        if (scan.layout.cluster().isEmpty()) {
            return;
        }
        TextColumn units = rows.texts(scan.layout.cluster().get());
        for (int row = 0; row < arms.length; row++) {
            if (arms[row] >= 0) {
                String unit = units.dictionary().get(units.code(row));
                overall.addUnit(arms[row], unit);
                for (PlacedRows slice : placed) {
                    slice.member(row).addUnit(arms[row], unit);
                }
            }
        }
    }

    private void noteUnknown(String name) {
        unknownRows++;
        keepUnknown(name);
    }

    private void keepUnknown(String name) {
        unknownNames.add(name);
        if (unknownNames.size() > UnknownAssignments.MOST_NAMES) {
            unknownNames.pollLast();
        }
    }

    void merge(UnitTally other) {
        handOn();
        other.handOn();
        overall.merge(other.overall);
        for (int i = 0; i < slices.size(); i++) {
            slices.get(i).merge(other.slices.get(i));
        }
        for (int metric = 0; metric < malformed.length; metric++) {
            malformed[metric] += other.malformed[metric];
            negativeOrFractional[metric] += other.negativeOrFractional[metric];
        }
        unknownRows += other.unknownRows;
        other.unknownNames.forEach(this::keepUnknown);
    }

    SortedMap<String, Long> units() {
        TreeMap<String, Long> units = new TreeMap<>();
        for (int arm = 0; arm < scan.arms.size(); arm++) {
            units.put(scan.arms.get(arm), overall.unitsOf(arm));
        }
        return units;
    }

    UnknownAssignments unknownAssignments() {
        return new UnknownAssignments(unknownRows, List.copyOf(unknownNames));
    }

    SortedMap<String, MetricFacts> metricFacts() {
        TreeMap<String, MetricFacts> facts = new TreeMap<>();
        for (int i = 0; i < malformed.length; i++) {
            CellKernel kernel = scan.metrics.get(i);
            facts.put(
                    kernel.metric().id(),
                    new MetricFacts(kernel.scale(0), kernel.scale(1), malformed[i], negativeOrFractional[i]));
        }
        return facts;
    }

    SortedMap<String, SliceFacts> sliceFacts() {
        TreeMap<String, SliceFacts> facts = new TreeMap<>();
        for (int i = 0; i < slices.size(); i++) {
            SliceTally slice = slices.get(i);
            facts.put(
                    scan.slices.get(i).name(),
                    new SliceFacts(List.copyOf(slice.members().keySet()), slice.isExceeded(), slice.isLimited()));
        }
        return facts;
    }

    SortedMap<CellKey, CellState> cells() {
        handOn();
        TreeMap<CellKey, CellState> cells = new TreeMap<>();
        put(cells, "", "", overall);
        for (int i = 0; i < slices.size(); i++) {
            String slice = scan.slices.get(i).name();
            slices.get(i).members().forEach((member, tally) -> put(cells, slice, member, tally));
        }
        return cells;
    }

    SortedMap<CellKey, ValueCounts> values() {
        TreeMap<CellKey, ValueCounts> values = new TreeMap<>();
        putValues(values, "", "", overall);
        for (int i = 0; i < slices.size(); i++) {
            String slice = scan.slices.get(i).name();
            slices.get(i).members().forEach((member, tally) -> putValues(values, slice, member, tally));
        }
        return values;
    }

    SortedMap<CellKey, ClusterCounts> clusters() {
        TreeMap<CellKey, ClusterCounts> clusters = new TreeMap<>();
        putClusters(clusters, "", "", overall);
        for (int i = 0; i < slices.size(); i++) {
            String slice = scan.slices.get(i).name();
            slices.get(i).members().forEach((member, tally) -> putClusters(clusters, slice, member, tally));
        }
        return clusters;
    }

    private void putClusters(
            SortedMap<CellKey, ClusterCounts> clusters, String slice, String member, MemberTally tally) {
        for (int i = 0; i < scan.metrics.size(); i++) {
            String id = scan.metrics.get(i).metric().id();
            for (int arm = 0; arm < scan.arms.size(); arm++) {
                CellKey key = new CellKey(id, scan.arms.get(arm), slice, member);
                tally.values.clusters(i, arm).ifPresent(counts -> clusters.put(key, counts));
            }
        }
    }

    /** How many units stand in more than one arm, of all that are named; empty where a row is a unit. */
    Optional<RuleState> unitsInOneArm() {
        if (scan.layout.isJoint() || scan.layout.cluster().isEmpty()) {
            return Optional.empty();
        }
        long named = units().values().stream().mapToLong(Long::longValue).sum();
        long again = overall.unitsInSeveralArms();
        return Optional.of(new RuleState(named, again, Optional.empty(), List.of()));
    }

    private void putValues(SortedMap<CellKey, ValueCounts> values, String slice, String member, MemberTally tally) {
        for (int i = 0; i < scan.metrics.size(); i++) {
            String id = scan.metrics.get(i).metric().id();
            for (int arm = 0; arm < scan.arms.size(); arm++) {
                CellKey key = new CellKey(id, scan.arms.get(arm), slice, member);
                tally.values.counts(i, arm, tally.cells[i][arm]).ifPresent(counts -> values.put(key, counts));
            }
        }
    }

    private void put(SortedMap<CellKey, CellState> cells, String slice, String member, MemberTally tally) {
        for (int metric = 0; metric < scan.metrics.size(); metric++) {
            String id = scan.metrics.get(metric).metric().id();
            for (int arm = 0; arm < scan.arms.size(); arm++) {
                CellState state = tally.cells[metric][arm].state(tally.unitsOf(arm));
                cells.put(new CellKey(id, scan.arms.get(arm), slice, member), state);
            }
        }
    }
}
