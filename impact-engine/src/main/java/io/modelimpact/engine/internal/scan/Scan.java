package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.contract.Contract;
import io.modelimpact.dataset.Schema;
import io.modelimpact.design.StudyDesign;
import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.DatasetFacts;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.Execution;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.JointEvidence;
import io.modelimpact.engine.RuleKey;
import io.modelimpact.engine.RuleState;
import io.modelimpact.engine.UnknownAssignments;
import io.modelimpact.json.Digest;
import io.modelimpact.slice.Slice;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.stats.quantile.ValueCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** The stage that sees rows. Immutable and thread-safe; formulas are compiled once. */
public final class Scan {

    private final Assessment assessment;
    private final Digest protocol;
    private final SortedMap<String, DatasetPlan> plans = new TreeMap<>();

    /**
     * @param schemas the columns to read of each dataset, all that the assessment uses among them
     * @param contracts the contracts with their rules, references resolved
     * @param protocol the digest of the protocol
     * @param layout how rows become cells
     * @param ranks which values must be known exactly
     * @throws ImpactException code {@code engine/foreign-slice}, for a slice by columns of another dataset than the design's
     */
    public Scan(
            Assessment assessment,
            List<Schema> schemas,
            List<Contract> contracts,
            Digest protocol,
            CellLayout layout,
            ExactRanks ranks) {
        this.assessment = assessment;
        this.protocol = protocol;
        refuseForeignSlices();
        for (Schema schema : schemas) {
            String dataset = schema.dataset().name();
            Optional<UnitScan> units = dataset.equals(assessment.design().dataset())
                    ? Optional.of(new UnitScan(assessment, layout, ranks))
                    : Optional.empty();
            plans.put(dataset, new DatasetPlan(schema, contracts, units));
        }
    }

    private void refuseForeignSlices() {
        String dataset = assessment.design().dataset();
        for (Slice slice : assessment.slices()) {
            if (slice.fields().stream().anyMatch(field -> !field.dataset().equals(dataset))) {
                throw new ImpactException(
                        "engine/foreign-slice",
                        "slice " + slice.name() + " reads from another dataset than the design, " + dataset,
                        "bring its columns into " + dataset);
            }
        }
    }

    /**
     * Reads every dataset once, and that of the design again where values must be known exactly and are not.
     *
     * @param sum makes the evidence of different rows into one, as sums and counts go
     * @throws ImpactException codes {@code inputs/unbound-dataset} and {@code inputs/unknown-dataset}, with a problem for each such dataset;
     *     codes {@code engine/cancelled}, {@code engine/deadline-passed}, {@code engine/memory-budget} and those of {@code spill/} and {@code checkpoint/}; and whatever a source
     *     throws
     */
    public ScanResult run(Inputs inputs, Execution execution, BinaryOperator<Evidence> sum) {
        refuseMismatch(inputs);
        List<DatasetScan> scans = new ArrayList<>();
        inputs.sources()
                .forEach((dataset, source) -> scans.add(new DatasetScan(
                        plan(dataset), source, inputs.digest(), execution, protocol, form(dataset, sum))));
        List<ScanResult> results = scans.stream().map(DatasetScan::run).toList();
        Evidence evidence =
                results.stream().map(ScanResult::evidence).reduce(sum).orElseThrow();
        Evidence exact = exact(evidence, inputs, execution);
        scans.forEach(DatasetScan::forget);
        return new ScanResult(
                exact,
                results.stream().flatMap(result -> result.malformed().stream()).toList(),
                results.stream().map(ScanResult::values).reduce(KeptValues.none(), KeptValues::and));
    }

    private Evidence exact(Evidence evidence, Inputs inputs, Execution execution) {
        StudyDesign design = assessment.design();
        DatasetPlan plan = plan(design.dataset());
        DatasetSource source = inputs.sources().get(design.dataset());
        if (plan.units.isEmpty() || source == null) {
            return evidence;
        }
        RankScan again = new RankScan(plan, plan.units.get(), design.fields(), source, execution);
        TreeMap<CellKey, ValueCounts> values = new TreeMap<>(evidence.values());
        values.putAll(again.run(evidence));
        return with(evidence, values);
    }

