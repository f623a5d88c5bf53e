package io.modelimpact.assessment;

import io.modelimpact.Problem;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.estimand.Estimand;
import io.modelimpact.estimand.Region;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.metric.Resampling;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What resampled metrics can not be combined with, and whether their replicates resolve the error rate that claims are left with. */
final class ResamplingProblems {
    private final Assessment assessment;
    private final List<Problem> problems = new ArrayList<>();

    ResamplingProblems(Assessment assessment) {
        this.assessment = assessment;
    }

    List<Problem> find() {
        assessment.metrics().stream()
                .filter(metric -> metric.resampling().isPresent())
                .forEach(this::find);
        return List.copyOf(problems);
    }

    private void find(Metric metric) {
        design(metric);
        kind(metric);
        if (assessment.monitoring().isPresent()) {
            add(
                    metric,
                    "declaration/resampled-and-monitored",
                    "metric " + metric.id() + " is resampled in a monitored assessment, whose boundaries need"
                            + " standardised estimates",
                    "leave resampled(…) or monitored(…) out");
        }
        if (metric.isAdjusted()) {
            add(
                    metric,
                    "declaration/resampled-and-adjusted",
                    "metric " + metric.id() + " is resampled and adjusted by covariates or strata",
                    "leave resampled(…) or the adjustment out: adjustment takes out variance, and its errors are robust");
        }
        replicates(metric);
    }

    private void design(Metric metric) {
        if (!(assessment.design() instanceof RandomizedDesign randomized)) {
            add(
                    metric,
                    "declaration/resampled-pairs",
                    "metric " + metric.id() + " is resampled, and its units are not independent between versions",
                    "leave resampled(…) out: the paired methods rest on each unit's own difference");
        } else if (randomized.isClustered()) {
            add(
                    metric,
                    "declaration/resampled-rows",
                    "metric " + metric.id() + " is resampled, and units have several rows",
                    "bring one row of each unit into the data, or leave resampled(…) out: errors are robust to clusters");
        }
    }

    private void kind(Metric metric) {
        if (metric.kind() == MetricKind.ORDINAL) {
            add(
                    metric,
                    "declaration/resampled-scale",
                    "metric " + metric.id() + " orders answers on a scale and is resampled",
                    "leave resampled(…) out: its interval keeps within the scale already");
        }
        boolean studentised = metric.resampling().orElseThrow().interval() == Resampling.Interval.STUDENTISED;
        if (metric.kind() == MetricKind.QUANTILE && studentised) {
            add(
                    metric,
                    "declaration/studentised-quantile",
                    "metric " + metric.id()
                            + " is a quantile with studentised intervals, and resampled quantiles have no"
                            + " standard error of their own",
                    "say bootstrap(…).percentile() or bootstrap(…).accelerated()");
        }
    }

    private void replicates(Metric metric) {
        int replicates = metric.resampling().orElseThrow().replicates();
        BigDecimal errorRate = BigDecimal.ONE.subtract(assessment.policy().confidence());
        if (!isClaimedAbout(metric) || errorRate.signum() <= 0) {
            return;
        }
        BigDecimal needed = BigDecimal.valueOf(2L * family())
                .divide(errorRate, 0, RoundingMode.CEILING)
                .subtract(BigDecimal.ONE);
        if (needed.compareTo(BigDecimal.valueOf(replicates)) > 0) {
            add(
                    metric,
                    "declaration/too-few-replicates",
                    "metric " + metric.id() + " is resampled " + replicates
                            + " times, which can not decide a claim in a family of " + family() + " at a confidence of "
                            + assessment.policy().confidence().toPlainString(),
                    "draw at least " + needed.toPlainString() + " replicates");
        }
    }

    private boolean isClaimedAbout(Metric metric) {
        return assessment.hypotheses().stream().anyMatch(claim -> isAbout(claim.estimand(), metric))
                || assessment.guardrails().stream().anyMatch(guard -> isAbout(guard.estimand(), metric));
    }

    private static boolean isAbout(Estimand estimand, Metric metric) {
        return estimand.metric().id().equals(metric.id());
    }

    /** The size of the family of claims, as far as it is known before data are seen. */
    private long family() {
        if (assessment.policy().multiplicity() == Multiplicity.NONE) {
            return 1;
        }
        return assessment.hypotheses().stream()
                        .mapToLong(claim -> members(claim.estimand(), claim.region()))
                        .sum()
                + assessment.guardrails().stream()
                        .mapToLong(guard -> members(guard.estimand(), guard.region()))
                        .sum();
    }

    private long members(Estimand estimand, Region region) {
        int candidates = estimand.candidate().isPresent()
                ? 1
                : assessment.change().candidates().size();
        boolean twoSided = region.lower().isPresent()
                && region.upper().isPresent()
                && !region.lower().equals(region.upper());
        return (long) candidates * (twoSided ? 2 : 1);
    }

    private void add(Metric metric, String code, String message, String remedy) {
        problems.add(new Problem(code, "/metrics/" + metric.id(), message, remedy, metric.declaredAt()));
    }
}
