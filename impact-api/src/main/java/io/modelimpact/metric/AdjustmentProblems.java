package io.modelimpact.metric;

import io.modelimpact.Problem;
import io.modelimpact.formula.Expression;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/** What can be wrong with the covariates and strata of a metric. */
final class AdjustmentProblems {
    private final Metric metric;
    private final String path;
    private final List<Problem> problems = new ArrayList<>();

    AdjustmentProblems(Metric metric, String path) {
        this.metric = metric;
        this.path = path;
    }

    List<Problem> find() {
        covariates().forEach(this::formula);
        if (!metric.covariates().isEmpty()) {
            form();
            number();
            covariates().forEach(this::column);
        }
        metric.strata().ifPresent(slice -> {
            form(isMean() || metric.kind() == MetricKind.RATIO, "stratified");
            if (readsOutcome(slice.fields())) {
                add(
                        "declaration/stratum-of-outcome",
                        "is stratified by " + slice.name() + ", which reads what the outcome reads",
                        "stratify by columns that were fixed before units were assigned");
            }
        });
        return List.copyOf(problems);
    }

    private Stream<Quantity> covariates() {
        return Stream.concat(metric.covariates().stream(), metric.covariateDenominator().stream());
    }

    private void formula(Quantity covariate) {
        covariate
                .problems(path + "/covariates")
                .forEach(problem -> problems.add(problem.about("metric " + metric.id(), metric.declaredAt())));
    }

    private void form() {
        boolean overRatio = metric.covariateDenominator().isPresent();
        if (metric.kind() == MetricKind.RATIO && !overRatio) {
            add(
                    "declaration/covariate-of-ratio",
                    "is a ratio and adjusted by a plain quantity",
                    "say adjustedByRatio(numerator, denominator), with sums over an earlier time");
        } else if (metric.kind() != MetricKind.RATIO && overRatio) {
            add(
                    "declaration/covariate-of-ratio",
                    "is no ratio and adjusted by one",
                    "say adjustedBy(quantity), with a quantity of each unit");
        } else {
            form(isMean() || overRatio, "adjusted");
        }
    }

    private void form(boolean fits, String what) {
        if (!fits) {
            add(
                    "declaration/adjustment-not-applicable",
                    "is of kind " + metric.kind() + " and " + what,
                    "leave it out, or measure a mean, proportion, count, net promoter score or ratio");
        }
    }

    private boolean isMean() {
        return switch (metric.kind()) {
            case PROPORTION, MEAN, COUNT, NET_PROMOTER_SCORE -> true;
            default -> false;
        };
    }

    private void number() {
        int found = metric.covariates().size();
        if (found > Metric.MOST_COVARIATES) {
            add(
                    "declaration/too-many-covariates",
                    "has " + found + " covariates, expected at most " + Metric.MOST_COVARIATES,
                    "keep those that tell most, or combine them into one prediction of the outcome");
        }
        if (metric.covariates().stream().map(Quantity::text).distinct().count() < found) {
            add("declaration/duplicate-covariate", "has the same covariate twice", "name each once");
        }
    }

    private void column(Quantity covariate) {
        if (covariate.fields().isEmpty()) {
            add(
                    "declaration/covariate-without-column",
                    "is adjusted by " + covariate.describe() + ", which is the same for every unit",
                    "adjust by a column that tells units apart");
        } else if (readsOutcome(covariate.fields())) {
            add(
                    "declaration/covariate-of-outcome",
                    "is adjusted by " + covariate.describe()
                            + ", which reads all that the outcome reads: the adjustment would take the effect out",
                    "adjust by columns that were fixed before units were assigned");
        }
    }

    /** Whether these columns hold all of what a part of the outcome is made of. */
    private boolean readsOutcome(SortedSet<Field> fields) {
        return Stream.of(metric.condition(), metric.numerator(), metric.denominator())
                .flatMap(Optional::stream)
                .map(Expression.class::cast)
                .map(Expression::fields)
                .anyMatch(outcome -> !outcome.isEmpty() && fields.containsAll(outcome));
    }

    private void add(String code, String found, String remedy) {
        problems.add(new Problem(code, path, "metric " + metric.id() + " " + found, remedy, metric.declaredAt()));
    }
}
