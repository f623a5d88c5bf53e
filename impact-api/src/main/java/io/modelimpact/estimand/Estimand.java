package io.modelimpact.estimand;

import io.modelimpact.change.Version;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.util.Optional;
import java.util.function.Function;
import org.immutables.value.Value;

/** The quantity that a claim is about: the effect of the change on a metric, for everyone or in members of a slice. */
@Value.Immutable
@ImpactStyle
public sealed interface Estimand permits ImmutableEstimand {
    /** The metric. */
    Metric metric();

    /** The slice, where the effect in members is meant. */
    Optional<Slice> slice();

    /** The one member that is meant; empty for each member of the slice. */
    Optional<String> member();

    /** The one candidate that is meant, by model and label alone; empty for every candidate. */
    Optional<Version> candidate();

    /** The effect on the metric, for everyone and every candidate. */
    static Estimand effectOn(Metric metric) {
        return ImmutableEstimand.builder().metric(metric).build();
    }

    /** The effect in each member of the slice: one claim a member. */
    default Estimand inEach(Slice slice) {
        return ((ImmutableEstimand) this).withSlice(slice).withMember(Optional.empty());
    }

    /** The effect in one member of the slice. */
    default Estimand in(Slice slice, String member) {
        return ((ImmutableEstimand) this).withSlice(slice).withMember(member);
    }

    /** The effect of one candidate alone. */
    default Estimand under(Version candidate) {
        return ((ImmutableEstimand) this).withCandidate(candidate.reference());
    }

    /** For example {@code the effect of ranker 2.0 on conversion in each country}. */
    default String describe() {
        return "the effect"
                + candidate().map(version -> " of " + version.describe()).orElse("")
                + " on "
                + metric().id()
                + slice().map(slice -> " in "
                                + member().map(one -> slice.name() + " " + one).orElse(slice.describe()))
                        .orElse("");
    }

    /** The canonical JSON form: references by id. */
    default JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("effectOn", metric().id());
        slice().ifPresent(slice -> json.put("slice", slice.name()));
        member().ifPresent(member -> json.put("member", member));
        candidate().ifPresent(version -> json.put("candidate", version.toReference()));
        return json.build();
    }

    /** Reads what {@link #toJson} wrote, with look-ups for what it refers to. */
    static Estimand fromJson(JsonObject json, Function<String, Metric> metrics, Function<String, Slice> slices) {
        Members.only(json, "estimand", "effectOn", "slice", "member", "candidate");
        String metric = json.string("effectOn");
        return ImmutableEstimand.builder()
                .metric(Members.at("effectOn", () -> metrics.apply(metric)))
                .slice(json.findString("slice").map(name -> Members.at("slice", () -> slices.apply(name))))
                .member(json.findString("member"))
                .candidate(Members.find(json, "candidate", Version::fromReference))
                .build();
    }
}
