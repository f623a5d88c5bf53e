package io.modelimpact.engine.internal.scenario;

import io.modelimpact.change.Version;
import io.modelimpact.engine.internal.design.SliceMemberKey;
import io.modelimpact.json.JsonArray;
import io.modelimpact.metric.Metric;
import java.util.List;

/**
 * Something that the study estimated and an outcome reads: an effect or a level. Ordered by its name, which also names its
 * stream of random numbers.
 *
 * @param kind what it is
 * @param metric of which metric
 * @param version the candidate of an effect, the version of a level
 * @param where everyone or a member
 */
public record UncertainQuantity(Kind kind, Metric metric, Version version, SliceMemberKey where)
        implements Comparable<UncertainQuantity> {

    /** What a quantity is. */
    public enum Kind {
        /** A difference in the metric's measure. */
        ABSOLUTE_EFFECT,
        /** A difference as a fraction of the baseline's level. */
        RELATIVE_EFFECT,
        /** The level of a metric. */
        LEVEL
    }

    /** The name, unique whatever characters its parts hold. */
    public String name() {
        return JsonArray.ofStrings(List.of(
                        kind.name(), metric.id(), version.model(), version.label(), where.slice(), where.member()))
                .toString();
    }

    /** For example {@code effect of ranker 2.0 on revenue_per_user in country DE}. */
    public String describe() {
        String place = where.describe();
        return switch (kind) {
            case ABSOLUTE_EFFECT -> "effect of " + version.describe() + " on " + metric.id() + place;
            case RELATIVE_EFFECT -> "relative effect of " + version.describe() + " on " + metric.id() + place;
            case LEVEL -> "level of " + metric.id() + " under " + version.describe() + place;
        };
    }

    @Override
    public int compareTo(UncertainQuantity other) {
        return name().compareTo(other.name());
    }
}
