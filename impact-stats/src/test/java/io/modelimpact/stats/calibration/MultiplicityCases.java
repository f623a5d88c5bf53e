package io.modelimpact.stats.calibration;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.calibration.CalibrationCase.Quantity;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.multiplicity.BenjaminiHochberg;
import io.modelimpact.stats.multiplicity.BenjaminiYekutieli;
import io.modelimpact.stats.multiplicity.Bonferroni;
import io.modelimpact.stats.multiplicity.DirectionalHolm;
import io.modelimpact.stats.multiplicity.Hochberg;
import io.modelimpact.stats.multiplicity.Holm;
import io.modelimpact.stats.multiplicity.HolmBounds;
import io.modelimpact.stats.multiplicity.HolmSidak;
import io.modelimpact.stats.multiplicity.Hommel;
import io.modelimpact.stats.multiplicity.ParallelGatekeeping;
import io.modelimpact.stats.multiplicity.SerialGatekeeping;
import io.modelimpact.stats.multiplicity.Sidak;
import io.modelimpact.stats.multiplicity.TwoStageBenjaminiHochberg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Several hypotheses at once; z statistics of variance 1, with one share of their noise in common or none. */
final class MultiplicityCases {
    private static final int TRIALS = 40_000;
    private static final double ALPHA = CalibrationCase.ALPHA;
    private static final double[] NONE_FALSE = {0, 0, 0, 0, 0, 0};
    private static final double[] TWO_FALSE = {0, 0, 0, 0, 2.5, 3};
    private static final double INDEPENDENT = 0;
    private static final double COMMON = 0.8;

    private MultiplicityCases() {}

    static List<CalibrationCase> cases() {
        List<CalibrationCase> cases = new ArrayList<>();
        familyWise(cases, "Bonferroni", Promise.CONSERVATIVE, NONE_FALSE, INDEPENDENT, Bonferroni::adjust);
        familyWise(cases, "Šidák", Promise.EXACT, NONE_FALSE, INDEPENDENT, Sidak::adjust);
        familyWise(cases, "Šidák", Promise.CONSERVATIVE, NONE_FALSE, COMMON, Sidak::adjust);
        familyWise(cases, "Holm", Promise.CONSERVATIVE, TWO_FALSE, INDEPENDENT, Holm::adjust);
        familyWise(cases, "Holm", Promise.CONSERVATIVE, TWO_FALSE, COMMON, Holm::adjust);
        familyWise(cases, "Holm-Šidák", Promise.CONSERVATIVE, TWO_FALSE, INDEPENDENT, HolmSidak::adjust);
        familyWise(cases, "Hochberg", Promise.CONSERVATIVE, TWO_FALSE, INDEPENDENT, Hochberg::adjust);
        familyWise(cases, "Hochberg", Promise.CONSERVATIVE, TWO_FALSE, COMMON, Hochberg::adjust);
        familyWise(cases, "Hommel", Promise.CONSERVATIVE, TWO_FALSE, INDEPENDENT, Hommel::adjust);
        familyWise(cases, "Hommel", Promise.CONSERVATIVE, TWO_FALSE, COMMON, Hommel::adjust);
        familyWise(
                cases,
                "Benjamini-Hochberg",
                Promise.none("it controls the false discovery rate"),
                TWO_FALSE,
                INDEPENDENT,
                BenjaminiHochberg::adjust);
        double share = 4.0 / 6 * ALPHA;
        discoveries(cases, "Benjamini-Hochberg", Promise.EXACT, share, INDEPENDENT, BenjaminiHochberg::adjust);
        discoveries(cases, "Benjamini-Hochberg", Promise.CONSERVATIVE, share, COMMON, BenjaminiHochberg::adjust);
        discoveries(cases, "Benjamini-Yekutieli", Promise.CONSERVATIVE, share, COMMON, BenjaminiYekutieli::adjust);
        discoveries(
                cases,
                "two-stage Benjamini-Hochberg",
                Promise.CONSERVATIVE,
                ALPHA,
                INDEPENDENT,
                p -> TwoStageBenjaminiHochberg.adjust(p, ALPHA));
        cases.add(gates("serial gatekeeping", MultiplicityCases::serial));
        cases.add(gates("parallel gatekeeping", MultiplicityCases::parallel));
        cases.add(directional());
        cases.add(simultaneous("Šidák, intervals", Promise.EXACT, Sidak.simultaneousErrorRate(6, ALPHA)));
        cases.add(simultaneous(
                "Bonferroni, intervals", Promise.CONSERVATIVE, Bonferroni.simultaneousErrorRate(6, ALPHA)));
        cases.add(new CalibrationCase(
                "Holm, lower bounds",
                design(TWO_FALSE, COMMON),
                Quantity.COVERAGE,
                1 - ALPHA,
                Promise.CONSERVATIVE,
                20_000,
                MultiplicityCases::holmBounds));
        return List.copyOf(cases);
    }

    private static String design(double[] effects, double common) {
        long wrong = DoubleStream.of(effects).filter(effect -> effect == 0).count();
        return wrong + " true and " + (effects.length - wrong) + " false hypotheses, correlation "
                + (common == 0 ? "0" : "0.64");
    }

