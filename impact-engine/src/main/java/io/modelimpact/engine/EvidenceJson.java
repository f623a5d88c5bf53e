package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.quantile.ClusterCounts;
import io.modelimpact.stats.quantile.ValueCounts;
import io.modelimpact.stats.resample.ClusterSums;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The JSON form of evidence. */
final class EvidenceJson {

    private EvidenceJson() {}

    static JsonObject write(Evidence evidence) {
        JsonObject.Builder json = JsonObject.builder()
                .put("format", Evidence.FORMAT)
                .put("assessment", evidence.assessment().toString())
                .put("protocol", evidence.protocol().toString())
                .put("datasets", object(evidence.datasets(), EvidenceJson::dataset))
                .put("units", units(evidence.units()))
                .put("unknownAssignments", unknown(evidence.unknownAssignments()))
                .put("cells", array(evidence.cells(), EvidenceJson::cell))
                .put("metrics", object(evidence.metricFacts(), EvidenceJson::metric))
                .put("slices", object(evidence.slices(), EvidenceJson::slice))
                .put("rules", array(evidence.rules(), EvidenceJson::rule));
        if (!evidence.joint().isEmpty()) {
            json.put("joint", evidence.joint().toJson());
        }
        if (!evidence.values().isEmpty()) {
            json.put("values", array(evidence.values(), EvidenceJson::values));
        }
        if (!evidence.clusters().isEmpty()) {
            json.put("clusters", array(evidence.clusters(), EvidenceJson::clusters));
        }
        if (!evidence.resampled().isEmpty()) {
            json.put("resampled", array(evidence.resampled(), EvidenceJson::resampled));
        }
        return json.build();
    }

    static Evidence read(JsonObject json) {
        if (!json.string("format").equals(Evidence.FORMAT)) {
            throw invalid("expected format " + Evidence.FORMAT + ", found another");
        }
        try {
            return new Evidence(
                    Digest.parse(json.string("assessment")),
                    Digest.parse(json.string("protocol")),
                    map(json.object("datasets"), EvidenceJson::dataset),
                    units(json.object("units")),
                    unknown(json.object("unknownAssignments")),
                    map(json.array("cells"), EvidenceJson::cellKey, EvidenceJson::cell),
                    map(json.object("metrics"), EvidenceJson::metric),
                    map(json.object("slices"), EvidenceJson::slice),
                    map(json.array("rules"), EvidenceJson::ruleKey, EvidenceJson::rule),
                    json.findObject("joint").map(JointEvidence::fromJson).orElseGet(JointEvidence::none),
                    json.findArray("values")
                            .map(cells -> map(cells, EvidenceJson::cellKey, EvidenceJson::values))
                            .orElseGet(TreeMap::new),
                    json.has("resampled")
                            ? map(json.array("resampled"), EvidenceJson::cellKey, EvidenceJson::resampled)
                            : new TreeMap<>(),
                    json.findArray("clusters")
                            .map(cells -> map(cells, EvidenceJson::cellKey, EvidenceJson::clusters))
                            .orElseGet(TreeMap::new));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new ImpactException("evidence/invalid", String.valueOf(malformed.getMessage()), REMEDY, malformed);
        }
    }

    private static final String REMEDY = "read the file that the engine wrote, unchanged";

    static ImpactException invalid(String message) {
        return new ImpactException("evidence/invalid", message, REMEDY);
    }

    private static JsonObject dataset(DatasetFacts facts) {
        JsonObject.Builder json = JsonObject.builder()
                .put("rows", facts.rows())
                .put("columns", JsonArray.ofStrings(facts.columns()))
                .put("schemaDigest", facts.schemaDigest().toString());
        facts.fingerprint().ifPresent(value -> json.put("fingerprint", value));
        facts.commitment().ifPresent(value -> json.put("commitment", value));
        if (!facts.disjointBy().isEmpty()) {
            json.put("disjointBy", JsonArray.ofStrings(facts.disjointBy()));
        }
        facts.snapshotAt().ifPresent(instant -> json.put("snapshotAt", instant.toString()));
        return json.build();
    }

    private static DatasetFacts dataset(JsonObject json) {
        return new DatasetFacts(
                json.integer("rows"),
                json.array("columns").strings(),
                Digest.parse(json.string("schemaDigest")),
                json.findString("fingerprint"),
                json.findString("commitment"),
                json.findString("snapshotAt").map(Instant::parse),
                json.findArray("disjointBy").map(JsonArray::strings).orElse(List.of()));
    }

    private static JsonObject units(SortedMap<String, Long> units) {
        JsonObject.Builder json = JsonObject.builder();
        units.forEach((arm, count) -> json.put(arm, JsonNumber.of(count.longValue())));
        return json.build();
    }

    private static SortedMap<String, Long> units(JsonObject json) {
        TreeMap<String, Long> units = new TreeMap<>();
        json.keys().forEach(arm -> units.put(arm, json.integer(arm)));
        return units;
    }

    private static JsonObject unknown(UnknownAssignments unknown) {
        return JsonObject.builder()
                .put("rows", unknown.rows())
                .put("names", JsonArray.ofStrings(unknown.names()))
                .build();
    }

    private static UnknownAssignments unknown(JsonObject json) {
        return new UnknownAssignments(json.integer("rows"), json.array("names").strings());
    }

    private static JsonObject cell(CellKey key, CellState state) {
        JsonObject.Builder json = JsonObject.builder()
                .put("metric", key.metric())
                .put("arm", key.arm())
                .put("units", state.units())
                .put("missing", state.missing())
                .put("products", state.productsText());
        if (!key.isOverall()) {
            json.put("slice", key.slice()).put("member", key.member());
        }
        return json.build();
    }

