package io.modelimpact.stats.quantile;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.exact.ExactRational;
import java.math.BigDecimal;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What {@link ValueCounts} tell of a quantile of n independent values: the value with its variance, to be compared between arms, and its interval.
 *
 * <p>The p-quantile is the smallest value with at least {@code p n} values at or below it (the inverse of the empirical distribution function,
 * type 1 of Hyndman and Fan). It is one of the values, so decimals stay exact, and the ranks of its interval are ranks of values.
 *
 * <p>Variance by the delta method, {@code Var(q) = p (1 - p) / n / f(q)^2}. The density f is the share of the values between two order
 * statistics over their distance (M. M. Siddiqui, 1960, "Distribution of quantiles in samples from a bivariate population"), those of ranks
 * {@code k < l} of the 95 % interval of {@link OrderStatisticInterval}:
 *
 * <pre>
 * v = p (1 - p) [n (x_l - x_k) / (l - k)]^2   for one value, Var(q) = v / n.
 * </pre>
 *
 * For large n this is the variance of {@link QuantileSummary}, without its absolute floor, so that a change of the measure changes nothing but the
 * measure. Where the counts hold bins, {@code x_k} is the lower end of its bin and {@code x_l} the upper end of its own: coarse counts make
 * the variance larger, never smaller.
 *
 * <p>Refused: values that are not finite; too few for the interval, {@code n <= z^2 max(p / (1 - p), (1 - p) / p)} with z = 1.96, or an end beyond
 * the values; both ends in one entry (DEGENERATE), since where many values tie the distance says nothing of how the quantile varies.
 *
 *
 * <p>Where values come in clusters, {@link #summary(ClusterCounts)} takes the variance of the share of the values at or below the quantile between
 * clusters, that of a ratio of sums, in the place of {@code p (1 - p) / n}, and the ranks at 1.96 of its standard errors from {@code p n}
 * (R. S. Woodruff, 1952, doi:10.1080/01621459.1952.10483443).
 *
 * <p>Accuracy: exact but for the choice of ranks, which rests on binomial tails. Immutable.
 */
public final class CountedQuantile {
    private static final double ERROR_RATE = 0.05;
    private static final double Z = StandardNormal.INSTANCE.upperQuantile(ERROR_RATE / 2);

    private final ValueCounts values;
    private final BigDecimal probability;
    private final ExactRational unit;

    private CountedQuantile(ValueCounts values, BigDecimal probability, ExactRational unit) {
        this.values = values;
        this.probability = probability;
        this.unit = unit;
    }

    /**
     * A quantile of counted values.
     *
     * @param probability p, between 0 and 1, both excluded
     * @param unit what a counted number of one is worth, positive; such as 1/100 where cents are counted and euros are meant
     */
    public static CountedQuantile of(ValueCounts values, BigDecimal probability, ExactRational unit) {
        if (probability.signum() <= 0 || probability.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("A probability must lie in (0, 1), found " + probability);
        }
        if (unit.signum() <= 0) {
            throw new IllegalArgumentException("A unit must be positive, found " + unit);
        }
        return new CountedQuantile(values, probability, unit);
    }

    /** How many values there are. */
    public long count() {
        return values.count();
    }

    /** The quantile; exact, or within the relative error of the counts. */
    public Outcome<ExactRational> value() {
        return values.quantile(probability).map(unit::times);
    }

    /** The quantile as the level of an arm whose values are its units. */
    public SampleSummary summary() {
        long units = count();
        if (values.notFiniteCount() > 0) {
            return refused(RefusalCode.NOT_FINITE, values.notFiniteCount() + " values are NaN or infinite");
        }
        if ((double) units <= fewest()) {
            return refused(RefusalCode.TOO_FEW_UNITS, tooFew());
        }
        OrderStatisticRanks ranks = ranksAt(ERROR_RATE);
        return between(ranks.lower(), ranks.upper(), shareVariance(), units);
    }

    private OrderStatisticRanks ranksAt(double errorRate) {
        return OrderStatisticRanks.of(count(), probability.doubleValue(), errorRate);
    }

    /** The ranks of the values that the quantile and its variance are made of, as far as there are such values. */
    public SortedSet<Long> ranks() {
        return ranks(ERROR_RATE);
    }

    /**
     * The ranks of the values that the quantile, its variance and its interval at an error rate are made of, as far as there are such values.
     *
     * @param errorRate in (0, 1)
     */
    public SortedSet<Long> ranks(double errorRate) {
        TreeSet<Long> ranks = new TreeSet<>();
        if (count() > 0) {
            ranks.add(ExactQuantile.rank(probability, count()));
            for (double rate : new double[] {ERROR_RATE, errorRate}) {
                OrderStatisticRanks enclosing = ranksAt(rate);
                ranks.add(enclosing.lower());
                ranks.add(enclosing.upper());
            }
        }
        return within(ranks);
    }

    /** The ranks of the values that the quantile and its variance between clusters are made of, as far as there are such values. */
    public SortedSet<Long> ranks(ClusterCounts clusters) {
        TreeSet<Long> ranks = new TreeSet<>();
        if (count() > 0) {
            ranks.add(ExactQuantile.rank(probability, count()));
            SampleSummary share = share(clusters);
            if (share.refusal().isEmpty()) {
                ranks.add(lower(share));
                ranks.add(upper(share));
            }
        }
        return within(ranks);
    }

    private SortedSet<Long> within(SortedSet<Long> ranks) {
        return new TreeSet<>(ranks.subSet(1L, count() + 1));
    }

    /** Whether the values of some ranks are known exactly. */
    public boolean areExact(SortedSet<Long> ranks) {
        return ranks.stream().allMatch(rank -> values.isExact(values.entryOfRank(rank)));
    }

    /** The quantile as the level of an arm whose units are clusters of the values. */
    public SampleSummary summary(ClusterCounts clusters) {
        if (values.notFiniteCount() > 0) {
            return refused(RefusalCode.NOT_FINITE, values.notFiniteCount() + " values are NaN or infinite");
        }
        if (count() == 0) {
            return refused(RefusalCode.TOO_FEW_UNITS, "found no value, needed at least 2 units");
        }
        SampleSummary share = share(clusters);
        if (share.refusal().isPresent()) {
            return share;
        }
        return between(lower(share), upper(share), share.variance(), clusters.clusters());
    }

    private SampleSummary share(ClusterCounts clusters) {
        return clusters.share(values, values.entryOfQuantile(probability).orElseThrow());
    }

    private long lower(SampleSummary share) {
        return (long) StrictMath.floor(centre() - reach(share));
    }

    private long upper(SampleSummary share) {
        return (long) StrictMath.ceil(centre() + reach(share)) + 1;
    }

    private double centre() {
        return (double) count() * probability.doubleValue();
    }

    private double reach(SampleSummary share) {
        return Z * share.standardError() * (double) count();
    }

    /** The variance of the share of the values at or below the quantile, for one value. */
    private ExactRational shareVariance() {
        return ExactRational.of(probability.multiply(BigDecimal.ONE.subtract(probability)));
    }

    /** The level from a variance of the share for one unit, by the density between two ranks. */
    private SampleSummary between(long lower, long upper, ExactRational shareVariance, long units) {
        if (lower < 1 || upper > count()) {
            return refused(RefusalCode.TOO_FEW_UNITS, tooFew());
        }
        int first = values.entryOfRank(lower);
        int last = values.entryOfRank(upper);
        if (first == last) {
            return refused(
                    RefusalCode.DEGENERATE,
                    "both ends of the quantile's interval are "
                            + unit.times(values.value(first)).doubleValue()
                            + (values.isExact() ? ": many values tie" : " within the resolution of the counts"));
        }
        ExactRational distance =
                values.highest(last).minus(values.lowest(first)).times(unit);
        ExactRational inverseDensity = distance.times(count()).dividedBy(upper - lower);
        return SampleSummary.of(units, value().orElseThrow(), shareVariance.times(inverseDensity.squared()));
    }

    private double fewest() {
        double odds =
                probability.doubleValue() / BigDecimal.ONE.subtract(probability).doubleValue();
        return Z * Z * Math.max(odds, 1 / odds);
    }

    private String tooFew() {
        return "found " + count() + " values, needed more than " + (long) fewest() + " for the quantile of "
                + probability.toPlainString();
    }

    private SampleSummary refused(RefusalCode code, String message) {
        return SampleSummary.unusable(count(), code, message);
    }

    /** The quantile with the interval of order statistics; refused without a value or where values are not finite. */
    public Outcome<OrderStatisticEstimate> estimate(double errorRate) {
        if (values.notFiniteCount() > 0) {
            return Outcome.refused(RefusalCode.NOT_FINITE, values.notFiniteCount() + " values are NaN or infinite");
        }
        return values.entryOfQuantile(probability)
                .map(entry -> new OrderStatisticEstimate(values, probability, unit, summary(), errorRate));
    }
}
