package io.modelimpact.engine.internal.record;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.engine.DatasetFacts;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.internal.decide.Decision;
import io.modelimpact.engine.internal.judge.Findings;
import io.modelimpact.engine.internal.scenario.ScenarioFindings;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.record.ImpactBundle;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.verify.RowsetCommitment;
import java.time.Instant;
import java.util.Optional;

/** Writes a record: every section in its canonical shape, nothing that two honest runs could disagree on. */
public final class RecordWriter {
    private final Protocol protocol;
    private final Evidence evidence;
    private final Instant asOf;
    private final Optional<Digest> registered;
    private final Optional<Digest> predecessor;

    /**
     * Prepares a record.
     *
     * @param registered the digest of the protocol that was registered before data were seen
     * @param predecessor the digest of the record that this one follows
     */
    public RecordWriter(
            Protocol protocol,
            Evidence evidence,
            Instant asOf,
            Optional<Digest> registered,
            Optional<Digest> predecessor) {
        this.protocol = protocol;
        this.evidence = evidence;
        this.asOf = asOf;
        this.registered = registered;
        this.predecessor = predecessor;
    }

    /** The record of these findings and this decision. */
    public ImpactRecord write(Findings findings, ScenarioFindings scenarios, Decision decision) {
        boolean confirmatory = isConfirmatory();
        return ImpactRecord.of(JsonObject.builder()
                .put("format", format())
                .put("identity", identity())
                .put("declaration", protocol.assessment().toJson())
                .put("protocol", protocol(findings))
                .put(
                        "inputs",
                        JsonArray.of(evidence.datasets().entrySet().stream()
                                .map(entry -> input(entry.getKey(), entry.getValue()))
                                .toList()))
                .put("asOf", asOf.toString())
                .put(
                        "evidence",
                        JsonObject.builder()
                                .put(
                                        "digest",
                                        ImpactBundle.digestOfEvidence(evidence.toJson())
                                                .toString())
                                .put("kind", "DISJOINT_UNITS")
                                .build())
                .put("results", results(findings, scenarios, confirmatory))
                .put("diagnostics", new DiagnosticsWriter(protocol, evidence).write())
                .put("statements", statements())
                .put("decision", DecisionWriter.write(decision))
                .build());
    }

    private JsonObject results(Findings findings, ScenarioFindings scenarios, boolean confirmatory) {
        boolean planned = findings.look().map(look -> look.rule().isPlanned()).orElse(true);
        JsonObject judged = new ResultsWriter(protocol, evidence, confirmatory && planned).write(findings);
        JsonObject believed =
                findings.beliefs().isEmpty() ? judged : judged.with("beliefs", BeliefWriter.write(findings.beliefs()));
        JsonObject results = findings.look()
                .map(look -> believed.with("monitoring", new MonitoringWriter(look, asOf).write(findings)))
                .orElse(believed);
        return protocol.assessment().scenarios().isEmpty()
                ? results
                : results.with("scenarios", new ScenarioWriter(protocol.assessment(), scenarios).write());
    }

    private boolean isConfirmatory() {
        return registered.map(protocol.digest()::equals).orElse(false);
    }

    private static JsonObject format() {
        return JsonObject.builder()
                .put("name", ImpactRecord.FORMAT_NAME)
                .put("version", ImpactRecord.FORMAT_VERSION)
                .put("canonicalization", "impact-jcs-1")
                .put("hash", Digest.SHA_256)
                .build();
    }

    private JsonObject identity() {
        JsonObject.Builder json = JsonObject.builder()
                .put("assessment", protocol.assessment().id())
                .put("version", protocol.assessment().version())
                .put("declarationDigest", protocol.assessment().digest().toString())
                .put("protocolDigest", protocol.digest().toString());
        predecessor.ifPresent(digest -> json.put("predecessor", digest.toString()));
        return json.build();
    }

    private JsonObject protocol(Findings findings) {
        JsonObject plan = protocol.toJson();
        JsonObject multiplicity = JsonObject.builder()
                .put("method", protocol.multiplicityMethod())
                .put(
                        "family",
                        JsonArray.ofStrings(findings.claims().stream()
                                .map(claim -> claim.key())
                                .toList()))
                .put("confidence", protocol.assessment().policy().confidence().toPlainString())
                .build();
        JsonObject.Builder json = JsonObject.builder()
                .put("numericProfile", Protocol.NUMERIC_PROFILE)
                .put("seed", protocol.assessment().seed())
                .put("schemas", plan.array("schemas"))
                .put("methods", protocol.methods())
                .put("multiplicity", multiplicity)
                .put("policy", protocol.policy())
                .put("registration", registration());
        protocol.substitutionsJson().ifPresent(array -> json.put("substitutions", array));
        return json.build();
    }

    private JsonObject registration() {
        boolean confirmatory = isConfirmatory();
        JsonObject.Builder json = JsonObject.builder().put("status", confirmatory ? "CONFIRMATORY" : "EXPLORATORY");
        registered.ifPresent(digest -> json.put("registeredDigest", digest.toString()));
        if (confirmatory) {
            return json.put("sentence", "This protocol was registered before the data were seen.")
                    .build();
        }
        return json.put(
                        "sentence",
                        registered.isPresent()
                                ? "Another protocol was registered than the one evaluated: every number here is exploratory."
                                : "No protocol was registered before the data were seen: every number here is exploratory.")
                .build();
    }

    private static JsonObject input(String dataset, DatasetFacts facts) {
        JsonObject.Builder json = JsonObject.builder()
                .put("dataset", dataset)
                .put("rows", facts.rows())
                .put("columns", JsonArray.ofStrings(facts.columns()))
                .put("schemaDigest", facts.schemaDigest().toString());
        facts.fingerprint()
                .ifPresent(value -> json.put("fingerprint", digest(DatasetFacts.FINGERPRINT_ALGORITHM, value)));
        facts.commitment().ifPresent(value -> json.put("commitment", digest(RowsetCommitment.ALGORITHM, value)));
        if (facts.digestLevel() == DigestLevel.NONE) {
            json.put("undigested", undigested());
        }
        if (!facts.disjointBy().isEmpty()) {
            json.put("disjointBy", JsonArray.ofStrings(facts.disjointBy()));
        }
        facts.snapshotAt().ifPresent(instant -> json.put("snapshotAt", instant.toString()));
        return json.build();
    }

    private static JsonObject digest(String algorithm, String value) {
        return JsonObject.builder()
                .put("algorithm", algorithm)
                .put("value", value)
                .build();
    }

    private static JsonObject undigested() {
        return JsonObject.builder()
                .put("code", "inputs/not-digested")
                .put("message", "the rows were not digested: other rows with the same sums can not be told from these")
                .put("remedy", "evaluate with inputs digested as FINGERPRINT, or as COMMITMENT to sign the record")
                .build();
    }

    private JsonObject statements() {
        Assessment assessment = protocol.assessment();
        return JsonObject.builder()
                .put("owner", assessment.owner())
                .put("assumptions", JsonArray.ofStrings(assessment.assumptions()))
                .put("limitations", JsonArray.ofStrings(assessment.limitations()))
                .put("context", JsonArray.ofStrings(assessment.context()))
                .put("identification", assessment.design().identification().name())
                .build();
    }
}
