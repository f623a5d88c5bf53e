package io.modelimpact.formula;

import io.modelimpact.ImpactException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The fields that the names in a text may mean. */
final class FieldNamespace {

    private final TreeSet<Field> fields;

    FieldNamespace(Collection<? extends Field> fields) {
        this.fields = new TreeSet<>(fields);
    }

    /** The field of a name, qualified by its dataset if one is given. */
    Field resolve(Optional<String> dataset, String name, int position) {
        List<Field> found = fields.stream()
                .filter(field -> field.name().equals(name))
                .filter(field -> dataset.map(field.dataset()::equals).orElse(true))
                .toList();
        String shown = dataset.map(prefix -> prefix + ".").orElse("") + name;
        if (found.isEmpty()) {
            throw new ImpactException(
                    "formula/unknown-field",
                    "at character " + position + ": there is no field '" + shown + "', known are " + known(),
                    "declare the field, or check its spelling");
        }
        if (found.size() > 1) {
            throw new ImpactException(
                    "formula/ambiguous-field",
                    "at character " + position + ": '" + shown + "' may mean " + declarations(found),
                    "write the dataset before the name, and declare each field once");
        }
        return found.get(0);
    }

    private String known() {
        List<String> names = fields.stream().map(Names::qualified).distinct().toList();
        int shown = Math.min(names.size(), 10);
        String more = names.size() > shown ? " and " + (names.size() - shown) + " more" : "";
        return names.isEmpty() ? "none" : String.join(", ", names.subList(0, shown)) + more;
    }

    private static String declarations(List<Field> found) {
        List<String> declarations = found.stream()
                .map(field -> Names.qualified(field) + " as " + FieldNames.declaration(field))
                .toList();
        return String.join(" or ", declarations);
    }
}
