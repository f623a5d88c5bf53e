package io.modelimpact.stats.resample;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.quantile.ValueCounts;
import io.modelimpact.stats.random.RandomStream;
import io.modelimpact.stats.resample.ClusterSums.Cluster;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The level of one arm with bootstrap replicates of it: the mean over rows where clusters sum one variable, the ratio of the two sums where
 * they sum two, or a quantile of counted values. Replicates are a pure function of the data and the stream. Weights of clusters are those of {@link
 * PoissonWeights}, keyed by the clusters' keys: equal streams and units give equal weights, so that levels of several metrics keep their
 * dependence; arms need streams of their own.
 *
 * <p>Refused: fewer than {@value #FEWEST_CLUSTERS} clusters, a denominator that sums to zero or does so in a replicate, numbers beyond the doubles.
 *
 * <p>Cost: about two nanoseconds for each cluster and replicate; next to nothing for quantiles. Immutable.
 */
public final class ResampledLevel {
    /** Fewer clusters than this are not resampled: too many resamples would be empty or all alike. */
    public static final int FEWEST_CLUSTERS = 20;

    private final SampleSummary summary;
    private final long clusters;
    private final boolean bucketed;
    private final double[] deviations;
    private final double[] errors;
    private final Influence influence;

    /**
     * What the clusters add to the level, with L the influence of a cluster over their number.
     *
     * @param spread {@code (sum L^2)^0.5}
     * @param skewness {@code sum L^3 / (sum L^2)^1.5}; 0 where none varies
     */
    record Influence(double spread, double skewness) {
        /**
         * By the jackknife.
         *
         * @param leftOut how far the level without a cluster lies above the level, for each cluster
         */
        static Influence byJackknife(double... leftOut) {
            int exponent = BinaryScale.exponent(leftOut);
            double[] scaled = BinaryScale.scaled(leftOut, -exponent);
            double n = leftOut.length;
            double mean = 0;
            for (double value : scaled) {
                mean += value / n;
            }
            double squares = 0;
            double cubes = 0;
            for (double value : scaled) {
                double influence = (n - 1) / n * (mean - value);
                squares += influence * influence;
                cubes += influence * influence * influence;
            }
            double spread = Math.sqrt(squares);
            return new Influence(Math.scalb(spread, exponent), squares == 0 ? 0 : cubes / (squares * spread));
        }
    }

    private ResampledLevel(
            SampleSummary summary,
            long clusters,
            boolean bucketed,
            double[] deviations,
            double[] errors,
            Influence influence) {
        this.summary = summary;
        this.clusters = clusters;
        this.bucketed = bucketed;
        this.deviations = deviations;
        this.errors = errors;
        this.influence = influence;
    }

    /**
     * Draws the replicates of a mean or ratio.
     *
     * @param sums the clusters, with one variable or two
     * @param summary the level of the same rows with its variance per row
     * @param factor what a level made of the sums is to be multiplied with, to be in the unit of the summary
     * @param stream where weights come from
     * @param replicates how many, from 20 to 2^20
     * @throws IllegalArgumentException if there are more than two variables, or the summary has another level
     */
    public static Outcome<ResampledLevel> draw(
            ClusterSums sums, SampleSummary summary, ExactRational factor, RandomStream stream, int replicates) {
        requireReplicates(replicates);
        if (sums.variables() > 2) {
            throw new IllegalArgumentException("Expected 1 or 2 variables, found " + sums.variables());
        }
        if (summary.refusal().isPresent()) {
            return Outcome.refused(summary.refusal().get());
        }
        Residuals residuals = Residuals.of(sums, factor);
        if (!residuals.level().equals(summary.mean())) {
            throw new IllegalArgumentException(
                    "Expected clusters with a level of " + summary.mean().doubleValue() + ", found "
                            + residuals.level().doubleValue());
        }
        if (residuals.keys().length < FEWEST_CLUSTERS) {
            return tooFew(residuals.keys().length);
        }
        return residuals.isFinite()
                ? drawn(sums, summary, residuals, PoissonWeights.of(stream), replicates)
                : Outcome.refused(RefusalCode.OUT_OF_RANGE, "a sum of a unit is beyond the range of a double");
    }

    /**
     * Draws the replicates of a quantile: resamples of as many values as there are, whose quantile is the value at a place in the sample that has a
     * beta distribution; so one uniform draw makes a replicate, whatever the number of values. Replicates have no standard error. The skewness of the
     * influence is that of whether a value lies below the quantile.
     *
     * @param counts how often each value occurs
     * @param probability of the quantile, in (0, 1)
     * @param summary the quantile of the same values with its variance per value
     * @param factor what a value is to be multiplied with, to be in the unit of the summary
     * @param stream where draws come from
     * @param replicates how many, from 20 to 2^20
     */
    public static Outcome<ResampledLevel> ofQuantile(
            ValueCounts counts,
            BigDecimal probability,
            SampleSummary summary,
            ExactRational factor,
            RandomStream stream,
            int replicates) {
        requireReplicates(replicates);
        if (summary.refusal().isPresent()) {
            return Outcome.refused(summary.refusal().get());
        }
        if (counts.count() < FEWEST_CLUSTERS) {
            return tooFew(counts.count());
        }
        double p = probability.doubleValue();
        double[] errors = new double[replicates];
        Arrays.fill(errors, Double.NaN);
        return Outcome.of(new ResampledLevel(
                summary,
                counts.count(),
                false,
                new QuantileDraws(counts, probability).deviations(factor, stream, replicates),
                errors,
                new Influence(summary.standardError(), (2 * p - 1) / Math.sqrt(counts.count() * p * (1 - p)))));
    }

    private static void requireReplicates(int replicates) {
        if (replicates < 20 || replicates > 1 << 20) {
            throw new IllegalArgumentException("Expected 20 to " + (1 << 20) + " replicates, found " + replicates);
        }
    }

    private static Outcome<ResampledLevel> tooFew(long found) {
        return Outcome.refused(
                RefusalCode.TOO_FEW_UNITS, "found " + found + " units to resample, needed at least " + FEWEST_CLUSTERS);
    }

    private static Outcome<ResampledLevel> drawn(
            ClusterSums sums, SampleSummary summary, Residuals residuals, PoissonWeights weights, int replicates) {
        int unit = BinaryScale.exponent(residuals.residuals());
        int denominator = BinaryScale.exponent(residuals.denominators());
        LevelDraws draws = new LevelDraws(weights, replicates);
        draws.draw(
                residuals.keys(),
                BinaryScale.scaled(residuals.residuals(), -unit),
                BinaryScale.scaled(residuals.denominators(), -denominator));
        long undefined = Arrays.stream(draws.deviations).filter(Double::isNaN).count();
        if (undefined > 0) {
            return Outcome.refused(
                    RefusalCode.ZERO_DENOMINATOR,
                    "the denominator sums to 0 in " + undefined + " of " + replicates + " replicates");
        }
        return Outcome.of(new ResampledLevel(
                summary,
                residuals.keys().length,
                sums.isBucketed(),
                BinaryScale.scaled(draws.deviations, unit - denominator),
                BinaryScale.scaled(draws.errors, unit - denominator),
                Influence.byJackknife(residuals.jackknife())));
    }

    /** Level and variance per row, as given. */
    public SampleSummary summary() {
        return summary;
    }

    /** How many clusters were resampled. */
    public long clusters() {
        return clusters;
    }

    /** Whether clusters are buckets of units. */
    public boolean isBucketed() {
        return bucketed;
    }

    /** How many replicates there are. */
    public int replicates() {
        return deviations.length;
    }

    /** The level. */
    double value() {
        return summary.mean().doubleValue();
    }

    /** How far a replicate's level lies above the level. */
    double deviation(int replicate) {
        return deviations[replicate];
    }

    /** The standard error of a replicate's level; NaN for a quantile. */
    double error(int replicate) {
        return errors[replicate];
    }

    /** What the clusters add to the level. */
    Influence influence() {
        return influence;
    }

    /**
     * What the clusters add to the level.
     *
     * @param keys of the clusters, ascending
     * @param residuals {@code (N - R D) factor} of each, rounded once
     * @param denominators D of each, rounded once
     * @param total the sum of the denominators
     * @param level R times the factor; 0 where denominators sum to zero
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on and read, never compared
    private record Residuals(
            long[] keys, double[] residuals, double[] denominators, double total, ExactRational level) {
        static Residuals of(ClusterSums sums, ExactRational factor) {
            Cluster[] clusters = sums.clusters();
            ExactRational top = ExactRational.ZERO;
            ExactRational bottom = ExactRational.ZERO;
            for (Cluster cluster : clusters) {
                top = top.plus(cluster.sum(0));
                bottom = bottom.plus(denominator(cluster, sums));
            }
            long[] keys = new long[clusters.length];
            double[] residuals = new double[clusters.length];
            double[] denominators = new double[clusters.length];
            ExactRational scale = bottom.signum() == 0 ? ExactRational.ZERO : factor.dividedBy(bottom);
            for (int i = 0; i < keys.length; i++) {
                ExactRational below = denominator(clusters[i], sums);
                keys[i] = clusters[i].key();
                denominators[i] = below.doubleValue();
                residuals[i] = clusters[i]
                        .sum(0)
                        .times(bottom)
                        .minus(top.times(below))
                        .times(scale)
                        .doubleValue();
            }
            return new Residuals(keys, residuals, denominators, bottom.doubleValue(), top.times(scale));
        }

        private static ExactRational denominator(Cluster cluster, ClusterSums sums) {
            return sums.variables() == 1 ? ExactRational.of(cluster.rows()) : cluster.sum(1);
        }

        boolean isFinite() {
            for (int i = 0; i < keys.length; i++) {
                if (!Double.isFinite(residuals[i]) || !Double.isFinite(denominators[i])) {
                    return false;
                }
            }
            return Double.isFinite(total);
        }

        /** The residuals sum to zero, so that the level without a cluster is off by minus its residual over what is left. */
        double[] jackknife() {
            double[] leftOut = new double[keys.length];
            for (int i = 0; i < leftOut.length; i++) {
                leftOut[i] = -residuals[i] / (total - denominators[i]);
            }
            return leftOut;
        }
    }
}
