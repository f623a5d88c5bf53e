package io.modelimpact.engine.internal.scan;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.engine.JointEvidence;
import io.modelimpact.metric.Metric;
import io.modelimpact.scenario.Outcome;
import io.modelimpact.scenario.ProjectedEffect;
import io.modelimpact.scenario.ProjectedLevel;
import io.modelimpact.scenario.Projection;
import io.modelimpact.scenario.Scenario;
import io.modelimpact.slice.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which metrics are looked at together, and in which cohorts: those that enter scenarios. Immutable. */
final class TogetherPlan {

    /** The positions of the metrics, in declared order. */
    final int[] metrics;

    /** The ids of the metrics, in the same order. */
    final List<String> ids;

    /** How many columns each of them has: its own variables, and whether the unit enters. */
    final int[] widths;

    private final UnitFinish finish;

    private final TreeMap<String, TreeSet<String>> members = new TreeMap<>();

    TogetherPlan(Assessment assessment, List<? extends CellKernel> kernels) {
        TreeSet<String> used = new TreeSet<>();
        for (Scenario scenario : assessment.scenarios()) {
            for (Outcome outcome : scenario.outcomes()) {
                outcome.projection().leaves().forEach(leaf -> use(leaf, scenario, used));
            }
        }
        List<String> declared = assessment.metrics().stream().map(Metric::id).toList();
        this.ids = declared.stream().filter(used::contains).toList();
        this.metrics = ids.stream().mapToInt(declared::indexOf).toArray();
        this.widths = Arrays.stream(metrics)
                .map(metric -> kernels.get(metric).variables() + 1)
                .toArray();
        this.finish = Arrays.stream(metrics)
                .mapToObj(kernels::get)
                .map(kernel -> kernel.finish().followedByEntering(kernel.isEnteredOnce()))
                .reduce(UnitFinish.none(0), UnitFinish::followedBy);
    }

    /** What becomes of the sums of a unit's rows, over all columns. */
    UnitFinish finish() {
        return finish;
    }

    private void use(Projection leaf, Scenario scenario, Set<String> used) {
        if (leaf instanceof ProjectedEffect effect) {
            used.add(effect.metric().id());
            place(effect.slice(), effect.member(), scenario);
        } else if (leaf instanceof ProjectedLevel level) {
            used.add(level.metric().id());
            place(level.slice(), level.member(), scenario);
        }
    }

    private void place(Optional<Slice> slice, Optional<String> member, Scenario scenario) {
        Optional<Slice> named = slice.or(scenario::slice);
        Optional<String> one = slice.isPresent() ? member : scenario.member();
        if (named.isPresent() && one.isPresent()) {
            members.computeIfAbsent(named.get().name(), name -> new TreeSet<>()).add(one.get());
        }
    }

    /** The metrics with the number of their columns. */
    List<JointEvidence.Columns> columns() {
        List<JointEvidence.Columns> columns = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            columns.add(new JointEvidence.Columns(ids.get(i), widths[i]));
        }
        return List.copyOf(columns);
    }

    /** The values of the metrics in a batch. */
    List<MetricValues> values(PlacedBatch batch) {
        return Arrays.stream(metrics).mapToObj(batch::values).toList();
    }

    /** For each column the own variable of the metrics it is, counted through, or -1 for one that says whether the unit enters. */
    int[] variables() {
        int[] variables = new int[columnCount()];
        int column = 0;
        int variable = 0;
        for (int width : widths) {
            for (int own = 1; own < width; own++) {
                variables[column++] = variable++;
            }
            variables[column++] = -1;
        }
        return variables;
    }

    /** How many variables the metrics have of their own. */
    int variableCount() {
        return columnCount() - widths.length;
    }

    /** How many columns a row has. */
    int columnCount() {
        return Arrays.stream(widths).sum();
    }

    /** Whether a member of the slice is a cohort. */
    boolean hasCohort(String slice) {
        return members.containsKey(slice);
    }

    /** Whether the member is a cohort. */
    boolean isCohort(String slice, String member) {
        return members.getOrDefault(slice, new TreeSet<>()).contains(member);
    }
}
