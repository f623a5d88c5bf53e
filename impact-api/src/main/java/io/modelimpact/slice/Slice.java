package io.modelimpact.slice;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.formula.Field;
import io.modelimpact.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/** A way to divide the units into members. */
public sealed interface Slice permits MemberSlice, BandSlice, CrossingSlice {
    /** The member of units whose value is missing. */
    String MISSING = "(missing)";

    /** The member of units whose value is not among the listed ones. */
    String OTHER = "(other)";

    /** The most members that may be found in the data. */
    int MOST_FOUND_MEMBERS = 50;

    /** The slice's name, unique within an assessment. */
    String name();

    /** Where the host declared it, if known. */
    Optional<String> declaredAt();

    /** The columns that the slice reads. */
    SortedSet<Field> fields();

    /** Whether a member of this name can occur; a slice whose members are found in the data may hold any. */
    boolean mayHold(String member);

    /** The names that members can have, for messages. */
    String memberNames();

    /** What is wrong with the slice; empty for a sound one. */
    List<Problem> problems(String path);

    /** A phrase for people. */
    String describe();

    /** The canonical JSON form. */
    JsonObject toJson();

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @param fields the declared fields
     * @param slices finds a slice that was declared before, for crossings
     */
    static Slice fromJson(JsonObject json, Collection<? extends Field> fields, Function<String, Slice> slices) {
        if (json.has("crossing")) {
            return CrossingSlice.read(json, slices);
        }
        String dataset = json.string("dataset");
        String name = json.string("field");
        Field field = fields.stream()
                .filter(candidate -> candidate.name().equals(name))
                .filter(candidate -> candidate.dataset().equals(dataset))
                .findFirst()
                .orElseThrow(() -> new ImpactException(
                        "declaration/unknown-field",
                        "slice: there is no field " + name + " in dataset " + dataset,
                        "declare the field in its dataset"));
        return json.has("cuts") ? BandSlice.read(json, field) : MemberSlice.read(json, field);
    }
}
