package io.modelimpact.metric;

import io.modelimpact.formula.Condition;
import io.modelimpact.formula.Quantity;
import io.modelimpact.internal.Decimals;
import io.modelimpact.slice.Slice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A metric that has a form, takes refinements, and awaits its direction, the mandatory last word. */
public final class MetricForm {
    /** What a top box of another metric leaves behind, to be reported. */
    private static final Optional<OrdinalScale> NO_SCALE = Optional.of(OrdinalScale.ofNumbers(0, 0));

    private final ImmutableMetric draft;

    MetricForm(ImmutableMetric.Builder builder) {
        this(builder.missingValues(MissingValues.EXCLUDED)
                .direction(Direction.WITHOUT_DIRECTION)
                .build());
    }

    private MetricForm(Metric draft) {
        this.draft = (ImmutableMetric) draft;
    }

    /** Only the units that meet the condition enter the metric. */
    public MetricForm among(Condition condition) {
        return new MetricForm(draft.withAmong(condition));
    }

    /** A unit's value above the cap counts as the cap; in the measure of the value. */
    public MetricForm cappedAt(String cap) {
        return cappedAt(Decimals.parse("cap of metric " + draft.id(), cap));
    }

    /** A unit's value above the cap counts as the cap; in the measure of the value. */
    public MetricForm cappedAt(BigDecimal cap) {
        return new MetricForm(draft.withCap(Decimals.canonical("cap of metric " + draft.id(), cap)));
    }

    /** So many of the highest levels of an ordinal metric's scale are its top box. */
    public MetricForm withTopBox(int levels) {
        return new MetricForm(draft.withScale(
                draft.scale().map(scale -> scale.withTopBox(levels)).or(() -> NO_SCALE)));
    }

    /**
     * A quantile is found exactly, and so are the values that its variance and its interval are made of. Unless this is said, an arm or a member of a slice with
     * more than 32,768 different values knows them in bins that are narrow beside their values (by two hundredths of a percent for ten octaves), and intervals
     * reach to the ends of their bins.
     *
     * <p>It takes further passes over the rows where bins are in the way, one as a rule and five at most, so the source must give the same rows each time that it
     * is opened. What was found exactly is lost when evidence is merged; a merged metric with too many different values is NOT_EVALUATED.
     */
    public MetricForm exactly() {
        return new MetricForm(draft.withIsExact(true));
    }

    /**
     * The metric is about rows, of which a unit has several: they depend on each other, so that the unit is a cluster of rows. A mean is the sum
     * over all rows by the number of rows, a proportion the share of rows. Variances are those of the units' sums.
     */
    public MetricForm clusteredByUnit() {
        return new MetricForm(draft.withGrain(Grain.CLUSTERED_ROWS));
    }

    /**
     * The metric is about units, each by the total of its rows: the mean or the quantile of the totals; for a proportion the share of units with
     * at least one row that meets the condition. A cap is one of the total.
     */
    public MetricForm perUnit() {
        return new MetricForm(draft.withGrain(Grain.UNIT_TOTALS));
    }

    /** A missing value counts as zero; unless said, the unit does not enter. */
    public MetricForm missingAsZero() {
        return new MetricForm(draft.withMissingValues(MissingValues.AS_ZERO));
    }

    /** One missing value and the metric is NOT_EVALUATED. */
    public MetricForm refusingMissing() {
        return new MetricForm(draft.withMissingValues(MissingValues.REFUSED));
    }

    /** Effects are judged by bootstrap replicates, such as {@code bootstrap(2000)}, instead of by the delta method. */
    public MetricForm resampled(Resampling resampling) {
        return new MetricForm(draft.withResampling(resampling));
    }

    /**
     * Effects are adjusted by quantities that were fixed before units were assigned, such as the same measure in an earlier period: the
     * variance falls by the square of their correlation with the outcome, and the effect stays the one on the metric. For means, proportions,
     * counts and net promoter scores; of at most {@value Metric#MOST_COVARIATES} covariates.
     *
     * <p>A missing value of a covariate counts as zero, so a unit without a past stays in; any fixed value leaves the effect unbiased under
     * randomisation, and another one is said with {@code orElse} on the quantity. A cap of the metric does not cap its covariates.
     */
    public MetricForm adjustedBy(Quantity covariate, Quantity... others) {
        List<Quantity> covariates = new ArrayList<>(List.of(covariate));
        covariates.addAll(List.of(others));
        return new MetricForm(draft.withCovariates(covariates).withCovariateDenominator(Optional.empty()));
    }

    /**
     * Effects on a ratio are adjusted by another ratio of sums, over a time before units were assigned. A unit without a past counts as zero
     * in both sums.
     */
    public MetricForm adjustedByRatio(Quantity numerator, Quantity denominator) {
        return new MetricForm(draft.withCovariates(numerator).withCovariateDenominator(denominator));
    }

    /**
     * The effect for everyone is estimated within the members of a slice and put together by their shares of units, which takes out what
     * members differ by. For means, proportions, counts, net promoter scores and ratios, with or without covariates. The slice must be
     * declared in {@code slicedBy} as well; effects in members of slices are estimated as if there were no strata.
     */
    public MetricForm stratifiedBy(Slice slice) {
        return new MetricForm(draft.withStrata(slice));
    }

    /** More is better. */
    public Metric higherIsBetter() {
        return draft.withDirection(Direction.HIGHER_IS_BETTER);
    }

    /** Less is better. */
    public Metric lowerIsBetter() {
        return draft.withDirection(Direction.LOWER_IS_BETTER);
    }

    /** Neither way is better. */
    public Metric withoutDirection() {
        return draft.withDirection(Direction.WITHOUT_DIRECTION);
    }
}
