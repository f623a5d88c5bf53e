package io.modelimpact.record.ledger;

import io.modelimpact.internal.Enums;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;

/**
 * Who writes an entry. The ledger takes the caller's word for it: whether the principal is who it says is for the host to authenticate.
 *
 * @param principal a stable pseudonym of a person or service, one line of 1 to {@value EventFields#MAX_NAME} characters
 * @param role the capacity in which it writes
 */
public record Author(String principal, Role role) {

    /** Checks the pseudonym; {@link io.modelimpact.ImpactException} code {@code ledger/entry-field} otherwise. */
    public Author {
        EventFields.requireName("principal", principal);
    }

    /** For example {@code p-17 as REVIEWER}. */
    public String describe() {
        return principal + " as " + role;
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("principal", principal)
                .put("role", role.name())
                .build();
    }

    static Author read(JsonObject json) {
        Members.only(json, "author", "principal", "role");
        return new Author(json.string("principal"), Enums.read(Role.class, json, "role"));
    }
}
