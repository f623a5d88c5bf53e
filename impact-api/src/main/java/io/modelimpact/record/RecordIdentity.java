package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * What a record is the result of.
 *
 * @param assessment the id of the assessment
 * @param version the version of the assessment
 * @param declarationDigest the digest of the declaration
 * @param protocolDigest the digest of the protocol, which is what gets registered
 * @param predecessor the digest of the record this one follows
 */
public record RecordIdentity(
        String assessment,
        String version,
        String declarationDigest,
        String protocolDigest,
        Optional<String> predecessor) {

    static RecordIdentity read(JsonObject json) {
        return new RecordIdentity(
                json.string("assessment"),
                json.string("version"),
                json.string("declarationDigest"),
                json.string("protocolDigest"),
                json.findString("predecessor"));
    }
}
