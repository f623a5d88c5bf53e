package io.modelimpact.design;

import io.modelimpact.change.Version;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.Formulas;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a paired design sees of the versions: a field that stands for the model's decision or score, and for every version the column that
 * it stands for.
 *
 * @param standIn the field that metrics and conditions read; no column of the data
 * @param columns the columns by version, in declared order
 */
public record Scoring(Field standIn, List<VersionColumn> columns) {

    /** Keeps a copy of the columns. */
    public Scoring {
        columns = List.copyOf(columns);
    }

    /** The column that stands in for the version, if there is one. */
    public Optional<Field> columnOf(Version version) {
        return columns.stream()
                .filter(column -> column.version().isSameAs(version))
                .map(VersionColumn::column)
                .findFirst();
    }

    String describe() {
        return standIn.name() + " ("
                + columns.stream()
                        .map(column -> column.column().name() + " by "
                                + column.version().describe())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("field", standIn.toJson())
                .put(
                        "by",
                        JsonArray.of(columns.stream().map(VersionColumn::toJson).toList()))
                .build();
    }

    static Scoring fromJson(JsonObject json, Function<String, Field> columns) {
        Members.only(json, "scoring", "field", "by");
        return new Scoring(
                Members.object(json, "field", Formulas::fieldFrom),
                Members.each(json, "by", column -> VersionColumn.fromJson(column, columns)));
    }
}
