package io.modelimpact.stats.rank;

/**
 * How often a treatment value is the larger one among all pairs of a treatment and a control value.
 *
 * @param controlUnits   values of the control
 * @param treatmentUnits values of the treatment
 * @param u              Mann and Whitney's U: pairs in which the treatment is larger, ties counted half
 * @param probabilityLarger U over the number of pairs: the area under the ROC curve, or common-language effect size
 * @param cliffsDelta    {@code 2 U/pairs - 1}: pairs won less pairs lost, from -1 to 1
 */
public record RankComparison(
        long controlUnits, long treatmentUnits, double u, double probabilityLarger, double cliffsDelta) {

    static RankComparison of(PooledRanks ranks) {
        double pairs = (double) ranks.pairs();
        return new RankComparison(
                ranks.control().length,
                ranks.treatment().length,
                0.5 * ranks.doubledWins(),
                0.5 * ranks.doubledWins() / pairs,
                (ranks.doubledWins() - ranks.pairs()) / pairs);
    }
}
