package io.modelimpact.stats.vectors;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.Inference;
import io.modelimpact.stats.compare.TwoProportionZTest;
import io.modelimpact.stats.proportion.FisherExactTest;
import io.modelimpact.stats.proportion.NewcombeDifference;
import io.modelimpact.stats.proportion.ProportionInterval;
import io.modelimpact.stats.proportion.RiskRatio;
import io.modelimpact.stats.proportion.ScoreDifference;
import io.modelimpact.stats.proportion.WaldDifference;
import io.modelimpact.stats.vectors.Adapters.Adapter;
import java.util.List;
import java.util.Set;

/** Adapters of methods of proportions; held to the same rule as {@link Adapters}. */
final class ProportionAdapters {
    private ProportionAdapters() {}

    static List<Adapter> all() {
        Set<String> arms = Set.of("control", "treatment");
        return List.of(
                one("wilson_interval", ProportionInterval.Method.WILSON),
                one("clopper_pearson_interval", ProportionInterval.Method.CLOPPER_PEARSON),
                one("jeffreys_interval", ProportionInterval.Method.JEFFREYS),
                one("agresti_coull_interval_clipped", ProportionInterval.Method.AGRESTI_COULL),
                new Adapter("two_proportion_pooled_z_yates", arms, ProportionAdapters::yates),
                new Adapter("difference_ci_wald", arms, ProportionAdapters::wald),
                new Adapter("difference_ci_agresti_caffo", arms, ProportionAdapters::agrestiCaffo),
                new Adapter("difference_ci_newcombe", arms, ProportionAdapters::newcombe),
                new Adapter("difference_ci_score_no_correction", arms, ProportionAdapters::score),
                new Adapter("risk_ratio_ci_log", arms, ProportionAdapters::riskRatio),
                new Adapter("fisher_exact_two_sided", arms, ProportionAdapters::fisher));
    }

    private static Adapter one(String name, ProportionInterval.Method method) {
        return new Adapter(
                name,
                Set.of("successes", "n"),
                in -> ProportionInterval.withDefaults()
                        .with(method)
                        .withConfidenceLevel(in.number("confidence"))
                        .of(in.proportion())
                        .map(interval ->
                                new Output().put("lower", interval.lower()).put("upper", interval.upper())));
    }

    private static Outcome<Output> yates(CaseInputs in) {
        CaseInputs control = in.object("control");
        CaseInputs treatment = in.object("treatment");
        return TwoProportionZTest.withDefaults()
                .withContinuityCorrection()
                .test(
                        control.count("successes"),
                        control.count("n"),
                        treatment.count("successes"),
                        treatment.count("n"))
                .map(result -> new Output().put("x2", result.chiSquared()).put("p", result.pValue()));
    }

    private static Outcome<Output> wald(CaseInputs in) {
        return WaldDifference.withDefaults()
                .test(in.proportion("control"), in.proportion("treatment"))
                .map(estimate -> inference(estimate).put("standard_error", estimate.standardError()));
    }

    private static Outcome<Output> agrestiCaffo(CaseInputs in) {
        return WaldDifference.withDefaults()
                .adjusted()
                .test(in.proportion("control"), in.proportion("treatment"))
                .map(ProportionAdapters::inference);
    }

    private static Outcome<Output> newcombe(CaseInputs in) {
        return NewcombeDifference.withDefaults()
                .test(in.proportion("control"), in.proportion("treatment"))
                .map(ProportionAdapters::inference);
    }

    private static Outcome<Output> score(CaseInputs in) {
        return ScoreDifference.withDefaults()
                .test(in.proportion("control"), in.proportion("treatment"))
                .map(ProportionAdapters::inference);
    }

    private static Outcome<Output> riskRatio(CaseInputs in) {
        return RiskRatio.withDefaults()
                .test(in.proportion("control"), in.proportion("treatment"))
                .map(estimate -> new Output()
                        .put("estimate", estimate.ratio())
                        .put("ci_lower", estimate.ratioInterval().lower())
                        .put("ci_upper", estimate.ratioInterval().upper()));
    }

    private static Outcome<Output> fisher(CaseInputs in) {
        return FisherExactTest.withDefaults()
                .test(in.proportion("control"), in.proportion("treatment"))
                .map(result -> new Output().put("p", result.pValue()));
    }

    private static Output inference(Inference inference) {
        Interval interval = inference.interval();
        return new Output()
                .put("estimate", inference.value())
                .put("ci_lower", interval.lower())
                .put("ci_upper", interval.upper());
    }
}
