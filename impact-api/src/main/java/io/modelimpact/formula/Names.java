package io.modelimpact.formula;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** How names and texts are written in the text form. */
final class Names {

    /** Words that mean something of their own where an operand may stand. */
    static final Set<String> RESERVED = new TreeSet<>(List.of("and", "or", "not", "is", "in", "missing"));

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Names() {}

    static String qualified(Field field) {
        return name(field.dataset()) + "." + name(field.name());
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static String name(String name) {
        boolean plain = PLAIN.matcher(name).matches() && !RESERVED.contains(name);
        return plain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
