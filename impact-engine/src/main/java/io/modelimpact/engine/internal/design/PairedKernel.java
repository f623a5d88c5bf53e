package io.modelimpact.engine.internal.design;

import io.modelimpact.change.Change;
import io.modelimpact.change.Version;
import io.modelimpact.contract.Contract;
import io.modelimpact.design.PairedDesign;
import io.modelimpact.design.Scoring;
import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.CellState;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.JointEvidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.PairedSample;
import io.modelimpact.engine.RuleKey;
import io.modelimpact.engine.RuleState;
import io.modelimpact.engine.internal.scan.CellLayout;
import io.modelimpact.engine.internal.scan.CellLayout.Denominators;
import io.modelimpact.formula.Field;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.record.Reason;
import io.modelimpact.slice.Slice;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.compare.PairedSummary;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.proportion.PairedCounts;
import io.modelimpact.stats.proportion.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The same units under every version: one cell for all versions, so that covariances between versions are kept, and effects that are
 * differences within units. A unit that lacks a value under one version enters under none.
 */
final class PairedKernel implements StudyKernel {
    private final PairedDesign design;
    private final List<Version> versions;
    private final CellLayout layout;

    PairedKernel(PairedDesign design, Change change) {
        this.design = design;
        this.versions = change.versions().map(Version::reference).toList();
        this.layout = new CellLayout(
                new JointPlacement(design.unit()),
                versions.stream().map(this::view).toList(),
                design.isClustered() ? Optional.of(design.unit()) : Optional.empty(),
                design.isClustered() ? Optional.empty() : Optional.of(design.unit()));
    }

    private SortedMap<Field, Field> view(Version version) {
        TreeMap<Field, Field> view = new TreeMap<>();
        for (Scoring scoring : design.scorings()) {
            view.put(scoring.standIn(), scoring.columnOf(version).orElseThrow());
        }
        return view;
    }

    @Override
    public CellLayout layout() {
        return layout;
    }

    @Override
    public List<StudyArm> arms() {
        return versions.stream()
                .map(version -> new StudyArm(version.describe(), version, Optional.empty()))
                .toList();
    }

    @Override
    public SortedSet<String> methods(Metric metric, boolean relative) {
        return new TreeSet<>(List.of(method(metric, SliceMemberKey.EVERYONE, relative)));
    }

    @Override
    public String method(Metric metric, SliceMemberKey where, boolean relative) {
        if (relative) {
            return MethodRegistry.PAIRED_RELATIVE;
        }
        if (layout.denominators(metric) != Denominators.NONE) {
            return MethodRegistry.PAIRED_RATIO;
        }
        return metric.kind() == MetricKind.PROPORTION ? MethodRegistry.PAIRED_PROPORTION : MethodRegistry.PAIRED_T;
    }

    @Override
    public String levelMethod(Metric metric) {
        return metric.kind() == MetricKind.PROPORTION && !design.isClustered()
                ? MethodRegistry.LEVEL_SCORE
                : MethodRegistry.LEVEL_T;
    }

    @Override
    public long units(Evidence evidence, String arm) {
        return evidence.units().getOrDefault(JointPlacement.GROUP, 0L);
    }

    @Override
    public long units(Evidence evidence) {
        return evidence.units().getOrDefault(JointPlacement.GROUP, 0L);
    }

    @Override
    public long units(Evidence evidence, Contrast contrast) {
        return units(evidence, contrast.treated().name());
    }

    @Override
    public Optional<Level> level(Evidence evidence, Metric metric, String arm, SliceMemberKey where) {
        int view = viewOf(arm);
        return cell(evidence, metric, where)
                .map(cell -> level(metric, view, cell.products(), Scaling.factor(evidence, metric)));
    }

    private Level level(Metric metric, int view, ExactCrossProducts products, ExactRational factor) {
        boolean hasDenominator = layout.denominators(metric) != Denominators.NONE;
        int denominator = layout.denominator(metric, view);
        boolean countsRows = layout.denominators(metric) == Denominators.EACH
                && metric.kind() != MetricKind.RATIO
                && !design.isClustered();
        long units = countsRows ? whole(products.sum(denominator)) : products.count();
        ExactRational total = hasDenominator ? products.sum(denominator) : ExactRational.of(products.count());
        SampleSummary summary = hasDenominator
                ? SampleSummary.ofRatio(products, view, denominator)
                : SampleSummary.ofMean(products, view);
        return new Level(
                units,
                products.count() == 0 || total.signum() == 0
                        ? Optional.empty()
                        : Optional.of(products.sum(view)
                                .dividedBy(total)
                                .times(factor)
                                .doubleValue()),
                summary.scaledBy(factor),
                metric.kind() == MetricKind.PROPORTION && !design.isClustered() && units > 0
                        ? Optional.of(new Proportion(whole(products.sum(view)), units))
                        : Optional.empty());
    }

