package io.modelimpact.stats.vectors;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.RatioSums;
import io.modelimpact.stats.quantile.QuantileEffect;
import io.modelimpact.stats.quantile.QuantileSummary;
import io.modelimpact.stats.quantile.QuantileType;
import io.modelimpact.stats.quantile.SampleQuantile;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.resample.MeanDifferenceBootstrap;
import io.modelimpact.stats.vectors.Adapters.Adapter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Shapes and choices of the cases on quantiles and resampling. */
final class QuantileCases {
    /** The probabilities that the keys percentile_lower and percentile_upper name. */
    static final double LOWER = 0.025;

    static final double UPPER = 0.975;

    private static final int RESAMPLES = 20_000;

    private QuantileCases() {}

    /** These adapters, and one for each of the nine types. */
    static List<Adapter> withTypes(List<Adapter> others) {
        return Stream.concat(
                        others.stream(),
                        Stream.of(QuantileType.values())
                                .map(type -> new Adapter(
                                        "sample_quantile_type_" + type.number(),
                                        Set.of("samples", "probabilities"),
                                        in -> sampleQuantiles(type, in))))
                .toList();
    }

    static double errorRate(CaseInputs in) {
        return BigDecimal.ONE.subtract(new BigDecimal(in.text("confidence"))).doubleValue();
    }

    static Outcome<Output> sampleQuantiles(QuantileType type, CaseInputs in) {
        double[] probabilities = in.doubles("probabilities");
        List<String> keys = in.texts("probabilities");
        return SampleQuantile.of(type)
                .evaluate(in.doubles("samples"), probabilities)
                .map(found -> {
                    Output output = new Output();
                    for (int i = 0; i < found.length; i++) {
                        output.put("q" + keys.get(i), found[i]);
                    }
                    return output;
                });
    }

    static QuantileSummary eventArm(CaseInputs in, String arm) {
        return summary(in.object(arm), "quantile", "lower", "upper");
    }

    static QuantileSummary clusteredArm(CaseInputs in, String name) {
        CaseInputs arm = in.object(name);
        return summary(arm, "quantile_hat", "quantile_lower", "quantile_upper")
                .clustered(
                        arm.number("nu"),
                        RatioSums.of(
                                arm.count("n_clusters"),
                                arm.number("main_sum"),
                                arm.number("main_sum_squares"),
                                arm.number("denominator_sum"),
                                arm.number("denominator_sum_squares"),
                                arm.number("main_denominator_sum_product")));
    }

    private static QuantileSummary summary(CaseInputs arm, String value, String lower, String upper) {
        return QuantileSummary.of(
                arm.count("n"),
                arm.count("n_star"),
                arm.number("nu"),
                arm.number(value),
                arm.number(lower),
                arm.number(upper));
    }

    static Outcome<Output> effect(CaseInputs in, QuantileSummary control, QuantileSummary treatment) {
        boolean relative = in.text("difference_type").equals("relative");
        Outcome<Estimate> estimate = relative
                ? QuantileEffect.withDefaults().relative(control, treatment)
                : QuantileEffect.withDefaults().absolute(control, treatment);
        return estimate.map(found -> new Output()
                .put("control_variance", control.variance().orElseThrow())
                .put("treatment_variance", treatment.variance().orElseThrow())
                .put("estimate", found.value())
                .put("standard_error", found.standardError())
                .put("df", found.degreesOfFreedom().orElseThrow())
                .put("p_two_sided", found.pValue())
                .put("ci_lower", found.interval().lower())
                .put("ci_upper", found.interval().upper()));
    }

    static Outcome<MeanDifferenceBootstrap> bootstrap(CaseInputs in) {
        return MeanDifferenceBootstrap.draw(
                in.doubles("control"), in.doubles("treatment"), RESAMPLES, CounterRandom.of("reference vectors"));
    }
}
