package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonDiff;
import io.modelimpact.json.JsonDifference;
import io.modelimpact.json.JsonObject;
import io.modelimpact.record.ImpactBundle;
import io.modelimpact.record.ImpactRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges the evidence of a bundle under another margin, confidence, claim, policy or method, without the data. The record is, to the byte, the one that
 * reading the data again under the changed protocol would give. It names its predecessor and the protocol that was registered for that one; since that is
 * another protocol than the one evaluated, every number of it is exploratory, unless what is judged now is the very protocol that was registered.
 */
public final class Rejudge {
    /** What decides which rows are read and what is summed up of them is everything but this. */
    private static final Set<String> JUDGED_ONLY = new TreeSet<>(List.of(
            "assumptions",
            "checks",
            "context",
            "guardrails",
            "hypotheses",
            "id",
            "limitations",
            "monitoring",
            "omissions",
            "owner",
            "policy",
            "revision",
            "seed",
            "version"));

    private final ImpactEngine engine;

    private Rejudge(ImpactEngine engine) {
        this.engine = engine;
    }

    /** Judges by the given engine. */
    public static Rejudge by(ImpactEngine engine) {
        return new Rejudge(engine);
    }

    /** Judges under a changed declaration; errors as {@link #under(ImpactBundle, Assessment, List)}. */
    public Rejudgement under(ImpactBundle predecessor, Assessment changed) {
        return under(predecessor, changed, List.of());
    }

    /** Judges under the declaration of the record, with other methods; errors as {@link #under(ImpactBundle, Assessment, List)}. */
    public Rejudgement with(ImpactBundle predecessor, List<MethodSubstitution> substitutions) {
        return under(predecessor, Assessment.fromJson(predecessor.record().declaration()), substitutions);
    }

    /**
     * Judges under a changed declaration, with other methods.
     *
     * @throws ImpactException code {@code rejudge/unchanged} if nothing is changed; {@code rejudge/needs-data} if the change asks for other data than the
     *     evidence was made from: another metric, slice, design, contract, model; {@code evidence/invalid}, {@code plan/refused},
     *     {@code engine/unknown-method}
     */
    public Rejudgement under(ImpactBundle predecessor, Assessment changed, List<MethodSubstitution> substitutions) {
        ImpactRecord earlier = predecessor.record();
        List<JsonDifference> changes = changes(earlier.declaration(), changed.toJson());
        changes.forEach(Rejudge::requireJudgedOnly);
        Protocol protocol = engine.plan(changed, substitutions);
        if (protocol.digest().toString().equals(earlier.identity().protocolDigest())) {
            throw new ImpactException(
                    "rejudge/unchanged",
                    "expected another protocol than " + protocol.digest() + ", found the same",
                    "change a margin, a claim, the policy or a method; to repeat the judgement, replay the bundle");
        }
        Evidence evidence = Evidence.fromJson(predecessor.evidence()).under(protocol);
        Execution execution = Execution.callerRuns();
        Stopwatch watch = new Stopwatch(execution.listener());
        ImpactRecord record = watch.during(Stage.JUDGE, () -> judged(protocol, evidence, earlier));
        return new Rejudgement(
                new ImpactBundle(
                        record,
                        evidence.toJson(),
                        Observation.of(execution, List.of(), watch).toJson()),
                changes,
                protocol.substitutions());
    }

    private ImpactRecord judged(Protocol protocol, Evidence evidence, ImpactRecord earlier) {
        return engine.judge(
                protocol,
                evidence,
                Instant.parse(earlier.asOf()),
                earlier.protocol().registration().registeredDigest().map(Digest::parse),
                Optional.of(earlier.digest()),
                LookHistory.before(earlier));
    }

    private static List<JsonDifference> changes(JsonObject earlier, JsonObject changed) {
        TreeSet<String> sections = new TreeSet<>(earlier.keys());
        sections.addAll(changed.keys());
        return sections.stream()
                .map(section -> JsonDiff.first(only(earlier, section), only(changed, section)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static JsonObject only(JsonObject json, String section) {
        return JsonObject.builder().put(section, json.find(section)).build();
    }

    private static void requireJudgedOnly(JsonDifference change) {
        if (!JUDGED_ONLY.contains(change.pointer().tokens().get(0))) {
            throw new ImpactException(
                    "rejudge/needs-data",
                    "the stored evidence was made for another declaration: " + change.describe(),
                    "evaluate the changed assessment on the data");
        }
    }
}
