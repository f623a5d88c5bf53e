package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.contract.Contract;
import io.modelimpact.dataset.Schema;
import io.modelimpact.engine.DatasetFacts;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.Execution;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.RuleKey;
import io.modelimpact.engine.RuleState;
import io.modelimpact.json.Digest;
import io.modelimpact.slice.Slice;
import io.modelimpact.spi.DatasetSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
     * @throws ImpactException code {@code engine/foreign-slice}, for a slice by columns of another dataset than the design's
     */
    public Scan(
            Assessment assessment, List<Schema> schemas, List<Contract> contracts, Digest protocol, CellLayout layout) {
        this.assessment = assessment;
        this.protocol = protocol;
        refuseForeignSlices();
        for (Schema schema : schemas) {
            String dataset = schema.dataset().name();
            Optional<UnitScan> units = dataset.equals(assessment.design().dataset())
                    ? Optional.of(new UnitScan(assessment, layout))
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
     * Reads every dataset once.
     *
     * @throws ImpactException codes {@code inputs/unbound-dataset} and {@code inputs/unknown-dataset}, with a problem for each such dataset;
     *     code {@code engine/cancelled}; and whatever a source throws
     */
    public ScanResult run(Inputs inputs, Execution execution) {
        refuseMismatch(inputs);
        TreeMap<String, DatasetFacts> facts = new TreeMap<>();
        TreeMap<RuleKey, RuleState> rules = new TreeMap<>();
        List<MalformedAt> malformed = new ArrayList<>();
        List<UnitTally> units = new ArrayList<>();
        for (Map.Entry<String, DatasetSource> input : inputs.sources().entrySet()) {
            DatasetPlan plan = plan(input.getKey());
            DatasetScan scan = new DatasetScan(plan, input.getValue(), execution);
            DatasetTally tally = scan.run();
            facts.put(input.getKey(), tally.facts(input.getValue().snapshotAt()));
            rules.putAll(tally.ruleStates());
            malformed.addAll(scan.malformed());
            tally.units().ifPresent(found -> {
                units.add(found);
                found.unitsInOneArm().ifPresent(state -> rules.put(RuleKey.unitInOneArm(input.getKey()), state));
            });
        }
        return new ScanResult(evidence(facts, rules, units.get(0)), malformed);
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
                rules,
                units.joint(),
                units.values(),
                units.clusters());
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
