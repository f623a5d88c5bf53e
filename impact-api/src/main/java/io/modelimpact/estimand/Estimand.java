package io.modelimpact.estimand;

import io.modelimpact.ImpactException;
import io.modelimpact.change.Version;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.scenario.ProjectedEffect;
import io.modelimpact.slice.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * The quantity that a claim is about: the effect of the change on a metric, for everyone or in members of a slice; its effect on a gap
 * between two members; or the level itself.
 */
@Value.Immutable
@ImpactStyle
public sealed interface Estimand permits ImmutableEstimand {
    /** The metric. */
    Metric metric();

    /** What kind of quantity it is. */
    @Value.Default
    default EstimandKind kind() {
        return EstimandKind.EFFECT;
    }

    /** The two members, where the effect on a gap is meant. */
    Optional<Gap> gap();

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

    /** The effect on how far the level in one member of the slice lies above that in another, for every candidate. */
    static Estimand effectOnGap(Metric metric, Slice slice, String member, String other) {
        return ImmutableEstimand.builder()
                .metric(metric)
                .kind(EstimandKind.GAP)
                .gap(new Gap(slice, member, other))
                .build();
    }

    /** The level of the metric under every candidate. */
    static Estimand levelOf(Metric metric) {
        return ImmutableEstimand.builder()
                .metric(metric)
                .kind(EstimandKind.LEVEL)
                .build();
    }

    /** The slices that it names. */
    default List<Slice> slices() {
        return Stream.concat(slice().stream(), gap().map(Gap::slice).stream()).toList();
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

    /** The difference, in the metric's measure, for the formula of an outcome. */
    default ProjectedEffect absolute() {
        return projected(false);
    }

    /** The difference as a fraction of the baseline's level, for the formula of an outcome. */
    default ProjectedEffect relative() {
        return projected(true);
    }

    private ProjectedEffect projected(boolean relative) {
        if (kind() != EstimandKind.EFFECT || slice().isPresent() != member().isPresent()) {
            throw new ImpactException(
                    "declaration/not-one-effect",
                    "found " + describe() + ", expected one effect, for everyone or in one member",
                    "start from effectOn(metric), and name the member with in(slice, member)");
        }
        return new ProjectedEffect(metric(), relative, candidate(), slice(), member(), Optional.empty());
    }

    /** For example {@code the effect of ranker 2.0 on conversion in each country}. */
    default String describe() {
        String version = candidate().map(Version::describe).orElse("");
        return switch (kind()) {
            case EFFECT -> "the effect" + prefixed(" of ", version) + " on " + metric().id() + place();
            case GAP ->
                "the effect" + prefixed(" of ", version) + " on the gap in " + metric().id()
                        + gap().map(gap -> ", " + gap.describe()).orElse("") + place();
            case LEVEL -> "the level of " + metric().id() + prefixed(" under ", version) + place();
        };
    }

    private static String prefixed(String prefix, String text) {
        return text.isEmpty() ? "" : prefix + text;
    }

    private String place() {
        return ""
                + slice().map(slice -> " in "
                                + member().map(one -> slice.name() + " " + one).orElse(slice.describe()))
                        .orElse("");
    }

    /** The canonical JSON form: references by id. */
    default JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put(word(kind()), metric().id());
        gap().ifPresent(gap -> json.put("gap", gap.toJson()));
        slice().ifPresent(slice -> json.put("slice", slice.name()));
        member().ifPresent(member -> json.put("member", member));
        candidate().ifPresent(version -> json.put("candidate", version.toReference()));
        return json.build();
    }

    private static String word(EstimandKind kind) {
        return switch (kind) {
            case EFFECT -> "effectOn";
            case GAP -> "effectOnGapIn";
            case LEVEL -> "levelOf";
        };
    }

    /** Reads what {@link #toJson} wrote, with look-ups for what it refers to. */
    static Estimand fromJson(JsonObject json, Function<String, Metric> metrics, Function<String, Slice> slices) {
        EstimandKind kind = Arrays.stream(EstimandKind.values())
                .filter(candidate -> json.has(word(candidate)))
                .findFirst()
                .orElse(EstimandKind.EFFECT);
        String word = word(kind);
        Members.only(json, "estimand", word, "gap", "slice", "member", "candidate");
        String metric = json.string(word);
        return ImmutableEstimand.builder()
                .metric(Members.at(word, () -> metrics.apply(metric)))
                .kind(kind)
                .gap(Members.find(json, "gap", gap -> Gap.fromJson(gap, slices)))
                .slice(json.findString("slice").map(name -> Members.at("slice", () -> slices.apply(name))))
                .member(json.findString("member"))
                .candidate(Members.find(json, "candidate", Version::fromReference))
                .build();
    }
}
