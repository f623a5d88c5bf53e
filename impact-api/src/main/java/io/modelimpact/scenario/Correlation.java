package io.modelimpact.scenario;

import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import java.math.BigDecimal;

/**
 * How two assumptions move together: the correlation of their normal scores (Gaussian copula). For two normal assumptions it is
 * their correlation.
 *
 * @param first the id of an assumption
 * @param second the id of another
 * @param value from -1 to 1
 */
public record Correlation(String first, String second, BigDecimal value) {

    /** Keeps the value in canonical form. */
    public Correlation {
        value = Decimals.canonical("correlation", value);
    }

    /** Whether it ties these two, in either order. */
    public boolean ties(String one, String other) {
        return (first.equals(one) && second.equals(other)) || (first.equals(other) && second.equals(one));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("first", first)
                .put("second", second)
                .put("correlation", Decimals.text(value))
                .build();
    }

    static Correlation fromJson(JsonObject json) {
        Members.only(json, "correlation", "first", "second", "correlation");
        return new Correlation(
                json.string("first"), json.string("second"), Decimals.read("correlation", json, "correlation"));
    }
}