    private static Evidence with(Evidence evidence, SortedMap<CellKey, ValueCounts> values) {
        return new Evidence(
                evidence.assessment(),
                evidence.protocol(),
                evidence.datasets(),
                evidence.units(),
                evidence.unknownAssignments(),
                evidence.cells(),
                evidence.metricFacts(),
                evidence.slices(),
                evidence.rules(),
                evidence.joint(),
                values,
                evidence.resampled(),
                evidence.clusters());
    }

    private EvidenceForm form(String dataset, BinaryOperator<Evidence> sum) {
        return new EvidenceForm() {
            @Override
            public Evidence of(DatasetFacts facts, SortedMap<RuleKey, RuleState> rules, Optional<UnitTally> units) {
                TreeMap<String, DatasetFacts> named = new TreeMap<>();
                named.put(dataset, facts);
                return units.map(found -> evidence(named, rules, found)).orElseGet(() -> evidence(named, rules));
            }

            @Override
            public Evidence ofRows(DatasetFacts facts, SortedMap<RuleKey, RuleState> rules, UnitTally units) {
                TreeMap<String, DatasetFacts> named = new TreeMap<>();
                named.put(dataset, facts);
                return rowEvidence(named, rules, units);
            }

            @Override
            public Evidence sum(Evidence some, Evidence others) {
                return sum.apply(some, others);
            }
        };
    }

    private DatasetPlan plan(String dataset) {
        DatasetPlan plan = plans.get(dataset);
        if (plan == null) {
            throw new IllegalStateException("dataset " + dataset + " has no plan");
        }
        return plan;
    }

    private Evidence evidence(
            SortedMap<String, DatasetFacts> facts, SortedMap<RuleKey, RuleState> rules, UnitTally units) {
        return new Evidence(
                assessment.digest(),
                protocol,
                facts,
                units.units(),
                units.unknownAssignments(),
                units.cells(),
                units.metricFacts(),
                units.sliceFacts(),
                withUnits(facts.firstKey(), rules, units),
                units.joint(),
                units.values(),
                units.resampled(),
                units.clusters());
    }

    private Evidence rowEvidence(
            SortedMap<String, DatasetFacts> facts, SortedMap<RuleKey, RuleState> rules, UnitTally units) {
        return new Evidence(
                assessment.digest(),
                protocol,
                facts,
                new TreeMap<>(),
                units.unknownAssignments(),
                units.rowCells(),
                units.metricFacts(),
                units.sliceFacts(),
                rules,
                JointEvidence.none(),
                units.rowValues(),
                units.resampled(),
                new TreeMap<>());
    }

    private static SortedMap<RuleKey, RuleState> withUnits(
            String dataset, SortedMap<RuleKey, RuleState> rules, UnitTally units) {
        TreeMap<RuleKey, RuleState> all = new TreeMap<>(rules);
        units.unitsInOneArm().ifPresent(state -> all.put(RuleKey.unitInOneArm(dataset), state));
        return all;
    }

    /** The evidence of a dataset that the design does not look at. */
    private Evidence evidence(SortedMap<String, DatasetFacts> facts, SortedMap<RuleKey, RuleState> rules) {
        return new Evidence(
                assessment.digest(),
                protocol,
                facts,
                new TreeMap<>(),
                new UnknownAssignments(0, List.of()),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                rules);
    }

    private void refuseMismatch(Inputs inputs) {
        List<Problem> problems = new ArrayList<>();
        for (String dataset : plans.keySet()) {
            if (!inputs.sources().containsKey(dataset)) {
                problems.add(problem(
                        "inputs/unbound-dataset",
                        dataset,
                        "dataset " + dataset + " has no source",
                        "bind it with Inputs.bind(…).and(…)"));
            }
        }
        for (String dataset : inputs.sources().keySet()) {
            if (!plans.containsKey(dataset)) {
                problems.add(problem(
                        "inputs/unknown-dataset",
                        dataset,
                        "dataset " + dataset + " has a source and is not read, expected " + plans.keySet(),
                        "check its name, or do not bind it"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ImpactException(problems.get(0).code(), problems);
        }
    }

    private static Problem problem(String code, String dataset, String message, String remedy) {
        return new Problem(code, dataset, message, remedy, Optional.empty());
    }
}
