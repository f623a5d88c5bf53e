package io.modelimpact.stats.adjust;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.RelativeLift;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.distribution.ReferenceDistribution;
import io.modelimpact.stats.exact.ExactRational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The difference of two arms, estimated within strata and put together with the strata's shares, which are themselves random.
 *
 * <p>With nu the shares, A the strata's levels as columns and V their scaled covariances, the levels over all strata are {@code A nu} with covariance
 * {@code A (diag(nu) - nu nu') A'/N + sum nu_k V_k/N}; the effect follows by the delta method, with gradient g:
 * {@code SE^2 = sum nu_k (g'V_k g + (g'a_k - g'A nu)^2)/N}. Degrees of freedom are Welch's of the arms without strata. Exact until the error is
 * rounded, so that neither an offset of the data nor collinear covariates cost digits.
 *
 * <p>A stratum in which an arm has fewer than two units, or a variable that does not vary, is pooled into the largest stratum that has neither
 * fault, the first of equals. If one stratum is left, the result is that of the method without strata, and says so.
 *
 * <p>Sources: L. W. Miratrix, J. S. Sekhon, B. Yu (2013), Journal of the Royal Statistical Society B 75; H. Xie, J. Aurisset (2016), KDD.
 */
public final class PostStratification {
    /** Residual sums of squares of a ratio's numerator and denominator are divided by the units less this. */
    private static final int DIVISOR_OF_RATIOS = 6;

    /** Errors are only added, multiplied and rooted, so that far fewer digits than these would do. */
    private static final int ERROR_DIGITS = 192;

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

    /**
     * With covariates as well, by regression within each stratum; strata hold further variables: one or more covariates of a mean, numerator and
     * denominator of the covariate of a ratio.
     */
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
     * @param strata how many strata were left after pooling
     */
    public record Stratified(Estimate estimate, int strata) {
        /** Whether more than one stratum was left; otherwise the estimate is that of the method without strata. */
        public boolean applied() {
            return strata > 1;
        }
    }

    /** The difference of levels. */
    public Outcome<Stratified> absolute(List<Stratum> strata) {
        return estimate(strata, false);
    }

    /** The difference over the size of the control's level. */
    public Outcome<Stratified> relative(List<Stratum> strata) {
        return estimate(strata, true);
    }

    private Outcome<Stratified> estimate(List<Stratum> strata, boolean relative) {
        strata.forEach(this::requireVariables);
        if (strata.isEmpty()) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "found no stratum, needed at least 1");
        }
        Stratum all = strata.stream().reduce(Stratum::plus).orElseThrow();
        Outcome<Estimate> plain = unstratified(all, relative);
        List<Stratum> viable = viable(strata);
        if (viable.size() < 2) {
            return plain.map(estimate -> new Stratified(estimate, 1));
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

    private void requireVariables(Stratum stratum) {
        int found = stratum.control().variables() - outcomes;
        boolean fits = covariates ? outcomes == 1 ? found >= 1 : found == 2 : found == 0;
        if (!fits) {
            throw new IllegalArgumentException("Expected " + outcomes + " variables of outcomes"
                    + (covariates ? " and those of covariates" : "") + ", found "
                    + stratum.control().variables());
        }
    }

    private SampleSummary level(ArmMoments arm) {
        return outcomes == 1 ? arm.summary(0) : arm.ratioSummary(0, 1);
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
        return stratum.varies() && (!covariates || stratum.units() > divisor(stratum));
    }

    /** What the units of a stratum are reduced by where residual sums of squares are divided. */
    private int divisor(Stratum stratum) {
        return outcomes == 1 ? 1 + stratum.control().variables() : DIVISOR_OF_RATIOS;
    }

    private Outcome<Stratified> combined(List<Stratum> strata, boolean relative, ReferenceDistribution reference) {
        List<StratumLevels> parts = strata.stream().map(this::levels).toList();
        ExactRational[] levels = levels(strata, parts);
        if (outcomes == 2 && (levels[1].signum() == 0 || levels[3].signum() == 0)) {
            return Outcome.refused(RefusalCode.ZERO_DENOMINATOR, "the denominator sums to 0 over the strata");
        }
        ExactRational control = outcomes == 1 ? levels[0] : levels[0].dividedBy(levels[1]);
        ExactRational treatment = outcomes == 1 ? levels[1] : levels[2].dividedBy(levels[3]);
        if (relative && control.signum() == 0) {
            return Outcome.refused(RefusalCode.ZERO_BASELINE, "the control level is 0");
        }
        ExactRational difference = treatment.minus(control);
        ExactRational[] gradient = gradient(levels, control, treatment, relative);
        return Estimate.from(
                        relative ? difference.dividedBy(control.abs()) : difference,
                        squaredError(strata, parts, gradient),
                        reference,
                        errorRate,
                        Alternative.TWO_SIDED)
                .map(estimate -> new Stratified(estimate, strata.size()));
    }

    private StratumLevels levels(Stratum stratum) {
        return covariates
                ? StratumLevels.adjusted(stratum, outcomes, divisor(stratum))
                : StratumLevels.plain(stratum, outcomes);
    }

    /** The levels over all strata. */
    private ExactRational[] levels(List<Stratum> strata, List<StratumLevels> parts) {
        long units = units(strata);
        ExactRational[] levels = new ExactRational[2 * outcomes];
        Arrays.fill(levels, ExactRational.ZERO);
        for (int k = 0; k < parts.size(); k++) {
            for (int i = 0; i < levels.length; i++) {
                levels[i] = levels[i]
                        .plus(parts.get(k).level(i).times(strata.get(k).units()))
                        .reduced();
            }
        }
        Arrays.setAll(levels, i -> levels[i].dividedBy(units));
        return levels;
    }

    private static long units(List<Stratum> strata) {
        return strata.stream().mapToLong(Stratum::units).sum();
    }

    /** What the effect changes by with each of the levels. */
    private ExactRational[] gradient(
            ExactRational[] levels, ExactRational control, ExactRational treatment, boolean relative) {
        ExactRational scale = relative ? ExactRational.ONE.dividedBy(control.abs()) : ExactRational.ONE;
        ExactRational ofControl = relative ? treatment.dividedBy(control).times(scale) : ExactRational.ONE;
        if (outcomes == 1) {
            return new ExactRational[] {ofControl.negated(), scale};
        }
        ExactRational c = ofControl.dividedBy(levels[1]);
        ExactRational t = scale.dividedBy(levels[3]);
        return new ExactRational[] {
            c.negated(), c.times(control), t, t.times(treatment).negated()
        };
    }

    /** A sum of terms that are not negative, each cut to far more digits than the result holds. */
    private static ExactRational squaredError(
            List<Stratum> strata, List<StratumLevels> parts, ExactRational... gradient) {
        long units = units(strata);
        ExactRational centre = ExactRational.ZERO;
        for (int k = 0; k < parts.size(); k++) {
            centre = centre.plus(
                            parts.get(k).combined(gradient).times(strata.get(k).units()))
                    .reduced();
        }
        centre = centre.dividedBy(units);
        ExactRational sum = ExactRational.ZERO;
        for (int k = 0; k < parts.size(); k++) {
            ExactRational between =
                    parts.get(k).combined(gradient).minus(centre).squared().truncatedTo(ERROR_DIGITS);
            ExactRational within = parts.get(k).variance(gradient).truncatedTo(ERROR_DIGITS);
            sum = sum.plus(between.plus(within).times(strata.get(k).units()));
        }
        return sum.dividedBy(ExactRational.of(units).times(units));
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
            SampleSummary control = stratum.control().summary(0);
            SampleSummary treatment = stratum.treatment().summary(0);
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
