package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.stats.quantile.ClusterCounts;
import io.modelimpact.stats.quantile.ValueCounts;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** The evidence of two parts with disjoint units. */
final class EvidenceMerge {

    private static final BigInteger FINGERPRINT_MODULUS = BigInteger.ONE.shiftLeft(128);

    private final Evidence left;
    private final Evidence right;

    EvidenceMerge(Evidence left, Evidence right) {
        this.left = left;
        this.right = right;
    }

    Evidence merged() {
        same("declaration", left.assessment(), right.assessment());
        same("protocol", left.protocol(), right.protocol());
        same("datasets", left.datasets().keySet(), right.datasets().keySet());
        SortedMap<String, SliceFacts> slices = merge(left.slices(), right.slices(), SliceFacts::merge);
        SortedMap<CellKey, CellState> cells = merge(left.cells(), right.cells(), CellState::merge);
        cells.keySet().removeIf(key -> !key.isOverall() && isExceeded(slices, key.slice()));
        SortedMap<CellKey, ValueCounts> values = merge(left.values(), right.values(), ValueCounts::merge);
        values.keySet().removeIf(key -> !key.isOverall() && isExceeded(slices, key.slice()));
        SortedMap<CellKey, ClusterCounts> clusters = merge(left.clusters(), right.clusters(), ClusterCounts::merge);
        clusters.keySet().removeIf(key -> !key.isOverall() && isExceeded(slices, key.slice()));
        return new Evidence(
                left.assessment(),
                left.protocol(),
                merge(left.datasets(), right.datasets(), EvidenceMerge::datasets),
                merge(left.units(), right.units(), Math::addExact),
                left.unknownAssignments().merge(right.unknownAssignments()),
                cells,
                merge(left.metricFacts(), right.metricFacts(), MetricFacts::merge),
                slices,
                merge(left.rules(), right.rules(), RuleState::merge),
                left.joint().merge(right.joint()),
                values,
                clusters);
    }

    private static boolean isExceeded(SortedMap<String, SliceFacts> slices, String slice) {
        SliceFacts facts = slices.get(slice);
        return facts != null && facts.cardinalityExceeded();
    }

    private static DatasetFacts datasets(DatasetFacts left, DatasetFacts right) {
        same("schema", left.schemaDigest(), right.schemaDigest());
        Optional<Instant> earliest = Stream.concat(left.snapshotAt().stream(), right.snapshotAt().stream())
                .min(Instant::compareTo);
        boolean bothKnown = left.snapshotAt().isPresent() && right.snapshotAt().isPresent();
        return new DatasetFacts(
                Math.addExact(left.rows(), right.rows()),
                left.columns(),
                left.schemaDigest(),
                fingerprint(left.fingerprint(), right.fingerprint()),
                bothKnown ? earliest : Optional.empty());
    }

    private static String fingerprint(String left, String right) {
        BigInteger sum = new BigInteger(left, 16).add(new BigInteger(right, 16)).mod(FINGERPRINT_MODULUS);
        return String.format(Locale.ROOT, "%032x", sum);
    }

    private static <K, V> SortedMap<K, V> merge(SortedMap<K, V> left, SortedMap<K, V> right, BinaryOperator<V> both) {
        TreeMap<K, V> merged = new TreeMap<>(left);
        right.forEach((key, value) -> merged.merge(key, value, both));
        return merged;
    }

    private static void same(String what, Object left, Object right) {
        if (!left.equals(right)) {
            throw new ImpactException(
                    "evidence/not-mergeable",
                    "expected parts of one " + what + ", found " + left + " and " + right,
                    "merge only evidence that one protocol made of different units");
        }
    }
}
