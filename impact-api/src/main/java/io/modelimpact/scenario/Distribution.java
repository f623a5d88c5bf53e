package io.modelimpact.scenario;

import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Enums;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/**
 * The declared law of an uncertain quantity: data, not a sampler. What is wrong with it is found when the assessment is built.
 *
 * <p>Two laws with the same JSON are equal. Parameters are decimals in the measure of the assumption.
 */
@Value.Immutable
@ImpactStyle
public sealed interface Distribution permits ImmutableDistribution {
    /** The kind of law. */
    DistributionKind kind();

    /** The parameters by name, all that the kind has. */
    @Value.NaturalOrder
    SortedMap<String, BigDecimal> parameters();

    /** The parts of a mixture, in declared order; empty for other kinds. */
    List<WeightedDistribution> components();

    /** The values of an empirical law, in declared order; empty for other kinds. */
    List<BigDecimal> values();

    /**
     * A law by its parameters in the order of {@link DistributionKind#parameters()}.
     *
     * @throws io.modelimpact.ImpactException with code {@code declaration/not-a-decimal}
     */
    static Distribution of(DistributionKind kind, String... parameters) {
        if (parameters.length != kind.parameters().size()) {
            throw new IllegalArgumentException(
                    kind + " takes " + kind.parameters() + ", found " + parameters.length + " parameters");
        }
        TreeMap<String, BigDecimal> named = new TreeMap<>();
        for (int i = 0; i < parameters.length; i++) {
            String name = kind.parameters().get(i);
            named.put(name, Decimals.parse(name + " of a " + kind.words() + " distribution", parameters[i]));
        }
        return ImmutableDistribution.builder()
                .kind(kind)
                .putAllParameters(named)
                .build();
    }

    /** One of several laws, chosen with their weights, which sum to 1. */
    static Distribution mixture(List<WeightedDistribution> components) {
        return ImmutableDistribution.builder()
                .kind(DistributionKind.MIXTURE)
                .addAllComponents(components)
                .build();
    }

    /** Every one of these values with the same probability; a value given twice counts twice. */
    static Distribution empirical(String... values) {
        ImmutableDistribution.Builder distribution =
                ImmutableDistribution.builder().kind(DistributionKind.EMPIRICAL);
        for (String value : values) {
            distribution.addValues(Decimals.parse("value of an empirical distribution", value));
        }
        return distribution.build();
    }

    /**
     * A parameter as a number, rounded once to binary64.
     *
     * @throws IllegalArgumentException if the kind has no such parameter
     */
    default double parameter(String name) {
        BigDecimal value = parameters().get(name);
        if (value == null) {
            throw new IllegalArgumentException(kind() + " has no parameter " + name);
        }
        return value.doubleValue();
    }

    /** What a sound law of the kind would need and this one lacks; empty for a sound one. */
    default Optional<String> fault() {
        return DistributionFaults.find(this);
    }

    /** For example {@code PERT (min 8000000, mode 10000000, max 12000000, weight 4)}. */
    default String describe() {
        String inside = switch (kind()) {
            case MIXTURE ->
                components().stream()
                        .map(part -> Decimals.text(part.weight()) + " "
                                + part.distribution().describe())
                        .collect(Collectors.joining(", "));
            case EMPIRICAL -> values().size() + " values";
            default ->
                kind().parameters().stream()
                        .map(name -> DistributionFaults.words(name) + " "
                                + Optional.ofNullable(parameters().get(name))
                                        .map(Decimals::text)
                                        .orElse("missing"))
                        .collect(Collectors.joining(", "));
        };
        return kind().words() + " (" + inside + ")";
    }

    /** The canonical JSON form. */
    default JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("kind", kind().name());
        parameters().forEach((name, value) -> json.put(name, Decimals.text(value)));
        if (kind() == DistributionKind.MIXTURE) {
            json.put(
                    "components",
                    JsonArray.of(components().stream()
                            .map(WeightedDistribution::toJson)
                            .toList()));
        }
        if (kind() == DistributionKind.EMPIRICAL) {
            json.put(
                    "values",
                    JsonArray.ofStrings(values().stream().map(Decimals::text).toList()));
        }
        return json.build();
    }

    /** Reads what {@link #toJson} wrote. */
    static Distribution fromJson(JsonObject json) {
        DistributionKind kind = Enums.read(DistributionKind.class, json, "kind");
        return switch (kind) {
            case MIXTURE -> {
                Members.only(json, "distribution", "kind", "components");
                yield mixture(Members.each(json, "components", WeightedDistribution::fromJson));
            }
            case EMPIRICAL -> {
                Members.only(json, "distribution", "kind", "values");
                yield Members.at(
                        "values",
                        () -> empirical(Members.strings(json, "values").toArray(String[]::new)));
            }
            default -> {
                List<String> members = new ArrayList<>(kind.parameters());
                members.add("kind");
                Members.only(json, "distribution", members.toArray(String[]::new));
                yield of(kind, kind.parameters().stream().map(json::string).toArray(String[]::new));
            }
        };
    }
}