    private static double[] statistics(Draws draws, double[] effects, double common) {
        double shared = draws.normal();
        double own = Math.sqrt(1 - common * common);
        return DoubleStream.of(effects)
                .map(effect -> effect + common * shared + own * draws.normal())
                .toArray();
    }

    private static double[] oneSided(double... statistics) {
        return DoubleStream.of(statistics)
                .map(StandardNormal.INSTANCE::survival)
                .toArray();
    }

    private static void familyWise(
            List<CalibrationCase> cases,
            String method,
            Promise promise,
            double[] effects,
            double common,
            UnaryOperator<double[]> adjust) {
        cases.add(new CalibrationCase(
                method,
                design(effects, common),
                Quantity.FAMILY_WISE_ERROR,
                ALPHA,
                promise,
                TRIALS,
                draws -> Outcome.of(anyWrong(adjust.apply(oneSided(statistics(draws, effects, common))), effects))));
    }

    private static double anyWrong(double[] adjusted, double... effects) {
        return IntStream.range(0, effects.length).anyMatch(i -> effects[i] == 0 && adjusted[i] <= ALPHA) ? 1.0 : 0.0;
    }

    private static void discoveries(
            List<CalibrationCase> cases,
            String method,
            Promise promise,
            double nominal,
            double common,
            UnaryOperator<double[]> adjust) {
        cases.add(new CalibrationCase(
                method,
                design(TWO_FALSE, common),
                Quantity.FALSE_DISCOVERIES,
                nominal,
                promise,
                TRIALS,
                draws -> Outcome.of(falseShare(adjust.apply(oneSided(statistics(draws, TWO_FALSE, common)))))));
    }

    private static double falseShare(double... adjusted) {
        long all = DoubleStream.of(adjusted).filter(p -> p <= ALPHA).count();
        long wrong = IntStream.range(0, adjusted.length)
                .filter(i -> TWO_FALSE[i] == 0 && adjusted[i] <= ALPHA)
                .count();
        return all == 0 ? 0 : (double) wrong / all;
    }

    private static CalibrationCase gates(String method, UnaryOperator<double[]> adjust) {
        double[] effects = {3, 0, 0, 0};
        return new CalibrationCase(
                method,
                "first family one of two false, second family both true, independent",
                Quantity.FAMILY_WISE_ERROR,
                ALPHA,
                Promise.CONSERVATIVE,
                TRIALS,
                draws ->
                        Outcome.of(anyWrong(adjust.apply(oneSided(statistics(draws, effects, INDEPENDENT))), effects)));
    }

    private static double[] serial(double... p) {
        return joined(SerialGatekeeping.adjust(Arrays.copyOf(p, 2), Arrays.copyOfRange(p, 2, 4)));
    }

    private static double[] parallel(double... p) {
        double[] primary = Arrays.copyOf(p, 2);
        return joined(
                ParallelGatekeeping.adjustPrimary(primary),
                ParallelGatekeeping.adjustSecondary(primary, Arrays.copyOfRange(p, 2, 4)));
    }

    private static double[] joined(double[]... families) {
        return Arrays.stream(families).flatMapToDouble(Arrays::stream).toArray();
    }

    private static CalibrationCase directional() {
        double[] effects = {0, 0, 0.2, -0.2, 3, -3};
        return new CalibrationCase(
                "Holm with directions",
                "2 effects null, 2 small, 2 large, independent; a claim of the wrong sign is an error",
                Quantity.FAMILY_WISE_ERROR,
                ALPHA,
                Promise.CONSERVATIVE,
                TRIALS,
                draws -> {
                    double[] z = statistics(draws, effects, INDEPENDENT);
                    double[] adjusted = DirectionalHolm.adjust(DoubleStream.of(z)
                            .map(one -> 2 * StandardNormal.INSTANCE.survival(Math.abs(one)))
                            .toArray());
                    return Outcome.of(
                            IntStream.range(0, z.length).anyMatch(i -> adjusted[i] <= ALPHA && z[i] * effects[i] <= 0)
                                    ? 1.0
                                    : 0.0);
                });
    }

    private static Estimate estimate(double value) {
        return new Estimate(value, 1, value, StandardNormal.INSTANCE, ALPHA, Alternative.TWO_SIDED);
    }

    private static CalibrationCase simultaneous(String method, Promise promise, double rate) {
        return new CalibrationCase(
                method, design(TWO_FALSE, INDEPENDENT), Quantity.COVERAGE, 1 - ALPHA, promise, 20_000, draws -> {
                    double[] z = statistics(draws, TWO_FALSE, INDEPENDENT);
                    return Outcome.of(
                            IntStream.range(0, z.length)
                                            .allMatch(i -> at(z[i], rate).contains(TWO_FALSE[i]))
                                    ? 1.0
                                    : 0.0);
                });
    }

    private static Interval at(double value, double rate) {
        return estimate(value).intervalAtErrorRate(rate, Alternative.TWO_SIDED);
    }

    private static Outcome<Double> holmBounds(Draws draws) {
        List<Estimate> estimates = DoubleStream.of(statistics(draws, TWO_FALSE, COMMON))
                .mapToObj(MultiplicityCases::estimate)
                .toList();
        double[] bounds = HolmBounds.lower(estimates, 0, ALPHA);
        return Outcome.of(IntStream.range(0, bounds.length).allMatch(i -> bounds[i] <= TWO_FALSE[i]) ? 1.0 : 0.0);
    }
}
