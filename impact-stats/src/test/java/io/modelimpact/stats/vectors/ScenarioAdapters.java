package io.modelimpact.stats.vectors;

import static io.modelimpact.stats.vectors.CaseShapes.FIVE_PERCENT;
import static io.modelimpact.stats.vectors.CaseShapes.NINETY_FIVE_PERCENT;
import static io.modelimpact.stats.vectors.CaseShapes.list;
import static io.modelimpact.stats.vectors.CaseShapes.lists;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.quantile.OrderStatisticRanks;
import io.modelimpact.stats.scenario.CorrelationMatrix;
import io.modelimpact.stats.scenario.GaussianCopula;
import io.modelimpact.stats.scenario.IndependentProduct;
import io.modelimpact.stats.scenario.JointLognormal;
import io.modelimpact.stats.scenario.MultivariateNormal;
import io.modelimpact.stats.scenario.NormalDelta;
import io.modelimpact.stats.scenario.NormalMaximum;
import io.modelimpact.stats.scenario.PairingGain;
import io.modelimpact.stats.scenario.Rollout;
import io.modelimpact.stats.scenario.SymmetricMatrix;
import io.modelimpact.stats.scenario.Tornado;
import java.util.List;
import java.util.Set;

/** Adapters of joint draws, closed forms and Monte Carlo errors. */
final class ScenarioAdapters {
    private ScenarioAdapters() {}

    static List<Adapters.Adapter> all() {
        return List.of(
                new Adapters.Adapter("normal.quantile", Set.of("p"), ScenarioAdapters::normalQuantile),
                new Adapters.Adapter("copula.gaussian", Set.of("r"), ScenarioAdapters::gaussianCopula),
                new Adapters.Adapter("correlation.validation", Set.of("matrix"), ScenarioAdapters::correlation),
                new Adapters.Adapter("correlation.cholesky", Set.of("matrix"), ScenarioAdapters::correlation),
                new Adapters.Adapter("decision.normalDelta", Set.of("mu", "sd"), ScenarioAdapters::normalDelta),
                new Adapters.Adapter(
                        "montecarlo.quantileInterval", Set.of("n", "p"), ScenarioAdapters::quantileInterval),
                new Adapters.Adapter(
                        "scenario.linearNormal",
                        Set.of("means", "sds", "correlation", "weights"),
                        ScenarioAdapters::linearNormal),
                new Adapters.Adapter(
                        "scenario.lognormalProduct",
                        Set.of("mu", "sigma", "correlation"),
                        ScenarioAdapters::lognormalProduct),
                new Adapters.Adapter(
                        "scenario.lognormalSum",
                        Set.of("mu", "sigma", "normalCorrelation"),
                        ScenarioAdapters::lognormalSum),
                new Adapters.Adapter("scenario.max", Set.of("means", "sds", "correlation"), ScenarioAdapters::maximum),
                new Adapters.Adapter(
                        "scenario.pairedDelta",
                        Set.of("sdA", "sdB", "correlation", "draws"),
                        ScenarioAdapters::pairedDelta),
                new Adapters.Adapter("scenario.product", Set.of("means", "sds"), ScenarioAdapters::product),
                new Adapters.Adapter(
                        "scenario.rollout", Set.of("baseline", "rollout", "effect"), ScenarioAdapters::rollout),
                new Adapters.Adapter("tornado", Set.of("base", "low", "high"), ScenarioAdapters::tornado));
    }

    private static Outcome<Output> normalQuantile(CaseInputs in) {
        return Outcome.of(new Output().with("z", CaseShapes.normalQuantiles(in.doubles("p"))));
    }

    private static Outcome<Output> gaussianCopula(CaseInputs in) {
        double r = in.number("r");
        return Outcome.of(new Output()
                .put("spearman", GaussianCopula.spearman(r))
                .put("kendall", GaussianCopula.kendall(r))
                .put("rFromSpearmanSameValue", GaussianCopula.fromSpearman(r))
                .put("rFromKendallSameValue", GaussianCopula.fromKendall(r))
                .put("orthant", GaussianCopula.orthantProbability(r)));
    }

    private static Outcome<Output> correlation(CaseInputs in) {
        return SymmetricMatrix.of(in.rows("matrix")).map(matrix -> {
            Output output = new Output()
                    .with("eigenvalues", list(matrix.eigenvalues()))
                    .with("valid", matrix.isPositiveSemidefinite());
            matrix.cholesky().value().ifPresent(factor -> output.with("cholesky", lists(factor)));
            return output;
        });
    }

