package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.contract.Contract;
import io.modelimpact.dataset.Schema;
import io.modelimpact.engine.internal.decide.Decider;
import io.modelimpact.engine.internal.decide.Decision;
import io.modelimpact.engine.internal.design.QuantileRanks;
import io.modelimpact.engine.internal.design.StudyKernels;
import io.modelimpact.engine.internal.judge.Findings;
import io.modelimpact.engine.internal.judge.Judge;
import io.modelimpact.engine.internal.plan.Planner;
import io.modelimpact.engine.internal.record.RecordWriter;
import io.modelimpact.engine.internal.scan.Scan;
import io.modelimpact.engine.internal.scan.ScanResult;
import io.modelimpact.engine.internal.scenario.ScenarioFindings;
import io.modelimpact.engine.internal.scenario.Scenarios;
import io.modelimpact.json.Digest;
import io.modelimpact.record.ImpactBundle;
import io.modelimpact.record.ImpactRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates assessments: {@code plan} makes a declaration executable, {@code scan} reads the data and leaves exact
 * evidence, {@code judge} turns evidence into a record. {@link #evaluate} does all of it.
 *
 * <p>The record of an evaluation is the same to the byte for any order and partition of the rows, any number of threads, any
 * locale, time zone and JDK from 17 on.
 */
public final class ImpactEngine {
    private static final Logger LOG = LoggerFactory.getLogger(ImpactEngine.class);

    private final MethodRegistry registry;
    private final List<Contract> known;

    private ImpactEngine(MethodRegistry registry, List<Contract> known) {
        this.registry = registry;
        this.known = List.copyOf(known);
    }

    /** An engine with the methods that come with the library. */
    public static ImpactEngine create() {
        return new ImpactEngine(MethodRegistry.standard(), List.of());
    }

    /** This engine with another registry. */
    public ImpactEngine with(MethodRegistry registry) {
        return new ImpactEngine(registry, known);
    }

    /** This engine with contracts that assessments may refer to by digest. */
    public ImpactEngine knowing(Contract... contracts) {
        List<Contract> more = new ArrayList<>(known);
        more.addAll(List.of(contracts));
        return new ImpactEngine(registry, more);
    }

    /** The methods that the engine knows. */
    public MethodRegistry registry() {
        return registry;
    }

    /**
     * Makes an assessment executable.
     *
     * @throws ImpactException with code {@code plan/refused} and every problem found
     */
    public Protocol plan(Assessment assessment) {
        Planner planner = new Planner(assessment);
        List<Contract> contracts = planner.contracts(known);
        Protocol protocol = new Protocol(assessment, planner.schemas(contracts), contracts);
        protocol.comparisonMethods().forEach(registry::require);
        assessment.policy().priors().forEach(prior -> registry.belief(prior.method()));
        assessment.monitoring().ifPresent(monitored -> registry.monitoring(monitored.method()));
        return protocol;
    }

    /**
     * Makes an assessment executable with other methods in the place of those that the design chooses.
     *
     * @throws ImpactException with code {@code plan/refused}, or {@code engine/unknown-method} if a method is not registered for this kind of design
     */
    public Protocol plan(Assessment assessment, List<MethodSubstitution> substitutions) {
        List<MethodSubstitution> sorted = substitutions.stream()
                .sorted(Comparator.comparing(MethodSubstitution::method))
                .toList();
        registry.substituting(sorted);
        return plan(assessment).with(sorted);
    }

    /** Makes an assessment executable, and checks its columns against the schema of the data as the host knows it. */
    public Protocol plan(Assessment assessment, Schema... available) {
        Protocol protocol = plan(assessment);
        new Planner(assessment).check(protocol.schemas(), List.of(available));
        return protocol;
    }

    /** Plans, scans, judges and decides in the calling thread. */
    public Evaluation evaluate(Protocol protocol, Inputs inputs, Instant asOf) {
        return evaluate(protocol, inputs, asOf, Execution.callerRuns());
    }

    /**
     * Scans, judges and decides.
     *
     * @param asOf the instant against which everything that depends on time is judged
     * @param execution threads, cancellation, listener; nothing of it can change a bit of the record
     * @throws ImpactException if a source can not be read, or the evaluation is cancelled
     */
    public Evaluation evaluate(Protocol protocol, Inputs inputs, Instant asOf, Execution execution) {
        LOG.info("Evaluating {} as of {}", protocol, asOf);
        Stopwatch watch = new Stopwatch(execution.listener());
        ScanResult scanned = scanned(protocol, inputs, execution, watch).withoutValues();
        return evaluation(protocol, scanned, inputs, asOf, execution, watch);
    }

    /**
     * Judges and decides on evidence without the rows it came from, such as evidence that was merged.
     *
     * @param inputs what was given when the rows were read: registration, predecessor, earlier looks; no source is read
     * @throws ImpactException with code {@code engine/foreign-evidence} if the evidence belongs to another protocol
     */
    public Evaluation evaluate(Protocol protocol, Evidence evidence, Inputs inputs, Instant asOf) {
        Execution execution = Execution.callerRuns();
        return evaluation(
                protocol, ScanResult.of(evidence), inputs, asOf, execution, new Stopwatch(execution.listener()));
    }

    private Evaluation evaluation(
            Protocol protocol, ScanResult scanned, Inputs inputs, Instant asOf, Execution execution, Stopwatch watch) {
        Evidence evidence = scanned.evidence();
        ImpactRecord record = judge(
                protocol,
                evidence,
                asOf,
                inputs.registration(),
                inputs.predecessor(),
                inputs.looks(),
                execution,
                watch);
        LOG.info("Evaluated {}: {}", protocol, record.digest());
        Observation observation = Observation.of(execution, scanned.malformed(), watch);
        return new Evaluation(new ImpactBundle(record, evidence.toJson(), observation.toJson()), evidence);
    }

    /** Reads the data and leaves exact, mergeable evidence. */
    public Evidence scan(Protocol protocol, Inputs inputs, Execution execution) {
        return scanned(protocol, inputs, execution, new Stopwatch(execution.listener()))
                .evidence();
    }

    /**
     * Reads the data and leaves evidence with the values by which it can be merged without anybody's word; see {@link KeyedEvidence}.
     *
     * @throws ImpactException also code {@code evidence/units-not-kept}, if no rule says that a unit has one row
     */
    public KeyedEvidence scanKeeping(Protocol protocol, Inputs inputs, Execution execution) {
        ScanResult result = scanned(protocol, inputs, execution, new Stopwatch(execution.listener()));
        return KeyedEvidence.of(protocol, result.evidence(), result.values());
    }

    private static ScanResult scanned(Protocol protocol, Inputs inputs, Execution execution, Stopwatch watch) {
        Scan scan = new Scan(
                protocol.assessment(),
                protocol.schemas(),
                protocol.contracts(),
                protocol.digest(),
                StudyKernels.of(protocol.assessment()).layout(),
                new QuantileRanks(protocol.errorRate()));
        ScanResult result = watch.during(Stage.SCAN, () -> scan.run(inputs, execution, EvidenceMerge::sum));
        if (!result.malformed().isEmpty()) {
            LOG.warn(
                    "{} values or more are not of their declared type; the observation locates them",
                    result.malformed().size());
        }
        return result;
    }

    /**
     * Judges evidence without the rows it came from.
     *
     * @param registered the digest of the protocol that was registered before data were seen
     * @param predecessor the digest of the record that this one follows
     * @throws ImpactException with code {@code engine/foreign-evidence} if the evidence belongs to another protocol
     */
    public ImpactRecord judge(
            Protocol protocol,
            Evidence evidence,
            Instant asOf,
            Optional<Digest> registered,
            Optional<Digest> predecessor) {
        return judge(protocol, evidence, asOf, registered, predecessor, LookHistory.none());
    }

    /**
     * Judges evidence without the rows it came from, as a look that follows others; errors as
     * {@link #judge(Protocol, Evidence, Instant, Optional, Optional)}.
     *
     * @param looks the earlier looks; not used unless the assessment is monitored
     */
    public ImpactRecord judge(
            Protocol protocol,
            Evidence evidence,
            Instant asOf,
            Optional<Digest> registered,
            Optional<Digest> predecessor,
            LookHistory looks) {
        Execution execution = Execution.callerRuns();
        return judge(
                protocol,
                evidence,
                asOf,
                registered,
                predecessor,
                looks,
                execution,
                new Stopwatch(execution.listener()));
    }

    private ImpactRecord judge(
            Protocol protocol,
            Evidence evidence,
            Instant asOf,
            Optional<Digest> registered,
            Optional<Digest> predecessor,
            LookHistory looks,
            Execution execution,
            Stopwatch watch) {
        protocol.requireOwn(evidence);
        Findings findings = watch.during(Stage.JUDGE, () -> {
            Findings found = new Judge(protocol, registry).judge(evidence, asOf, looks);
            execution.listener().cellsJudged(found.effects().size());
            return found;
        });
        ScenarioFindings scenarios = watch.during(Stage.JUDGE, () -> new Scenarios(protocol, evidence, findings).all());
        Decision decision =
                watch.during(Stage.DECIDE, () -> new Decider(protocol).decide(evidence, findings, scenarios));
        return new RecordWriter(protocol, evidence, asOf, registered, predecessor).write(findings, scenarios, decision);
    }
}
