package io.modelimpact.assessment;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.change.Change;
import io.modelimpact.check.Check;
import io.modelimpact.contract.Contract;
import io.modelimpact.decision.Policy;
import io.modelimpact.design.StudyDesign;
import io.modelimpact.guardrail.Guardrail;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.internal.CallSite;
import io.modelimpact.metric.Metric;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.scenario.Scenario;
import io.modelimpact.slice.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A declaration in the making: list sections in any order, each of which accumulates, and single-valued ones that may be said
 * once. {@link #build()} reports everything that is wrong at once. Not safe to share between threads.
 */
public final class AssessmentDraft {
    private final String id;
    private final String version;
    private final String owner;
    private final Change change;
    private final StudyDesign design;
    private final Optional<Assessment.Revision> revision;
    private final List<Contract> contracts = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();
    private final List<Slice> slices = new ArrayList<>();
    private final List<Hypothesis> hypotheses = new ArrayList<>();
    private final List<Guardrail> guardrails = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Scenario> scenarios = new ArrayList<>();
    private final List<String> assumptions = new ArrayList<>();
    private final List<String> limitations = new ArrayList<>();
    private final List<String> context = new ArrayList<>();
    private final TreeMap<Section, String> omissions = new TreeMap<>();
    private final TreeSet<Section> inheritedOmissions = new TreeSet<>();
    private final List<Problem> repeated = new ArrayList<>();
    private int draws = Assessment.USUAL_DRAWS;
    private @Nullable Policy policy;
    private @Nullable String seed;
    private @Nullable MonitoringPlan monitoring;
    private boolean monitoringIsInherited;
    private boolean policyIsInherited;
    private boolean seedIsInherited;

    private AssessmentDraft(
            String id,
            String version,
            String owner,
            Change change,
            StudyDesign design,
            Optional<Assessment.Revision> revision) {
        this.id = id;
        this.version = version;
        this.owner = owner;
        this.change = change;
        this.design = design;
        this.revision = revision;
    }

    static AssessmentDraft of(
            String id,
            String version,
            String owner,
            Change change,
            StudyDesign design,
            Optional<Assessment.Revision> revision) {
        return new AssessmentDraft(id, version, owner, change, design, revision);
    }

    static AssessmentDraft revising(Assessment revised, String version, String reason) {
        AssessmentDraft draft = of(
                revised.id(),
                version,
                revised.owner(),
                revised.change(),
                revised.design(),
                Optional.of(new Assessment.Revision(revised.version(), reason)));
        draft.contracts.addAll(revised.contracts());
        draft.metrics.addAll(revised.metrics());
        draft.slices.addAll(revised.slices());
        draft.hypotheses.addAll(revised.hypotheses());
        draft.guardrails.addAll(revised.guardrails());
        draft.checks.addAll(revised.checks());
        draft.scenarios.addAll(revised.scenarios());
        draft.draws = revised.draws();
        draft.assumptions.addAll(revised.assumptions());
        draft.limitations.addAll(revised.limitations());
        draft.context.addAll(revised.context());
        draft.omissions.putAll(revised.omissions());
        draft.inheritedOmissions.addAll(revised.omissions().keySet());
        draft.policy = revised.policy();
        draft.seed = revised.declaredSeed().orElse(null);
        draft.monitoring = revised.monitoring().orElse(null);
        draft.monitoringIsInherited = true;
        draft.policyIsInherited = true;
        draft.seedIsInherited = true;
        return draft;
    }

    /** What the data must be like. */
    public AssessmentDraft given(Contract... contracts) {
        this.contracts.addAll(List.of(contracts));
        return filling(Section.CONTRACTS, contracts.length);
    }

    /** What is measured. */
    public AssessmentDraft measuring(Metric... metrics) {
        this.metrics.addAll(List.of(metrics));
        return this;
    }

    /** In which segments every metric is measured as well. */
    public AssessmentDraft slicedBy(Slice... slices) {
        this.slices.addAll(List.of(slices));
        return this;
    }

    /** What is claimed. */
    public AssessmentDraft claiming(Hypothesis... hypotheses) {
        this.hypotheses.addAll(List.of(hypotheses));
        return filling(Section.HYPOTHESES, hypotheses.length);
    }

    /** What must not break. */
    public AssessmentDraft guardedBy(Guardrail... guardrails) {
        this.guardrails.addAll(List.of(guardrails));
        return filling(Section.GUARDRAILS, guardrails.length);
    }

    /** Which tests of the data are made. */
    public AssessmentDraft checking(Check... checks) {
        this.checks.addAll(List.of(checks));
        return filling(Section.CHECKS, checks.length);
    }

    /** Which futures are looked at; the first is the reference, unless another says so. */
    public AssessmentDraft under(Scenario... scenarios) {
        this.scenarios.addAll(List.of(scenarios));
        return this;
    }

    /** How many draws are made of every uncertain quantity; unless said, {@value Assessment#USUAL_DRAWS}. */
    public AssessmentDraft drawing(int draws) {
        this.draws = draws;
        return this;
    }

    /** How often results are looked at, and what a look may conclude. */
    public AssessmentDraft monitored(MonitoringPlan plan) {
        if (monitoring != null && !monitoringIsInherited) {
            repeat("monitored");
        }
        this.monitoring = plan;
        this.monitoringIsInherited = false;
        return this;
    }

    /** What is taken for granted. */
    public AssessmentDraft statingThat(String... assumptions) {
        this.assumptions.addAll(List.of(assumptions));
        return this;
    }

    /** What the result can not say. */
    public AssessmentDraft limitedBy(String... limitations) {
        this.limitations.addAll(List.of(limitations));
        return this;
    }

    /** What else was going on: season, campaigns, incidents. */
    public AssessmentDraft inContext(String... context) {
        this.context.addAll(List.of(context));
        return this;
    }

    /** There is no contract, for this reason. */
    public AssessmentDraft noContract(String reason) {
        return omitting(Section.CONTRACTS, reason);
    }

    /** There is no hypothesis, for this reason. */
    public AssessmentDraft noHypotheses(String reason) {
        return omitting(Section.HYPOTHESES, reason);
    }

    /** There is no guardrail, for this reason. */
    public AssessmentDraft noGuardrails(String reason) {
        return omitting(Section.GUARDRAILS, reason);
    }

    /** There is no check, for this reason. */
    public AssessmentDraft noChecks(String reason) {
        return omitting(Section.CHECKS, reason);
    }

    AssessmentDraft omitting(Section section, String reason) {
        boolean inherited = inheritedOmissions.remove(section);
        if (omissions.put(section, reason) != null && !inherited) {
            repeat(section.word());
        }
        return this;
    }

    /** A revision that fills a section takes back that the revised declaration left it empty. */
    private AssessmentDraft filling(Section section, int added) {
        if (added > 0 && inheritedOmissions.remove(section)) {
            omissions.remove(section);
        }
        return this;
    }

    /** How it is decided. */
    public AssessmentDraft decidedBy(Policy policy) {
        if (this.policy != null && !policyIsInherited) {
            repeat("decidedBy");
        }
        this.policy = policy;
        this.policyIsInherited = false;
        return this;
    }

    /** The seed of everything drawn at random; unless said, the assessment's id and version. */
    public AssessmentDraft seededBy(String seed) {
        if (this.seed != null && !seedIsInherited) {
            repeat("seededBy");
        }
        this.seed = seed;
        this.seedIsInherited = false;
        return this;
    }

    private void repeat(String word) {
        repeated.add(new Problem(
                "declaration/repeated-section", "/" + word, word + " is said twice", "say it once", CallSite.here()));
    }

    /**
     * Checks and freezes the declaration.
     *
     * @throws ImpactException with every problem found, each with its path, what was found and expected, and a remedy
     */
    public Assessment build() {
        List<Problem> problems = new ArrayList<>(repeated);
        if (seed != null && seed.isBlank()) {
            problems.add(new Problem(
                    "declaration/blank-seed",
                    "/seed",
                    "the seed is blank",
                    "say it, or leave seededBy out",
                    Optional.empty()));
        }
        if (policy == null) {
            problems.add(new Problem(
                    "declaration/no-policy",
                    "/policy",
                    "nothing says how it is decided",
                    "add decidedBy(policy(…))",
                    Optional.empty()));
        }
        Assessment assessment = freeze();
        problems.addAll(new AssessmentProblems(assessment).find());
        if (!problems.isEmpty()) {
            throw new ImpactException("declaration/invalid", problems);
        }
        return assessment;
    }

    private Assessment freeze() {
        String usualSeed = id + "@" + version;
        return ImmutableAssessment.builder()
                .id(id)
                .version(version)
                .owner(owner)
                .change(change)
                .design(design)
                .addAllContracts(contracts)
                .addAllMetrics(metrics)
                .addAllSlices(slices)
                .addAllHypotheses(hypotheses)
                .addAllGuardrails(guardrails)
                .addAllChecks(checks)
                .addAllScenarios(scenarios)
                .draws(draws)
                .monitoring(Optional.ofNullable(monitoring))
                .addAllAssumptions(assumptions)
                .addAllLimitations(limitations)
                .addAllContext(context)
                .putAllOmissions(omissions)
                .policy(policy == null ? Policy.named("none", "0") : policy)
                .declaredSeed(Optional.ofNullable(seed).filter(declared -> !declared.equals(usualSeed)))
                .revision(revision)
                .build();
    }
}
