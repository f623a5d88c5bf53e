package io.modelimpact.audit;

import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import io.modelimpact.json.JsonValue;
import io.modelimpact.record.verify.Checkpoint;
import io.modelimpact.record.verify.Ed25519PublicKey;
import io.modelimpact.record.verify.Ed25519Signer;
import io.modelimpact.record.verify.MerkleHash;
import io.modelimpact.record.verify.NoteVerifierKey;
import io.modelimpact.record.verify.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The data for signed checkpoints: notes with keys, the values they hold, and the expected outcome. */
final class CheckpointSuite {

    private static final Pattern VERIFIER_KEY = Pattern.compile("[^+\\s]+\\+[0-9a-f]{8}\\+\\S+");

    private final List<NoteVerifierKey> documentKeys = new ArrayList<>();
    private final SuiteTally tally;

    private CheckpointSuite(SuiteTally tally) {
        this.tally = tally;
    }

    static void run(Path file, SuiteTally tally) throws IOException {
        CheckpointSuite suite = new CheckpointSuite(tally);
        JsonValue document = VectorFields.read(file);
        if (document instanceof JsonObject object) {
            suite.documentKeys.addAll(keys(object));
        }
        VectorFields.eachObject(document, true, suite::vector);
    }

    private void vector(JsonObject object, boolean accepted) {
        Optional<String> note = VectorFields.text(
                object,
                "note",
                "checkpoint",
                "signedNote",
                "signed",
                "signedCheckpoint",
                "text",
                "raw",
                "input",
                "noteText",
                "envelope");
        if (note.isEmpty()) {
            return;
        }
        String name = "note " + VectorFields.name(object, 0);
        byte[] bytes = noteBytes(note.get());
        tally.check(name, VectorFields.isAccepted(object, accepted), () -> isAccepted(object, bytes));
        if (VectorFields.isAccepted(object, accepted)) {
            tally.check(
                    name + ", written again",
                    () -> note.get().contains("\u2014 ")
                            ? Arrays.equals(SignedNote.parse(bytes).bytes(), bytes)
                            : Checkpoint.parse(note.get()).text().equals(note.get()));
            signing(name, object, bytes);
        }
    }

    private boolean isAccepted(JsonObject object, byte[] bytes) {
        String whole = new String(bytes, StandardCharsets.UTF_8);
        List<NoteVerifierKey> known = keys(object).isEmpty() ? documentKeys : keys(object);
        boolean unsigned = !whole.contains("\u2014 ") && known.isEmpty();
        String text = unsigned ? whole : SignedNote.parse(bytes).text();
        boolean trusted = unsigned
                || known.isEmpty()
                || SignedNote.parse(bytes).verify(known).isTrusted();
        return trusted && holdsValues(object, Checkpoint.parse(text));
    }

    private static boolean holdsValues(JsonObject object, Checkpoint checkpoint) {
        Optional<String> root = VectorFields.text(object, "root", "rootHash", "root_hash", "hash");
        Optional<Long> size = VectorFields.whole(object, "size", "treeSize", "tree_size");
        Optional<String> origin = VectorFields.text(object, "origin");
        return origin.map(checkpoint.origin()::equals).orElse(true)
                && size.map(value -> value == checkpoint.size()).orElse(true)
                && root.map(text -> MerkleHash.of(VectorFields.bytes(text)).equals(checkpoint.root()))
                        .orElse(true);
    }

    /** Where the case carries the secret key, signing has to give the same bytes. */
    private void signing(String name, JsonObject object, byte[] bytes) {
        Optional<String> seed = VectorFields.text(object, "seed", "secretKey", "seedHex", "privateSeed");
        seed.ifPresent(text -> tally.check(name + ", signed again", () -> {
            SignedNote note = SignedNote.parse(bytes);
            Ed25519Signer signer = Ed25519Signer.ofSeed(VectorFields.bytes(text));
            return Arrays.equals(
                    SignedNote.sign(note.text(), note.signatures().get(0).keyName(), signer)
                            .bytes(),
                    bytes);
        }));
    }

    private static List<NoteVerifierKey> keys(JsonObject object) {
        List<NoteVerifierKey> keys = new ArrayList<>();
        for (String member : List.of(
                "vkey",
                "vkeys",
                "verifierKey",
                "verifierKeys",
                "verifier",
                "verifiers",
                "key",
                "keys",
                "publicKey",
                "knownKeys",
                "trusted",
                "trustedKeys",
                "logKey",
                "witnessKeys")) {
            object.find(member).ifPresent(value -> addKeys(object, value, keys));
        }
        return keys;
    }

    private static void addKeys(JsonObject object, JsonValue value, List<NoteVerifierKey> keys) {
        if (value instanceof JsonArray array) {
            array.values().forEach(element -> addKeys(object, element, keys));
        } else if (value instanceof JsonObject named) {
            Optional<String> verifier = VectorFields.text(named, "vkey", "verifierKey", "verifier");
            verifier.map(NoteVerifierKey::parse).ifPresent(keys::add);
            if (verifier.isEmpty()) {
                VectorFields.text(named, "public", "publicKey", "publicKeyHex")
                        .ifPresent(text -> keys.add(NoteVerifierKey.of(
                                VectorFields.text(named, "name", "keyName").orElse(""),
                                Ed25519PublicKey.of(VectorFields.bytes(text)))));
            }
        } else if (value instanceof JsonString text
                && VERIFIER_KEY.matcher(text.value()).matches()) {
            keys.add(NoteVerifierKey.parse(text.value()));
        } else if (value instanceof JsonString text) {
            String name =
                    VectorFields.text(object, "keyName", "origin", "signer").orElse("");
            keys.add(NoteVerifierKey.of(name, Ed25519PublicKey.of(VectorFields.bytes(text.value()))));
        }
    }

    /** A note is text with an em dash; anything else that has no line feed is its encoding. */
    private static byte[] noteBytes(String note) {
        return note.contains("\n") || note.isEmpty() ? note.getBytes(StandardCharsets.UTF_8) : VectorFields.bytes(note);
    }
}
