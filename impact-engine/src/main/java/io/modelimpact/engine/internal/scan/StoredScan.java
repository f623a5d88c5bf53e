package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.RuleKey;
import io.modelimpact.engine.internal.scan.rowset.Run;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a scan has found of a dataset up to a row, in the form in which it is stored.
 *
 * @param rows the number of the last row
 * @param complete whether there are no more rows; then the evidence is all there is
 * @param evidence the evidence of these rows, without what is told by values that are kept one by one
 * @param malformed the first malformed values
 * @param length how many bytes of the file beside it belong to it
 * @param leaves where the hashes of the rows are in that file, for a commitment
 * @param keys the values of each rule of uniqueness
 * @param units what is known unit by unit, part by part, where units have several rows
 */
record StoredScan(
        long rows,
        boolean complete,
        Evidence evidence,
        List<MalformedAt> malformed,
        long length,
        List<Run> leaves,
        SortedMap<RuleKey, StoredKeys> keys,
        List<StoredUnits> units) {

    /**
     * What is known unit by unit of a part of the rows.
     *
     * @param members for each slice the names of its members, in the order of their numbers
     * @param run where units and their sums are in the file
     */
    record StoredUnits(List<List<String>> members, Run run) {}

    /**
     * The different values under a rule of uniqueness.
     *
     * @param checked how many values were seen
     * @param hashed whether rows were hashed
     * @param repeated the digests of rows whose value occurs more than once
     * @param runs where the values are in the file
     */
    record StoredKeys(long checked, boolean hashed, List<String> repeated, List<Run> runs) {}

    /** This scan, after its last row, with all the evidence there is. */
    StoredScan completedBy(Evidence all) {
        return new StoredScan(rows, true, all, malformed, length, List.of(), keys, List.of());
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("rows", rows)
                .put("complete", complete)
                .put("evidence", evidence.toJson())
                .put(
                        "malformed",
                        JsonArray.of(malformed.stream().map(MalformedAt::toJson).toList()))
                .put("length", length)
                .put("leaves", runs(leaves))
                .put(
                        "keys",
                        JsonArray.of(keys.entrySet().stream()
                                .map(entry -> keys(entry.getKey(), entry.getValue()))
                                .toList()))
                .put("units", JsonArray.of(units.stream().map(StoredScan::units).toList()))
                .build();
    }

    static StoredScan fromJson(JsonObject json) {
        TreeMap<RuleKey, StoredKeys> keys = new TreeMap<>();
        json.array("keys")
                .objects()
                .forEach(each -> keys.put(new RuleKey(each.string("dataset"), each.string("rule")), keys(each)));
        return new StoredScan(
                json.integer("rows"),
                json.flag("complete"),
                Evidence.fromJson(json.object("evidence")),
                json.array("malformed").objects().stream()
                        .map(MalformedAt::fromJson)
                        .toList(),
                json.integer("length"),
                runs(json.array("leaves")),
                keys,
                json.array("units").objects().stream().map(StoredScan::units).toList());
    }

    private static JsonObject units(StoredUnits units) {
        return run(units.run())
                .with(
                        "members",
                        JsonArray.of(units.members().stream()
                                .map(names -> JsonObject.builder()
                                        .put("names", JsonArray.ofStrings(names))
                                        .build())
                                .toList()));
    }

    private static StoredUnits units(JsonObject json) {
        return new StoredUnits(
                json.array("members").objects().stream()
                        .map(names -> names.array("names").strings())
                        .toList(),
                run(json));
    }

    private static JsonObject keys(RuleKey rule, StoredKeys keys) {
        return JsonObject.builder()
                .put("dataset", rule.dataset())
                .put("rule", rule.ruleId())
                .put("checked", keys.checked())
                .put("hashed", keys.hashed())
                .put("repeated", JsonArray.ofStrings(keys.repeated()))
                .put("runs", runs(keys.runs()))
                .build();
    }

    private static StoredKeys keys(JsonObject json) {
        return new StoredKeys(
                json.integer("checked"),
                json.flag("hashed"),
                json.array("repeated").strings(),
                runs(json.array("runs")));
    }

    private static JsonArray runs(List<Run> runs) {
        return JsonArray.of(runs.stream().map(StoredScan::run).toList());
    }

    private static JsonObject run(Run run) {
        return JsonObject.builder()
                .put("position", run.position())
                .put("longs", run.longs())
                .put("check", run.check())
                .build();
    }

    private static List<Run> runs(JsonArray json) {
        return json.objects().stream().map(StoredScan::run).toList();
    }

    private static Run run(JsonObject json) {
        return new Run(json.integer("position"), json.integer("longs"), json.integer("check"));
    }
}
