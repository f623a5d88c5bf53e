package io.modelimpact.stats.vectors;

import static io.modelimpact.stats.Alternative.GREATER;
import static io.modelimpact.stats.Alternative.LESS;
import static io.modelimpact.stats.Alternative.TWO_SIDED;
import static io.modelimpact.stats.vectors.CaseShapes.FIFTIETH;
import static io.modelimpact.stats.vectors.CaseShapes.HUNDREDTH;
import static io.modelimpact.stats.vectors.CaseShapes.TENTH;
import static io.modelimpact.stats.vectors.CaseShapes.TWENTIETH;
import static io.modelimpact.stats.vectors.CaseShapes.ends;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.rank.ExactRankTest;
import io.modelimpact.stats.rank.HodgesLehmann;
import io.modelimpact.stats.rank.MannWhitneyTest;
import java.util.List;
import java.util.Set;

/** Adapters of rank tests. */
final class RankAdapters {
    private RankAdapters() {}

    static List<Adapters.Adapter> all() {
        return List.of(
                new Adapters.Adapter("mann_whitney_u", Set.of("control", "treatment"), RankAdapters::mannWhitneyU),
                new Adapters.Adapter("u_statistic_and_effect_sizes", Set.of("dataset"), RankAdapters::effectSizes),
                new Adapters.Adapter("asymptotic_p", Set.of("dataset"), RankAdapters::asymptotic),
                new Adapters.Adapter("exact_p", Set.of("dataset"), RankAdapters::exact),
                new Adapters.Adapter("exact_permutation_p", Set.of("dataset"), RankAdapters::exact),
                new Adapters.Adapter("hodges_lehmann_exact_interval", Set.of("dataset"), RankAdapters::exactInterval),
                new Adapters.Adapter(
                        "hodges_lehmann_asymptotic_interval", Set.of("dataset"), RankAdapters::asymptoticInterval));
    }

    private static Outcome<MannWhitneyTest.Result> corrected(double[] control, double[] treatment) {
        return MannWhitneyTest.withDefaults().test(control, treatment);
    }

    private static Outcome<MannWhitneyTest.Result> plain(double[] control, double[] treatment) {
        return MannWhitneyTest.withDefaults().withContinuityCorrection(false).test(control, treatment);
    }

    private static Outcome<Output> mannWhitneyU(CaseInputs in) {
        double[] control = in.doubles("control");
        double[] treatment = in.doubles("treatment");
        return corrected(control, treatment)
                .then(corrected -> plain(control, treatment).map(plain -> {
                    Output output = new Output()
                            .put("u", plain.comparison().u())
                            .put("auc", plain.comparison().probabilityLarger())
                            .put("p", plain.pValue(TWO_SIDED))
                            .put("p_cc", corrected.pValue(TWO_SIDED))
                            .put("p_greater_cc", corrected.pValue(GREATER));
                    ExactRankTest.withDefaults()
                            .test(control, treatment)
                            .value()
                            .ifPresent(exact -> output.put("p_exact", exact.pValue()));
                    return output;
                }));
    }

    private static Outcome<Output> effectSizes(CaseInputs in) {
        return shift(in)
                .map(shift -> new Output()
                        .put("n1", shift.comparison().treatmentUnits())
                        .put("n2", shift.comparison().controlUnits())
                        .put("U", shift.comparison().u())
                        .put("auc", shift.comparison().probabilityLarger())
                        .put("cliffs_delta", shift.comparison().cliffsDelta())
                        .put("hodges_lehmann", shift.shift()));
    }

    private static Outcome<Output> asymptotic(CaseInputs in) {
        double[] control = in.dataset().doubles("control");
        double[] experiment = in.dataset().doubles("experiment");
        return corrected(control, experiment)
                .then(corrected -> plain(control, experiment)
                        .map(plain -> new Output()
                                .put("p_two_sided_corrected", corrected.pValue(TWO_SIDED))
                                .put("p_less_corrected", corrected.pValue(LESS))
                                .put("p_greater_corrected", corrected.pValue(GREATER))
                                .put("p_two_sided_plain", plain.pValue(TWO_SIDED))
                                .put("p_less_plain", plain.pValue(LESS))
                                .put("p_greater_plain", plain.pValue(GREATER))));
    }

    private static Outcome<Output> exact(CaseInputs in) {
        return ExactRankTest.withDefaults()
                .test(in.dataset().doubles("control"), in.dataset().doubles("experiment"))
                .map(result -> new Output()
                        .put("p_two_sided", result.pValue(TWO_SIDED))
                        .put("p_less", result.pValue(LESS))
                        .put("p_greater", result.pValue(GREATER)));
    }

    private static Outcome<Output> exactInterval(CaseInputs in) {
        return shift(in)
                .then(shift -> shift.exactInterval(TENTH)
                        .then(ninety -> shift.exactInterval(TWENTIETH)
                                .then(ninetyFive -> shift.exactInterval(FIFTIETH)
                                        .then(ninetyEight -> shift.exactInterval(HUNDREDTH)
                                                .map(ninetyNine -> {
                                                    Output output = new Output().put("estimate", shift.shift());
                                                    ends(output, "ci_0.9", ninety.interval());
                                                    ends(output, "ci_0.95", ninetyFive.interval());
                                                    ends(output, "ci_0.98", ninetyEight.interval());
                                                    return ends(output, "ci_0.99", ninetyNine.interval());
                                                })))));
    }

    private static Outcome<Output> asymptoticInterval(CaseInputs in) {
        return shift(in).map(shift -> {
            Output output = new Output().put("estimate", shift.shift());
            ends(output, "ci_0.9", shift.asymptoticInterval(TENTH));
            ends(output, "ci_0.95", shift.asymptoticInterval(TWENTIETH));
            ends(output, "ci_0.98", shift.asymptoticInterval(FIFTIETH));
            return ends(output, "ci_0.99", shift.asymptoticInterval(HUNDREDTH));
        });
    }

    private static Outcome<HodgesLehmann> shift(CaseInputs in) {
        return HodgesLehmann.of(in.dataset().doubles("control"), in.dataset().doubles("experiment"));
    }
}
