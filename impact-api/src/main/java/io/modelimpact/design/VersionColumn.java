package io.modelimpact.design;

import io.modelimpact.change.Version;
import io.modelimpact.formula.Field;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import java.util.function.Function;

/**
 * The column that holds what one version said of each row.
 *
 * @param version the version, by model and label alone
 * @param column the column of its decisions or scores
 */
public record VersionColumn(Version version, Field column) {

    /** Keeps the reference to the version. */
    public VersionColumn {
        version = version.reference();
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("version", version.toReference())
                .put("column", column.name())
                .build();
    }

    static VersionColumn fromJson(JsonObject json, Function<String, Field> columns) {
        Members.only(json, "scored column", "version", "column");
        String column = json.string("column");
        return new VersionColumn(
                Members.object(json, "version", Version::fromReference),
                Members.at("column", () -> columns.apply(column)));
    }
}
