package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.check.SampleRatioCheck;
import io.modelimpact.contract.Contract;
import io.modelimpact.dataset.Schema;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.PolicyRule;
import io.modelimpact.decision.Prior;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.engine.internal.design.CovariateBalance;
import io.modelimpact.engine.internal.design.SliceMemberKey;
import io.modelimpact.engine.internal.design.StudyKernel;
import io.modelimpact.engine.internal.design.StudyKernels;
import io.modelimpact.engine.internal.scenario.Figure;
import io.modelimpact.estimand.Estimand;
import io.modelimpact.guardrail.Guardrail;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.scenario.Scenario;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.TextHash;
import io.modelimpact.stats.resample.PoissonWeights;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An assessment made executable: which columns are read, which methods and defaults hold, which seed. Its digest is what is
 * registered before data are seen. Immutable.
 */
public final class Protocol {
    /** The rules of arithmetic under which results are made; a change of any bit of them is another profile. */
    public static final String NUMERIC_PROFILE = "impact-numeric-1";

    private final Assessment assessment;
    private final List<Schema> schemas;
    private final List<Contract> contracts;
    private final StudyKernel kernel;
    private final List<MethodSubstitution> substitutions;

    Protocol(Assessment assessment, List<Schema> schemas, List<Contract> contracts) {
        this(assessment, schemas, contracts, List.of());
    }

    private Protocol(
            Assessment assessment,
            List<Schema> schemas,
            List<Contract> contracts,
            List<MethodSubstitution> substitutions) {
        this.assessment = assessment;
        this.schemas = List.copyOf(schemas);
        this.contracts = List.copyOf(contracts);
        this.kernel = StudyKernels.of(assessment);
        this.substitutions = List.copyOf(substitutions);
    }

    /** This protocol with other methods in the place of those that the design chooses. */
    Protocol with(List<MethodSubstitution> others) {
        return new Protocol(assessment, schemas, contracts, others);
    }

    /** The methods that are called in the place of those that the design chooses, in the order of their ids. */
    public List<MethodSubstitution> substitutions() {
        return substitutions;
    }

    /** The declaration. */
    public Assessment assessment() {
        return assessment;
    }

    /** The columns that are read, by dataset. */
    public List<Schema> schemas() {
        return schemas;
    }

    /** The contracts with their rules; references are resolved. */
    public List<Contract> contracts() {
        return contracts;
    }

    /** One minus the confidence of the policy, rounded once. */
    public double errorRate() {
        return BigDecimal.ONE.subtract(assessment.policy().confidence()).doubleValue();
    }

    /** The id of the method for the effect on the metric in a place. */
    public String method(Metric metric, SliceMemberKey where, boolean relative) {
        return called(kernel.method(metric, where, relative));
    }

    private String called(String chosen) {
        return substitutions.stream()
                .filter(substitution -> substitution.method().equals(chosen))
                .map(MethodSubstitution::by)
                .findFirst()
                .orElse(chosen);
    }

    /** The id of the method that protects the family of claims. */
    public String multiplicityMethod() {
        Multiplicity multiplicity = assessment.policy().multiplicity();
        return switch (multiplicity) {
            case HOLM -> MethodRegistry.DIRECTIONAL_HOLM;
            case BONFERRONI -> MethodRegistry.BONFERRONI;
            case NONE -> MethodRegistry.UNADJUSTED;
        };
    }

    /** The ids of the comparisons that will be called. */
    public List<String> comparisonMethods() {
        return List.copyOf(usage().keySet());
    }

    /** The digest of the protocol: declaration, schemas, contracts, methods, numbers of the policy, seed. */
    public Digest digest() {
        return Digest.of("protocol", CanonicalJson.bytes(toJson()));
    }

    /** {@link ImpactException} code {@code engine/foreign-evidence} for evidence that was scanned under another protocol. */
    void requireOwn(Evidence evidence) {
        if (!evidence.protocol().equals(digest())) {
            throw new ImpactException(
                    "engine/foreign-evidence",
                    "the evidence belongs to the protocol " + evidence.protocol() + ", expected " + digest(),
                    "scan the data under this protocol");
        }
    }

