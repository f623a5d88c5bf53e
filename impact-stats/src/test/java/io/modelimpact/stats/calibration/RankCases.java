package io.modelimpact.stats.calibration;

import static io.modelimpact.stats.calibration.CalibrationCase.interval;
import static io.modelimpact.stats.calibration.CalibrationCase.test;
import static io.modelimpact.stats.calibration.Draws.sample;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.rank.ExactRankTest;
import io.modelimpact.stats.rank.HodgesLehmann;
import io.modelimpact.stats.rank.MannWhitneyTest;
import java.util.List;

/** Comparisons by ranks. */
final class RankCases {
    private static final int TRIALS = 20_000;

    private RankCases() {}

    static List<CalibrationCase> cases() {
        return List.of(
                test(
                        "Mann-Whitney, asymptotic",
                        "lognormal, 50 and 80 units",
                        Promise.LARGE_SAMPLES,
                        TRIALS,
                        draws -> asymptotic(sample(50, draws::lognormal), sample(80, draws::lognormal))),
                test(
                        "Mann-Whitney, asymptotic",
                        "five tied values, 150 and 100 units",
                        Promise.LARGE_SAMPLES,
                        TRIALS,
                        draws -> asymptotic(ordinal(draws, 150), ordinal(draws, 100))),
                test(
                        "Mann-Whitney, asymptotic",
                        "normal, 4 and 5 units",
                        Promise.none("few units"),
                        TRIALS,
                        draws -> asymptotic(draws.normals(4, 0, 1), draws.normals(5, 0, 1))),
                test(
                        "Mann-Whitney, asymptotic",
                        "normal, 20 and 60 units, deviations 3 and 1",
                        Promise.none("equal laws are tested, not equal medians"),
                        TRIALS,
                        draws -> asymptotic(draws.normals(20, 0, 3), draws.normals(60, 0, 1))),
                test(
                        "Mann-Whitney, exact",
                        "normal, 7 and 9 units",
                        Promise.CONSERVATIVE,
                        TRIALS,
                        draws -> exact(draws.normals(7, 0, 1), draws.normals(9, 0, 1))),
                test(
                        "Mann-Whitney, exact",
                        "five tied values, 8 and 10 units",
                        Promise.CONSERVATIVE,
                        TRIALS,
                        draws -> exact(ordinal(draws, 8), ordinal(draws, 10))),
                interval(
                        "Hodges-Lehmann, asymptotic",
                        "exponential, 50 and 60 units, shift 1",
                        Promise.LARGE_SAMPLES,
                        TRIALS,
                        1,
                        draws -> HodgesLehmann.of(
                                        sample(50, draws::exponential), sample(60, () -> 1 + draws.exponential()))
                                .map(found -> found.asymptoticInterval(0.05))),
                interval(
                        "Hodges-Lehmann, exact",
                        "normal, 7 and 9 units, shift 1",
                        Promise.CONSERVATIVE,
                        TRIALS,
                        1,
                        draws -> exactInterval(draws.normals(7, 0, 1), draws.normals(9, 1, 1))));
    }

    private static Outcome<Double> asymptotic(double[] control, double[] treatment) {
        return MannWhitneyTest.withDefaults()
                .test(control, treatment)
                .map(found -> found.pValue(Alternative.TWO_SIDED));
    }

    private static Outcome<Double> exact(double[] control, double[] treatment) {
        return ExactRankTest.withDefaults().test(control, treatment).map(ExactRankTest.Result::pValue);
    }

    private static Outcome<Interval> exactInterval(double[] control, double[] treatment) {
        return HodgesLehmann.of(control, treatment)
                .then(found -> found.exactInterval(0.05))
                .map(HodgesLehmann.Exact::interval);
    }

    private static double[] ordinal(Draws draws, int units) {
        return sample(units, () -> StrictMath.floor(5 * draws.uniform() * draws.uniform()));
    }
}
