package io.modelimpact.record.ledger;

import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a person wrote: the text itself, or a salted commitment to a text that is kept elsewhere. Erasing such a text and its salt leaves every proof of
 * the ledger valid and tells nothing of what it said.
 */
public sealed interface Remark permits OpenRemark, CommittedRemark {

    /** The length of a salt in bytes. */
    int SALT_LENGTH = 32;

    /** The kind under which commitments are digested. */
    String DIGEST_KIND = "ledger-remark";

    /** A text that stands in the ledger for everyone to read, for ever; {@link OpenRemark} says what it may hold. */
    static Remark of(String text) {
        return new OpenRemark(text);
    }

    /**
     * A commitment to a text.
     *
     * @param salt {@value #SALT_LENGTH} random bytes, kept with the text and used for no other; {@link io.modelimpact.ImpactException} code
     *     {@code ledger/entry-field} for any other number
     */
    static CommittedRemark committing(byte[] salt, String text) {
        if (salt.length != SALT_LENGTH) {
            throw EventFields.refused("salt", "expected " + SALT_LENGTH + " bytes, found " + salt.length);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] salted = Arrays.copyOf(salt, salt.length + utf8.length);
        System.arraycopy(utf8, 0, salted, salt.length, utf8.length);
        return new CommittedRemark(Digest.of(DIGEST_KIND, salted));
    }

    /** The text in quotation marks, or that it is kept elsewhere. */
    String describe();

    /** The text or the commitment. */
    JsonObject toJson();

    /** Reads what {@link #toJson()} writes; {@link io.modelimpact.ImpactException} otherwise. */
    static Remark read(JsonObject json) {
        if (json.has("commitment")) {
            Members.only(json, "remark", "commitment");
            return new CommittedRemark(EventFields.digest(json, "commitment"));
        }
        Members.only(json, "remark", "text");
        return new OpenRemark(json.string("text"));
    }
}