    /** The canonical JSON form, the declaration by its digest. */
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("numericProfile", NUMERIC_PROFILE)
                .put("declarationDigest", assessment.digest().toString())
                .put("seed", assessment.seed())
                .put(
                        "schemas",
                        JsonArray.of(schemas.stream().map(Protocol::reference).toList()))
                .put(
                        "contracts",
                        JsonArray.of(contracts.stream().map(Protocol::reference).toList()))
                .put("methods", methods())
                .put("multiplicity", multiplicityMethod())
                .put("policy", policy());
        substitutionsJson().ifPresent(array -> json.put("substitutions", array));
        return json.build();
    }

    /** The substitutions in their JSON form; empty if there are none. */
    public Optional<JsonArray> substitutionsJson() {
        return substitutions.isEmpty()
                ? Optional.empty()
                : Optional.of(JsonArray.of(
                        substitutions.stream().map(MethodSubstitution::toJson).toList()));
    }

    /** The methods with what they are used for. */
    public JsonArray methods() {
        SortedMap<String, SortedSet<String>> usage = usage();
        estimands()
                .forEach(estimand -> claimMethod(estimand)
                        .ifPresent(id -> usage.computeIfAbsent(id, fresh -> new TreeSet<>())
                                .add(estimand.metric().id())));
        assessment.metrics().stream()
                .filter(this::isShiftTested)
                .forEach(metric -> List.of(MethodRegistry.CLIFFS_DELTA, MethodRegistry.MANN_WHITNEY)
                        .forEach(id -> usage.computeIfAbsent(id, fresh -> new TreeSet<>())
                                .add(metric.id())));
        if (!assessment.scenarios().isEmpty()) {
            usage.put(
                    MethodRegistry.SCENARIO,
                    assessment.scenarios().stream().map(Scenario::id).collect(Collectors.toCollection(TreeSet::new)));
        }
        for (Prior prior : assessment.policy().priors()) {
            usage.computeIfAbsent(prior.method(), id -> new TreeSet<>()).add(prior.metric());
        }
        assessment.monitoring().ifPresent(plan -> usage.put(plan.method(), new TreeSet<>(List.of("claims"))));
        if (sampleRatio().isPresent()) {
            usage.put(MethodRegistry.SAMPLE_RATIO, new TreeSet<>(List.of("sample-ratio")));
        }
        assessment.metrics().stream()
                .filter(metric -> !metric.covariates().isEmpty())
                .forEach(metric -> usage.computeIfAbsent(MethodRegistry.COVARIATE_BALANCE, id -> new TreeSet<>())
                        .add(metric.id()));
        usage.put(multiplicityMethod(), new TreeSet<>(List.of("claims")));
        return JsonArray.of(usage.entrySet().stream()
                .map(entry -> JsonObject.builder()
                        .put("id", entry.getKey())
                        .put("usedFor", JsonArray.ofStrings(entry.getValue()))
                        .put("parameters", parameters(entry.getKey()))
                        .build())
                .toList());
    }

    /** Whether answers on a scale are compared as a whole: those of units that each have one. */
    private boolean isShiftTested(Metric metric) {
        return assessment.design() instanceof RandomizedDesign
                && metric.grain().isEmpty()
                && (metric.kind() == MetricKind.ORDINAL || metric.kind() == MetricKind.NET_PROMOTER_SCORE);
    }

    private Stream<Estimand> estimands() {
        return Stream.concat(
                assessment.hypotheses().stream().map(Hypothesis::estimand),
                assessment.guardrails().stream().map(Guardrail::estimand));
    }

    /** The id of the method for what is estimated for the claim alone; empty for an effect, which is estimated anyway. */
    public Optional<String> claimMethod(Estimand estimand) {
        return switch (estimand.kind()) {
            case EFFECT -> Optional.empty();
            case GAP -> Optional.of(gapMethod());
            case LEVEL -> Optional.of(kernel.levelMethod(estimand.metric()));
        };
    }

    /** The id of the method for the change of a gap between two members of a slice. */
    public String gapMethod() {
        return MethodRegistry.GAP;
    }

    private JsonObject parameters(String method) {
        if (method.equals(MethodRegistry.SAMPLE_RATIO)) {
            return JsonObject.builder()
                    .put("alarmBelow", sampleRatio().orElseThrow().alarmBelow().toPlainString())
                    .build();
        }
        if (method.equals(MethodRegistry.COVARIATE_BALANCE)) {
            return JsonObject.builder()
                    .put("alarmBelow", CovariateBalance.ALARM_BELOW.toPlainString())
                    .build();
        }
        if (method.equals(MethodRegistry.SCENARIO)) {
            return JsonObject.builder()
                    .put("draws", assessment.draws())
                    .put("seed", assessment.seed())
                    .put("random", CounterRandom.LAW)
                    .put("monteCarloConfidence", Figure.CONFIDENCE)
                    .build();
        }
        JsonObject.Builder json = JsonObject.builder()
                .put("confidence", assessment.policy().confidence().toPlainString());
        assessment
                .monitoring()
                .filter(plan -> plan.method().equals(method))
                .ifPresent(plan -> json.put("plan", plan.toJson()));
        if (assessment.metrics().stream()
                .flatMap(metric -> metric.resampling().stream())
                .anyMatch(resampling -> called(resampling.method()).equals(method))) {
            json.put("seed", assessment.seed())
                    .put("random", CounterRandom.LAW)
                    .put("weights", PoissonWeights.LAW)
                    .put("units", TextHash.LAW);
        }
        return json.build();
    }

    private Optional<SampleRatioCheck> sampleRatio() {
        return assessment.checks().stream()
                .filter(SampleRatioCheck.class::isInstance)
                .map(SampleRatioCheck.class::cast)
                .findFirst();
    }

    /** The id of the declared rule at a position, in records. */
    public static String ruleId(int position) {
        return "policy-rule-" + (position + 1);
    }

    /** The numbers and the declared rules that the policy stands for. */
    public JsonObject policy() {
        JsonObject.Builder json = JsonObject.builder()
                .put("confidence", assessment.policy().confidence().toPlainString())
                .put("minimumUnitsPerArm", assessment.policy().riskProfile().minimumUnitsPerArm())
                .put("riskProfile", assessment.policy().riskProfile().name());
        List<Prior> priors = assessment.policy().priors();
        if (!priors.isEmpty()) {
            json.put(
                    "priors",
                    JsonArray.ofStrings(priors.stream().map(Prior::describe).toList()));
        }
        List<PolicyRule> rules = assessment.policy().rules();
        if (!rules.isEmpty()) {
            json.put(
                    "rules",
                    JsonArray.of(IntStream.range(0, rules.size())
                            .mapToObj(at -> JsonObject.builder()
                                    .put("id", ruleId(at))
                                    .put("kind", rules.get(at).kind().name())
                                    .put("description", rules.get(at).describe())
                                    .build())
                            .toList()));
        }
        return json.build();
    }

    private SortedMap<String, SortedSet<String>> usage() {
        SortedMap<String, SortedSet<String>> usage = new TreeMap<>();
        for (Metric metric : assessment.metrics()) {
            for (boolean relative : new boolean[] {false, true}) {
                kernel.methods(metric, relative)
                        .forEach(chosen -> usage.computeIfAbsent(called(chosen), id -> new TreeSet<>())
                                .add(metric.id()));
            }
        }
        return usage;
    }

    private static JsonObject reference(Schema schema) {
        return JsonObject.builder()
                .put("dataset", schema.dataset().name())
                .put("digest", schema.digest().toString())
                .build();
    }

    private static JsonObject reference(Contract contract) {
        return JsonObject.builder()
                .put("dataset", contract.dataset())
                .put("digest", contract.digest().toString())
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Protocol that && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return digest().hashCode();
    }

    @Override
    public String toString() {
        return "protocol of " + assessment.id() + " " + assessment.version() + ", " + digest();
    }
}
