package io.modelimpact.slice;

import io.modelimpact.Problem;
import io.modelimpact.formula.Field;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/** Every combination of the members of two or more slices. */
@Value.Immutable
@ImpactStyle
public sealed interface CrossingSlice extends Slice permits ImmutableCrossingSlice {
    /** What stands between the members of the crossed slices in the name of a combination. */
    String SEPARATOR = " & ";

    /** The crossed slices, in declared order. */
    List<Slice> parts();

    /** The crossing of the given slices. */
    static CrossingSlice of(Slice first, Slice second, Slice... others) {
        List<Slice> parts = new ArrayList<>(List.of(first, second));
        parts.addAll(List.of(others));
        return ImmutableCrossingSlice.builder().addAllParts(parts).build();
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
    default List<Problem> problems(String path) {
        return parts().stream().flatMap(part -> part.problems(path).stream()).toList();
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
        return ImmutableCrossingSlice.builder()
                .addAllParts(
                        json.array("crossing").strings().stream().map(slices).toList())
                .build();
    }
}
