package io.modelimpact.scenario;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.formula.ArithmeticOperator;
import io.modelimpact.measure.Measure;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.slice.Slice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be wrong with the formula of an outcome: measures above all. */
final class ProjectionProblems {
    private final String subject;
    private final String path;
    private final Outcome outcome;
    private final List<Problem> problems = new ArrayList<>();

    ProjectionProblems(String subject, String path, Outcome outcome) {
        this.subject = subject;
        this.path = path;
        this.outcome = outcome;
    }

    List<Problem> find() {
        if (isDeeper(outcome.projection(), Projection.MOST_DEPTH)) {
            add(
                    "declaration/too-deep",
                    "the formula is more than " + Projection.MOST_DEPTH + " operations deep",
                    "split the outcome");
            return problems;
        }
        visit(outcome.projection());
        if (problems.isEmpty()) {
            result();
        }
        return List.copyOf(problems);
    }

    private static boolean isDeeper(Projection node, int depth) {
        return depth == 0 || node.operands().stream().anyMatch(operand -> isDeeper(operand, depth - 1));
    }

    private void visit(Projection node) {
        node.operands().forEach(this::visit);
        if (node instanceof ProjectedEffect effect) {
            place(effect.slice(), effect.member());
            unit(effect.metric(), effect.per(), effect.relative());
        } else if (node instanceof ProjectedLevel level) {
            place(level.slice(), level.member());
            unit(level.metric(), level.per(), false);
        } else if (node instanceof ProjectedArithmetic arithmetic
                && (arithmetic.operator() == ArithmeticOperator.PLUS
                        || arithmetic.operator() == ArithmeticOperator.MINUS)) {
            same(List.of(arithmetic.left(), arithmetic.right()));
        } else if (node instanceof ProjectedExtremum extremum) {
            same(extremum.operands());
        } else if (node instanceof ProjectedClamp clamp) {
            bounds(clamp.lower(), clamp.upper());
        }
    }

    private void same(List<Projection> operands) {
        Optional<Measure> first = measure(operands.get(0));
        for (Projection other : operands.subList(1, operands.size())) {
            Optional<Measure> second = measure(other);
            if (first.isPresent() && second.isPresent() && !first.equals(second)) {
                add(
                        "declaration/measure-mismatch",
                        operands.get(0).text() + " is in " + first.get().text() + ", " + other.text() + " in "
                                + second.get().text(),
                        "add, subtract and compare what has one measure; multiply by a rate from one to the other");
            }
        }
    }

    private void bounds(Optional<BigDecimal> lower, Optional<BigDecimal> upper) {
        if (lower.isPresent() && upper.isPresent() && lower.get().compareTo(upper.get()) > 0) {
            add(
                    "declaration/empty-range",
                    "nothing lies between " + lower.get().toPlainString() + " and "
                            + upper.get().toPlainString(),
                    "put the smaller bound first");
        }
    }

    private void place(Optional<Slice> slice, Optional<String> member) {
        if (slice.isPresent() != member.isPresent()) {
            add(
                    "declaration/member-without-slice",
                    "an effect or a level has a slice or a member and not both",
                    "say in(slice, member)");
        }
    }

    private void unit(Metric metric, Optional<Measure> per, boolean relative) {
        if (metric.kind() == MetricKind.QUANTILE || metric.kind() == MetricKind.ORDINAL) {
            add(
                    "declaration/covariance-unknown",
                    metric.id() + " is of kind " + metric.kind()
                            + ", of which it is not known how it varies together with other metrics",
                    "project a mean, a proportion, a count or a ratio of sums");
        }
        if (per.isPresent() && (relative || metric.kind() == MetricKind.RATIO)) {
            add(
                    "declaration/not-per-unit",
                    (relative ? "a relative effect" : "the ratio " + metric.id()) + " is no average per "
                            + per.get().text(),
                    "leave per(…) out");
        }
    }

    private void result() {
        Optional<Measure> found = measure(outcome.projection());
        if (found.isPresent() && !found.get().equals(outcome.measure())) {
            add(
                    "declaration/measure-mismatch",
                    outcome.projection().text() + " is in " + found.get().text() + ", expected "
                            + outcome.measure().text(),
                    "correct the formula or in(…); an average over units gets its unit by per(…), as in"
                            + " absolute().per(PERSONS)");
        }
    }

    private Optional<Measure> measure(Projection node) {
        try {
            return Optional.of(node.measure());
        } catch (ImpactException tooLarge) {
            tooLarge.problems().forEach(problem -> add(problem.code(), problem.message(), problem.remedy()));
            return Optional.empty();
        }
    }

    private void add(String code, String message, String remedy) {
        Problem problem = new Problem(code, path, subject + ": " + message, remedy, outcome.declaredAt());
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
