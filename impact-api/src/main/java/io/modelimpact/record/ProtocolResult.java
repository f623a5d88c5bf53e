package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * How the assessment was made executable.
 *
 * @param numericProfile the rules of arithmetic
 * @param seed the seed of everything random
 * @param methods every method that was used
 * @param multiplicity how many claims share one confidence level, if they do
 * @param policy the numbers of the decision policy
 * @param registration whether the protocol was registered before
 */
public record ProtocolResult(
        String numericProfile,
        String seed,
        List<MethodUse> methods,
        Optional<Multiplicity> multiplicity,
        JsonObject policy,
        Registration registration) {

    /**
     * A method and its resolved parameters.
     *
     * @param id name and version, such as {@code compare/welch-t@1.0}
     * @param usedFor ids of what it was used for
     * @param parameters all parameters, defaults included
     */
    public record MethodUse(String id, List<String> usedFor, JsonObject parameters) {

        static MethodUse read(JsonObject json) {
            return new MethodUse(
                    json.string("id"),
                    RecordParts.texts(json, "usedFor"),
                    json.findObject("parameters").orElse(JsonObject.empty()));
        }
    }

    /**
     * The claims that share one confidence level.
     *
     * @param method how they share it
     * @param family the keys of the claims
     * @param confidence the level that holds for all of them together, a decimal
     */
    public record Multiplicity(String method, List<String> family, String confidence) {

        static Multiplicity read(JsonObject json) {
            return new Multiplicity(
                    json.string("method"), RecordParts.texts(json, "family"), json.string("confidence"));
        }
    }

    /**
     * Whether the protocol was registered before the data were seen.
     *
     * @param status confirmatory if it was
     * @param registeredDigest the digest that was registered
     * @param sentence the same in words
     */
    public record Registration(Marking status, Optional<String> registeredDigest, String sentence) {

        static Registration read(JsonObject json) {
            return new Registration(
                    RecordParts.constant(json, "status", Marking.class),
                    json.findString("registeredDigest"),
                    json.string("sentence"));
        }
    }

    static ProtocolResult read(JsonObject json) {
        return new ProtocolResult(
                json.string("numericProfile"),
                json.string("seed"),
                RecordParts.each(json, "methods", MethodUse::read),
                json.findObject("multiplicity").map(Multiplicity::read),
                json.findObject("policy").orElse(JsonObject.empty()),
                Registration.read(json.object("registration")));
    }
}
