package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.CellState;
import io.modelimpact.engine.JointEvidence;
import io.modelimpact.engine.JointKey;
import io.modelimpact.engine.JointState;
import io.modelimpact.engine.MetricFacts;
import io.modelimpact.engine.SliceFacts;
import io.modelimpact.engine.UnknownAssignments;
import io.modelimpact.slice.Slice;
import io.modelimpact.spi.TextColumn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the units scanned so far add up to. */
final class UnitTally {

    private final UnitScan scan;
    private final MemberTally overall;
    private final List<SliceTally> slices = new ArrayList<>();
    private final long[] malformed;
    private final long[] negativeOrFractional;
    private final TreeSet<String> unknownNames = new TreeSet<>();
    private long unknownRows;

    UnitTally(UnitScan scan) {
        this.scan = scan;
        this.overall = newMember(scan.together.variables());
        for (Slice slice : scan.slices) {
            int variables = scan.together.variables(slice.name());
            slices.add(new SliceTally(SliceCompiler.isLimited(slice), () -> newMember(variables)));
        }
        this.malformed = new long[scan.metrics.size()];
        this.negativeOrFractional = new long[scan.metrics.size()];
    }

    private MemberTally newMember(int togetherVariables) {
        return new MemberTally(scan.metrics, scan.arms.size(), togetherVariables);
    }

    void add(Rows rows) {
        int[] arms = scan.layout.placement().place(rows, this::noteUnknown);
        for (int arm : arms) {
            if (arm >= 0) {
                overall.units[arm]++;
            }
        }
        List<MemberTally[]> placed = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            SliceTally slice = slices.get(i);
            if (!slice.isExceeded()) {
                MemberTally[] members = slice.place(scan.members.get(i).evaluate(rows), arms);
                if (members.length > 0) {
                    placed.add(members);
                }
            }
        }
        addUnits(rows, arms, placed);
        List<MetricValues> values = new ArrayList<>();
        for (int metric = 0; metric < scan.metrics.size(); metric++) {
            values.add(add(metric, rows, arms, placed));
        }
        if (scan.together.variables() > 0) {
            addTogether(
                    new TogetherRows(
                            scan.together, values, scan.layout.cluster().map(rows::texts)),
                    arms,
                    placed);
        }
    }

    private void addTogether(TogetherRows values, int[] arms, List<MemberTally[]> placed) {
        for (int row = 0; row < arms.length; row++) {
            if (arms[row] >= 0) {
                TogetherRows.Row together = values.row(row);
                together.addTo(overall.together[arms[row]]);
                for (MemberTally[] members : placed) {
                    if (members[row].together.length > 0) {
                        together.addTo(members[row].together[arms[row]]);
                    }
                }
            }
        }
    }

    JointEvidence joint() {
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

    private MetricValues add(int metric, Rows rows, int[] arms, List<MemberTally[]> placed) {
        CellKernel kernel = scan.metrics.get(metric);
        malformed[metric] += kernel.malformed(rows);
        MetricValues values = kernel.evaluate(rows);
        BitSet missing = values.missing();
        for (int row = missing.nextSetBit(0); row >= 0; row = missing.nextSetBit(row + 1)) {
            if (arms[row] >= 0) {
                overall.cells[metric][arms[row]].addMissing();
                for (MemberTally[] members : placed) {
                    members[row].cells[metric][arms[row]].addMissing();
                }
            }
        }
        BitSet entering = values.entering();
        for (int row = entering.nextSetBit(0); row >= 0; row = entering.nextSetBit(row + 1)) {
            if (arms[row] >= 0) {
                values.addTo(overall.cells[metric][arms[row]], row);
                for (MemberTally[] members : placed) {
                    values.addTo(members[row].cells[metric][arms[row]], row);
                }
                if (kernel.isNoCount(values, row)) {
                    negativeOrFractional[metric]++;
                }
            }
        }
        return values;
    }

    /** Counts the units by name where a unit may have several rows. */
    private void addUnits(Rows rows, int[] arms, List<MemberTally[]> placed) {
        if (scan.layout.cluster().isEmpty()) {
            return;
        }
        TextColumn units = rows.texts(scan.layout.cluster().get());
        for (int row = 0; row < arms.length; row++) {
            if (arms[row] >= 0) {
                String unit = units.dictionary().get(units.code(row));
                overall.addUnit(arms[row], unit);
                for (MemberTally[] members : placed) {
                    members[row].addUnit(arms[row], unit);
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
        TreeMap<CellKey, CellState> cells = new TreeMap<>();
        put(cells, "", "", overall);
        for (int i = 0; i < slices.size(); i++) {
            String slice = scan.slices.get(i).name();
            slices.get(i).members().forEach((member, tally) -> put(cells, slice, member, tally));
        }
        return cells;
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
