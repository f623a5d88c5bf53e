package io.modelimpact.engine.internal.design;

import io.modelimpact.json.JsonObject;

/**
 * Everyone, or one member of a slice.
 *
 * @param slice the slice's name; empty for everyone
 * @param member the member's name; empty for everyone
 */
public record SliceMemberKey(String slice, String member) {
    /** Everyone. */
    public static final SliceMemberKey EVERYONE = new SliceMemberKey("", "");

    /** Whether this is everyone. */
    public boolean isEveryone() {
        return slice.isEmpty();
    }

    /** The key's place in a claim's key: empty, or {@code /country=DE}. */
    public String suffix() {
        return isEveryone() ? "" : "/" + slice + "=" + member;
    }

    /** For example {@code  in country DE}; empty for everyone. */
    public String describe() {
        return isEveryone() ? "" : " in " + slice + " " + member;
    }

    /** The JSON form of a member. */
    public JsonObject toJson() {
        return JsonObject.builder().put("name", slice).put("member", member).build();
    }
}
