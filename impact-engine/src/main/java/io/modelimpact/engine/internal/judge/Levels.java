package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.CellState;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MetricFacts;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.metric.MissingValues;
import io.modelimpact.metric.OrdinalScale;
import io.modelimpact.record.Reason;
import java.util.Collection;
import java.util.Optional;

/** Why a metric has no value, and what its values leave out. */
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
        if (facts.negativeOrFractional() > 0 && isAnswer(metric)) {
            return Optional.of(new Reason(
                    "metric/answer-out-of-range",
                    facts.negativeOrFractional() + " answers of " + metric.id() + " lie outside "
                            + metric.scale().map(OrdinalScale::describe).orElse("0 to 10"),
                    "correct the answers, leave them empty where none was given, or exclude such units with among(…)"));
        }
        if (facts.negativeOrFractional() > 0) {
            return Optional.of(new Reason(
                    "metric/not-a-count",
                    facts.negativeOrFractional() + " units have a negative or fractional count for " + metric.id(),
                    "use asMean(…) for a quantity that is no count"));
        }
        return overall(metric);
    }

    private static boolean isAnswer(Metric metric) {
        return metric.kind() == MetricKind.NET_PROMOTER_SCORE || metric.kind() == MetricKind.ORDINAL;
    }

    private Optional<Reason> overall(Metric metric) {
        long unidentified = evidence.resampled().entrySet().stream()
                .filter(cell -> cell.getKey().metric().equals(metric.id())
                        && cell.getKey().isOverall())
                .mapToLong(cell -> cell.getValue().unidentified())
                .sum();
        if (unidentified > 0) {
            return Optional.of(new Reason(
                    "metric/unidentified-units",
                    unidentified + " rows of " + metric.id()
                            + " lack the identifier of their unit, by which it is resampled",
                    "complete the identifiers, or leave resampled(…) out"));
        }
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
}
