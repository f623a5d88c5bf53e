package io.modelimpact.change;

import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** The step that is assessed: from a baseline version to one or several candidates. */
@Value.Immutable
@ImpactStyle
public sealed interface Change permits ImmutableChange {
    /** The version in use today. */
    Version baseline();

    /** The versions that may replace it, in declared order. */
    List<Version> candidates();

    /** A change; what is wrong with it is reported when the assessment is built. */
    static Change of(Version baseline, List<Version> candidates) {
        return ImmutableChange.builder()
                .baseline(baseline)
                .addAllCandidates(candidates)
                .build();
    }

    /** Whether the version is the baseline or one of the candidates. */
    default boolean includes(Version version) {
        return versions().anyMatch(version::isSameAs);
    }

    /** The baseline, then the candidates. */
    default Stream<Version> versions() {
        return Stream.concat(Stream.of(baseline()), candidates().stream());
    }

    /** For example {@code ranker 1.8 to ranker 2.0 or ranker 2.0-distilled}. */
    default String describe() {
        return baseline().describe()
                + " to "
                + candidates().stream().map(Version::describe).collect(Collectors.joining(" or "));
    }

    /** The canonical JSON form. */
    default JsonObject toJson() {
        return JsonObject.builder()
                .put("baseline", baseline().toJson())
                .put(
                        "candidates",
                        JsonArray.of(candidates().stream().map(Version::toJson).toList()))
                .build();
    }

    /** Reads what {@link #toJson} wrote. */
    static Change fromJson(JsonObject json) {
        Members.only(json, "change", "baseline", "candidates");
        return of(
                Members.object(json, "baseline", Version::fromJson),
                Members.each(json, "candidates", Version::fromJson));
    }
}
