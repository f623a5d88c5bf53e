package io.modelimpact.assessment;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
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
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.scenario.Scenario;
import io.modelimpact.slice.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the JSON form of an assessment, and refuses members that it does not know rather than dropping them. */
final class AssessmentReader {
    private static final String[] MEMBERS = {
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
        "scenarios",
        "draws",
        "monitoring",
        "assumptions",
        "limitations",
        "context",
        "omissions",
        "policy",
        "seed",
        "revision"
    };

    private final JsonObject json;
    private final List<Field> fields = new ArrayList<>();
    private final TreeMap<String, Metric> metrics = new TreeMap<>();
    private final TreeMap<String, Slice> slices = new TreeMap<>();

    AssessmentReader(JsonObject json) {
        this.json = json;
    }

    Assessment read() {
        requireFormat();
        Members.only(json, "assessment", MEMBERS);
        datasets();
        StudyDesign study = Members.object(json, "design", design -> StudyDesign.fromJson(design, this::field));
        fields.addAll(study.standIns());
        AssessmentDraft draft = AssessmentDraft.of(
                json.string("id"),
                json.string("version"),
                json.string("owner"),
                Members.object(json, "change", Change::fromJson),
                study,
                Members.find(json, "revision", AssessmentReader::revision));
        Members.each(json, "contracts", contract -> Contract.fromJson(contract, fields))
                .forEach(draft::given);
        List<Slice> declaredSlices = slices();
        metrics().forEach(draft::measuring);
        declaredSlices.forEach(draft::slicedBy);
        Members.each(json, "hypotheses", claim -> Hypothesis.fromJson(claim, this::metric, this::slice))
                .forEach(draft::claiming);
        Members.each(json, "guardrails", guard -> Guardrail.fromJson(guard, this::metric, this::slice))
                .forEach(draft::guardedBy);
        Members.each(json, "checks", Check::fromJson).forEach(draft::checking);
        Members.each(json, "scenarios", scenario -> Scenario.fromJson(scenario, this::metric, this::slice))
                .forEach(draft::under);
        json.findInteger("draws").ifPresent(draws -> draft.drawing(draws(draws)));
        Members.find(json, "monitoring", MonitoringPlan::fromJson).ifPresent(draft::monitored);
        Members.strings(json, "assumptions").forEach(draft::statingThat);
        Members.strings(json, "limitations").forEach(draft::limitedBy);
        Members.strings(json, "context").forEach(draft::inContext);
        Members.find(json, "omissions", AssessmentReader::omissions)
                .ifPresent(omissions -> omissions.forEach(draft::omitting));
        json.findString("seed").ifPresent(draft::seededBy);
        Members.find(json, "policy", Policy::fromJson).ifPresent(draft::decidedBy);
        return draft.build();
    }

    /** Numbers beyond an int become one that the draft reports. */
    private static int draws(long declared) {
        return (int) Math.max(0, Math.min(declared, Integer.MAX_VALUE));
    }

    private void requireFormat() {
        Optional<JsonObject> format = json.findObject("format");
        if (!format.equals(Optional.of(AssessmentWriter.format()))) {
            throw refusal(
                    "declaration/unknown-format",
                    "/format",
                    "found " + format.map(JsonObject::toString).orElse("no format") + ", expected "
                            + AssessmentWriter.format(),
                    "state the format, or use a version of the library that knows the one stated");
        }
    }

    private void datasets() {
        TreeSet<String> names = new TreeSet<>();
        for (Schema schema : Members.each(
                json, "datasets", schema -> Schema.fromJson(Members.only(schema, "dataset", "dataset", "fields")))) {
            if (!names.add(schema.dataset().name())) {
                throw refusal(
                        "declaration/duplicate-id",
                        "/datasets",
                        "dataset " + schema.dataset().name() + " is declared twice",
                        "list all its fields in one place");
            }
            fields.addAll(schema.fields());
        }
    }

    /** The first of several metrics of one id is the one referred to; the draft reports the others. */
    private List<Metric> metrics() {
        List<Metric> declared = Members.each(json, "metrics", metric -> Metric.fromJson(metric, fields, this::slice));
        declared.forEach(metric -> metrics.putIfAbsent(metric.id(), metric));
        return declared;
    }

    /** Crossings may stand before the slices that they cross. */
    private List<Slice> slices() {
        Members.each(json, "slices", slice -> slice.has("crossing") ? slice : remember(slice));
        List<Slice> declared = Members.each(json, "slices", slice -> Slice.fromJson(slice, fields, this::slice));
        declared.forEach(slice -> slices.putIfAbsent(slice.name(), slice));
        return declared;
    }

    private JsonObject remember(JsonObject json) {
        Slice slice = Slice.fromJson(json, fields, this::slice);
        slices.putIfAbsent(slice.name(), slice);
        return json;
    }

    private static Assessment.Revision revision(JsonObject json) {
        Members.only(json, "revision", "of", "because");
        return new Assessment.Revision(json.string("of"), json.string("because"));
    }

    private static SortedMap<Section, String> omissions(JsonObject json) {
        TreeMap<Section, String> omissions = new TreeMap<>();
        for (String key : json.keys()) {
            omissions.put(Enums.parse(Section.class, "omissions", key), json.string(key));
        }
        return omissions;
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

    private Metric metric(String id) {
        return known("metric", id, metrics);
    }

    private Slice slice(String name) {
        return known("slice", name, slices);
    }

    private static <T> T known(String kind, String name, SortedMap<String, T> known) {
        return Optional.ofNullable(known.get(name))
                .orElseThrow(() -> new ImpactException(
                        "declaration/unknown-" + kind,
                        "there is no " + kind + " \"" + name + "\", expected one of " + known.keySet(),
                        "declare it, or correct the name"));
    }

    static ImpactException notAnObject() {
        return new ImpactException(
                "declaration/not-an-object", "an assessment is a JSON object", "start the text with a brace");
    }

    private static ImpactException refusal(String code, String path, String message, String remedy) {
        return new ImpactException(code, List.of(new Problem(code, path, message, remedy, Optional.empty())));
    }
}
