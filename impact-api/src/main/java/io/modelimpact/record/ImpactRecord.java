package io.modelimpact.record;

import io.modelimpact.ImpactException;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The result of one assessment as it was stored: the canonical bytes that a replay has to reproduce, and a typed view of them. Reports,
 * assertions and tools read nothing else. Immutable and thread-safe; two records are equal exactly if their bytes are.
 *
 * <p>A record that is not of the expected shape is refused when it is read: {@code json/...} codes name a missing or mistyped member,
 * {@code record/unsupported-format} another format, {@code record/unknown-value} a word this version does not know.
 */
public final class ImpactRecord {

    /** The name every record carries in {@code format.name}. */
    public static final String FORMAT_NAME = "impact-record";

    /** The version of the format that this library writes; older ones are read through {@link RecordFormats}. */
    public static final int FORMAT_VERSION = 1;

    /** The kind under which records are digested. */
    public static final String DIGEST_KIND = "record";

    private final JsonObject stored;
    private final JsonObject json;
    private final List<String> upcasts;
    private final RecordIdentity identity;
    private final ProtocolResult protocol;
    private final List<InputResult> inputs;
    private final RecordResults results;
    private final List<DiagnosticResult> diagnostics;
    private final Statements statements;
    private final RecordDecisions decisions;

    private ImpactRecord(JsonObject stored, RecordFormats.View view) {
        this.stored = stored;
        this.json = view.json();
        this.upcasts = view.steps();
        this.identity = RecordIdentity.read(json.object("identity"));
        this.protocol = ProtocolResult.read(json.object("protocol"));
        this.inputs = RecordParts.each(json, "inputs", InputResult::read);
        this.results = RecordResults.read(json.object("results"));
        this.diagnostics = RecordParts.each(json, "diagnostics", DiagnosticResult::read);
        this.statements = Statements.read(json.object("statements"));
        this.decisions = RecordDecisions.read(json.object("decision"));
    }

    /**
     * Reads the stored bytes of a record.
     *
     * @param canonicalBytes exactly as they were written
     * @throws ImpactException code {@code record/integrity-broken} if the bytes are JSON but not its canonical form, so that they can not
     *     be what was written; a {@code json/} code if they are not JSON or not of the shape of a record
     */
    public static ImpactRecord read(byte[] canonicalBytes) {
        return of(CanonicalBytes.object(canonicalBytes, "record"));
    }

    /** The record that a JSON object holds. */
    public static ImpactRecord of(JsonObject json) {
        return of(json, RecordFormats.standard());
    }

    /** The record that a JSON object holds, of any of these formats. */
    public static ImpactRecord of(JsonObject json, RecordFormats formats) {
        return new ImpactRecord(json, formats.view(json));
    }

    /** The whole record in the present format. Of a record that was stored in an older one it is a view, which has no digest of its own. */
    public JsonObject json() {
        return json;
    }

    /** The whole record as it was stored, in whatever format. */
    public JsonObject stored() {
        return stored;
    }

    /** The steps from the stored format to the present one, in words; none for a record that was stored in the present format. */
    public List<String> upcasts() {
        return upcasts;
    }

    /** The canonical bytes as they were stored, a fresh array. */
    public byte[] bytes() {
        return CanonicalJson.bytes(stored);
    }

    /** The digest of the canonical bytes, as a record. */
    public Digest digest() {
        return Digest.of(DIGEST_KIND, bytes());
    }

    /** What the record is the result of. */
    public RecordIdentity identity() {
        return identity;
    }

    /** The instant the assessment was evaluated for, RFC 3339 in UTC. */
    public String asOf() {
        return json.string("asOf");
    }

    /** The assessment as it was declared. */
    public JsonObject declaration() {
        return json.object("declaration");
    }

    /** How the assessment was made executable. */
    public ProtocolResult protocol() {
        return protocol;
    }

    /** The datasets that were read. */
    public List<InputResult> inputs() {
        return inputs;
    }

    /** The digest of the evidence the results were judged from, as text. */
    public String evidenceDigest() {
        return json.object("evidence").string("digest");
    }

    /** The arms, in the order of their declaration. */
    public List<ArmResult> arms() {
        return results.arms();
    }

    /** The contracts and what became of their rules. */
    public List<ContractResult> contracts() {
        return results.contracts();
    }

    /** The metrics and their levels. */
    public List<MetricResult> metrics() {
        return results.metrics();
    }

