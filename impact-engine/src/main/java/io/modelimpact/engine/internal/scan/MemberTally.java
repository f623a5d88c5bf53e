package io.modelimpact.engine.internal.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** The units of one member of a slice, or of all of them: how many in each arm, and a cell for each metric and arm. */
final class MemberTally {

    /** Which of its slice's members this is, in the order in which they were found here. */
    final int index;

    final long[] units;
    final CellTally[][] cells;
    final ValueCells values;

    /** The units of each arm, where a unit may have several rows; empty otherwise. */
    final List<TreeSet<String>> distinct = new ArrayList<>();

    /** One an arm; none where metrics are not looked at together. */
    final CellTally[] together;

    MemberTally(int index, List<? extends CellKernel> metrics, int arms, int togetherVariables, UnitFinish finish) {
        this.index = index;
        this.units = new long[arms];
        this.values = new ValueCells(metrics, arms);
        this.cells = new CellTally[metrics.size()][arms];
        for (int metric = 0; metric < cells.length; metric++) {
            for (int arm = 0; arm < arms; arm++) {
                cells[metric][arm] =
                        new CellTally(metrics.get(metric).variables(), metrics.get(metric).finish());
            }
        }
        this.together = new CellTally[togetherVariables == 0 ? 0 : arms];
        Arrays.setAll(together, arm -> new CellTally(togetherVariables, finish));
    }

    void addUnit(int arm, String unit) {
        while (distinct.size() <= arm) {
            distinct.add(new TreeSet<>());
        }
        distinct.get(arm).add(unit);
    }

    /** How many units an arm has: its rows, unless units were named. */
    long unitsOf(int arm) {
        return arm < distinct.size() ? distinct.get(arm).size() : units[arm];
    }

    /** How many units have rows in more than one arm, where units are named. */
    long unitsInSeveralArms() {
        TreeSet<String> seen = new TreeSet<>();
        TreeSet<String> again = new TreeSet<>();
        for (TreeSet<String> units : distinct) {
            units.stream().filter(unit -> !seen.add(unit)).forEach(again::add);
        }
        return again.size();
    }

    void merge(MemberTally other) {
        values.merge(other.values);
        for (int arm = 0; arm < together.length; arm++) {
            together[arm].merge(other.together[arm]);
        }
        for (int arm = 0; arm < units.length; arm++) {
            units[arm] += other.units[arm];
            if (arm < other.distinct.size()) {
                int own = arm;
                other.distinct.get(arm).forEach(unit -> addUnit(own, unit));
            }
            for (int metric = 0; metric < cells.length; metric++) {
                cells[metric][arm].merge(other.cells[metric][arm]);
            }
        }
    }
}
