package io.modelimpact.metric;

import io.modelimpact.Problem;
import io.modelimpact.formula.Field;
import java.util.ArrayList;
import java.util.List;

/** What can be wrong with a metric. */
final class MetricProblems {
    private static final String SEVERAL_DATASETS = "formula/several-datasets";

    private final Metric metric;
    private final String path;
    private final List<Problem> problems = new ArrayList<>();

    MetricProblems(Metric metric, String path) {
        this.metric = metric;
        this.path = path;
    }

    List<Problem> find() {
        metric.condition().ifPresent(part -> formula(part.problems(path + "/condition")));
        metric.numerator().ifPresent(part -> formula(part.problems(path + "/numerator")));
        metric.denominator().ifPresent(part -> formula(part.problems(path + "/denominator")));
        metric.among().ifPresent(part -> formula(part.problems(path + "/among")));
        if (metric.version().isBlank()) {
            add("declaration/blank-version", "metric " + metric.id() + " has a blank version", "say it");
        }
        if (metric.cap().isPresent() && (metric.kind() == MetricKind.PROPORTION || metric.kind() == MetricKind.RATIO)) {
            add(
                    "declaration/cap-not-applicable",
                    "metric " + metric.id() + " is a " + (metric.kind() == MetricKind.RATIO ? "ratio" : "proportion")
                            + " and has a cap",
                    "cap the quantity inside the formula, with cappedAt on the quantity");
        }
        metric.resampling()
                .filter(resampling -> !resampling.isSound())
                .ifPresent(resampling -> add(
                        "declaration/not-a-number-of-replicates",
                        "metric " + metric.id() + " is resampled " + resampling.replicates() + " times, expected "
                                + Resampling.FEWEST + " to " + Resampling.MOST,
                        "draw 2000 replicates unless many claims need smaller tails"));
        if (metric.kind() == MetricKind.NET_PROMOTER_SCORE) {
            answers();
        }
        problems.addAll(new AdjustmentProblems(metric, path).find());
        List<String> datasets =
                metric.fields().stream().map(Field::dataset).distinct().toList();
        if (datasets.size() > 1
                && problems.stream().noneMatch(found -> found.code().equals(SEVERAL_DATASETS))) {
            add(
                    "declaration/several-datasets",
                    "metric " + metric.id() + " reads from " + datasets + ", expected one dataset",
                    "join the datasets before the assessment");
        }
        return List.copyOf(problems);
    }

    private void answers() {
        if (metric.cap().isPresent()) {
            add(
                    "declaration/cap-not-applicable",
                    "metric " + metric.id() + " is a net promoter score and has a cap",
                    "remove the cap: answers end at 10");
        }
        if (metric.missingValues() == MissingValues.AS_ZERO) {
            add(
                    "declaration/missing-answer-as-zero",
                    "metric " + metric.id()
                            + " is a net promoter score and would count a missing answer as a detractor",
                    "exclude missing answers, or refuse them with refusingMissing()");
        }
        boolean whole = metric.numerator().stream()
                .allMatch(answer -> answer.decimalScale().orElse(-1) == 0);
        if (!whole) {
            add(
                    "declaration/answers-not-whole",
                    "metric " + metric.id() + " is a net promoter score of a quantity that is not declared whole",
                    "declare the answer as an integer field");
        }
    }

    private void formula(List<Problem> found) {
        found.forEach(problem -> problems.add(problem.about("metric " + metric.id(), metric.declaredAt())));
    }

    private void add(String code, String message, String remedy) {
        problems.add(new Problem(code, path, message, remedy, metric.declaredAt()));
    }
}
