package io.modelimpact.formula;

import io.modelimpact.ImpactException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The rules for what fields and datasets are called. */
final class FieldNames {

    private static final Pattern DATASET = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    private FieldNames() {}

    static void check(String dataset, String name) {
        checkDataset(dataset);
        if (name.isEmpty() || !isWellFormed(name)) {
            throw new ImpactException(
                    "field/invalid-name",
                    "expected the name of a field of dataset " + dataset + ", found "
                            + (name.isEmpty() ? "an empty text" : "a lone surrogate"),
                    "use the header of the column");
        }
    }

    static String checkDataset(String name) {
        if (!DATASET.matcher(name).matches()) {
            throw new ImpactException(
                    "dataset/invalid-name",
                    "expected the name of a dataset, such as users, found '" + name + "'",
                    "start with an ASCII letter and go on with ASCII letters, digits, '_', '.' and '-'");
        }
        return name;
    }

    static void checkScale(String dataset, String name, int scale) {
        if (scale < 0 || scale > DecimalField.MAX_SCALE) {
            throw new ImpactException(
                    "field/invalid-scale",
                    "field " + dataset + "." + name + " has " + scale + " decimals, expected 0 to "
                            + DecimalField.MAX_SCALE,
                    "round the column, or declare it as real");
        }
    }

    static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    static int scale(Field field) {
        return field instanceof DecimalField decimal ? decimal.scale() : -1;
    }

    /** The declaration without its names, such as {@code decimal(2) in EUR}. */
    static String declaration(Field field) {
        String scale = field instanceof DecimalField decimal ? "(" + decimal.scale() + ")" : "";
        String measure = field.type().isNumeric() ? " in " + field.measure() : "";
        return field.type().text() + scale + measure;
    }
}
