package io.modelimpact.engine.internal.design;

import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.Reason;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.adjust.ArmMoments;
import io.modelimpact.stats.adjust.Stratum;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the arms differed in their covariates, which were fixed before units were assigned: chance alone makes a test alarm once in a
 * thousand. Among the units that enter the metric, so that a change which decides who enters is found as well.
 */
public final class CovariateBalance {
    /** The p-value below which a covariate's difference is no chance. */
    public static final BigDecimal ALARM_BELOW = new BigDecimal("0.001");

    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private final Evidence evidence;
    private final List<Metric> metrics;
    private final List<Contrast> contrasts;

    CovariateBalance(Evidence evidence, List<Metric> metrics, List<Contrast> contrasts) {
        this.evidence = evidence;
        this.metrics = metrics;
        this.contrasts = contrasts;
    }

    /** For each metric, contrast and covariate, in declared order. */
    List<DesignFinding> findings() {
        List<DesignFinding> findings = new ArrayList<>();
        for (Metric metric : metrics) {
            for (Contrast contrast : contrasts) {
                for (int covariate = 0; covariate < metric.covariates().size(); covariate++) {
                    findings.add(new Tested(metric, contrast, covariate).finding());
                }
            }
        }
        return List.copyOf(findings);
    }

    /** One covariate of one metric in the arms of one contrast. */
    private final class Tested {
        private final Metric metric;
        private final Contrast contrast;
        private final int covariate;

        Tested(Metric metric, Contrast contrast, int covariate) {
            this.metric = metric;
            this.contrast = contrast;
            this.covariate = covariate;
        }

        private String name() {
            return metric.covariateNames().get(covariate);
        }

        private String id() {
            return String.join(
                    "/", "covariate-balance", metric.id(), contrast.treated().name(), name());
        }

        DesignFinding finding() {
            Optional<Stratum> arms = new ArmCells(evidence, metric, contrast).in(SliceMemberKey.EVERYONE);
            return arms.map(both -> finding(summary(both.control()), summary(both.treatment())))
                    .orElseGet(() -> finding(
                            GuardrailVerdict.NOT_EVALUATED,
                            Optional.of(notEvaluated("the evidence holds nothing of " + metric.id())),
                            Optional.empty()));
        }

        private SampleSummary summary(ArmMoments arm) {
            return new CovariateLevels(metric).summary(arm, covariate);
        }

        private DesignFinding finding(SampleSummary baseline, SampleSummary treated) {
            Outcome<Estimate> outcome = WelchTTest.withDefaults().test(baseline, treated);
            boolean constant = outcome.refusal()
                    .map(refusal -> refusal.code() == RefusalCode.DEGENERATE)
                    .orElse(false);
            if (constant) {
                boolean same = baseline.mean().compareTo(treated.mean()) == 0;
                return finding(
                        same ? GuardrailVerdict.HELD : GuardrailVerdict.BREACHED,
                        same ? Optional.empty() : Optional.of(alarm(levels(baseline, treated))),
                        Optional.empty());
            }
            return outcome.value()
                    .map(test -> finding(test, baseline, treated))
                    .orElseGet(() -> finding(
                            GuardrailVerdict.NOT_EVALUATED,
                            outcome.refusal().map(refusal -> notEvaluated(refusal.message())),
                            Optional.empty()));
        }

        private DesignFinding finding(Estimate test, SampleSummary baseline, SampleSummary treated) {
            double pValue = test.pValue();
            boolean alarms = new BigDecimal(pValue).compareTo(ALARM_BELOW) < 0;
            String found = levels(baseline, treated) + "; by chance alone they differ so much with probability p = "
                    + text(pValue) + ", below " + ALARM_BELOW.toPlainString();
            return finding(
                    alarms ? GuardrailVerdict.BREACHED : GuardrailVerdict.HELD,
                    alarms ? Optional.of(alarm(found)) : Optional.empty(),
                    Optional.of(new CheckTest(
                            test.statistic(),
                            test.degreesOfFreedom().orElseThrow(),
                            pValue,
                            MethodRegistry.COVARIATE_BALANCE)));
        }

        private DesignFinding finding(GuardrailVerdict verdict, Optional<Reason> reason, Optional<CheckTest> test) {
            return new DesignFinding(
                    id(),
                    RandomizedDesign.COVARIATE_BALANCE,
                    "the units of " + metric.id() + " in " + contrast.baseline().name() + " and "
                            + contrast.treated().name() + " were alike in " + name() + " before they were assigned",
                    verdict,
                    reason,
                    test,
                    test.map(made -> ALARM_BELOW));
        }

        private String levels(SampleSummary baseline, SampleSummary treated) {
            return "the level of " + name() + " among the units of " + metric.id() + " is "
                    + text(baseline.mean().doubleValue()) + " in "
                    + contrast.baseline().name() + " and "
                    + text(treated.mean().doubleValue()) + " in "
                    + contrast.treated().name();
        }
    }

    private static Reason alarm(String found) {
        return new Reason(
                "design/covariate-imbalance",
                found,
                "find out whether units were assigned at random, whether the covariate was fixed before that, and"
                        + " whether the change decides which units enter the metric");
    }

    private static Reason notEvaluated(String found) {
        return new Reason(
                "design/covariate-balance-unknown", found, "correct what keeps the metric from being evaluated");
    }

    private static String text(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toString()
                : "beyond the doubles";
    }
}
