package io.modelimpact.stats.vectors;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.bayes.BetaBinomialComparison;
import io.modelimpact.stats.bayes.BetaPosterior;
import io.modelimpact.stats.bayes.GammaPoissonComparison;
import io.modelimpact.stats.bayes.NormalPosterior;
import io.modelimpact.stats.vectors.Adapters.Adapter;
import java.util.List;
import java.util.Set;

/** Adapters of beliefs. */
final class BayesAdapters {
    private BayesAdapters() {}

    static List<Adapter> all() {
        return List.of(
                new Adapter("normal_normal_effect", Set.of("difference_type", "prior"), BayesAdapters::normal),
                new Adapter("normal_posterior_risk", Set.of("mean", "sd"), BayesAdapters::risk),
                new Adapter("beta_binomial_prob_and_loss", Set.of("control", "prior"), BayesAdapters::betaBinomial),
                new Adapter("beta_posterior_equal_tail_interval", Set.of("control", "prior"), BayesAdapters::intervals),
                new Adapter("gamma_poisson_prob", Set.of("control", "prior"), BayesAdapters::gammaPoisson));
    }

    private static Outcome<Output> normal(CaseInputs in) {
        return BeliefCases.posterior(in).map(posterior -> {
            Interval interval = posterior.interval(BeliefCases.USUAL_ERROR_RATE);
            return risks(posterior)
                    .put("posterior_mean", posterior.mean())
                    .put("posterior_sd", posterior.standardDeviation())
                    .put("ci_lower", interval.lower())
                    .put("ci_upper", interval.upper());
        });
    }

    private static Outcome<Output> risk(CaseInputs in) {
        return Outcome.of(risks(new NormalPosterior(in.number("mean"), in.number("sd"))));
    }

    private static Output risks(NormalPosterior posterior) {
        return new Output()
                .put("chance_to_win", posterior.chanceToWin())
                .put("risk_treatment", posterior.expectedLossOfTreatment())
                .put("risk_control", posterior.expectedLossOfControl());
    }

    private static Outcome<Output> betaBinomial(CaseInputs in) {
        BetaPosterior control = beta(in, "control");
        BetaPosterior treatment = beta(in, "treatment");
        BetaBinomialComparison comparison = BetaBinomialComparison.of(control, treatment);
        return Outcome.of(new Output()
                .put("prob_treatment_better", comparison.chanceToWin())
                .put("expected_loss_treatment", comparison.expectedLossOfTreatment())
                .put("expected_loss_control", comparison.expectedLossOfControl())
                .put("control_mean", control.mean())
                .put("treatment_mean", treatment.mean()));
    }

    private static Outcome<Output> intervals(CaseInputs in) {
        Interval control = beta(in, "control").interval(BeliefCases.USUAL_ERROR_RATE);
        Interval treatment = beta(in, "treatment").interval(BeliefCases.USUAL_ERROR_RATE);
        return Outcome.of(new Output()
                .put("control_lower", control.lower())
                .put("control_upper", control.upper())
                .put("treatment_lower", treatment.lower())
                .put("treatment_upper", treatment.upper()));
    }

    private static BetaPosterior beta(CaseInputs in, String arm) {
        CaseInputs prior = in.object("prior");
        CaseInputs data = in.object(arm);
        return BetaPosterior.after(
                prior.number("alpha"), prior.number("beta"), data.count("successes"), data.count("n"));
    }

    private static Outcome<Output> gammaPoisson(CaseInputs in) {
        return Outcome.of(new Output()
                .put(
                        "prob_treatment_higher",
                        GammaPoissonComparison.of(gamma(in, "control"), gamma(in, "treatment"))
                                .chanceToWin()));
    }

    private static GammaPoissonComparison.Posterior gamma(CaseInputs in, String arm) {
        CaseInputs prior = in.object("prior");
        CaseInputs data = in.object(arm);
        return GammaPoissonComparison.Posterior.after(
                prior.number("shape"), prior.number("rate"), data.count("events"), data.number("exposure"));
    }
}
