package io.modelimpact.stats.vectors;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.adjust.ClusterMeans;
import io.modelimpact.stats.adjust.Cuped;
import io.modelimpact.stats.adjust.PostStratification;
import io.modelimpact.stats.adjust.PostStratification.Stratified;
import io.modelimpact.stats.adjust.PostStratification.StratumEffect;
import io.modelimpact.stats.adjust.RegressionAdjustment;
import io.modelimpact.stats.adjust.RobustErrors;
import io.modelimpact.stats.adjust.Stratum;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.LogRatioEstimate;
import io.modelimpact.stats.compare.LogRatioLift;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.exact.ExactCrossProducts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Shapes and choices of the cases on variance reduction. */
final class AdjustmentCases {
    private AdjustmentCases() {}

    static ExactCrossProducts means(CaseInputs in, String arm) {
        return state(in.object(arm), "y", "x");
    }

    static ExactCrossProducts ratios(CaseInputs in, String arm) {
        return state(in.object(arm), "numerator", "denominator", "pre_numerator", "pre_denominator");
    }

    private static ExactCrossProducts state(CaseInputs inputs, String... columns) {
        CaseInputs arm = inputs.complete(columns);
        double[][] values = new double[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            values[i] = arm.doubles(columns[i]);
        }
        return state(IntStream.range(0, values[0].length).toArray(), values);
    }

    private static ExactCrossProducts state(int[] rows, double[]... columns) {
        ExactCrossProducts state = ExactCrossProducts.create(columns.length);
        for (int row : rows) {
            state.addRow(DoubleStream.of(IntStream.range(0, columns.length)
                            .mapToDouble(column -> columns[column][row])
                            .toArray())
                    .toArray());
        }
        return state;
    }

    static Output estimate(Estimate estimate) {
        return new Output()
                .put("estimate", estimate.value())
                .put("standard_error", estimate.standardError())
                .put("df", estimate.degreesOfFreedom().orElseThrow())
                .put("t", estimate.statistic())
                .put("p_two_sided", estimate.pValue())
                .put("p_greater", estimate.pValue(Alternative.GREATER))
                .put("p_less", estimate.pValue(Alternative.LESS))
                .put("ci_lower", estimate.interval().lower())
                .put("ci_upper", estimate.interval().upper());
    }

    /** The rows of both arms one after the other. */
    static Outcome<RegressionAdjustment.Fit> twoArms(CaseInputs in, RegressionAdjustment method) {
        CaseInputs control = in.object("control").complete("y", "x");
        CaseInputs treatment = in.object("treatment").complete("y", "x");
        double[] controls = control.doubles("y");
        double[] treated = treatment.doubles("y");
        double[] y = concat(controls, treated);
        double[] x = concat(control.doubles("x"), treatment.doubles("x"));
        boolean[] indicator = new boolean[y.length];
        for (int i = controls.length; i < y.length; i++) {
            indicator[i] = true;
        }
        double[][] covariates =
                DoubleStream.of(x).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
        return method.fit(indicator, covariates, y);
    }

