package io.modelimpact.stats.vectors;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.sequential.BernoulliConfidenceSequence;
import io.modelimpact.stats.sequential.BetaBinomialMixtureBound;
import io.modelimpact.stats.sequential.GroupSequentialDesign;
import io.modelimpact.stats.sequential.NormalMixtureBound;
import io.modelimpact.stats.sequential.SpendingFunction;
import java.util.Locale;

/** Choices that the inputs of a case name in words: the direction, the design, the side. */
final class SequentialCases {
    /** The power that the case's key names. */
    static final double EIGHTY_PERCENT = 0.8;

    private SequentialCases() {}

    static Alternative alternative(CaseInputs in) {
        return Alternative.valueOf(in.text("alternative").toUpperCase(Locale.ROOT));
    }

    static NormalMixtureBound normalMixture(CaseInputs in) {
        return in.flag("one_sided")
                ? NormalMixtureBound.oneSided(in.number("v_opt"), in.number("alpha_opt"))
                : NormalMixtureBound.twoSided(in.number("v_opt"), in.number("alpha_opt"));
    }

    static BetaBinomialMixtureBound betaBinomialMixture(CaseInputs in) {
        double g = in.number("g");
        double h = in.number("h");
        return in.flag("one_sided")
                ? BetaBinomialMixtureBound.oneSided(g, h, in.number("v_opt"), in.number("alpha_opt"))
                : BetaBinomialMixtureBound.twoSided(g, h, in.number("v_opt"), in.number("alpha_opt"));
    }

    static double bernoulliEnd(CaseInputs in) {
        BernoulliConfidenceSequence sequence =
                BernoulliConfidenceSequence.of(in.number("alpha"), in.number("t_opt"), in.number("alpha_opt"));
        return in.text("side").equals("lower")
                ? sequence.lower(in.count("successes"), in.count("trials"))
                : sequence.upper(in.count("successes"), in.count("trials"));
    }

    static GroupSequentialDesign design(CaseInputs in) {
        double alpha = in.number("alpha");
        boolean twoSided = in.count("sided") == 2;
        double[] rates = in.doubles("information_rates");
        return switch (in.text("design")) {
            case "OF" -> GroupSequentialDesign.obrienFleming(alpha, twoSided, rates);
            case "P" -> GroupSequentialDesign.pocock(alpha, twoSided, rates);
            case "WT" -> GroupSequentialDesign.wangTsiatis(parameter(in), alpha, twoSided, rates);
            case "HP" -> GroupSequentialDesign.haybittlePeto(alpha, twoSided, rates);
            case "asOF" -> GroupSequentialDesign.spending(SpendingFunction.obrienFleming(), alpha, twoSided, rates);
            case "asP" -> GroupSequentialDesign.spending(SpendingFunction.pocock(), alpha, twoSided, rates);
            case "asKD" ->
                GroupSequentialDesign.spending(SpendingFunction.power(parameter(in)), alpha, twoSided, rates);
            case "asHSD" ->
                GroupSequentialDesign.spending(SpendingFunction.hwangShihDeCani(parameter(in)), alpha, twoSided, rates);
            default -> throw new IllegalArgumentException("unknown design " + in.text("design"));
        };
    }

    private static double parameter(CaseInputs in) {
        return in.parameter("parameters");
    }

    static Output looks(GroupSequentialDesign design) {
        Output output = new Output();
        for (int look = 0; look < design.looks(); look++) {
            output.put("critical_" + (look + 1), design.critical(look));
            output.put("alpha_spent_" + (look + 1), design.alphaSpent(look));
        }
        return output;
    }
}
