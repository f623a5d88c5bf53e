package io.modelimpact.estimand;

import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.slice.Slice;
import java.util.List;
import java.util.function.Function;

/**
 * How far a metric's level in one member of a slice lies above that in another: signed, level in {@code member} minus level in
 * {@code other}.
 *
 * @param slice the slice that both belong to
 * @param member the member whose level is counted positive
 * @param other the member whose level is subtracted
 */
public record Gap(Slice slice, String member, String other) {

    /** For example {@code sex m over f}. */
    public String describe() {
        return slice.name() + " " + member + " over " + other;
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("slice", slice.name())
                .put("members", JsonArray.ofStrings(List.of(member, other)))
                .build();
    }

    static Gap fromJson(JsonObject json, Function<String, Slice> slices) {
        Members.only(json, "gap", "slice", "members");
        String slice = json.string("slice");
        List<String> members = Members.strings(json, "members");
        return new Gap(
                Members.at("slice", () -> slices.apply(slice)),
                members.isEmpty() ? "" : members.get(0),
                members.size() < 2 ? "" : members.get(1));
    }
}
