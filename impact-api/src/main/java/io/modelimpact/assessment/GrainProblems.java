package io.modelimpact.assessment;

import io.modelimpact.Problem;
import io.modelimpact.design.PairedDesign;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.design.StudyDesign;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import java.util.ArrayList;
import java.util.List;

/** Whether each metric says what it is about under the design: rows, or units that have several of them. */
final class GrainProblems {
    private final Assessment assessment;
    private final List<Problem> problems = new ArrayList<>();

    GrainProblems(Assessment assessment) {
        this.assessment = assessment;
    }

    List<Problem> find() {
        StudyDesign design = assessment.design();
        for (Metric metric : assessment.metrics()) {
            if (design instanceof RandomizedDesign randomized) {
                randomized(metric, randomized.isClustered());
            } else if (design instanceof PairedDesign) {
                paired(metric);
            }
        }
        return List.copyOf(problems);
    }

    private void randomized(Metric metric, boolean unitsRepeat) {
        if (!unitsRepeat && metric.grain().isPresent()) {
            add(
                    "declaration/rows-are-units",
                    metric,
                    "tells rows from units, and the design has one row a unit",
                    "leave clusteredByUnit() and perUnit() out, or declare unitsRepeat() of the design");
        } else if (unitsRepeat && metric.kind() == MetricKind.ORDINAL) {
            add(
                    "declaration/one-answer-a-unit",
                    metric,
                    "orders the answers of units, and units have several rows",
                    "bring one answer of each unit into the data; asNetPromoterScore(…).clusteredByUnit() takes several");
        } else if (unitsRepeat && metric.grain().isEmpty() && metric.kind() != MetricKind.RATIO) {
            add(
                    "declaration/grain-not-said",
                    metric,
                    "does not say whether it is about rows or about units, and units have several rows",
                    metric.kind() == MetricKind.NET_PROMOTER_SCORE
                            ? "say clusteredByUnit()"
                            : "say clusteredByUnit() for all rows, or perUnit() for the total of each unit");
        }
        if (unitsRepeat && metric.isAdjusted()) {
            add(
                    "declaration/adjusted-rows",
                    metric,
                    "is adjusted by covariates or strata, and units have several rows",
                    "bring one row of each unit with its covariates into the data, or leave the adjustment out");
        }
    }

    private void paired(Metric metric) {
        if (metric.kind() == MetricKind.QUANTILE || metric.kind() == MetricKind.ORDINAL) {
            add(
                    "declaration/metric-not-for-design",
                    metric,
                    "is of kind " + metric.kind() + ", and nothing is known of how its levels under two versions of the"
                            + " same rows vary together",
                    "measure a mean or a proportion, such as the share of rows above a bound");
        }
        metric.grain()
                .ifPresent(grain -> add(
                        "declaration/grain-not-applicable",
                        metric,
                        "tells rows from units, and a paired design is about rows",
                        "leave clusteredByUnit() and perUnit() out; unitsRepeat() of the design is enough"));
    }

    private void add(String code, Metric metric, String message, String remedy) {
        problems.add(new Problem(
                code, "/metrics/" + metric.id(), "metric " + metric.id() + " " + message, remedy, metric.declaredAt()));
    }
}
