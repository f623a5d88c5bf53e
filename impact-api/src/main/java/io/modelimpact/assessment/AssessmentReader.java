package io.modelimpact.assessment;

import io.modelimpact.ImpactException;
import io.modelimpact.change.Change;
import io.modelimpact.check.Check;
import io.modelimpact.contract.Contract;
import io.modelimpact.dataset.Schema;
import io.modelimpact.decision.Policy;
import io.modelimpact.design.StudyDesign;
import io.modelimpact.formula.Field;
import io.modelimpact.guardrail.Guardrail;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.internal.Enums;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the JSON form of an assessment, and refuses members that it does not know rather than dropping them. */
final class AssessmentReader {
    private static final TreeSet<String> MEMBERS = new TreeSet<>(List.of(
            "format",
            "id",
            "version",
            "owner",
            "datasets",
            "change",
            "design",
            "contracts",
            "metrics",
            "slices",
            "hypotheses",
            "guardrails",
            "checks",
            "assumptions",
            "limitations",
            "context",
            "omissions",
            "policy",
            "seed",
            "revision"));

    private final JsonObject json;
    private final List<Field> fields = new ArrayList<>();
    private final TreeMap<String, Metric> metrics = new TreeMap<>();
    private final TreeMap<String, Slice> slices = new TreeMap<>();

    AssessmentReader(JsonObject json) {
        this.json = json;
    }

    Assessment read() {
        refuseUnknown();
        objects("datasets")
                .forEach(schema -> fields.addAll(Schema.fromJson(schema).fields()));
        objects("metrics").stream()
                .map(metric -> Metric.fromJson(metric, fields))
                .forEach(this::remember);
        List<Slice> ordered = new ArrayList<>();
        for (JsonObject slice : objects("slices")) {
            Slice known = Slice.fromJson(slice, fields, name -> named("slice", name, slices));
            slices.put(known.name(), known);
            ordered.add(known);
        }
        return draft(ordered).build();
    }

    private void remember(Metric metric) {
        if (metrics.put(metric.id(), metric) != null) {
            throw new ImpactException(
                    "declaration/duplicate-id",
                    "metric " + metric.id() + " is declared twice",
                    "give each an id of its own");
        }
    }

    private AssessmentDraft draft(List<Slice> ordered) {
        AssessmentDraft draft = AssessmentDraft.read(
                json.string("id"),
                json.string("version"),
                json.string("owner"),
                Change.fromJson(json.object("change")),
                StudyDesign.fromJson(json.object("design"), this::field),
                json.findObject("revision")
                        .map(revision -> new Assessment.Revision(revision.string("of"), revision.string("because"))));
        objects("metrics").forEach(metric -> draft.measuring(named("metric", metric.string("id"), metrics)));
        ordered.forEach(draft::slicedBy);
        objects("contracts").forEach(contract -> draft.given(Contract.fromJson(contract, fields)));
        objects("hypotheses")
                .forEach(claim -> draft.claiming(Hypothesis.fromJson(
                        claim, id -> named("metric", id, metrics), name -> named("slice", name, slices))));
        objects("guardrails")
                .forEach(guard -> draft.guardedBy(Guardrail.fromJson(
                        guard, id -> named("metric", id, metrics), name -> named("slice", name, slices))));
        objects("checks").forEach(check -> draft.checking(Check.fromJson(check)));
        strings("assumptions").forEach(draft::statingThat);
        strings("limitations").forEach(draft::limitedBy);
        strings("context").forEach(draft::inContext);
        json.findObject("omissions")
                .ifPresent(omissions -> omissions
                        .keys()
                        .forEach(key ->
                                draft.omitting(Enums.parse(Section.class, "omissions", key), omissions.string(key))));
        json.findString("seed").filter(seed -> !seed.equals(defaultSeed())).ifPresent(draft::seededBy);
        json.findObject("policy").map(Policy::fromJson).ifPresent(draft::decidedBy);
        return draft;
    }

    private String defaultSeed() {
        return json.string("id") + "@" + json.string("version");
    }

    private void refuseUnknown() {
        Optional<JsonObject> format = json.findObject("format");
        if (format.isEmpty()
                || !format.get().string("name").equals(AssessmentWriter.FORMAT)
                || format.get().integer("version") != AssessmentWriter.FORMAT_VERSION) {
            throw new ImpactException(
                    "declaration/unknown-format",
                    "found no format {\"name\":\"" + AssessmentWriter.FORMAT + "\",\"version\":"
                            + AssessmentWriter.FORMAT_VERSION + "}",
                    "state the format, or use a version of the library that knows the one stated");
        }
        TreeSet<String> unknown = new TreeSet<>(json.keys());
        unknown.removeAll(MEMBERS);
        if (!unknown.isEmpty()) {
            throw new ImpactException(
                    "declaration/unknown-member",
                    "found members " + unknown + ", expected only " + MEMBERS,
                    "remove or correct them");
        }
    }

    private Field field(String dataset, String name) {
        return fields.stream()
                .filter(field -> field.dataset().equals(dataset) && field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ImpactException(
                        "declaration/unknown-field",
                        "there is no field " + name + " in dataset " + dataset,
                        "declare the field under datasets"));
    }

    private static <T> T named(String kind, String name, SortedMap<String, T> known) {
        T value = known.get(name);
        if (value == null) {
            throw new ImpactException(
                    "declaration/unknown-" + kind,
                    "there is no " + kind + " \"" + name + "\", expected one of " + known.keySet(),
                    "declare it, a slice before the crossings that use it");
        }
        return value;
    }

    private Collection<JsonObject> objects(String key) {
        return json.findArray(key).map(JsonArray::objects).orElse(List.of());
    }

    private Collection<String> strings(String key) {
        return json.findArray(key).map(JsonArray::strings).orElse(List.of());
    }

    static ImpactException notAnObject() {
        return new ImpactException(
                "declaration/not-an-object", "an assessment is a JSON object", "start the text with a brace");
    }
}
