package io.modelimpact.assessment;

import io.modelimpact.Problem;
import io.modelimpact.decision.BeliefCondition;
import io.modelimpact.decision.Prior;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.metric.Direction;
import io.modelimpact.metric.Grain;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be wrong with the beliefs of a policy, given what is measured. */
final class BeliefProblems {
    private final Assessment assessment;
    private final List<Problem> problems = new ArrayList<>();

    BeliefProblems(Assessment assessment) {
        this.assessment = assessment;
    }

    List<Problem> find() {
        List<Prior> priors = assessment.policy().priors();
        priors.forEach(this::prior);
        if (priors.stream().map(Prior::metric).distinct().count() < priors.size()) {
            add("declaration/duplicate-prior", "a metric has two priors", "state what is believed of each metric once");
        }
        assessment.policy().rules().forEach(rule -> rule.condition().belief().ifPresent(this::condition));
        return List.copyOf(problems);
    }

    private void prior(Prior prior) {
        if (!prior.isSound()) {
            add(
                    "declaration/not-a-prior",
                    "found that " + prior.describe() + ", expected positive shapes, rates and standard deviations",
                    "use numbers such as a mean of 0 and a standard deviation of 0.05");
        }
        Optional<Metric> metric = metric(prior.metric());
        if (metric.isEmpty()) {
            add(
                    "declaration/unknown-metric",
                    "a prior is on " + prior.metric() + ", which is not measured",
                    "add it to measuring(…)");
        } else {
            fits(prior, metric.get());
        }
    }

    private void fits(Prior prior, Metric metric) {
        if (metric.direction() == Direction.WITHOUT_DIRECTION) {
            add(
                    "declaration/prior-without-direction",
                    "a prior is on " + metric.id() + ", which has no better direction",
                    "say higherIsBetter() or lowerIsBetter() of the metric");
        }
        Prior.Family family = prior.family();
        boolean fits = switch (family) {
            case FLAT, NORMAL -> metric.kind() != MetricKind.ORDINAL;
            case BETA -> metric.kind() == MetricKind.PROPORTION && isOverUnits(metric);
            case GAMMA -> metric.kind() == MetricKind.COUNT && isOverUnits(metric);
        };
        boolean independent = assessment.design() instanceof RandomizedDesign;
        if (fits && family.countsUnits() && metric.isAdjusted()) {
            add(
                    "declaration/prior-of-adjusted-metric",
                    "a " + family + " prior is on " + metric.id()
                            + ", which is adjusted, and counts of units know nothing of covariates and strata",
                    "believe in a normal effect, which uses the adjusted one");
        }
        if (metric.kind() == MetricKind.ORDINAL) {
            add(
                    "declaration/prior-does-not-fit",
                    "a prior is on " + metric.id()
                            + ", an answer on a scale, which has no relative effect to believe in",
                    "believe in the net promoter score, or in the proportion of answers in the top box");
        } else if (!fits || family.countsUnits() && !independent) {
            add(
                    "declaration/prior-does-not-fit",
                    "a " + family + " prior is on " + metric.id() + ", a metric of kind " + metric.kind()
                            + "; beta priors are for proportions and gamma priors for counts of randomised units",
                    "believe in a normal effect");
        }
    }

    private static boolean isOverUnits(Metric metric) {
        return metric.grain().map(Grain.UNIT_TOTALS::equals).orElse(true);
    }

    private void condition(BeliefCondition condition) {
        Optional<Prior> prior = assessment.policy().priors().stream()
                .filter(known -> known.metric().equals(condition.metric()))
                .findFirst();
        if (prior.isEmpty()) {
            add(
                    "declaration/no-prior",
                    "a rule rests on what is believed of " + condition.metric() + ", on which there is no prior",
                    "add believing(Prior.flat(…)) or another prior to the policy");
        }
        if (condition.below().signum() <= 0) {
            add(
                    "declaration/not-a-bound",
                    "found that " + condition.describe() + ", expected a positive bound",
                    "use a bound such as 0.05");
        }
    }

    private Optional<Metric> metric(String id) {
        return assessment.metrics().stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst();
    }

    private void add(String code, String message, String remedy) {
        problems.add(new Problem(
                code,
                "/policy",
                "policy " + assessment.policy().id() + ": " + message,
                remedy,
                assessment.policy().declaredAt()));
    }
}