    private int viewOf(String arm) {
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).describe().equals(arm)) {
                return i;
            }
        }
        throw new IllegalStateException("no version is called " + arm);
    }

    private static Optional<CellState> cell(Evidence evidence, Metric metric, SliceMemberKey where) {
        return Optional.ofNullable(
                evidence.cells().get(new CellKey(metric.id(), JointPlacement.GROUP, where.slice(), where.member())));
    }

    private Optional<PairedSummary> pairs(Evidence evidence, Metric metric, Contrast contrast, SliceMemberKey where) {
        int baseline = viewOf(contrast.baseline().name());
        int candidate = viewOf(contrast.treated().name());
        return cell(evidence, metric, where)
                .map(cell ->
                        pairs(metric, cell.products(), baseline, candidate).scaledBy(Scaling.factor(evidence, metric)));
    }

    private PairedSummary pairs(Metric metric, ExactCrossProducts products, int baseline, int candidate) {
        if (layout.denominators(metric) != Denominators.NONE) {
            return PairedSummary.ofRatios(
                    products,
                    baseline,
                    layout.denominator(metric, baseline),
                    candidate,
                    layout.denominator(metric, candidate));
        }
        return PairedSummary.ofMeans(products, baseline, candidate);
    }

    /** The answers of units that each count once; sums of zeros and ones are whole. */
    private Optional<PairedCounts> counts(Evidence evidence, Metric metric, Contrast contrast, SliceMemberKey where) {
        if (metric.kind() != MetricKind.PROPORTION || layout.denominators(metric) != Denominators.NONE) {
            return Optional.empty();
        }
        int baseline = viewOf(contrast.baseline().name());
        int candidate = viewOf(contrast.treated().name());
        return cell(evidence, metric, where)
                .map(CellState::products)
                .filter(products -> products.nonFiniteCount() == 0)
                .map(products -> {
                    long both = whole(products.sumOfProducts(baseline, candidate));
                    long controlOnly = whole(products.sum(baseline)) - both;
                    long treatmentOnly = whole(products.sum(candidate)) - both;
                    return new PairedCounts(
                            both, controlOnly, treatmentOnly, products.count() - both - controlOnly - treatmentOnly);
                });
    }

    private static long whole(ExactRational sum) {
        return (long) sum.doubleValue();
    }

    @Override
    public Optional<Outcome<IntervalEstimate>> effect(
            Evidence evidence,
            MethodRegistry registry,
            Metric metric,
            Contrast contrast,
            SliceMemberKey where,
            boolean relative,
            double errorRate) {
        return pairs(evidence, metric, contrast, where)
                .map(pairs -> new PairedSample(pairs, counts(evidence, metric, contrast, where)))
                .map(pairs -> registry.paired(method(metric, where, relative)).compare(pairs, errorRate));
    }

    @Override
    public Optional<EffectTerms> terms(Evidence evidence, Metric metric, Contrast contrast, SliceMemberKey where) {
        return pairs(evidence, metric, contrast, where)
                .map(pairs -> new EffectTerms(List.of(pairs.difference()), List.of()));
    }

    @Override
    public JointRatio ratio(JointEvidence joint, Metric metric, String arm) {
        int first = joint.firstColumn(metric.id());
        int view = viewOf(arm);
        return new JointRatio(
                JointPlacement.GROUP,
                first + view,
                layout.denominators(metric) == Denominators.NONE
                        ? joint.enteringColumn(metric.id())
                        : first + layout.denominator(metric, view));
    }

    @Override
    public Optional<Reason> dependence(Evidence evidence, Metric metric, Slice slice) {
        return design.isClustered()
                ? ClusteredUnits.dependence(evidence, metric, slice, design.unit())
                : Optional.empty();
    }

    @Override
    public List<DesignFinding> diagnostics(Evidence evidence) {
        List<String> faults = new ArrayList<>();
        long unnamed = evidence.unknownAssignments().rows();
        if (unnamed > 0) {
            faults.add(unnamed + " rows do not name their unit and enter nothing");
        }
        if (!design.isClustered()) {
            RuleState unique = evidence.rules().get(RuleKey.uniqueUnit(design.dataset()));
            if (unique == null) {
                faults.add("nothing is known of how often units occur");
            } else if (unique.failed() > 0) {
                faults.add(unique.failed() + " rows are further rows of a unit that has one");
            }
        }
        String unit = design.unit().name();
        Optional<Reason> alarm = faults.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reason(
                        "design/units-not-unique",
                        String.join("; ", faults),
                        design.isClustered()
                                ? "name the unit of every row in " + unit
                                : "name the unit of every row once in " + unit
                                        + ", or declare unitsRepeat() if a unit has several rows"));
        return List.of(
                design.isClustered()
                        ? DesignFinding.of(
                                "unit-identity",
                                PairedDesign.UNIT_IDENTITY,
                                "every row names its unit in " + unit,
                                alarm)
                        : DesignFinding.of(
                                "unit-uniqueness",
                                PairedDesign.UNIT_UNIQUENESS,
                                "every row names its unit in " + unit + ", and no unit has two rows",
                                alarm));
    }

    @Override
    public List<DesignNote> notes(List<Contract> contracts) {
        return List.of();
    }
}