    private static double[] concat(double[] first, double[] second) {
        return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second))
                .toArray();
    }

    static Outcome<RegressionAdjustment.Fit> rows(CaseInputs in, RegressionAdjustment method) {
        double[] treated = in.doubles("treated");
        boolean[] indicator = new boolean[treated.length];
        for (int i = 0; i < treated.length; i++) {
            indicator[i] = treated[i] == 1;
        }
        return method.fit(indicator, in.rows("covariates"), in.doubles("y"));
    }

    private static int[] where(CaseInputs in, String indicator, double value) {
        double[] member = in.doubles(indicator);
        return IntStream.range(0, member.length)
                .filter(row -> member[row] == value)
                .toArray();
    }

    static SampleSummary armWhere(CaseInputs in, String indicator, double value, String column) {
        return SampleSummary.ofMean(state(where(in, indicator, value), in.doubles(column)), 0);
    }

    static ExactCrossProducts armPair(CaseInputs in, double treated) {
        return state(where(in, "treated", treated), in.doubles("y"), in.doubles("pre"));
    }

    static double reduction(Estimate adjusted, Estimate raw) {
        double ratio = adjusted.standardError() / raw.standardError();
        return 1 - ratio * ratio;
    }

    static Outcome<Estimate> clusterMeans(CaseInputs in) {
        return WelchTTest.withDefaults().test(clusterMeans(in, 0), clusterMeans(in, 1));
    }

    private static double[] clusterMeans(CaseInputs in, double treated) {
        int[] rows = where(in, "treated", treated);
        double[] y = in.doubles("y");
        long[] clusters = in.counts("cluster");
        return ClusterMeans.of(
                IntStream.of(rows).mapToDouble(row -> y[row]).toArray(),
                IntStream.of(rows)
                        .mapToObj(row -> clusters[row])
                        .mapToLong(Long::longValue)
                        .toArray());
    }

    static List<Stratum> strata(CaseInputs in) {
        double[] stratum = in.doubles("stratum");
        double[] treated = in.doubles("treated");
        double[] y = in.doubles("y");
        List<Stratum> strata = new ArrayList<>();
        for (double key : labels(in)) {
            ExactCrossProducts[] arms = new ExactCrossProducts[2];
            for (int arm = 0; arm < 2; arm++) {
                int wanted = arm;
                arms[arm] = state(
                        IntStream.range(0, y.length)
                                .filter(row -> stratum[row] == key && treated[row] == wanted)
                                .toArray(),
                        y);
            }
            strata.add(new Stratum(arms[0], arms[1]));
        }
        return strata;
    }

    /** The strata that have rows, in order. */
    private static double[] labels(CaseInputs in) {
        return DoubleStream.of(in.doubles("stratum")).sorted().distinct().toArray();
    }

    static SortedMap<String, Object> named(CaseInputs in, List<StratumEffect> effects) {
        double[] labels = labels(in);
        TreeMap<String, Object> named = new TreeMap<>();
        for (int i = 0; i < effects.size(); i++) {
            StratumEffect effect = effects.get(i);
            named.put(
                    BigDecimal.valueOf(labels[i]).stripTrailingZeros().toPlainString(),
                    new TreeMap<>(Map.of(
                            "n", (double) effect.units(),
                            "weight", effect.weight(),
                            "effect", effect.effect(),
                            "se", effect.standardError())));
        }
        return named;
    }

    static Outcome<Output> stratifiedMean(CaseInputs in) {
        return stratified(in, PostStratification.ofMeans(), "y");
    }

    static Outcome<Output> stratifiedMeanCuped(CaseInputs in) {
        return stratified(in, PostStratification.ofMeans().withCovariates(), "y", "x");
    }

    static Outcome<Output> stratifiedRatio(CaseInputs in) {
        return stratified(in, PostStratification.ofRatios(), "num", "den");
    }

    static Outcome<Output> stratifiedRatioCuped(CaseInputs in) {
        return stratified(in, PostStratification.ofRatios().withCovariates(), "num", "den", "pnum", "pden");
    }

    private static Outcome<Output> stratified(CaseInputs in, PostStratification method, String... columns) {
        List<Stratum> strata = in.objects("cells").stream()
                .map(cell ->
                        new Stratum(state(cell.object("control"), columns), state(cell.object("treatment"), columns)))
                .toList();
        Outcome<Stratified> found =
                in.text("difference_type").equals("relative") ? method.relative(strata) : method.absolute(strata);
        return found.map(result -> estimate(result.estimate()).put("applied", result.applied() ? 1.0 : 0.0));
    }

    static Outcome<Output> cupedLog(CaseInputs in) {
        return Cuped.forMeans()
                .adjust(means(in, "control"), means(in, "treatment"))
                .then(adjustment -> lift(adjustment)
                        .map(found -> levels(adjustment)
                                .put("estimate", found.value())
                                .put("ci_lower", found.interval().lower())
                                .put("ci_upper", found.interval().upper())));
    }

    static Outcome<Output> ratioLog(CaseInputs in) {
        return Cuped.forRatios()
                .with(Cuped.Slope.POOLED)
                .adjust(ratios(in, "control"), ratios(in, "treatment"))
                .then(adjustment -> adjustment
                        .absolute()
                        .then(effect -> lift(adjustment)
                                .map(found -> levels(adjustment)
                                        .put("effect", effect.value())
                                        .put(
                                                "effect_ci_lower",
                                                effect.interval().lower())
                                        .put(
                                                "effect_ci_upper",
                                                effect.interval().upper())
                                        .put("p_two_sided", effect.pValue())
                                        .put("t", effect.statistic())
                                        .put("rel_effect", found.value())
                                        .put("rel_ci_lower", found.interval().lower())
                                        .put("rel_ci_upper", found.interval().upper()))));
    }

    private static Outcome<LogRatioEstimate> lift(Cuped.Adjustment adjustment) {
        return LogRatioLift.withDefaults().test(adjustment.control(), adjustment.treatment());
    }

    private static Output levels(Cuped.Adjustment adjustment) {
        return new Output()
                .put("control_adjusted", adjustment.controlLevel())
                .put("treatment_adjusted", adjustment.treatmentLevel());
    }

    static Outcome<Output> robust(CaseInputs in) {
        return twoArms(in, RegressionAdjustment.ancova())
                .then(ancova -> twoArms(in, RegressionAdjustment.interacted()).map(lin -> {
                    RobustErrors own = ancova.errors();
                    RobustErrors interacted = lin.errors();
                    return new Output()
                            .put("ancova_estimate", ancova.effect())
                            .put("ancova_se_const", own.classical())
                            .put("ancova_se_HC0", own.hc0())
                            .put("ancova_se_HC1", own.hc1())
                            .put("ancova_se_HC2", own.hc2())
                            .put("ancova_se_HC3", own.hc3())
                            .put("lin_estimate", lin.effect())
                            .put("lin_se_const", interacted.classical())
                            .put("lin_se_HC0", interacted.hc0())
                            .put("lin_se_HC1", interacted.hc1())
                            .put("lin_se_HC2", interacted.hc2())
                            .put("lin_se_HC3", interacted.hc3());
                }));
    }

    static Outcome<Output> lin(CaseInputs in) {
        Outcome<Estimate> plain =
                WelchTTest.withDefaults().test(armWhere(in, "treated", 0, "y"), armWhere(in, "treated", 1, "y"));
        return plain.then(raw -> rows(in, RegressionAdjustment.ancova())
                .then(ancova -> rows(in, RegressionAdjustment.interacted())
                        .then(lin -> lin.estimate(BeliefCases.USUAL_ERROR_RATE)
                                .map(found -> new Output()
                                        .put("unadjusted", raw.value())
                                        .put("unadjustedSeWelch", raw.standardError())
                                        .put("ancova", ancova.effect())
                                        .put("ancovaSeHC2", ancova.errors().hc2())
                                        .put("ancovaSeHC3", ancova.errors().hc3())
                                        .put("lin", lin.effect())
                                        .put("linSeClassical", lin.errors().classical())
                                        .put("linSeHC0", lin.errors().hc0())
                                        .put("linSeHC1", lin.errors().hc1())
                                        .put("linSeHC2", lin.errors().hc2())
                                        .put("linSeHC3", lin.errors().hc3())
                                        .put("df", lin.degreesOfFreedom())
                                        .put("ciLowerHC2", found.interval().lower())
                                        .put("ciUpperHC2", found.interval().upper())
                                        .put("pHC2", found.pValue())
                                        .put("sePopulation", lin.populationError())
                                        .put("varianceReduction", reduction(found, raw))
                                        .put("maxLeverage", lin.largestLeverage())))));
    }

    static Outcome<Output> linClustered(CaseInputs in) {
        return rows(in, RegressionAdjustment.interacted())
                .then(fit -> fit.clustered(in.counts("cluster"))
                        .then(errors -> clusterMeans(in)
                                .map(means -> new Output()
                                        .put("estimate", fit.effect())
                                        .put("seCR0", errors.cr0())
                                        .put("seCR1", errors.cr1())
                                        .put("seCR2", errors.cr2())
                                        .put("dfCR2", errors.degreesOfFreedom())
                                        .put(
                                                "pCR2",
                                                errors.estimate(fit.effect(), BeliefCases.USUAL_ERROR_RATE)
                                                        .orElseThrow()
                                                        .pValue())
                                        .put("clusters", errors.clusters())
                                        .put("clusterMeans", means.value())
                                        .put("clusterMeansSe", means.standardError()))));
    }
}
