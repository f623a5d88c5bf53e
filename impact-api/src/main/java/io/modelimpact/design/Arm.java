package io.modelimpact.design;

import io.modelimpact.change.Version;
import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import java.math.BigDecimal;

/**
 * One arm of an experiment.
 *
 * @param name the value of the assignment column
 * @param version the version that the arm's units see, by model and label alone
 * @param weight the planned share of units, relative to the other arms' weights; positive
 */
public record Arm(String name, Version version, BigDecimal weight) {

    /** Keeps the reference to the version, and the weight in canonical form. */
    public Arm {
        version = version.reference();
        weight = Decimals.canonical("weight of arm " + name, weight);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("name", name)
                .put("version", version.toReference())
                .put("weight", Decimals.text(weight))
                .build();
    }

    static Arm fromJson(JsonObject json) {
        Members.only(json, "arm", "name", "version", "weight");
        String name = json.string("name");
        return new Arm(
                name,
                Members.object(json, "version", Version::fromReference),
                Decimals.read("weight of arm " + name, json, "weight"));
    }
}