    private static JsonObject resampled(CellKey key, ResampledState state) {
        JsonObject.Builder json = JsonObject.builder()
                .put("metric", key.metric())
                .put("arm", key.arm())
                .put("unidentified", state.unidentified())
                .put("sums", state.sumsText());
        return placed(json, key);
    }

    private static JsonObject values(CellKey key, ValueCounts counts) {
        JsonObject.Builder json = JsonObject.builder()
                .put("metric", key.metric())
                .put("arm", key.arm())
                .put("counts", counts.canonicalText());
        return placed(json, key);
    }

    private static JsonObject placed(JsonObject.Builder json, CellKey key) {
        if (!key.isOverall()) {
            json.put("slice", key.slice()).put("member", key.member());
        }
        return json.build();
    }

    private static ResampledState resampled(JsonObject json) {
        return new ResampledState(ClusterSums.parse(json.string("sums")), json.integer("unidentified"));
    }

    private static JsonObject clusters(CellKey key, ClusterCounts counts) {
        JsonObject.Builder json = JsonObject.builder()
                .put("metric", key.metric())
                .put("arm", key.arm())
                .put("clusters", counts.clusters())
                .put("squares", counts.squares().canonicalText())
                .put("products", counts.products().canonicalText());
        if (!key.isOverall()) {
            json.put("slice", key.slice()).put("member", key.member());
        }
        return json.build();
    }

    private static ClusterCounts clusters(JsonObject json) {
        return new ClusterCounts(
                json.integer("clusters"),
                ValueCounts.parse(json.string("squares")),
                ValueCounts.parse(json.string("products")));
    }

    private static ValueCounts values(JsonObject json) {
        return ValueCounts.parse(json.string("counts"));
    }

    private static CellKey cellKey(JsonObject json) {
        return new CellKey(
                json.string("metric"),
                json.string("arm"),
                json.findString("slice").orElse(""),
                json.findString("member").orElse(""));
    }

    private static CellState cell(JsonObject json) {
        return new CellState(
                json.integer("units"), json.integer("missing"), ExactCrossProducts.parse(json.string("products")));
    }

    private static JsonObject metric(MetricFacts facts) {
        JsonObject.Builder json = JsonObject.builder()
                .put("valueScale", facts.valueScale())
                .put("denominatorScale", facts.denominatorScale())
                .put("malformed", facts.malformed())
                .put("negativeOrFractional", facts.negativeOrFractional());
        if (!facts.covariateScales().isEmpty()) {
            json.put(
                    "covariateScales",
                    JsonArray.of(facts.covariateScales().stream()
                            .map(scale -> JsonNumber.of(scale.longValue()))
                            .toList()));
        }
        return json.build();
    }

    private static MetricFacts metric(JsonObject json) {
        return new MetricFacts(
                Math.toIntExact(json.integer("valueScale")),
                Math.toIntExact(json.integer("denominatorScale")),
                json.integer("malformed"),
                json.integer("negativeOrFractional"),
                json.has("covariateScales")
                        ? json.array("covariateScales").numbers().stream()
                                .map(Double::intValue)
                                .toList()
                        : List.of());
    }

    private static JsonObject slice(SliceFacts facts) {
        return JsonObject.builder()
                .put("members", JsonArray.ofStrings(facts.members()))
                .put("cardinalityExceeded", facts.cardinalityExceeded())
                .put("limited", facts.limited())
                .build();
    }

    private static SliceFacts slice(JsonObject json) {
        return new SliceFacts(json.array("members").strings(), json.flag("cardinalityExceeded"), json.flag("limited"));
    }

    private static JsonObject rule(RuleKey key, RuleState state) {
        JsonObject.Builder json = JsonObject.builder()
                .put("dataset", key.dataset())
                .put("rule", key.ruleId())
                .put("checked", state.checked())
                .put("failed", state.failed())
                .put("rowDigests", JsonArray.ofStrings(state.rowDigests()));
        state.observed().ifPresent(observed -> json.put("observed", observed));
        return json.build();
    }

    private static RuleKey ruleKey(JsonObject json) {
        return new RuleKey(json.string("dataset"), json.string("rule"));
    }

    private static RuleState rule(JsonObject json) {
        return new RuleState(
                json.integer("checked"),
                json.integer("failed"),
                json.findString("observed"),
                json.array("rowDigests").strings());
    }

    private static <V> JsonObject object(SortedMap<String, V> map, Function<V, JsonObject> write) {
        JsonObject.Builder json = JsonObject.builder();
        map.forEach((key, value) -> json.put(key, write.apply(value)));
        return json.build();
    }

    private static <V> SortedMap<String, V> map(JsonObject json, Function<JsonObject, V> read) {
        TreeMap<String, V> map = new TreeMap<>();
        json.keys().forEach(key -> map.put(key, read.apply(json.object(key))));
        return map;
    }

    private static <K, V> JsonArray array(SortedMap<K, V> map, BiFunction<K, V, JsonObject> write) {
        return JsonArray.of(map.entrySet().stream()
                .map(entry -> write.apply(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static <K, V> SortedMap<K, V> map(
            JsonArray json, Function<JsonObject, K> readKey, Function<JsonObject, V> read) {
        TreeMap<K, V> map = new TreeMap<>();
        for (JsonObject entry : json.objects()) {
            map.put(readKey.apply(entry), read.apply(entry));
        }
        return map;
    }
}
