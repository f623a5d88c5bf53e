package io.modelimpact.design;

import io.modelimpact.change.Version;
import io.modelimpact.internal.Decimals;
import io.modelimpact.json.JsonObject;
import java.math.BigDecimal;

/**
 * One arm of an experiment.
 *
 * @param name the value of the assignment column
 * @param version the version that the arm's units see
 * @param weight the planned share of units, relative to the other arms' weights; positive
 */
public record Arm(String name, Version version, BigDecimal weight) {

    /** Keeps the weight in canonical form. */
    public Arm {
        weight = Decimals.canonical(weight);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("name", name)
                .put("version", version.toReference())
                .put("weight", Decimals.text(weight))
                .build();
    }

    static Arm fromJson(JsonObject json) {
        String name = json.string("name");
        return new Arm(
                name,
                Version.fromJson(json.object("version")),
                Decimals.parse("weight of arm " + name, json.string("weight")));
    }
}
