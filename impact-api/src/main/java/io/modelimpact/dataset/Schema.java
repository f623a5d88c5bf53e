package io.modelimpact.dataset;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.Formulas;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which fields a dataset has, one for each name, in the order of their names. Equal by value, immutable. */
public final class Schema {

    private final Dataset dataset;
    private final SortedMap<String, Field> fields;

    private Schema(Dataset dataset, SortedMap<String, Field> fields) {
        this.dataset = dataset;
        this.fields = fields;
    }

    /** As {@link #of(Dataset, Collection)}. */
    public static Schema of(Dataset dataset, Field... fields) {
        return of(dataset, Arrays.asList(fields));
    }

    /**
     * The schema of a dataset. The same declaration may come several times.
     *
     * @throws ImpactException code {@code schema/invalid}, with one problem for each field of another dataset
     *     ({@code schema/foreign-field}) and for each declaration that contradicts another ({@code schema/conflicting-fields})
     */
    public static Schema of(Dataset dataset, Collection<? extends Field> fields) {
        TreeMap<String, Field> byName = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Field field : new TreeSet<Field>(fields)) {
            Optional<Field> earlier = Optional.ofNullable(byName.putIfAbsent(field.name(), field));
            if (!field.dataset().equals(dataset.name())) {
                problems.add(foreign(dataset, field));
            } else if (earlier.isPresent()) {
                problems.add(conflict(earlier.get(), field));
            }
        }
        if (!problems.isEmpty()) {
            throw new ImpactException("schema/invalid", problems);
        }
        return new Schema(dataset, byName);
    }

    /** Reads what {@link #toJson()} writes; the exceptions of {@link #of} and of {@link Formulas#fieldFrom}. */
    public static Schema fromJson(JsonObject json) {
        List<Field> fields =
                json.array("fields").objects().stream().map(Formulas::fieldFrom).toList();
        return of(Dataset.named(json.string("dataset")), fields);
    }

    /** The dataset. */
    public Dataset dataset() {
        return dataset;
    }

    /** The fields in the order of their names; immutable. */
    public SortedSet<Field> fields() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(fields.values()));
    }

    /** The field of this name, if the dataset has one. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The JSON form: {@code {"dataset":…,"fields":[…]}}. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("dataset", dataset.name())
                .put(
                        "fields",
                        JsonArray.of(fields.values().stream().map(Field::toJson).toList()))
                .build();
    }

    /** The digest of the canonical JSON form, of kind {@code schema}. */
    public Digest digest() {
        return Digest.of("schema", toJson());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema schema && dataset.equals(schema.dataset) && fields.equals(schema.fields);
    }

    @Override
    public int hashCode() {
        return 31 * dataset.hashCode() + fields.hashCode();
    }

    /** The canonical JSON text. */
    @Override
    public String toString() {
        return toJson().toString();
    }

    private static Problem foreign(Dataset dataset, Field field) {
        return new Problem(
                "schema/foreign-field",
                field.text(),
                "field " + field.text() + " does not belong to dataset " + dataset.name(),
                "declare the field on dataset " + dataset.name(),
                Optional.empty());
    }

    private static Problem conflict(Field first, Field second) {
        return new Problem(
                "schema/conflicting-fields",
                first.text(),
                "field " + first.text() + " is declared as " + first.declaration() + " and as " + second.declaration(),
                "declare the field once and use that declaration everywhere",
                Optional.empty());
    }
}
