package io.modelimpact.stats.rank;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.BoundedEstimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.exact.ExactRational;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * How two arms of answers on one ordered scale differ, from the number of answers on each level: Cliff's delta, the probability that a treatment
 * answer is higher than a control answer less the probability that it is lower.
 *
 * <p>Let {@code w_i} be the share of control answers below level i less that above it, the placement of a treatment answer on i, and {@code u_j} the
 * share of treatment answers above j less that below it. Both have the mean delta, and with their sample variances
 *
 * <pre>
 * delta = sum t_i w_i / n_t,   SE^2 = s2(w) / n_t + s2(u) / n_c,
 * </pre>
 *
 * referred to Student's t with Satterthwaite's degrees of freedom. This is the variance of E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson
 * (1988, doi:10.2307/2531595), consistent also where the arms differ in spread, and the reference of E. Brunner and U. Munzel (2000,
 * doi:10.1002/(SICI)1521-4036(200001)42:1); for the measure N. Cliff (1993, doi:10.1037/0033-2909.114.3.494). The interval ends at -1 and 1.
 *
 * <p>Edges: refused for an arm of fewer than two answers; where all answers of both arms are on one level, or no two answers of the arms
 * overlap, the placements do not vary (DEGENERATE). Accuracy: exact, rounded once. Cost: proportional to the number of levels. Immutable.
 */
public final class CliffsDelta {
    private final long[] control;
    private final long[] treatment;
    private final long controlUnits;
    private final long treatmentUnits;
    private final BigInteger wins;
    private final BigInteger losses;

    private CliffsDelta(long[] control, long[] treatment) {
        this.control = control;
        this.treatment = treatment;
        this.controlUnits = total(control);
        this.treatmentUnits = total(treatment);
        BigInteger won = BigInteger.ZERO;
        BigInteger lost = BigInteger.ZERO;
        long below = 0;
        for (int level = 0; level < control.length; level++) {
            BigInteger answers = BigInteger.valueOf(treatment[level]);
            won = won.add(answers.multiply(BigInteger.valueOf(below)));
            lost = lost.add(answers.multiply(BigInteger.valueOf(controlUnits - below - control[level])));
            below += control[level];
        }
        this.wins = won;
        this.losses = lost;
    }

    private static long total(long[] counts) {
        return Arrays.stream(counts).reduce(0, Math::addExact);
    }

    /**
     * Compares two arms.
     *
     * @param control the number of control answers on each level, from the lowest level to the highest
     * @param treatment the same of the treatment
     * @return the comparison; refused where an arm has no answer
     * @throws IllegalArgumentException if the arms have different numbers of levels, or a count is negative
     */
    public static Outcome<CliffsDelta> of(long[] control, long[] treatment) {
        if (control.length != treatment.length) {
            throw new IllegalArgumentException(
                    "Expected the same levels in both arms, found " + control.length + " and " + treatment.length);
        }
        if (Arrays.stream(control).anyMatch(count -> count < 0)
                || Arrays.stream(treatment).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("Counts must not be negative");
        }
        return total(control) == 0 || total(treatment) == 0
                ? Outcome.refused(RefusalCode.TOO_FEW_UNITS, "an arm has no answer")
                : Outcome.of(new CliffsDelta(control.clone(), treatment.clone()));
    }

    /** Number of control answers. */
    public long controlUnits() {
        return controlUnits;
    }

    /** Number of treatment answers. */
    public long treatmentUnits() {
        return treatmentUnits;
    }

    /** The share of pairs in which the treatment answer is the higher one. */
    public ExactRational higher() {
        return ofPairs(wins);
    }

    /** The share of pairs in which the treatment answer is the lower one. */
    public ExactRational lower() {
        return ofPairs(losses);
    }

    /** The share of pairs on one level. */
    public ExactRational tied() {
        return ofPairs(pairs().subtract(wins).subtract(losses));
    }

    /** Cliff's delta. */
    public ExactRational value() {
        return ofPairs(wins.subtract(losses));
    }

    private ExactRational ofPairs(BigInteger count) {
        return ExactRational.of(count).dividedBy(ExactRational.of(pairs()));
    }

    BigInteger pairs() {
        return BigInteger.valueOf(controlUnits).multiply(BigInteger.valueOf(treatmentUnits));
    }

    /** Mann and Whitney's U, doubled so that it is whole. */
    BigInteger doubledU() {
        return pairs().add(wins).subtract(losses);
    }

    /** The sum of {@code t^3 - t} over the numbers t of answers on each level. */
    BigInteger tieSum() {
        BigInteger sum = BigInteger.ZERO;
        for (int level = 0; level < control.length; level++) {
            sum = sum.add(PooledRanks.cubeLessSelf(control[level] + treatment[level]));
        }
        return sum;
    }

    /** The placements of the treatment answers: a sample with the mean delta. */
    public SampleSummary treatmentPlacements() {
        return placements(treatment, control, value());
    }

    /** The placements of the control answers, about their mean: a sample with the mean zero, to be subtracted. */
    public SampleSummary controlPlacements() {
        return placements(control, treatment, ExactRational.ZERO);
    }

    /** Sample variance of {@code (below - above) / m} over the answers, m being the answers of the other arm; the sign does not matter. */
    private static SampleSummary placements(long[] answers, long[] others, ExactRational mean) {
        long units = total(answers);
        long otherUnits = total(others);
        if (units < 2) {
            return SampleSummary.of(units, ExactRational.ZERO, ExactRational.ZERO);
        }
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        long below = 0;
        for (int level = 0; level < answers.length; level++) {
            BigInteger placement = BigInteger.valueOf(2 * below + others[level] - otherUnits);
            BigInteger weighted = placement.multiply(BigInteger.valueOf(answers[level]));
            sum = sum.add(weighted);
            squares = squares.add(weighted.multiply(placement));
            below += others[level];
        }
        BigInteger centred = squares.multiply(BigInteger.valueOf(units)).subtract(sum.multiply(sum));
        ExactRational variance = ExactRational.of(centred)
                .dividedBy(units)
                .dividedBy(units - 1)
                .dividedBy(ExactRational.of(otherUnits).squared());
        return SampleSummary.of(units, mean, variance);
    }

    /** Cliff's delta with its interval. */
    public Outcome<BoundedEstimate> estimate(double errorRate) {
        return WelchTTest.withDefaults()
                .withErrorRate(errorRate)
                .test(controlPlacements(), treatmentPlacements())
                .map(estimate -> new BoundedEstimate(estimate, -1, 1));
    }
}
