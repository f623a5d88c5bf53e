package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.CellState;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MetricFacts;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.metric.MissingValues;
import io.modelimpact.record.Reason;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactRational;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Optional;

/** The value of each metric in each cell, and why there is none where there is none. */
public final class Levels {
    private final Evidence evidence;

    /** Reads levels from evidence. */
    public Levels(Evidence evidence) {
        this.evidence = evidence;
    }

    /** Why the metric as a whole can not be evaluated, if it can not. */
    public Optional<Reason> refusal(Metric metric) {
        MetricFacts facts = evidence.metricFacts().get(metric.id());
        if (facts == null) {
            return Optional.of(new Reason(
                    "metric/no-evidence", "the evidence holds nothing of " + metric.id(), "scan the data again"));
        }
        if (facts.malformed() > 0) {
            return Optional.of(new Reason(
                    "metric/malformed-values",
                    facts.malformed() + " values that " + metric.id() + " reads are not of their declared type",
                    "correct the rows that the observation locates, or declare the column as what it is"));
        }
        if (facts.negativeOrFractional() > 0) {
            return Optional.of(new Reason(
                    "metric/not-a-count",
                    facts.negativeOrFractional() + " units have a negative or fractional count for " + metric.id(),
                    "use asMean(…) for a quantity that is no count"));
        }
        return overall(metric);
    }

    private Optional<Reason> overall(Metric metric) {
        long missing = 0;
        long notFinite = 0;
        for (CellState cell : overallCells(metric)) {
            missing += cell.missing();
            notFinite += cell.products().nonFiniteCount();
        }
        if (notFinite > 0) {
            return Optional.of(new Reason(
                    "metric/not-finite",
                    notFinite + " units have a value of " + metric.id() + " that is not a finite number",
                    "find out how NaN or infinity came into the data, or exclude such units with among(…)"));
        }
        if (missing > 0 && metric.missingValues() == MissingValues.REFUSED) {
            return Optional.of(new Reason(
                    "metric/missing-values",
                    missing + " units lack a value of " + metric.id() + ", which accepts none missing",
                    "complete the data, or declare how missing values count"));
        }
        return Optional.empty();
    }

    /** How many units lack a value of the metric, over all arms. */
    public long missing(Metric metric) {
        return overallCells(metric).stream().mapToLong(CellState::missing).sum();
    }

    /** How many units have a value that is not finite, over all arms. */
    public long notFinite(Metric metric) {
        return overallCells(metric).stream()
                .mapToLong(cell -> cell.products().nonFiniteCount())
                .sum();
    }

    /** The cells of all units, which come first in the order of keys. */
    private Collection<CellState> overallCells(Metric metric) {
        CellKey first = CellKey.overall(metric.id(), "");
        CellKey firstSliced = new CellKey(metric.id(), "", "\0", "");
        return evidence.cells().subMap(first, firstSliced).values();
    }

    /** The state of a cell; empty if the evidence has none. */
    public Optional<CellState> cell(Metric metric, String arm, SliceMemberKey where) {
        return Optional.ofNullable(evidence.cells().get(new CellKey(metric.id(), arm, where.slice(), where.member())));
    }

    /** Mean and variance of a unit's value in a cell, in the metric's measure; a ratio by its linearised units. */
    public SampleSummary summary(Metric metric, CellState cell) {
        MetricFacts facts = facts(metric);
        if (metric.kind() == MetricKind.RATIO) {
            return SampleSummary.ofRatio(cell.products(), 0, 1)
                    .scaledBy(powerOfTen(facts.denominatorScale() - facts.valueScale()));
        }
        return SampleSummary.ofMean(cell.products(), 0).scaledBy(powerOfTen(-facts.valueScale()));
    }

    /** The metric's value in a cell, rounded once; empty where its denominator is zero. */
    public Optional<Double> value(Metric metric, CellState cell) {
        ExactCrossProducts products = cell.products();
        MetricFacts facts = facts(metric);
        if (metric.kind() == MetricKind.RATIO) {
            return products.count() == 0 || products.sum(1).signum() == 0
                    ? Optional.empty()
                    : Optional.of(products.sum(0)
                            .dividedBy(products.sum(1))
                            .times(powerOfTen(facts.denominatorScale() - facts.valueScale()))
                            .doubleValue());
        }
        return products.count() == 0
                ? Optional.empty()
                : Optional.of(products.sum(0)
                        .dividedBy(products.count())
                        .times(powerOfTen(-facts.valueScale()))
                        .doubleValue());
    }

    private MetricFacts facts(Metric metric) {
        return evidence.metricFacts().getOrDefault(metric.id(), new MetricFacts(0, 0, 0, 0));
    }

    private static ExactRational powerOfTen(int exponent) {
        ExactRational power = ExactRational.of(BigInteger.TEN.pow(Math.abs(exponent)));
        return exponent < 0 ? ExactRational.ONE.dividedBy(power) : power;
    }
}
