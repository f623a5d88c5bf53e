package io.modelimpact.scenario;

import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Enums;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.measure.Measure;
import io.modelimpact.metric.Direction;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.immutables.value.Value;

/** What a scenario yields: a formula with its measure, and which way it is better. */
@Value.Immutable
@ImpactStyle
public sealed interface Outcome permits ImmutableOutcome {
    /** The outcome's id, unique within a scenario; outcomes of one id are compared between scenarios. */
    String id();

    /** How it is computed. */
    Projection projection();

    /** What it is measured in. */
    Measure measure();

    /** Which way it is better. */
    Direction direction();

    /** The values whose probability of being exceeded is reported, in declared order, in the outcome's measure. */
    List<BigDecimal> thresholds();

    @Value.Auxiliary
    Optional<String> declaredAt();

    /** Starts the sentence of an outcome. */
    static OutcomeName named(String id) {
        return new OutcomeName(id);
    }

    /** This outcome with a value whose probability of being exceeded is reported, in the outcome's measure. */
    default Outcome above(String threshold) {
        List<BigDecimal> more = new ArrayList<>(thresholds());
        more.add(Decimals.parse("threshold of outcome " + id(), threshold));
        return ((ImmutableOutcome) this).withThresholds(more);
    }

    /** For example {@code revenue, in EUR: effect(revenue_per_user) * visitors_per_year}. */
    default String describe() {
        return id() + (measure().isNone() ? "" : ", in " + measure().text()) + ": "
                + projection().text();
    }

    /** The canonical JSON form. */
    default JsonObject toJson() {
        return JsonObject.builder()
                .put("id", id())
                .put("as", projection().toJson())
                .put("measure", measure().text())
                .put("direction", direction().name())
                .put(
                        "thresholds",
                        JsonArray.ofStrings(
                                thresholds().stream().map(Decimals::text).toList()))
                .build();
    }

    /** Reads what {@link #toJson} wrote, with look-ups for what it refers to. */
    static Outcome fromJson(
            JsonObject json,
            Function<String, Metric> metrics,
            Function<String, Slice> slices,
            Function<String, Measure> assumptions) {
        Members.only(json, "outcome", "id", "as", "measure", "direction", "thresholds");
        String id = json.string("id");
        String measure = json.string("measure");
        return ImmutableOutcome.builder()
                .id(id)
                .projection(Members.object(json, "as", as -> Projection.fromJson(as, metrics, slices, assumptions)))
                .measure(Members.at("measure", () -> Measure.parse(measure)))
                .direction(Enums.read(Direction.class, json, "direction"))
                .addAllThresholds(Members.strings(json, "thresholds").stream()
                        .map(text -> Members.at("thresholds", () -> Decimals.parse("threshold of outcome " + id, text)))
                        .toList())
                .build();
    }
}
