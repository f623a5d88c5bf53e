package io.modelimpact.stats.vectors;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.bayes.NormalNormalEffect;
import io.modelimpact.stats.bayes.NormalPosterior;
import io.modelimpact.stats.bayes.NormalPrior;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.RelativeLift;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;

/** Choices that the inputs of a case name in words: the scale of the effect, a prior or none. */
final class BeliefCases {
    /** The conventions fix intervals at 95 percent. */
    static final double USUAL_ERROR_RATE = 0.05;

    private BeliefCases() {}

    static Outcome<NormalPosterior> posterior(CaseInputs in) {
        SampleSummary control = in.totalsOf("control");
        SampleSummary treatment = in.totalsOf("treatment");
        NormalNormalEffect method = in.isNull("prior")
                ? NormalNormalEffect.withFlatPrior()
                : NormalNormalEffect.believing(prior(in.object("prior")));
        return isRelative(in) ? method.relative(control, treatment) : method.absolute(control, treatment);
    }

    private static NormalPrior prior(CaseInputs in) {
        return new NormalPrior(in.number("mean"), in.number("variance"));
    }

    static Outcome<Estimate> effect(CaseInputs in) {
        SampleSummary control = in.totalsOf("control");
        SampleSummary treatment = in.totalsOf("treatment");
        return isRelative(in)
                ? RelativeLift.withDefaults().test(control, treatment)
                : WelchTTest.withDefaults().test(control, treatment);
    }

    static long units(CaseInputs in) {
        return in.object("control").count("n") + in.object("treatment").count("n");
    }

    private static boolean isRelative(CaseInputs in) {
        return in.text("difference_type").equals("relative");
    }
}
