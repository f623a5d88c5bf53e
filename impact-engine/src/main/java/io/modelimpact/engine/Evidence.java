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
        clusters = copy(clusters);
    }

    /** Evidence without scenarios and metrics that keep their values. */
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
                new TreeMap<>());
    }

    /**
     * The evidence of both parts, which must hold different units: that is for the caller to know. Uniqueness is then known within each part
     * only; the snapshot is as old as the older one.
     *
     * @throws ImpactException code {@code evidence/not-mergeable}, if the parts come from different declarations, protocols or schemas
     */
    public Evidence merge(Evidence other) {
        return new EvidenceMerge(this, other).merged();
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