    private static Outcome<Output> normalDelta(CaseInputs in) {
        return NormalDelta.of(in.number("mu"), in.number("sd"))
                .map(delta -> new Output()
                        .put("probPositive", delta.probabilityPositive())
                        .put("expectedPositivePart", delta.expectedPositivePart())
                        .put("evpi", delta.expectedValueOfPerfectInformation())
                        .put("expectedLossIfLaunch", delta.expectedLossIfLaunched())
                        .put("q05", delta.quantile(FIVE_PERCENT))
                        .put("es05", delta.expectedShortfall(FIVE_PERCENT)));
    }

    private static Outcome<Output> quantileInterval(CaseInputs in) {
        OrderStatisticRanks ranks = OrderStatisticRanks.of(in.count("n"), in.number("p"), FIVE_PERCENT);
        return Outcome.of(new Output()
                .put("lower", ranks.lower())
                .put("upper", ranks.upper())
                .put("coverage", ranks.coverage()));
    }

    private static Outcome<Output> linearNormal(CaseInputs in) {
        return CorrelationMatrix.of(in.rows("correlation"))
                .then(correlations -> MultivariateNormal.of(in.doubles("means"), in.doubles("sds"), correlations))
                .map(joint -> joint.weightedSum(in.doubles("weights")))
                .map(sum -> new Output()
                        .put("mean", sum.mean())
                        .put("variance", sum.variance())
                        .put("q05", sum.quantile(FIVE_PERCENT))
                        .put("q95", sum.quantile(NINETY_FIVE_PERCENT))
                        .put("probNegative", sum.probabilityBelow(0))
                        .with("varianceContribution", sum.varianceShares()));
    }

    private static Outcome<Output> lognormalProduct(CaseInputs in) {
        return CorrelationMatrix.of(in.rows("correlation"))
                .then(correlations -> JointLognormal.of(in.doubles("mu"), in.doubles("sigma"), correlations))
                .then(JointLognormal::product)
                .map(law -> new Output()
                        .put("mean", law.mean())
                        .put("median", law.median())
                        .put("variance", law.variance())
                        .put("q05", law.quantile(FIVE_PERCENT))
                        .put("q95", law.quantile(NINETY_FIVE_PERCENT)));
    }

    private static Outcome<Output> lognormalSum(CaseInputs in) {
        return JointLognormal.of(in.doubles("mu"), in.doubles("sigma"), in.number("normalCorrelation"))
                .map(joint -> new Output()
                        .put("mean", joint.sumMean())
                        .put("variance", joint.sumVariance())
                        .put("covariance", joint.covariance(0, 1))
                        .put("pearson", joint.pearson(0, 1)));
    }

    private static Outcome<Output> maximum(CaseInputs in) {
        return NormalMaximum.of(in.doubles("means"), in.doubles("sds"), in.number("correlation"))
                .map(maximum -> new Output()
                        .put("mean", maximum.mean())
                        .put("variance", maximum.variance())
                        .put("probFirstLarger", maximum.probabilityFirstLarger()));
    }

    private static Outcome<Output> pairedDelta(CaseInputs in) {
        return PairingGain.of(in.number("sdA"), in.number("sdB"), in.number("correlation"), in.count("draws"))
                .map(gain -> new Output()
                        .put("seIndependent", gain.seIndependent())
                        .put("sePaired", gain.sePaired())
                        .put("varianceRatio", gain.varianceRatio())
                        .put("equivalentDraws", gain.equivalentDraws()));
    }

    private static Outcome<Output> product(CaseInputs in) {
        return IndependentProduct.of(in.doubles("means"), in.doubles("sds"))
                .map(product -> new Output().put("mean", product.mean()).put("variance", product.variance()));
    }

    private static Outcome<Output> rollout(CaseInputs in) {
        return Rollout.of(in.doubles("baseline"), in.doubles("rollout"), in.number("effect"))
                .map(rollout -> new Output()
                        .with("delta", rollout.deltas())
                        .put("cumulative", rollout.cumulative())
                        .put("relative", rollout.relative()));
    }

    private static Outcome<Output> tornado(CaseInputs in) {
        return Tornado.of(CaseModels::tornado, in.doubles("base"), in.doubles("low"), in.doubles("high"))
                .map(tornado -> new Output()
                        .put("base", tornado.base())
                        .with(
                                "inputs",
                                tornado.bars().stream()
                                        .map(ScenarioAdapters::bar)
                                        .toList())
                        .with(
                                "order",
                                tornado.order().stream()
                                        .map(Integer::doubleValue)
                                        .toList()));
    }

    private static Object bar(Tornado.Bar bar) {
        return new Output()
                .put("low", bar.low())
                .put("high", bar.high())
                .put("swing", bar.swing())
                .values();
    }
}
