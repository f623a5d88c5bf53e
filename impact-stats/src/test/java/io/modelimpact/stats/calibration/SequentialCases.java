package io.modelimpact.stats.calibration;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.calibration.CalibrationCase.Quantity;
import io.modelimpact.stats.sequential.AsymptoticConfidenceSequence;
import io.modelimpact.stats.sequential.BernoulliConfidenceSequence;
import io.modelimpact.stats.sequential.BetaBinomialMixtureBound;
import io.modelimpact.stats.sequential.GroupSequentialDesign;
import io.modelimpact.stats.sequential.MixtureSprt;
import io.modelimpact.stats.sequential.NormalMixtureBound;
import io.modelimpact.stats.sequential.SpendingFunction;
import io.modelimpact.stats.sequential.StitchedBound;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;

/** Methods that may be looked at more than once: after every unit, or at the looks that were planned. */
final class SequentialCases {
    private static final double ALPHA = CalibrationCase.ALPHA;
    private static final int TRIALS = 4_000;
    private static final int PLANNED_TRIALS = 40_000;
    private static final int UNITS = 2_000;
    private static final double SHARE = 0.2;

    private SequentialCases() {}

    static List<CalibrationCase> cases() {
        List<CalibrationCase> cases = new ArrayList<>();
        asymptotic(cases);
        mixtures(cases);
        planned(cases, "O'Brien-Fleming", GroupSequentialDesign.obrienFleming(ALPHA, true, 0.25, 0.5, 0.75, 1), true);
        planned(cases, "Pocock", GroupSequentialDesign.pocock(ALPHA, true, 0.25, 0.5, 0.75, 1), true);
        planned(cases, "Haybittle-Peto", GroupSequentialDesign.haybittlePeto(ALPHA, true, 0.25, 0.5, 0.75, 1), true);
        spending(cases, "O'Brien-Fleming spending", SpendingFunction.obrienFleming());
        spending(cases, "Pocock spending", SpendingFunction.pocock());
        spending(cases, "power spending, exponent 2", SpendingFunction.power(2));
        spending(cases, "Hwang-Shih-DeCani spending, -4", SpendingFunction.hwangShihDeCani(-4));
        cases.add(power());
        return List.copyOf(cases);
    }

    /** Type I error over all looks. */
    private static CalibrationCase ever(
            String method, String design, Promise promise, int trials, Predicate<Draws> excluded) {
        return new CalibrationCase(
                method,
                design,
                Quantity.TYPE_ONE_ERROR,
                ALPHA,
                promise,
                trials,
                draws -> Outcome.of(excluded.test(draws) ? 1.0 : 0.0));
    }

    private static void asymptotic(List<CalibrationCase> cases) {
        AsymptoticConfidenceSequence sequence = AsymptoticConfidenceSequence.of(ALPHA, 500);
        String looks = "exponential, after every unit from 200 to 2,000";
        cases.add(ever(
                "asymptotic confidence sequence",
                looks,
                Promise.CONSERVATIVE,
                TRIALS,
                draws -> anyLook(draws, 200, (mean, error, n) -> {
                    AsymptoticConfidenceSequence.Look look =
                            sequence.look(mean, error, n).orElseThrow();
                    return look.lower() > 0 || look.upper() < 0;
                })));
        cases.add(ever(
                "asymptotic confidence sequence, one-sided",
                looks,
                Promise.CONSERVATIVE,
                TRIALS,
                draws -> anyLook(
                        draws,
                        200,
                        (mean, error, n) -> sequence.bound(mean, error, n, Alternative.LESS)
                                        .orElseThrow()
                                        .bound()
                                < 0)));
        cases.add(ever(
                "asymptotic confidence sequence",
                "exponential, after every unit from 5 to 2,000",
                Promise.none("the variance is estimated from few skewed values"),
                TRIALS,
                draws -> anyLook(draws, 5, (mean, error, n) -> {
                    AsymptoticConfidenceSequence.Look look =
                            sequence.look(mean, error, n).orElseThrow();
                    return look.lower() > 0 || look.upper() < 0;
                })));
        cases.add(ever(
                "fixed z interval",
                looks,
                Promise.none("an interval for one look"),
                TRIALS,
                draws -> anyLook(draws, 200, (mean, error, n) -> Math.abs(mean) > 1.959963984540054 * error)));
    }

    /** Whether an effect of 0 is excluded by mean, standard error and number of units. */
    private interface Exclusion {
        boolean excludes(double mean, double error, long units);
    }

    private static boolean anyLook(Draws draws, int first, Exclusion exclusion) {
        double sum = 0;
        double squares = 0;
        boolean excluded = false;
        for (int n = 1; n <= UNITS && !excluded; n++) {
            double value = draws.exponential() - 1;
            sum += value;
            squares += value * value;
            double mean = sum / n;
            excluded = n >= first && exclusion.excludes(mean, Math.sqrt((squares - sum * mean) / (n - 1) / n), n);
        }
        return excluded;
    }

