package io.modelimpact.record.ledger;

import io.modelimpact.json.JsonObject;

/**
 * A text that stands in the ledger itself.
 *
 * @param text 1 to {@value #MAX_LENGTH} characters, not blank, well-formed; {@link io.modelimpact.ImpactException} code {@code ledger/entry-field} otherwise
 */
public record OpenRemark(String text) implements Remark {

    /** The longest text in characters. */
    public static final int MAX_LENGTH = 10_000;

    /** Checks the text. */
    public OpenRemark {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw EventFields.refused("text", "expected 1 to " + MAX_LENGTH + " characters that are not all blank");
        }
        EventFields.requireWellFormed("text", text);
    }

    @Override
    public String describe() {
        return "\"" + text + "\"";
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder().put("text", text).build();
    }
}
