package io.modelimpact.stats.vectors;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.EquivalenceTest;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.LogRatioEstimate;
import io.modelimpact.stats.compare.LogRatioLift;
import io.modelimpact.stats.compare.NonInferiorityTest;
import io.modelimpact.stats.compare.PooledTTest;
import io.modelimpact.stats.compare.UnpooledZTest;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.compare.YuenTTest;
import io.modelimpact.stats.proportion.ScoreDifference;
import io.modelimpact.stats.proportion.WaldDifference;
import io.modelimpact.stats.vectors.Adapters.Adapter;
import java.util.List;
import java.util.Set;

/** Adapters of comparisons of means and ratios, and of tests against margins; held to the same rule as {@link Adapters}. */
final class ComparisonAdapters {
    private ComparisonAdapters() {}

    static List<Adapter> all() {
        Set<String> arms = Set.of("control", "treatment");
        return List.of(
                new Adapter("student_t_pooled", arms, ComparisonAdapters::pooledT),
                new Adapter("z_test_unpooled", arms, ComparisonAdapters::unpooledZ),
                new Adapter("yuen_welch_trim_0.2", arms, ComparisonAdapters::yuen),
                new Adapter("relative_lift_log_ratio", arms, ComparisonAdapters::logRatio),
                new Adapter("ratio_of_sums_log_relative", arms, ComparisonAdapters::logRatioOfSums),
                new Adapter("tost_welch", arms, ComparisonAdapters::tostOfMeans),
                new Adapter("tost_two_proportions_wald", arms, ComparisonAdapters::tostOfProportions),
                new Adapter(
                        "noninferiority_farrington_manning_score",
                        arms,
                        ComparisonAdapters::nonInferiorityOfProportions),
                new Adapter("noninferiority_z", arms, ComparisonAdapters::nonInferiorityOfMeans));
    }

    private static Outcome<Output> pooledT(CaseInputs in) {
        return PooledTTest.withDefaults()
                .test(in.meanOf("control"), in.meanOf("treatment"))
                .map(estimate ->
                        estimate(estimate).put("df", estimate.degreesOfFreedom().orElseThrow()));
    }

    private static Outcome<Output> unpooledZ(CaseInputs in) {
        return UnpooledZTest.withDefaults()
                .test(in.meanOf("control"), in.meanOf("treatment"))
                .map(estimate -> estimate(estimate).put("z", estimate.statistic()));
    }

    private static Outcome<Output> yuen(CaseInputs in) {
        return YuenTTest.withDefaults()
                .test(in.doubles("control"), in.doubles("treatment"))
                .map(estimate ->
                        estimate(estimate).put("df", estimate.degreesOfFreedom().orElseThrow()));
    }

    private static Outcome<Output> logRatio(CaseInputs in) {
        return LogRatioLift.withDefaults()
                .test(in.meanOf("control"), in.meanOf("treatment"))
                .map(ComparisonAdapters::logRatio);
    }

    private static Outcome<Output> logRatioOfSums(CaseInputs in) {
        return LogRatioLift.withDefaults()
                .test(in.ratioOf("control"), in.ratioOf("treatment"))
                .map(ComparisonAdapters::logRatio);
    }

    private static Outcome<Output> tostOfMeans(CaseInputs in) {
        EquivalenceTest test = EquivalenceTest.within(in.number("lower_bound"), in.number("upper_bound"));
        return WelchTTest.withDefaults()
                .test(in.meanOf("control"), in.meanOf("treatment"))
                .map(estimate -> equivalence(test.test(estimate))
                        .put("df", estimate.degreesOfFreedom().orElseThrow()));
    }

    private static Outcome<Output> tostOfProportions(CaseInputs in) {
        EquivalenceTest test = EquivalenceTest.within(in.number("lower"), in.number("upper"));
        return WaldDifference.withDefaults()
                .test(in.proportion("control"), in.proportion("treatment"))
                .map(estimate -> equivalence(test.test(estimate)));
    }

    private static Outcome<Output> nonInferiorityOfProportions(CaseInputs in) {
        NonInferiorityTest test = NonInferiorityTest.withMargin(in.number("margin"));
        return ScoreDifference.withDefaults()
                .test(in.proportion("control"), in.proportion("treatment"))
                .map(score -> nonInferiority(test.test(score)));
    }

    private static Outcome<Output> nonInferiorityOfMeans(CaseInputs in) {
        UnpooledZTest difference = UnpooledZTest.withDefaults();
        return NonInferiorityTest.withMargin(in.number("margin_relative_to_control"))
                .with(in.betterDirection("preferred_direction"))
                .withErrorRate(in.number("alpha"))
                .testShareOfControl(in.sumsOf("control"), in.sumsOf("treatment"))
                .then(result -> difference
                        .test(in.sumsOf("control"), in.sumsOf("treatment"))
                        .map(estimate -> nonInferiority(result).put("standard_error", estimate.standardError())));
    }

    private static Output estimate(Estimate estimate) {
        Interval interval = estimate.interval();
        return new Output()
                .put("t", estimate.statistic())
                .put("p_two_sided", estimate.pValue())
                .put("ci_lower", interval.lower())
                .put("ci_upper", interval.upper());
    }

    private static Output logRatio(LogRatioEstimate estimate) {
        Interval interval = estimate.interval();
        return new Output()
                .put("estimate", estimate.value())
                .put("log_standard_error", estimate.logStandardError())
                .put("log_df", estimate.degreesOfFreedom().orElseThrow())
                .put("ci_lower", interval.lower())
                .put("ci_upper", interval.upper());
    }

    private static Output equivalence(EquivalenceTest.Result result) {
        return new Output()
                .put("t_lower", result.lowerStatistic())
                .put("p_lower", result.lowerPValue())
                .put("t_upper", result.upperStatistic())
                .put("p_upper", result.upperPValue())
                .put("p_tost", result.pValue())
                .put("ci90_lower", result.interval().lower())
                .put("ci90_upper", result.interval().upper());
    }

    private static Output nonInferiority(NonInferiorityTest.Result result) {
        return new Output()
                .put("null_difference", result.nullValue())
                .put("z", result.statistic())
                .put("p", result.pValue())
                .put("p_one_sided", result.pValue())
                .put("ci_lower", result.interval().lower())
                .put("ci_upper", result.interval().upper());
    }
}
