package io.modelimpact.formula;

import io.modelimpact.ImpactException;
import java.util.Comparator;

/**
 * A named column of a dataset, with its type and, for numbers, its measure. Dataset and name identify the field; fields are equal when
 * everything they declare is.
 *
 * <p>Creating a field checks its names: codes {@code dataset/invalid-name}, {@code field/invalid-name} and {@code field/invalid-scale}.
 */
public sealed interface Field extends Expression, Comparable<Field>
        permits IdField, TextField, FlagField, IntegerField, DecimalField, RealField, DateField, InstantField {

    /** The name of the dataset that the field belongs to. */
    String dataset();

    /** The name of the field in its dataset, such as the header of a CSV column. */
    String name();

    /** Calls the visitor's method for this kind of field. */
    <R> R accept(FieldVisitor<R> visitor);

    /** Whether both mean the same column, however they declare it. */
    default boolean isSameColumnAs(Field other) {
        return dataset().equals(other.dataset()) && name().equals(other.name());
    }

    /** The declaration without its names, for people, such as {@code decimal(2) in EUR}. */
    default String declaration() {
        return FieldNames.declaration(this);
    }

    /** By dataset, name, and then, for declarations that contradict each other, type, scale and measure. */
    @Override
    default int compareTo(Field other) {
        return Comparator.comparing(Field::dataset)
                .thenComparing(Field::name)
                .thenComparing(Field::type)
                .thenComparing(FieldNames::scale)
                .thenComparing(field -> field.measure().text())
                .compare(this, other);
    }

    /**
     * Checks the name of a dataset: an ASCII letter, followed by ASCII letters, digits, underscores, dots and hyphens.
     *
     * @return the name
     * @throws ImpactException code {@code dataset/invalid-name}
     */
    static String requireDatasetName(String name) {
        return FieldNames.checkDataset(name);
    }
}
