package io.modelimpact.audit;

import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import io.modelimpact.json.JsonValue;
import io.modelimpact.record.verify.ConsistencyProof;
import io.modelimpact.record.verify.InclusionProof;
import io.modelimpact.record.verify.MerkleHash;
import io.modelimpact.record.verify.MerkleTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The data for Merkle trees: single hashes, trees with roots and proofs, and the cases of transparency-dev. */
final class MerkleSuites {

    private MerkleSuites() {}

    static void hasher(Path file, SuiteTally tally) throws IOException {
        JsonObject hashes = (JsonObject) VectorFields.read(file);
        check(hashes, "emptyRoot", MerkleHash.ofEmptyTree(), tally);
        check(hashes, "emptyLeaf", MerkleHash.ofLeaf(new byte[0]), tally);
        check(hashes, "leafL123456", MerkleHash.ofLeaf(ascii("L123456")), tally);
        // The reference hasher's test hashes two texts that are no hashes; a node of this library only takes hashes.
        hashes.findString("nodeN123_N456")
                .ifPresent(
                        hex -> tally.check("nodeN123_N456", () -> nodeOfTexts().equals(hex)));
    }

    static void transparencyDev(Path folder, SuiteTally tally) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                JsonObject vector = (JsonObject) VectorFields.read(file);
                proof(
                        folder.relativize(file).toString(),
                        vector,
                        VectorFields.isAccepted(vector, true),
                        List.of(),
                        tally);
            }
        }
    }

    /** Trees and proofs wherever they stand in the document; proofs without roots are checked against the nearest leaves before them. */
    static void trees(Path file, SuiteTally tally) throws IOException {
        JsonValue document = VectorFields.read(file);
        tree(document, true, leaves(document, List.of()), tally);
    }

    private static void tree(JsonValue value, boolean accepted, List<MerkleHash> inherited, SuiteTally tally) {
        if (value instanceof JsonArray array) {
            array.values().forEach(element -> tree(element, accepted, inherited, tally));
        } else if (value instanceof JsonObject object) {
            List<MerkleHash> leaves = leaves(object, inherited);
            String name = VectorFields.name(object, 0) + " " + excerpt(object);
            proof(name, object, VectorFields.isAccepted(object, accepted), leaves, tally);
            roots(name, object, leaves, tally);
            object.entries()
                    .forEach((key, part) ->
                            tree(part, accepted && !key.matches("(?i).*(reject|invalid).*"), leaves, tally));
        }
    }

    private static void roots(String name, JsonObject object, List<MerkleHash> leaves, SuiteTally tally) {
        Optional<JsonValue> roots = VectorFields.any(object, "roots", "rootHashes");
        if (roots.isPresent() && roots.get() instanceof JsonArray list) {
            int smallest = list.size() == leaves.size() + 1 ? 0 : 1;
            for (int i = 0; i < list.size(); i++) {
                int size = i + smallest;
                if (list.get(i) instanceof JsonString text) {
                    tally.check(
                            name + " root of size " + size,
                            () -> MerkleTree.of(leaves).root(size).equals(hash(text.value())));
                }
            }
        } else if (roots.isPresent() && roots.get() instanceof JsonObject bySize) {
            bySize.entries()
                    .forEach((size, root) -> tally.check(
                            name + " root of size " + size,
                            () -> MerkleTree.of(leaves)
                                    .root(Long.parseLong(size))
                                    .equals(hash(((JsonString) root).value()))));
        }
        Optional<String> root = VectorFields.text(object, "root", "rootHash", "root_hash", "expectedRoot");
        boolean isTree = proofPath(object).isEmpty() && root.isPresent();
        long size =
                VectorFields.whole(object, "size", "treeSize", "tree_size", "n").orElse((long) leaves.size());
        if (isTree) {
            tally.check(name + " root", () -> MerkleTree.of(leaves).root(size).equals(hash(root.get())));
        }
    }

    private static void proof(
            String name, JsonObject object, boolean accepted, List<MerkleHash> leaves, SuiteTally tally) {
        Optional<JsonArray> path = proofPath(object);
        Optional<Long> index = VectorFields.whole(object, "leafIdx", "leafIndex", "leaf_index", "index", "leaf", "m");
        Optional<Long> first = VectorFields.whole(
                object, "size1", "first", "from", "oldSize", "old_size", "firstSize", "m", "snapshot1");
        Optional<Long> second = VectorFields.whole(
                object, "size2", "second", "to", "newSize", "new_size", "secondSize", "n", "snapshot2");
        if (path.isPresent() && first.isPresent() && second.isPresent()) {
            tally.check(name, accepted, () -> consistency(object, path.get(), first.get(), second.get(), leaves));
            if (accepted && covers(leaves, second.get()) && first.get() > 0) {
                tally.check(
                        name + ", made",
                        () -> MerkleTree.of(leaves)
                                .consistencyProof(first.get(), second.get())
                                .path()
                                .equals(hashes(path.get())));
            }
        } else if (path.isPresent() && index.isPresent()) {
            long size = VectorFields.whole(object, "treeSize", "tree_size", "size", "n")
                    .orElse((long) leaves.size());
            tally.check(name, accepted, () -> inclusion(object, path.get(), index.get(), size, leaves));
            if (accepted && covers(leaves, size)) {
                tally.check(
                        name + ", made",
                        () -> MerkleTree.of(leaves)
                                .inclusionProof(index.get(), size)
                                .path()
                                .equals(hashes(path.get())));
            }
        }
    }

    private static boolean inclusion(
            JsonObject object, JsonArray path, long index, long size, List<MerkleHash> leaves) {
        MerkleHash leaf = VectorFields.text(object, "leafHash", "leaf_hash", "hash")
                .map(MerkleSuites::hash)
                .or(() -> VectorFields.text(object, "leafData", "entry", "leafInput")
                        .map(text -> MerkleHash.ofLeaf(VectorFields.bytes(text))))
                .orElseGet(() -> leaves.get(Math.toIntExact(index)));
        MerkleHash root = root(object, size, leaves, "root", "rootHash", "root_hash");
        return new InclusionProof(index, size, hashes(path)).check(leaf, root).holds();
    }

    private static boolean consistency(
            JsonObject object, JsonArray path, long first, long second, List<MerkleHash> leaves) {
        MerkleHash firstRoot = root(object, first, leaves, "root1", "firstRoot", "oldRoot", "old_root", "first_root");
        MerkleHash secondRoot =
                root(object, second, leaves, "root2", "secondRoot", "newRoot", "new_root", "second_root", "root");
        return new ConsistencyProof(first, second, hashes(path))
                .check(firstRoot, secondRoot)
                .holds();
    }

    private static MerkleHash root(JsonObject object, long size, List<MerkleHash> leaves, String... names) {
        return VectorFields.text(object, names)
                .map(MerkleSuites::rootOrStandIn)
                .orElseGet(() -> MerkleTree.of(leaves).root(size));
    }

    /** Where a case does not care for its roots it writes any text; equal texts stand for equal roots. */
    private static MerkleHash rootOrStandIn(String text) {
        byte[] bytes = VectorFields.bytes(text);
        return bytes.length == MerkleHash.LENGTH ? MerkleHash.of(bytes) : MerkleHash.ofLeaf(bytes);
    }

    private static Optional<JsonArray> proofPath(JsonObject object) {
        return VectorFields.any(
                        object,
                        "proof",
                        "path",
                        "auditPath",
                        "audit_path",
                        "hashes",
                        "inclusionProof",
                        "consistencyProof")
                .filter(JsonArray.class::isInstance)
                .map(JsonArray.class::cast)
                .or(() -> hasNullProof(object) ? Optional.of(JsonArray.of()) : Optional.empty());
    }

    private static boolean hasNullProof(JsonObject object) {
        return object.find("proof")
                .map(value -> value.typeName().equals("null"))
                .orElse(false);
    }

    private static List<MerkleHash> leaves(JsonValue value, List<MerkleHash> inherited) {
        if (!(value instanceof JsonObject object)) {
            return inherited;
        }
        Optional<JsonValue> hashes = VectorFields.any(object, "leafHashes", "leaf_hashes");
        if (hashes.isPresent() && hashes.get() instanceof JsonArray list) {
            return hashes(list);
        }
        return VectorFields.any(object, "leaves", "inputs", "entries", "data", "leafInputs", "leavesHex", "leaves_hex")
                .filter(JsonArray.class::isInstance)
                .map(list -> ((JsonArray) list).values())
                .filter(list -> list.stream().allMatch(JsonString.class::isInstance))
                .map(list -> list.stream()
                        .map(leaf -> MerkleHash.ofLeaf(VectorFields.bytes(((JsonString) leaf).value())))
                        .toList())
                .or(() -> counted(object))
                .orElse(inherited);
    }

    /** Leaves given by their number alone have their indices in decimal as data. */
    private static Optional<List<MerkleHash>> counted(JsonObject object) {
        return VectorFields.any(object, "leaves", "leafCount")
                .filter(JsonNumber.class::isInstance)
                .map(count -> java.util.stream.LongStream.range(0, (long) ((JsonNumber) count).value())
                        .mapToObj(index -> MerkleHash.ofLeaf(ascii(Long.toString(index))))
                        .toList());
    }

    private static List<MerkleHash> hashes(JsonArray path) {
        return path.strings().stream().map(MerkleSuites::hash).toList();
    }

    private static MerkleHash hash(String text) {
        return MerkleHash.of(VectorFields.bytes(text));
    }

    private static boolean covers(List<MerkleHash> leaves, long size) {
        return size > 0 && leaves.size() >= size;
    }

    private static void check(JsonObject hashes, String name, MerkleHash actual, SuiteTally tally) {
        hashes.findString(name)
                .ifPresent(hex -> tally.check(name, () -> actual.hex().equals(hex)));
    }

    private static String nodeOfTexts() {
        return java.util.HexFormat.of().formatHex(io.modelimpact.json.Sha256.of(ascii("\u0001N123N456")));
    }

    private static String excerpt(JsonObject object) {
        String text = object.toString();
        return text.substring(0, Math.min(80, text.length()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
