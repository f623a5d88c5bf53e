package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.stats.quantile.ClusterCounts;
import io.modelimpact.stats.quantile.ValueCounts;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** The evidence of two parts together. */
final class EvidenceMerge {

    private static final BigInteger FINGERPRINT_MODULUS = BigInteger.ONE.shiftLeft(128);

    private final Evidence left;
    private final Evidence right;

    private EvidenceMerge(Evidence left, Evidence right) {
        this.left = left;
        this.right = right;
    }

    /** The sums and counts of different rows that one protocol reads; whether they may be added is for the caller to know. */
    static Evidence sum(Evidence left, Evidence right) {
        return new EvidenceMerge(left, right).sum();
    }

    /** The evidence of two parts that hold different units, because somebody says so; refusals as {@link Evidence#merge}. */
    static Evidence declared(Evidence left, Evidence right, Disjointness disjointness) {
        for (Evidence part : List.of(left, right)) {
            part.rules().keySet().stream()
                    .filter(RuleKey::isUniqueness)
                    .filter(rule -> !rule.isOfUnits() && !disjointness.covers(rule.column()))
                    .forEach(EvidenceMerge::refuseKeyed);
        }
        return merged(left, right, disjointness.describe());
    }

    private static void refuseKeyed(RuleKey rule) {
        throw new ImpactException(
                "evidence/keyed",
                "whether a value of " + rule.column() + " stands in both parts of " + rule.dataset() + " is not known ("
                        + MergeRule.KEYED + ")",
                "say alsoOf(" + rule.column()
                        + ") if the parts share no value of it, merge evidence that keeps the values, or scan the parts together");
    }

    /** The evidence of two parts that hold different units for a reason. */
    static Evidence merged(Evidence left, Evidence right, String reason) {
        same("datasets", left.datasets().keySet(), right.datasets().keySet());
        left.datasets().forEach((dataset, facts) -> {
            DatasetFacts other = right.datasets().get(dataset);
            if (other != null) {
                same("level of digests", facts.digestLevel(), other.digestLevel());
                refuseCommitment(dataset, facts);
            }
        });
        return sum(left, right).because(reason);
    }

    private static void refuseCommitment(String dataset, DatasetFacts facts) {
        if (facts.commitment().isPresent()) {
            throw new ImpactException(
                    "evidence/rescan",
                    "a commitment to the rows of " + dataset
                            + " is one to all of them, and can not be made of commitments to parts (" + MergeRule.RESCAN
                            + ")",
                    "scan the parts together, or merge them withoutCommitments(): such a record can not be signed");
        }
    }

    private Evidence sum() {
        same("declaration", left.assessment(), right.assessment());
        same("protocol", left.protocol(), right.protocol());
        SortedMap<String, SliceFacts> slices = merge(left.slices(), right.slices(), SliceFacts::merge);
        SortedMap<CellKey, CellState> cells = merge(left.cells(), right.cells(), CellState::merge);
        cells.keySet().removeIf(key -> !key.isOverall() && isExceeded(slices, key.slice()));
        SortedMap<CellKey, ValueCounts> values = merge(left.values(), right.values(), ValueCounts::merge);
        values.keySet().removeIf(key -> !key.isOverall() && isExceeded(slices, key.slice()));
        SortedMap<CellKey, ResampledState> resampled =
                merge(left.resampled(), right.resampled(), ResampledState::merge);
        resampled.keySet().removeIf(key -> !key.isOverall() && isExceeded(slices, key.slice()));
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
                joint(slices),
                values,
                resampled,
                clusters);
    }

    private JointEvidence joint(SortedMap<String, SliceFacts> slices) {
        JointEvidence both =
                left.joint().isEmpty() ? right.joint() : left.joint().merge(right.joint());
        SortedMap<JointKey, JointState> cells = new TreeMap<>(both.cells());
        cells.keySet().removeIf(key -> isExceeded(slices, key.slice()));
        return new JointEvidence(both.metrics(), cells);
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
                left.fingerprint().flatMap(print -> right.fingerprint().map(other -> fingerprint(print, other))),
                left.commitment().or(right::commitment),
                bothKnown ? earliest : Optional.empty(),
                Stream.concat(left.disjointBy().stream(), right.disjointBy().stream())
                        .toList());
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
