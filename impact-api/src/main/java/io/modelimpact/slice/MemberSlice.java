package io.modelimpact.slice;

import io.modelimpact.Problem;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.ValueType;
import io.modelimpact.internal.CallSite;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.immutables.value.Value;

/** A slice by the values of a column: the listed ones, or those found in the data. */
@Value.Immutable
@ImpactStyle
public sealed interface MemberSlice extends Slice permits ImmutableMemberSlice {
    @Override
    String name();

    /** The column whose values are the members. */
    Field field();

    /** The listed members; empty to take those found in the data. */
    @Value.NaturalOrder
    SortedSet<String> members();

    @Override
    @Value.Auxiliary
    Optional<String> declaredAt();

    /** A slice by the values found in the column, named after it. */
    static MemberSlice of(Field field) {
        return ImmutableMemberSlice.builder()
                .name(field.name())
                .field(field)
                .declaredAt(CallSite.here())
                .build();
    }

    /** Only these values are members of their own; every other value belongs to {@link Slice#OTHER}. */
    default MemberSlice members(String first, String... others) {
        List<String> listed = new ArrayList<>(List.of(first));
        listed.addAll(List.of(others));
        return ((ImmutableMemberSlice) this).withMembers(listed);
    }

    /** This slice under another name. */
    default MemberSlice named(String name) {
        return ((ImmutableMemberSlice) this).withName(name);
    }

    @Override
    default SortedSet<Field> fields() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(Set.of(field())));
    }

    @Override
    default boolean mayHold(String member) {
        return members().isEmpty() || members().contains(member) || member.equals(MISSING) || member.equals(OTHER);
    }

    @Override
    default String memberNames() {
        return members().isEmpty()
                ? "a value of " + field().name()
                : "one of " + members() + ", " + MISSING + " or " + OTHER;
    }

    @Override
    default List<Problem> problems(String path) {
        List<Problem> problems = new ArrayList<>();
        if (!EnumSet.of(ValueType.TEXT, ValueType.FLAG, ValueType.INTEGER).contains(field().type())) {
            problems.add(new Problem(
                    "declaration/wrong-type",
                    path,
                    "slice " + name() + ": field " + field().name() + " has type " + field().type()
                            + ", expected TEXT, FLAG or INTEGER",
                    "slice a continuous column by bands",
                    declaredAt()));
        }
        if (members().contains(MISSING) || members().contains(OTHER)) {
            problems.add(new Problem(
                    "declaration/reserved-member",
                    path,
                    "slice " + name() + ": lists " + MISSING + " or " + OTHER + ", which every slice has of itself",
                    "list values of the column alone",
                    declaredAt()));
        }
        return List.copyOf(problems);
    }

    @Override
    default String describe() {
        return members().isEmpty() ? "each " + name() : "each " + name() + " of " + String.join(", ", members());
    }

    @Override
    default JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("name", name())
                .put("dataset", field().dataset())
                .put("field", field().name());
        if (!members().isEmpty()) {
            json.put("members", JsonArray.ofStrings(members()));
        }
        return json.build();
    }

    /** Reads what {@link #toJson} wrote. */
    static MemberSlice read(JsonObject json, Field field) {
        Members.only(json, "slice", "name", "dataset", "field", "members");
        return ImmutableMemberSlice.builder()
                .name(json.findString("name").orElse(field.name()))
                .field(field)
                .addAllMembers(Members.strings(json, "members"))
                .build();
    }
}
