package io.modelimpact.stats.adjust;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.RelativeLift;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.distribution.ReferenceDistribution;
import io.modelimpact.stats.exact.ExactCrossProducts;
import java.util.ArrayList;
import java.util.List;

/**
 * The difference of two arms, estimated within strata and put together with the strata's shares, which are themselves random.
 *
 * <p>With nu the shares, A the strata's levels as columns and V their scaled covariances, the levels over all strata are {@code A nu} with covariance
 * {@code A (diag(nu) - nu nu') A'/N + sum nu_k V_k/N}; the effect follows by the delta method. Degrees of freedom are Welch's of the arms
 * without strata.
 *
 * <p>A stratum in which an arm has fewer than two units, or a variable that does not vary, is pooled into the largest stratum that has neither
 * fault, the first of equals. If one stratum is left, the result is that of the method without strata, and says so.
 *
 * <p>Sources: L. W. Miratrix, J. S. Sekhon, B. Yu (2013), Journal of the Royal Statistical Society B 75; H. Xie, J. Aurisset (2016), KDD.
 */
public final class PostStratification {
    private static final long LEAST_FOR_RATIO_COVARIATES = 7;

    private final int outcomes;
    private final boolean covariates;
    private final double errorRate;

    private PostStratification(int outcomes, boolean covariates, double errorRate) {
        this.outcomes = outcomes;
        this.covariates = covariates;
        this.errorRate = errorRate;
    }

    /** Of means; strata hold one variable. */
    public static PostStratification ofMeans() {
        return new PostStratification(1, false, 0.05);
    }

    /** Of ratios of sums; strata hold numerator and denominator. */
    public static PostStratification ofRatios() {
        return new PostStratification(2, false, 0.05);
    }

    /** With covariates as well, by regression within each stratum; strata hold as many further variables as outcomes. */
    public PostStratification withCovariates() {
        return new PostStratification(outcomes, true, errorRate);
    }

    /** At another confidence. */
    public PostStratification withErrorRate(double rate) {
        return new PostStratification(outcomes, covariates, rate);
    }

    /**
     * An estimate over strata.
     *
     * @param estimate the effect
     * @param applied whether more than one stratum was left
     */
    public record Stratified(Estimate estimate, boolean applied) {}

    /** The difference of levels. */
    public Outcome<Stratified> absolute(List<Stratum> strata) {
        return estimate(strata, false);
    }

    /** The difference over the size of the control's level. */
    public Outcome<Stratified> relative(List<Stratum> strata) {
        return estimate(strata, true);
    }

