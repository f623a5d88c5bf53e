package io.modelimpact.stats.vectors;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.sequential.AlwaysValid;
import io.modelimpact.stats.sequential.AsymptoticConfidenceSequence;
import io.modelimpact.stats.sequential.GroupSequentialDesign;
import io.modelimpact.stats.sequential.MixtureSprt;
import io.modelimpact.stats.sequential.StitchedBound;
import io.modelimpact.stats.vectors.Adapters.Adapter;
import java.util.List;
import java.util.Set;

/** Adapters of monitoring. */
final class SequentialAdapters {
    private SequentialAdapters() {}

    static List<Adapter> all() {
        return List.of(
                new Adapter(
                        "asymptotic_confidence_sequence_two_sided",
                        Set.of("tuning_parameter"),
                        SequentialAdapters::twoSided),
                new Adapter(
                        "asymptotic_confidence_sequence_one_sided",
                        Set.of("tuning_parameter", "alternative"),
                        SequentialAdapters::oneSided),
                new Adapter("normal_mixture_bound", Set.of("v_opt"), SequentialAdapters::normalMixture),
                new Adapter("beta_binomial_mixture_bound", Set.of("g", "h"), SequentialAdapters::betaBinomialMixture),
                new Adapter("bernoulli_confidence_interval", Set.of("t_opt"), SequentialAdapters::bernoulli),
                new Adapter("poly_stitching_bound", Set.of("v_min"), SequentialAdapters::stitched),
                new Adapter("msprt_normal_mixture", Set.of("tau_squared"), SequentialAdapters::sprt),
                new Adapter("always_valid_running_minimum", Set.of("p_values_per_look"), SequentialAdapters::running),
                new Adapter("group_sequential_boundary", Set.of("information_rates"), SequentialAdapters::boundary));
    }

    private static Outcome<Output> twoSided(CaseInputs in) {
        return BeliefCases.effect(in)
                .then(effect -> sequence(in).look(effect, BeliefCases.units(in)))
                .map(look -> new Output()
                        .put("estimate", look.estimate())
                        .put("standard_error", look.standardError())
                        .put("rho", look.rho())
                        .put("ci_lower", look.lower())
                        .put("ci_upper", look.upper())
                        .put("p", look.pValue())
                        .put("log_e_value", look.logEvidence()));
    }

    private static Outcome<Output> oneSided(CaseInputs in) {
        return BeliefCases.effect(in)
                .then(effect -> sequence(in).bound(effect, BeliefCases.units(in), SequentialCases.alternative(in)))
                .map(look -> new Output().put("rho", look.rho()).put("bound", look.bound()));
    }

    private static AsymptoticConfidenceSequence sequence(CaseInputs in) {
        return AsymptoticConfidenceSequence.of(in.number("alpha"), in.number("tuning_parameter"));
    }

    private static Outcome<Output> normalMixture(CaseInputs in) {
        return Outcome.of(
                new Output().put("value", SequentialCases.normalMixture(in).at(in.number("v"), in.number("alpha"))));
    }

    private static Outcome<Output> betaBinomialMixture(CaseInputs in) {
        return Outcome.of(new Output()
                .put("value", SequentialCases.betaBinomialMixture(in).at(in.number("v"), in.number("alpha"))));
    }

    private static Outcome<Output> bernoulli(CaseInputs in) {
        return Outcome.of(new Output().put("value", SequentialCases.bernoulliEnd(in)));
    }

    private static Outcome<Output> stitched(CaseInputs in) {
        return Outcome.of(new Output()
                .put(
                        "value",
                        StitchedBound.of(in.number("v_min"), in.number("c"), in.number("s"), in.number("eta"))
                                .at(in.number("v"), in.number("alpha"))));
    }

    private static Outcome<Output> sprt(CaseInputs in) {
        MixtureSprt test = new MixtureSprt(in.number("tau_squared"));
        double estimate = in.number("estimate");
        double variance = in.number("variance_per_observation");
        return Outcome.of(new Output()
                .put("log_lambda", test.logLikelihoodRatio(estimate, variance, in.count("n")))
                .put("p", test.pValue(estimate, variance, in.count("n"))));
    }

    private static Outcome<Output> running(CaseInputs in) {
        return Outcome.of(new Output()
                .with("running_p", CaseShapes.list(AlwaysValid.runningMinimum(in.doubles("p_values_per_look")))));
    }

    private static Outcome<Output> boundary(CaseInputs in) {
        GroupSequentialDesign design = SequentialCases.design(in);
        return Outcome.of(SequentialCases.looks(design)
                .put("inflation_factor_power_0.8", design.inflationFactor(SequentialCases.EIGHTY_PERCENT)));
    }
}
