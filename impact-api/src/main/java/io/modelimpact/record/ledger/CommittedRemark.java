package io.modelimpact.record.ledger;

import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;

/**
 * A commitment to a text that is kept elsewhere with its salt.
 *
 * @param commitment the digest of salt and text
 */
public record CommittedRemark(Digest commitment) implements Remark {

    /** Whether this is the commitment to the text under the salt. */
    public boolean isOpenedBy(byte[] salt, String text) {
        return salt.length == SALT_LENGTH && Remark.committing(salt, text).equals(this);
    }

    @Override
    public String describe() {
        return "a text kept elsewhere (" + EventFields.brief(commitment) + ")";
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder().put("commitment", commitment.toString()).build();
    }
}
