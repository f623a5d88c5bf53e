package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import java.util.Optional;

/** JSON beside its digest, so that what is not as it was written is found out. */
final class SealedJson {

    private static final String DIGEST = "digest";

    private SealedJson() {}

    /** The object as a kind of thing, and the digest of it. */
    static byte[] seal(String kind, JsonObject content) {
        return CanonicalJson.bytes(JsonObject.builder()
                .put(kind, content)
                .put(DIGEST, Digest.of(kind, content).toString())
                .build());
    }

    /** What was sealed as a kind of thing; empty if these are not the bytes. */
    static Optional<JsonObject> open(String kind, byte[] sealed) {
        try {
            return JsonReader.strict().read(sealed) instanceof JsonObject json
                    ? json.findObject(kind)
                            .filter(content -> json.findString(DIGEST)
                                    .equals(Optional.of(Digest.of(kind, content).toString())))
                    : Optional.empty();
        } catch (ImpactException unreadable) {
            return Optional.empty();
        }
    }
}
