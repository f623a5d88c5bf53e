package io.modelimpact.stats.vectors;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.RelativeLift;
import io.modelimpact.stats.compare.SampleRatioTest;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.TwoProportionZTest;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.exact.ExactComoments;
import io.modelimpact.stats.exact.ExactMoments;
import io.modelimpact.stats.multiplicity.Holm;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One adapter for each method and shape of inputs. An adapter names the API call and the keys of its results; it must not
 * compute, compare or branch, which {@link AdaptersTest} checks.
 */
final class Adapters {
    private Adapters() {}

    /** A method name, the inputs that tell its shape, and the call. */
    record Adapter(String method, Set<String> shape, Function<CaseInputs, Outcome<Output>> call) {}

    static List<Adapter> foundation() {
        return List.of(
                new Adapter("exact_moments", Set.of("values"), Adapters::exactMoments),
                new Adapter("exact_covariance", Set.of("x", "y"), Adapters::exactCovariance),
                new Adapter("welch_t", Set.of("control", "treatment"), Adapters::welchT),
                new Adapter("welch_t", Set.of("dataset"), Adapters::welchTOfDrift),
                new Adapter("relative_lift_delta", Set.of("control", "treatment"), Adapters::relativeLiftDelta),
                new Adapter("ratio_of_sums_delta_absolute", Set.of("control", "treatment"), Adapters::ratioAbsolute),
                new Adapter("ratio_of_sums_delta_relative", Set.of("control", "treatment"), Adapters::ratioRelative),
                new Adapter("ratio.delta", Set.of("treated", "numerator", "denominator"), Adapters::ratioDelta),
                new Adapter("two_proportion_pooled_z", Set.of("control", "treatment"), Adapters::pooledZ),
                new Adapter("srm_chi_square", Set.of("counts", "weights"), Adapters::sampleRatio),
                new Adapter("holm", Set.of("p_values"), Adapters::holm));
    }

    private static Outcome<Output> exactMoments(CaseInputs in) {
        ExactMoments moments = ExactMoments.of(in.doubles("values"));
        return Outcome.of(new Output()
                .put("n", moments.count())
                .put("sum", moments.sum().doubleValue())
                .putIfDefined("mean", () -> moments.mean().doubleValue())
                .putIfDefined("variance", () -> moments.variance().doubleValue()));
    }

    private static Outcome<Output> exactCovariance(CaseInputs in) {
        ExactComoments comoments = in.comoments("x", "y");
        return Outcome.of(new Output()
                .put("n", comoments.count())
                .putIfDefined("covariance", () -> comoments.covariance().doubleValue()));
    }

    private static Outcome<Output> welchT(CaseInputs in) {
        return WelchTTest.withDefaults()
                .test(in.meanOf("control"), in.meanOf("treatment"))
                .map(Adapters::estimate);
    }

    private static Outcome<Output> welchTOfDrift(CaseInputs in) {
        return WelchTTest.withDefaults()
                .test(in.dataset().meanOf("reference"), in.dataset().meanOf("current"))
                .map(Adapters::estimate);
    }

    private static Outcome<Output> relativeLiftDelta(CaseInputs in) {
        return RelativeLift.withDefaults()
                .test(in.meanOf("control"), in.meanOf("treatment"))
                .map(Adapters::estimate);
    }

    private static Outcome<Output> ratioAbsolute(CaseInputs in) {
        SampleSummary control = in.ratioOf("control");
        SampleSummary treatment = in.ratioOf("treatment");
        return WelchTTest.withDefaults()
                .test(control, treatment)
                .map(estimate -> estimate(estimate)
                        .put("control_ratio", control.mean().doubleValue())
                        .put("treatment_ratio", treatment.mean().doubleValue())
                        .put("control_unit_variance", control.variance().doubleValue())
                        .put("treatment_unit_variance", treatment.variance().doubleValue()));
    }

    private static Outcome<Output> ratioRelative(CaseInputs in) {
        return RelativeLift.withDefaults()
                .test(in.ratioOf("control"), in.ratioOf("treatment"))
                .map(Adapters::estimate);
    }

    private static Outcome<Output> ratioDelta(CaseInputs in) {
        SampleSummary control = in.ratioWhere("treated", 0, "numerator", "denominator");
        SampleSummary treatment = in.ratioWhere("treated", 1, "numerator", "denominator");
        return WelchTTest.withDefaults()
                .test(control, treatment)
                .then(difference -> RelativeLift.withDefaults()
                        .test(control, treatment)
                        .map(lift -> new Output()
                                .put("r0", control.mean().doubleValue())
                                .put("r1", treatment.mean().doubleValue())
                                .put("se0", control.standardError())
                                .put("se1", treatment.standardError())
                                .put("difference", difference.value())
                                .put("seDifference", difference.standardError())
                                .put("relativeLift", lift.value())
                                .put("seRelativeLift", lift.standardError())));
    }

    private static Outcome<Output> pooledZ(CaseInputs in) {
        CaseInputs control = in.object("control");
        CaseInputs treatment = in.object("treatment");
        return TwoProportionZTest.withDefaults()
                .test(
                        control.count("successes"),
                        control.count("n"),
                        treatment.count("successes"),
                        treatment.count("n"))
                .map(result -> new Output()
                        .put("z", result.z())
                        .put("x2", result.chiSquared())
                        .put("p", result.pValue())
                        .put("p_greater", result.pValueGreater())
                        .put("p_less", result.pValueLess()));
    }

    private static Outcome<Output> sampleRatio(CaseInputs in) {
        return SampleRatioTest.withDefaults()
                .test(in.counts("counts"), in.doubles("weights"))
                .map(result -> new Output()
                        .put("x2", result.chiSquared())
                        .put("df", result.degreesOfFreedom())
                        .put("p", result.pValue()));
    }

    private static Outcome<Output> holm(CaseInputs in) {
        return Outcome.of(new Output().putEach("p", Holm.adjust(in.doubles("p_values"))));
    }

    static Output estimate(Estimate estimate) {
        Interval interval = estimate.interval();
        return new Output()
                .put("estimate", estimate.value())
                .put("standard_error", estimate.standardError())
                .put("df", estimate.degreesOfFreedom().orElseThrow())
                .put("t", estimate.statistic())
                .put("p", estimate.pValue())
                .put("p_two_sided", estimate.pValue(Alternative.TWO_SIDED))
                .put("p_greater", estimate.pValue(Alternative.GREATER))
                .put("p_less", estimate.pValue(Alternative.LESS))
                .put("ci_lower", interval.lower())
                .put("ci_upper", interval.upper());
    }
}
