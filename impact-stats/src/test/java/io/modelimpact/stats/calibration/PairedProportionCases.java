package io.modelimpact.stats.calibration;

import static io.modelimpact.stats.calibration.CalibrationCase.interval;
import static io.modelimpact.stats.calibration.CalibrationCase.test;

import io.modelimpact.stats.compare.Inference;
import io.modelimpact.stats.proportion.McNemarTest;
import io.modelimpact.stats.proportion.PairedCounts;
import io.modelimpact.stats.proportion.PairedProportionDifference;
import io.modelimpact.stats.proportion.PairedProportionTest;
import java.util.List;

/** Comparisons of two proportions of the same units. */
final class PairedProportionCases {
    private static final int TRIALS = 20_000;
    private static final Promise FEW = Promise.none("few discordant pairs");

    private PairedProportionCases() {}

    static List<CalibrationCase> cases() {
        PairedProportionDifference score = PairedProportionDifference.withDefaults();
        PairedProportionTest combined = PairedProportionTest.withDefaults();
        return List.of(
                mcNemar("McNemar, exact", McNemarTest.Method.EXACT, Promise.CONSERVATIVE, 60),
                mcNemar("McNemar, mid-p", McNemarTest.Method.MID_P, FEW, 60),
                mcNemar("McNemar, asymptotic", McNemarTest.Method.ASYMPTOTIC, FEW, 60),
                mcNemar("McNemar, asymptotic", McNemarTest.Method.ASYMPTOTIC, Promise.LARGE_SAMPLES, 4000),
                mcNemar("McNemar, corrected", McNemarTest.Method.CONTINUITY_CORRECTED, FEW, 60),
                interval(
                        "paired score",
                        "discordant 0.2 and 0.1, 1000 pairs",
                        Promise.LARGE_SAMPLES,
                        TRIALS,
                        0.1,
                        draws -> score.test(pairs(draws, 1000, 0.2, 0.1)).map(Inference::interval)),
                interval(
                        "paired score",
                        "discordant 0.06 and 0.02, 50 pairs",
                        FEW,
                        TRIALS,
                        0.06 - 0.02,
                        draws -> score.test(pairs(draws, 50, 0.06, 0.02)).map(Inference::interval)),
                test(
                        "paired score with exact floor",
                        "discordant 0.05 and 0.05, 60 pairs",
                        Promise.CONSERVATIVE,
                        TRIALS,
                        draws -> combined.test(pairs(draws, 60, 0.05, 0.05)).map(Inference::pValue)),
                interval(
                        "paired score with exact floor",
                        "discordant 0.2 and 0.1, 1000 pairs",
                        Promise.LARGE_SAMPLES,
                        TRIALS,
                        0.1,
                        draws -> combined.test(pairs(draws, 1000, 0.2, 0.1)).map(Inference::interval)),
                interval(
                        "paired score with exact floor",
                        "discordant 0.06 and 0.02, 50 pairs",
                        FEW,
                        TRIALS,
                        0.06 - 0.02,
                        draws -> combined.test(pairs(draws, 50, 0.06, 0.02)).map(Inference::interval)));
    }

    private static CalibrationCase mcNemar(String name, McNemarTest.Method method, Promise promise, int pairs) {
        McNemarTest test = McNemarTest.withDefaults().with(method);
        return test(
                name,
                "discordant 0.1 and 0.1, " + pairs + " pairs",
                promise,
                TRIALS,
                draws -> test.test(pairs(draws, pairs, 0.1, 0.1)).map(McNemarTest.Result::pValue));
    }

    private static PairedCounts pairs(Draws draws, int pairs, double gained, double lost) {
        long treatmentOnly = 0;
        long controlOnly = 0;
        for (int i = 0; i < pairs; i++) {
            double u = draws.uniform();
            treatmentOnly += u < gained ? 1 : 0;
            controlOnly += u >= gained && u < gained + lost ? 1 : 0;
        }
        return new PairedCounts(0, controlOnly, treatmentOnly, pairs - controlOnly - treatmentOnly);
    }
}
