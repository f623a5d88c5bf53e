package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.stats.quantile.ClusterCounts;
import io.modelimpact.stats.quantile.ValueCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All that an assessment's data say, as exact sums and counts. One value for the same rows in any order, however they were cut into batches
 * and spread over threads. Immutable.
 *
 * @param assessment the digest of the declaration
 * @param protocol the digest of the protocol under which the data were scanned
 * @param datasets what was read, by dataset
 * @param units how many units each declared arm has, by its name; 0 for none
 * @param unknownAssignments the rows that belong to no declared arm
 * @param cells the state of each metric in each declared arm, overall and for each member of each slice
 * @param metricFacts what holds for each metric in all its cells, by its id
 * @param slices which members each declared slice has, by its name
 * @param rules how the rows fared under each rule
 * @param joint how the metrics that enter scenarios go together
 * @param values how often each value occurs, of each metric that is about more than sums of values (quantiles, scores on a scale), in the
 *     same places as {@code cells}; for exact metrics without their scale, as {@link MetricFacts} tells
 * @param resampled what the bootstrap of resampled metrics draws; no entry for a cell without units
 * @param clusters what is known of the units as clusters of these values, of each metric that is about clustered rows
 */
public record Evidence(
        Digest assessment,
        Digest protocol,
        SortedMap<String, DatasetFacts> datasets,
        SortedMap<String, Long> units,
        UnknownAssignments unknownAssignments,
        SortedMap<CellKey, CellState> cells,
        SortedMap<String, MetricFacts> metricFacts,
        SortedMap<String, SliceFacts> slices,
        SortedMap<RuleKey, RuleState> rules,
        JointEvidence joint,
        SortedMap<CellKey, ValueCounts> values,
        SortedMap<CellKey, ResampledState> resampled,
        SortedMap<CellKey, ClusterCounts> clusters) {

    /** The format of the JSON form. */
    public static final String FORMAT = "impact-evidence-1";

    /** Keeps copies of the maps. */
    public Evidence {
        datasets = copy(datasets);
        units = copy(units);
        cells = copy(cells);
        metricFacts = copy(metricFacts);
        slices = copy(slices);
        rules = copy(rules);
        values = copy(values);
        resampled = copy(resampled);
        clusters = copy(clusters);
    }

    /** Evidence without scenarios, metrics that keep their values, and resampled metrics. */
    public Evidence(
            Digest assessment,
            Digest protocol,
            SortedMap<String, DatasetFacts> datasets,
            SortedMap<String, Long> units,
            UnknownAssignments unknownAssignments,
            SortedMap<CellKey, CellState> cells,
            SortedMap<String, MetricFacts> metricFacts,
            SortedMap<String, SliceFacts> slices,
            SortedMap<RuleKey, RuleState> rules) {
        this(
                assessment,
                protocol,
                datasets,
                units,
                unknownAssignments,
                cells,
                metricFacts,
                slices,
                rules,
                JointEvidence.none(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    /**
     * The evidence of this part and another one, as a scan of both together would have left it, but for commitments. Each kind follows its rule:
     *
     * <ul>
     *   <li>counts and sums add up, since the parts hold different units ({@link MergeRule#DISJOINT_UNITS});
     *   <li>rules of uniqueness hold in both parts together if they do in each, since the parts share no value ({@link MergeRule#KEYED}): the declaration has to
     *       name their columns;
     *   <li>a commitment is refused ({@link MergeRule#RESCAN});
     *   <li>values that were told apart for exact quantiles are counted in their bins again, and such a metric is refused when it is judged.
     * </ul>
     *
     * The snapshot is as old as the older one. The declaration stands in the record.
     *
     * @throws ImpactException code {@code evidence/not-mergeable}, if the parts come from different declarations, protocols, datasets or schemas, or are not
     *     digested alike; {@code evidence/keyed}; {@code evidence/rescan}
     */
    public Evidence merge(Evidence other, Disjointness disjointness) {
        return EvidenceMerge.declared(this, other, disjointness);
    }

    /** How each kind of this evidence merges, by a name for people. */
    public SortedMap<String, MergeRule> mergeRules() {
        TreeMap<String, MergeRule> mergeRules = new TreeMap<>();
        mergeRules.put("counts and sums of units and rows", MergeRule.DISJOINT_UNITS);
        rules.keySet().stream()
                .filter(RuleKey::isUniqueness)
                .forEach(rule -> mergeRules.put(rule.dataset() + ": " + rule.ruleId(), MergeRule.KEYED));
        values.forEach((cell, counts) -> {
            if (counts.isToldApart()) {
                mergeRules.put("exact quantiles of " + cell.metric(), MergeRule.RESCAN);
            }
        });
        datasets.forEach((dataset, facts) -> facts.commitment()
                .ifPresent(value -> mergeRules.put(dataset + ": commitment to the rows", MergeRule.RESCAN)));
        return mergeRules;
    }

    /** This evidence without the commitments to its rows, so that it can be merged. */
    public Evidence withoutCommitments() {
        return withFacts(DatasetFacts::withoutCommitment);
    }

    /** This evidence, merged of parts for one more reason. */
    Evidence because(String reason) {
        return withFacts(facts -> facts.disjointBy(
                Stream.concat(facts.disjointBy().stream(), Stream.of(reason)).toList()));
    }

    /** This evidence, merged of parts for the same reasons as other evidence. */
    Evidence mergedAs(Evidence other) {
        TreeMap<String, DatasetFacts> changed = new TreeMap<>(datasets);
        other.datasets.forEach((dataset, facts) ->
                changed.computeIfPresent(dataset, (name, own) -> own.disjointBy(facts.disjointBy())));
        return with(changed, rules);
    }

    /** This evidence with other states of some rules. */
    Evidence withRules(SortedMap<RuleKey, RuleState> states) {
        TreeMap<RuleKey, RuleState> changed = new TreeMap<>(rules);
        changed.putAll(states);
        return with(datasets, changed);
    }

    private Evidence withFacts(UnaryOperator<DatasetFacts> change) {
        TreeMap<String, DatasetFacts> changed = new TreeMap<>(datasets);
        changed.replaceAll((dataset, facts) -> change.apply(facts));
        return with(changed, rules);
    }

    private Evidence with(SortedMap<String, DatasetFacts> facts, SortedMap<RuleKey, RuleState> states) {
        return new Evidence(
                assessment,
                protocol,
                facts,
                units,
                unknownAssignments,
                cells,
                metricFacts,
                slices,
                states,
                joint,
                values,
                resampled,
                clusters);
    }

    /** This evidence as a scan under another protocol would have left it, for protocols that read the same and differ in how they judge. */
    Evidence under(Protocol other) {
        return new Evidence(
                other.assessment().digest(),
                other.digest(),
                datasets,
                units,
                unknownAssignments,
                cells,
                metricFacts,
                slices,
                rules,
                joint,
                values,
                resampled,
                clusters);
    }

    /** The canonical JSON form. */
    public JsonObject toJson() {
        return EvidenceJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @throws ImpactException code {@code evidence/invalid} or one of {@code json/}
     */
    public static Evidence fromJson(JsonObject json) {
        return EvidenceJson.read(json);
    }

    /** The digest of the canonical JSON form, of kind {@code evidence}. */
    public Digest digest() {
        return Digest.of("evidence", toJson());
    }

    /**
     * Writes the canonical JSON form to a file, replacing it.
     *
     * @throws ImpactException code {@code evidence/unwritable}
     */
    public void save(Path file) {
        try {
            Files.write(file, CanonicalJson.bytes(toJson()));
        } catch (IOException failure) {
            throw new ImpactException(
                    "evidence/unwritable",
                    "evidence could not be written to " + file + ": " + failure.getMessage(),
                    "check that the folder exists, may be written to and has room",
                    failure);
        }
    }

    /**
     * Reads a file that {@link #save(Path)} wrote.
     *
     * @throws ImpactException code {@code evidence/unreadable}, {@code evidence/invalid} or one of {@code json/}
     */
    public static Evidence load(Path file) {
        try {
            if (JsonReader.strict().read(Files.readAllBytes(file)) instanceof JsonObject json) {
                return fromJson(json);
            }
        } catch (IOException failure) {
            throw new ImpactException(
                    "evidence/unreadable",
                    "evidence could not be read from " + file + ": " + failure,
                    "check the path and that the file may be read",
                    failure);
        }
        throw EvidenceJson.invalid("expected an object in " + file + ", found another JSON value");
    }

    private static <K, V> SortedMap<K, V> copy(SortedMap<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