    private static void mixtures(List<CalibrationCase> cases) {
        String normal = "normal, after every unit to 2,000";
        NormalMixtureBound twoSided = NormalMixtureBound.twoSided(500, ALPHA);
        NormalMixtureBound oneSided = NormalMixtureBound.oneSided(500, ALPHA);
        StitchedBound stitched = StitchedBound.of(10, 0, 1.4, 2);
        MixtureSprt test = new MixtureSprt(0.01);
        double[] two = bounds(n -> twoSided.at(n, ALPHA));
        double[] one = bounds(n -> oneSided.at(n, ALPHA));
        double[] law = bounds(n -> stitched.at(n, ALPHA));
        cases.add(ever(
                "normal mixture",
                normal,
                Promise.CONSERVATIVE,
                TRIALS,
                draws -> crosses(draws, (sum, n) -> Math.abs(sum) > two[n])));
        cases.add(ever(
                "normal mixture, one-sided",
                normal,
                Promise.CONSERVATIVE,
                TRIALS,
                draws -> crosses(draws, (sum, n) -> sum > one[n])));
        cases.add(ever(
                "stitched bound, one-sided",
                normal,
                Promise.CONSERVATIVE,
                TRIALS,
                draws -> crosses(draws, (sum, n) -> sum > law[n])));
        cases.add(ever(
                "mixture SPRT",
                normal,
                Promise.CONSERVATIVE,
                TRIALS,
                draws -> crosses(draws, (sum, n) -> test.pValue(sum / n, 1, n) <= ALPHA)));
        BetaBinomialMixtureBound share = BetaBinomialMixtureBound.oneSided(SHARE, 1 - SHARE, 80, ALPHA);
        double[] above = bounds(n -> share.at(n * SHARE * (1 - SHARE), ALPHA));
        cases.add(ever(
                "beta-binomial mixture, one-sided",
                "events of probability 0.2, after every unit to 2,000",
                Promise.CONSERVATIVE,
                TRIALS,
                draws -> {
                    double sum = 0;
                    boolean crossed = false;
                    for (int n = 1; n <= UNITS && !crossed; n++) {
                        sum += (draws.event(SHARE) ? 1 : 0) - SHARE;
                        crossed = sum > above[n];
                    }
                    return crossed;
                }));
        BernoulliConfidenceSequence proportion = BernoulliConfidenceSequence.of(ALPHA / 2, 300, ALPHA / 2);
        cases.add(ever(
                "beta-binomial confidence sequence",
                "events of probability 0.2, after every 50 units to 1,000",
                Promise.CONSERVATIVE,
                2_000,
                draws -> excludesShare(draws, proportion)));
    }

    private static boolean excludesShare(Draws draws, BernoulliConfidenceSequence proportion) {
        long successes = 0;
        boolean excluded = false;
        for (int n = 50; n <= 1_000 && !excluded; n += 50) {
            successes += draws.successes(50, SHARE);
            excluded = proportion.lower(successes, n) > SHARE || proportion.upper(successes, n) < SHARE;
        }
        return excluded;
    }

    private static double[] bounds(IntToDoubleFunction bound) {
        double[] bounds = new double[UNITS + 1];
        for (int n = 1; n <= UNITS; n++) {
            bounds[n] = bound.applyAsDouble(n);
        }
        return bounds;
    }

    /** Whether a sum of n units lies beyond a boundary. */
    private interface Boundary {
        boolean crossed(double sum, int units);
    }

    private static boolean crosses(Draws draws, Boundary boundary) {
        double sum = 0;
        boolean crossed = false;
        for (int n = 1; n <= UNITS && !crossed; n++) {
            sum += draws.normal();
            crossed = boundary.crossed(sum, n);
        }
        return crossed;
    }

    private static void spending(List<CalibrationCase> cases, String name, SpendingFunction function) {
        planned(cases, name, GroupSequentialDesign.spending(function, ALPHA, true, 0.2, 0.5, 0.6, 1), true);
        planned(
                cases,
                name + ", one-sided",
                GroupSequentialDesign.spending(function, ALPHA, false, 0.2, 0.5, 0.6, 1),
                false);
    }

    private static void planned(
            List<CalibrationCase> cases, String name, GroupSequentialDesign design, boolean twoSided) {
        cases.add(ever(
                "group-sequential, " + name,
                "normal, looks at " + fractions(design),
                Promise.EXACT,
                PLANNED_TRIALS,
                draws -> reaches(draws, design, twoSided, 0)));
    }

    private static String fractions(GroupSequentialDesign design) {
        StringBuilder text = new StringBuilder();
        for (int look = 0; look < design.looks(); look++) {
            text.append(look == 0 ? "" : ", ").append(design.fraction(look));
        }
        return text.toString();
    }

    private static CalibrationCase power() {
        GroupSequentialDesign design = GroupSequentialDesign.obrienFleming(ALPHA, true, 0.25, 0.5, 0.75, 1);
        return new CalibrationCase(
                "group-sequential, O'Brien-Fleming",
                "normal, looks at 0.25, 0.5, 0.75, 1.0, expected statistic 2.5 in the end",
                Quantity.POWER,
                design.power(2.5),
                Promise.EXACT,
                PLANNED_TRIALS,
                draws -> Outcome.of(reaches(draws, design, false, 2.5) ? 1.0 : 0.0));
    }

    private static boolean reaches(Draws draws, GroupSequentialDesign design, boolean twoSided, double drift) {
        double score = 0;
        double before = 0;
        boolean crossed = false;
        for (int look = 0; look < design.looks() && !crossed; look++) {
            double now = design.fraction(look);
            score += drift * (now - before) + Math.sqrt(now - before) * draws.normal();
            before = now;
            double z = score / Math.sqrt(now);
            crossed = (twoSided ? Math.abs(z) : z) >= design.critical(look);
        }
        return crossed;
    }
}