    private Outcome<Stratified> estimate(List<Stratum> strata, boolean relative) {
        int needed = covariates ? 2 * outcomes : outcomes;
        for (Stratum stratum : strata) {
            if (stratum.control().variables() != needed) {
                throw new IllegalArgumentException("Expected " + needed + " variables, found "
                        + stratum.control().variables());
            }
        }
        if (strata.isEmpty()) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "found no stratum, needed at least 1");
        }
        Stratum all = strata.stream().reduce(Stratum::plus).orElseThrow();
        Outcome<Estimate> plain = unstratified(all, relative);
        List<Stratum> viable = viable(strata);
        if (viable.size() < 2) {
            return plain.map(estimate -> new Stratified(estimate, false));
        }
        return unstratified(all, false).then(reference -> combined(viable, relative, reference.reference()));
    }

    private Outcome<Estimate> unstratified(Stratum all, boolean relative) {
        if (covariates) {
            Cuped cuped = (outcomes == 1 ? Cuped.forMeans() : Cuped.forRatios()).withErrorRate(errorRate);
            return cuped.adjust(all.control(), all.treatment())
                    .then(adjustment -> relative ? adjustment.relative() : adjustment.absolute());
        }
        SampleSummary control = level(all.control());
        SampleSummary treatment = level(all.treatment());
        return relative
                ? RelativeLift.withDefaults().withErrorRate(errorRate).test(control, treatment)
                : WelchTTest.withDefaults().withErrorRate(errorRate).test(control, treatment);
    }

    private SampleSummary level(ExactCrossProducts state) {
        return outcomes == 1 ? SampleSummary.ofMean(state, 0) : SampleSummary.ofRatio(state, 0, 1);
    }

    private List<Stratum> viable(List<Stratum> strata) {
        List<Stratum> kept = new ArrayList<>();
        List<Stratum> left = new ArrayList<>();
        strata.forEach(stratum -> (isViable(stratum) ? kept : left).add(stratum));
        if (kept.isEmpty()) {
            return List.of();
        }
        int largest = 0;
        for (int i = 1; i < kept.size(); i++) {
            if (kept.get(i).units() > kept.get(largest).units()) {
                largest = i;
            }
        }
        for (Stratum stratum : left) {
            kept.set(largest, kept.get(largest).plus(stratum));
        }
        return kept;
    }

    private boolean isViable(Stratum stratum) {
        return (!(covariates && outcomes == 2) || stratum.units() >= LEAST_FOR_RATIO_COVARIATES)
                && varies(stratum.control())
                && varies(stratum.treatment());
    }

    private static boolean varies(ExactCrossProducts state) {
        if (state.count() < 2 || state.nonFiniteCount() > 0) {
            return false;
        }
        for (int variable = 0; variable < state.variables(); variable++) {
            if (state.variance(variable).signum() == 0) {
                return false;
            }
        }
        return true;
    }

    private Outcome<Stratified> combined(List<Stratum> strata, boolean relative, ReferenceDistribution reference) {
        double units = strata.stream().mapToLong(Stratum::units).sum();
        int size = 2 * outcomes;
        double[] levels = new double[size];
        double[][] covariance = new double[size][size];
        for (Stratum stratum : strata) {
            double share = stratum.units() / units;
            StratumEstimate estimate = covariates
                    ? StratumEstimate.adjusted(stratum, outcomes, outcomes == 1 ? 3 : 6)
                    : StratumEstimate.plain(stratum, outcomes);
            for (int i = 0; i < size; i++) {
                levels[i] += share * estimate.levels[i];
                for (int j = 0; j < size; j++) {
                    covariance[i][j] +=
                            share * (estimate.covariances[i][j] + estimate.levels[i] * estimate.levels[j]) / units;
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                covariance[i][j] -= levels[i] * levels[j] / units;
            }
        }
        return effect(levels, covariance, relative, reference);
    }

    private Outcome<Stratified> effect(
            double[] levels, double[][] covariance, boolean relative, ReferenceDistribution reference) {
        double control = outcomes == 1 ? levels[0] : levels[0] / levels[1];
        double treatment = outcomes == 1 ? levels[1] : levels[2] / levels[3];
        double[] ofControl =
                outcomes == 1 ? new double[] {1, 0} : new double[] {1 / levels[1], -control / levels[1], 0, 0};
        double[] ofTreatment =
                outcomes == 1 ? new double[] {0, 1} : new double[] {0, 0, 1 / levels[3], -treatment / levels[3]};
        double base = Math.abs(control);
        if (relative && base == 0) {
            return Outcome.refused(RefusalCode.ZERO_BASELINE, "the control level is 0");
        }
        double[] gradient = new double[levels.length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = relative
                    ? (ofTreatment[i] - treatment / control * ofControl[i]) / base
                    : ofTreatment[i] - ofControl[i];
        }
        double value = relative ? (treatment - control) / base : treatment - control;
        double error = Math.sqrt(StratumEstimate.quadratic(gradient, covariance, gradient));
        if (!(Double.isFinite(value) && error > 0 && Double.isFinite(error))) {
            return Outcome.refused(RefusalCode.OUT_OF_RANGE, "estimate " + value + ", standard error " + error);
        }
        return Outcome.of(new Stratified(
                new Estimate(value, error, value / error, reference, errorRate, Alternative.TWO_SIDED), true));
    }

    /**
     * The same with fixed weights: each stratum's share of the units, taken as known.
     *
     * <p>Formula: {@code sum w (m_t - m_c)}, {@code SE^2 = sum w^2 (s2_t/n_t + s2_c/n_c)}.
     *
     * @param strata of one variable, each arm with at least two units
     */
    public static Outcome<FixedWeights> withFixedWeights(List<Stratum> strata) {
        double units = strata.stream().mapToLong(Stratum::units).sum();
        List<StratumEffect> effects = new ArrayList<>();
        double estimate = 0;
        double squared = 0;
        for (Stratum stratum : strata) {
            SampleSummary control = SampleSummary.ofMean(stratum.control(), 0);
            SampleSummary treatment = SampleSummary.ofMean(stratum.treatment(), 0);
            if (control.refusal().or(treatment::refusal).isPresent()) {
                return Outcome.refused(control.refusal().or(treatment::refusal).orElseThrow());
            }
            double weight = stratum.units() / units;
            double effect = treatment.mean().minus(control.mean()).doubleValue();
            double c = control.standardError();
            double t = treatment.standardError();
            double error = Math.sqrt(c * c + t * t);
            effects.add(new StratumEffect(stratum.units(), weight, effect, error));
            estimate += weight * effect;
            squared += weight * error * (weight * error);
        }
        return Outcome.of(new FixedWeights(estimate, Math.sqrt(squared), List.copyOf(effects)));
    }

    /**
     * An effect put together with fixed weights.
     *
     * @param estimate the weighted effect
     * @param standardError its standard error
     * @param strata the effect in each stratum, in the order given
     */
    public record FixedWeights(double estimate, double standardError, List<StratumEffect> strata) {}

    /**
     * The effect in one stratum.
     *
     * @param units of both arms
     * @param weight share of all units
     * @param effect difference of means
     * @param standardError its standard error
     */
    public record StratumEffect(long units, double weight, double effect, double standardError) {}
}
