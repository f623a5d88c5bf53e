package io.modelimpact.slice;

import io.modelimpact.Problem;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.Quantity;
import io.modelimpact.internal.CallSite;
import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.immutables.value.Value;

/** A slice by bands of a numeric column; a band holds its lower cut and not its upper one. */
@Value.Immutable
@ImpactStyle
public sealed interface BandSlice extends Slice permits ImmutableBandSlice {
    @Override
    String name();

    /** The numeric column. */
    Field field();

    /** The cuts between the bands, ascending, in the measure of the column. */
    List<BigDecimal> cuts();

    @Override
    @Value.Auxiliary
    Optional<String> declaredAt();

    /** Bands of a numeric column, named after it. */
    static BandSlice of(Field field, String... cuts) {
        return start(field, field.name(), Arrays.asList(cuts))
                .declaredAt(CallSite.here())
                .build();
    }

    private static ImmutableBandSlice.Builder start(Field field, String name, List<String> cuts) {
        return ImmutableBandSlice.builder()
                .name(name)
                .field(field)
                .addAllCuts(cuts.stream()
                        .map(cut -> Decimals.parse("cut of slice " + name, cut))
                        .toList());
    }

    /** This slice under another name. */
    default BandSlice named(String name) {
        return ((ImmutableBandSlice) this).withName(name);
    }

    @Override
    default SortedSet<Field> fields() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(Set.of(field())));
    }

    /** The members in ascending order, one more than there are cuts; none where there is no cut. */
    default List<String> bandNames() {
        if (cuts().isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        names.add("below " + cuts().get(0).toPlainString());
        for (int i = 1; i < cuts().size(); i++) {
            names.add("from " + cuts().get(i - 1).toPlainString() + " to below "
                    + cuts().get(i).toPlainString());
        }
        names.add("from " + cuts().get(cuts().size() - 1).toPlainString());
        return List.copyOf(names);
    }

    @Override
    default boolean mayHold(String member) {
        return bandNames().contains(member) || member.equals(MISSING);
    }

    @Override
    default String memberNames() {
        return "one of " + bandNames() + " or " + MISSING;
    }

    @Override
    default List<Problem> problems(String path) {
        List<Problem> problems = new ArrayList<>();
        if (!(field() instanceof Quantity)) {
            problems.add(new Problem(
                    "declaration/wrong-type",
                    path,
                    "slice " + name() + ": field " + field().name() + " has type " + field().type()
                            + ", expected a number",
                    "band a numeric column, or slice by members",
                    declaredAt()));
        }
        boolean ascending = !cuts().isEmpty();
        for (int i = 1; i < cuts().size(); i++) {
            ascending &= cuts().get(i - 1).compareTo(cuts().get(i)) < 0;
        }
        if (!ascending) {
            problems.add(new Problem(
                    "declaration/bands-not-ascending",
                    path,
                    "slice " + name() + ": found cuts "
                            + cuts().stream().map(BigDecimal::toPlainString).toList()
                            + ", expected at least one, strictly ascending",
                    "list the cuts from low to high",
                    declaredAt()));
        }
        return List.copyOf(problems);
    }

    @Override
    default String describe() {
        return "each band of " + name();
    }

    @Override
    default JsonObject toJson() {
        return JsonObject.builder()
                .put("name", name())
                .put("dataset", field().dataset())
                .put("field", field().name())
                .put(
                        "cuts",
                        JsonArray.ofStrings(cuts().stream().map(Decimals::text).toList()))
                .build();
    }

    /** Reads what {@link #toJson} wrote. */
    static BandSlice read(JsonObject json, Field field) {
        Members.only(json, "slice", "name", "dataset", "field", "cuts");
        String name = json.findString("name").orElse(field.name());
        List<String> cuts = Members.strings(json, "cuts");
        return Members.at("cuts", () -> start(field, name, cuts).build());
    }
}
