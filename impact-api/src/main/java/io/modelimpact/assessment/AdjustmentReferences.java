package io.modelimpact.assessment;

import io.modelimpact.Problem;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.Quantity;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/** What covariates and strata of metrics can not be, given the design and the declared slices. */
final class AdjustmentReferences {
    private final Assessment assessment;
    private final List<Problem> problems = new ArrayList<>();

    AdjustmentReferences(Assessment assessment) {
        this.assessment = assessment;
    }

    List<Problem> find() {
        assessment.metrics().stream().filter(Metric::isAdjusted).forEach(this::metric);
        return List.copyOf(problems);
    }

    private void metric(Metric metric) {
        metric.strata()
                .filter(slice -> !assessment.slices().contains(slice))
                .ifPresent(slice -> add(
                        metric,
                        "declaration/unknown-slice",
                        "is stratified by " + slice.name() + ", which is not declared, or another one of that name is",
                        "add it to slicedBy(…)"));
        if (assessment.design() instanceof RandomizedDesign design) {
            if (reads(metric, design.assignment())) {
                add(
                        metric,
                        "declaration/covariate-of-assignment",
                        "is adjusted by what reads the assignment, "
                                + design.assignment().name(),
                        "adjust by columns that were fixed before units were assigned");
            }
            if (design.isClustered()) {
                add(
                        metric,
                        "declaration/adjustment-of-repeated-units",
                        "is adjusted, where units have several rows and what was before would count once a row",
                        "bring one row of each unit into the data, or leave the adjustment out");
            }
        } else {
            add(
                    metric,
                    "declaration/adjustment-not-applicable",
                    "is adjusted, where " + assessment.design().describe(),
                    "leave it out: where a unit is its own comparison, what it was before is in both versions");
        }
    }

    private static boolean reads(Metric metric, Field field) {
        Stream<SortedSet<Field>> covariates = Stream.concat(
                        metric.covariates().stream(), metric.covariateDenominator().stream())
                .map(Quantity::fields);
        return Stream.concat(covariates, metric.strata().stream().map(Slice::fields))
                .anyMatch(fields -> fields.contains(field));
    }

    private void add(Metric metric, String code, String found, String remedy) {
        problems.add(new Problem(
                code, "/metrics/" + metric.id(), "metric " + metric.id() + " " + found, remedy, metric.declaredAt()));
    }
}
