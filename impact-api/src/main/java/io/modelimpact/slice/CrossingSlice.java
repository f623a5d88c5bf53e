package io.modelimpact.slice;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.formula.Field;
import io.modelimpact.internal.CallSite;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/** Every combination of the members of two or more slices that are no crossings themselves. */
@Value.Immutable
@ImpactStyle
public sealed interface CrossingSlice extends Slice permits ImmutableCrossingSlice {
    /** What stands between the members of the crossed slices in the name of a combination. */
    String SEPARATOR = " & ";

    /** The crossed slices, in declared order. */
    List<Slice> parts();

    @Override
    @Value.Auxiliary
    Optional<String> declaredAt();

    /** The crossing of the given slices. */
    static CrossingSlice of(Slice first, Slice second, Slice... others) {
        List<Slice> parts = new ArrayList<>(List.of(first, second));
        parts.addAll(List.of(others));
        return ImmutableCrossingSlice.builder()
                .addAllParts(parts)
                .declaredAt(CallSite.here())
                .build();
    }

    @Override
    default String name() {
        return parts().stream().map(Slice::name).collect(Collectors.joining(SEPARATOR));
    }

    @Override
    default SortedSet<Field> fields() {
        TreeSet<Field> fields = new TreeSet<>();
        parts().forEach(part -> fields.addAll(part.fields()));
        return Collections.unmodifiableSortedSet(fields);
    }

    @Override
    default boolean mayHold(String member) {
        return mayHold(parts(), member);
    }

    private static boolean mayHold(List<Slice> parts, String member) {
        if (parts.size() == 1) {
            return parts.get(0).mayHold(member);
        }
        boolean found = false;
        for (int end = member.indexOf(SEPARATOR); end >= 0 && !found; end = member.indexOf(SEPARATOR, end + 1)) {
            found = parts.get(0).mayHold(member.substring(0, end))
                    && mayHold(parts.subList(1, parts.size()), member.substring(end + SEPARATOR.length()));
        }
        return found;
    }

    @Override
    default String memberNames() {
        return parts().stream()
                .map(part -> part.name() + ": " + part.memberNames())
                .collect(Collectors.joining("; ", "members joined by \"" + SEPARATOR + "\" (", ")"));
    }

    /** What is wrong with the crossing itself; its parts are slices of the assessment and report their own problems. */
    @Override
    default List<Problem> problems(String path) {
        List<Problem> problems = new ArrayList<>();
        List<String> names = parts().stream().map(Slice::name).toList();
        if (names.size() < 2 || names.size() > new TreeSet<>(names).size()) {
            problems.add(new Problem(
                    "declaration/repeated-slice",
                    path,
                    "crossing " + name() + ": found the slices " + names + ", expected two or more different ones",
                    "cross different slices, each of them once",
                    declaredAt()));
        }
        if (parts().stream().anyMatch(CrossingSlice.class::isInstance)) {
            problems.add(new Problem(
                    "declaration/nested-crossing",
                    path,
                    "crossing " + name() + ": found a crossing among the crossed slices",
                    "cross its parts directly, as in crossing(first, second, third)",
                    declaredAt()));
        }
        return List.copyOf(problems);
    }

    @Override
    default String describe() {
        return "each combination of " + parts().stream().map(Slice::name).collect(Collectors.joining(" and "));
    }

    @Override
    default JsonObject toJson() {
        return JsonObject.builder()
                .put("name", name())
                .put(
                        "crossing",
                        JsonArray.ofStrings(parts().stream().map(Slice::name).toList()))
                .build();
    }

    /** Reads what {@link #toJson} wrote. */
    static CrossingSlice read(JsonObject json, Function<String, Slice> slices) {
        Members.only(json, "slice", "name", "crossing");
        List<String> names = Members.strings(json, "crossing");
        CrossingSlice crossing = Members.at(
                "crossing",
                () -> ImmutableCrossingSlice.builder()
                        .addAllParts(names.stream().map(slices).toList())
                        .build());
        json.findString("name").ifPresent(name -> requireName(name, crossing.name()));
        return crossing;
    }

    private static void requireName(String found, String expected) {
        if (!found.equals(expected)) {
            throw new ImpactException(
                    "declaration/name-mismatch",
                    "slice: found the name \"" + found + "\", expected \"" + expected
                            + "\": a crossing is named by its parts",
                    "leave the name of a crossing out");
        }
    }
}
