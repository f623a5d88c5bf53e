package io.modelimpact.engine.internal.scan.source;

import io.modelimpact.ImpactException;
import io.modelimpact.formula.Field;
import java.util.List;
import java.util.TreeSet;

/** Finds the columns that are asked for among those that a source has. */
final class ColumnLookup {

    private ColumnLookup() {}

    /** The index of each field's column among the names. */
    static int[] find(String source, List<String> available, List<Field> fields) {
        TreeSet<String> seen = new TreeSet<>();
        TreeSet<String> twice = new TreeSet<>();
        available.stream().filter(name -> !seen.add(name)).forEach(twice::add);
        if (!twice.isEmpty()) {
            throw new ImpactException(
                    "source/duplicate-column",
                    source + " has more than one column of the name " + String.join(", ", twice),
                    "give each column a name of its own");
        }
        List<String> missing = fields.stream()
                .map(Field::name)
                .filter(name -> !seen.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new ImpactException(
                    "source/missing-column",
                    source + " lacks " + String.join(", ", missing) + "; it has " + String.join(", ", available),
                    "add the columns, or correct the names of the fields; case and spaces count");
        }
        return fields.stream()
                .mapToInt(field -> available.indexOf(field.name()))
                .toArray();
    }
}
