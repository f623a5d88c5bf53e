package io.modelimpact.monitoring;

import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Enums;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How the error rate is spent over information.
 *
 * @param family the kind of function
 * @param gamma its parameter, for the kinds that have one
 */
public record Spending(Family family, Optional<BigDecimal> gamma) {

    /** The kinds of functions. */
    public enum Family {
        /** Almost nothing early. */
        OBRIEN_FLEMING("O'Brien and Fleming's kind"),
        /** Nearly even. */
        POCOCK("Pocock's kind"),
        /** A power of information. */
        POWER("the power family"),
        /** Hwang, Shih and DeCani's exponential family. */
        HWANG_SHIH_DECANI("Hwang, Shih and DeCani's kind");

        private final String words;

        Family(String words) {
            this.words = words;
        }

        boolean hasParameter() {
            return this == POWER || this == HWANG_SHIH_DECANI;
        }
    }

    /** Like O'Brien and Fleming: almost nothing early. */
    public static Spending obrienFleming() {
        return new Spending(Family.OBRIEN_FLEMING, Optional.empty());
    }

    /** Like Pocock: nearly even. */
    public static Spending pocock() {
        return new Spending(Family.POCOCK, Optional.empty());
    }

    /** In proportion to a power of information, gamma positive. */
    public static Spending power(String gamma) {
        return new Spending(Family.POWER, Optional.of(Decimals.parse("gamma of the spending function", gamma)));
    }

    /** Hwang, Shih and DeCani's family; a positive gamma spends early, a negative one late. */
    public static Spending hwangShihDeCani(String gamma) {
        return new Spending(
                Family.HWANG_SHIH_DECANI, Optional.of(Decimals.parse("gamma of the spending function", gamma)));
    }

    /** Whether the parameter is one that the kind has. */
    boolean isSound() {
        return gamma.isPresent() == family.hasParameter()
                && gamma.map(value -> value.abs().compareTo(BigDecimal.valueOf(40)) <= 0
                                && (family != Family.POWER || value.signum() > 0))
                        .orElse(true);
    }

    /** For people. */
    public String describe() {
        return family.words
                + gamma.map(value -> " with gamma " + Decimals.text(value)).orElse("");
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("family", family.name());
        gamma.ifPresent(value -> json.put("gamma", Decimals.text(value)));
        return json.build();
    }

    static Spending fromJson(JsonObject json) {
        Members.only(json, "spending", "family", "gamma");
        return new Spending(
                Enums.read(Family.class, json, "family"),
                Decimals.find("gamma of the spending function", json, "gamma"));
    }
}