    /** The metric of an id; {@link ImpactException} code {@code record/unknown-subject} naming the metrics there are otherwise. */
    public MetricResult metric(String id) {
        return Selection.one(
                "metric '" + id + "'",
                metrics(),
                MetricResult::id,
                metric -> metric.id().equals(id));
    }

    /** The effects per metric, candidate and slice. */
    public List<EffectResult> effects() {
        return results.effects();
    }

    /** The checks of study and data. */
    public List<CheckResult> checks() {
        return results.checks();
    }

    /** The check of an id; {@link ImpactException} code {@code record/unknown-subject} naming the checks there are otherwise. */
    public CheckResult check(String id) {
        return Selection.one(
                "check '" + id + "'",
                checks(),
                CheckResult::id,
                check -> check.id().equals(id));
    }

    /** The hypotheses, expanded per candidate and slice. */
    public List<HypothesisResult> hypotheses() {
        return results.hypotheses();
    }

    /**
     * The one hypothesis of an id, such as {@code H1}, or of a full key, such as {@code H1/ranker 2.0}.
     *
     * @throws ImpactException code {@code record/unknown-subject} if there is none, {@code record/ambiguous-subject} if it was expanded to
     *     several candidates or slices; both name the keys to choose from
     */
    public HypothesisResult hypothesis(String idOrKey) {
        return Selection.claim("hypothesis", hypotheses(), HypothesisResult::claim, idOrKey);
    }

    /** The one hypothesis of an id for a candidate, named as {@code ranker 2.0} or {@code 2.0}; errors as {@link #hypothesis(String)}. */
    public HypothesisResult hypothesis(String id, String candidate) {
        return Selection.claim("hypothesis", hypotheses(), HypothesisResult::claim, id, candidate);
    }

    /** The guardrails, expanded per candidate and slice. */
    public List<GuardrailResult> guardrails() {
        return results.guardrails();
    }

    /** The one guardrail of an id or of a full key; errors as {@link #hypothesis(String)}. */
    public GuardrailResult guardrail(String idOrKey) {
        return Selection.claim("guardrail", guardrails(), GuardrailResult::claim, idOrKey);
    }

    /** The one guardrail of an id for a candidate, named as {@code ranker 2.0} or {@code 2.0}; errors as {@link #hypothesis(String)}. */
    public GuardrailResult guardrail(String id, String candidate) {
        return Selection.claim("guardrail", guardrails(), GuardrailResult::claim, id, candidate);
    }

    /** The scenarios and what they yield; none where none was declared. */
    public List<ScenarioResult> scenarios() {
        return results.scenarios();
    }

    /** The scenario of an id; {@link ImpactException} code {@code record/unknown-subject} naming the scenarios there are otherwise. */
    public ScenarioResult scenario(String id) {
        return Selection.one(
                "scenario '" + id + "'",
                scenarios(),
                ScenarioResult::id,
                scenario -> scenario.id().equals(id));
    }

    /** What is believed after the data; none where the policy has no prior. */
    public List<BeliefResult> beliefs() {
        return results.beliefs();
    }

    /** The looks, of a monitored assessment. */
    public Optional<MonitoringResult> monitoring() {
        return results.monitoring();
    }

    /** The decision on every candidate, in the order of the arms. */
    public List<DecisionResult> decisions() {
        return decisions.candidates();
    }

    /** The decision on a candidate, named as {@code ranker 2.0} or {@code 2.0}; errors as {@link #hypothesis(String)}. */
    public DecisionResult decision(String candidate) {
        return Selection.one(
                "decision on candidate '" + candidate + "'",
                decisions(),
                decision -> decision.candidate().text(),
                decision -> decision.candidate().isNamed(candidate));
    }

    /** The candidate the policy prefers among those that may be shipped, if there is one. */
    public Optional<ModelVersion> preferred() {
        return decisions.preferred();
    }

    /** The decision on all candidates in one sentence; may be empty. */
    public String decisionSentence() {
        return decisions.sentence();
    }

    /** What the engine noticed on its way. */
    public List<DiagnosticResult> diagnostics() {
        return diagnostics;
    }

    /** What people stated, and what the design allows to say. */
    public Statements statements() {
        return statements;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImpactRecord record && stored.equals(record.stored);
    }

    @Override
    public int hashCode() {
        return stored.hashCode();
    }

    /** Assessment, version and digest in one line. */
    @Override
    public String toString() {
        return "record of " + identity.assessment() + " " + identity.version() + ", " + digest();
    }
}
