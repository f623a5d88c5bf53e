package io.modelimpact.stats.compare;

import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Optional;

/**
 * What a paired comparison needs to know: the levels of two versions on the same units, their variances per unit, and the covariance per
 * unit of the two levels. Exact. Immutable.
 *
 * <p>Edges: unusable as {@link SampleSummary} is; then {@link #refusal()} says why, and every test passes that refusal on.
 */
public final class PairedSummary {
    private static final int WEIGHT_DIGITS = 192;

    private final SampleSummary baseline;
    private final SampleSummary candidate;
    private final ExactRational covariance;

    private PairedSummary(SampleSummary baseline, SampleSummary candidate, ExactRational covariance) {
        this.baseline = baseline;
        this.candidate = candidate;
        this.covariance = covariance;
    }

    /** Summary of the means of two variables over the same units. */
    public static PairedSummary ofMeans(ExactCrossProducts state, int baseline, int candidate) {
        SampleSummary first = SampleSummary.ofMean(state, baseline);
        SampleSummary second = SampleSummary.ofMean(state, candidate);
        return new PairedSummary(
                first, second, isUsable(first, second) ? state.covariance(baseline, candidate) : ExactRational.ZERO);
    }

    /** Summary of two ratios of sums over the same units, by their linearised units. */
    public static PairedSummary ofRatios(
            ExactCrossProducts state,
            int baselineNumerator,
            int baselineDenominator,
            int candidateNumerator,
            int candidateDenominator) {
        SampleSummary first = SampleSummary.ofRatio(state, baselineNumerator, baselineDenominator);
        SampleSummary second = SampleSummary.ofRatio(state, candidateNumerator, candidateDenominator);
        return new PairedSummary(
                first,
                second,
                isUsable(first, second)
                        ? state.ratioCovariance(
                                baselineNumerator, baselineDenominator, candidateNumerator, candidateDenominator)
                        : ExactRational.ZERO);
    }

    private static boolean isUsable(SampleSummary first, SampleSummary second) {
        return first.refusal().isEmpty() && second.refusal().isEmpty();
    }

    /** The same data in another unit of both levels. */
    public PairedSummary scaledBy(ExactRational factor) {
        return new PairedSummary(
                baseline.scaledBy(factor), candidate.scaledBy(factor), covariance.times(factor.squared()));
    }

    /** The baseline's level. */
    public SampleSummary baseline() {
        return baseline;
    }

    /** The candidate's level. */
    public SampleSummary candidate() {
        return candidate;
    }

    /** Empty if the summary can be used, else why not. */
    public Optional<Refusal> refusal() {
        return named("baseline", baseline).or(() -> named("candidate", candidate));
    }

    private static Optional<Refusal> named(String version, SampleSummary summary) {
        return summary.refusal().map(reason -> new Refusal(reason.code(), version + ": " + reason.message()));
    }

    /** Candidate minus baseline as one level: the covariance is taken into account. */
    public SampleSummary difference() {
        if (baseline.refusal().isPresent()) {
            return baseline;
        }
        if (candidate.refusal().isPresent()) {
            return candidate;
        }
        return combined(ExactRational.ONE, candidate.mean().minus(baseline.mean()));
    }

    /**
     * Candidate minus baseline as a fraction of the magnitude of the baseline, linearised: the variance is that of
     * {@code candidate - (m_c / m_b) baseline}, divided by the squared baseline.
     *
     * @throws IllegalStateException if the summary is not usable
     * @throws ArithmeticException if the baseline's level is 0
     */
    SampleSummary lift() {
        ExactRational level = baseline.mean();
        // Any weight gives a variance that is not negative, so rounding it is harmless.
        ExactRational weight = candidate.mean().dividedBy(level).truncatedTo(WEIGHT_DIGITS);
        return combined(weight, candidate.mean().minus(level)).scaledBy(ExactRational.ONE.dividedBy(level.abs()));
    }

    private SampleSummary combined(ExactRational weight, ExactRational level) {
        ExactRational variance = candidate
                .variance()
                .plus(baseline.variance().times(weight.squared()))
                .minus(covariance.times(weight).times(2));
        return SampleSummary.of(baseline.count(), level, variance);
    }
}
