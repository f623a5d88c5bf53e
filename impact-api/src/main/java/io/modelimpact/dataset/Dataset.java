package io.modelimpact.dataset;

import io.modelimpact.ImpactException;
import io.modelimpact.formula.DateField;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.InstantField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.RealField;
import io.modelimpact.formula.TextField;
import io.modelimpact.measure.Measure;

/**
 * The name of a dataset, and the place where its fields are declared. Declaring a field changes nothing: it yields a value. Field names may
 * be any text that is not empty ({@code field/invalid-name}).
 *
 * @param name an ASCII letter, followed by ASCII letters, digits, underscores, dots and hyphens
 */
public record Dataset(String name) {

    /** Checks the name; {@link ImpactException} of code {@code dataset/invalid-name}. */
    public Dataset {
        Field.requireDatasetName(name);
    }

    /** The dataset of this name. */
    public static Dataset named(String name) {
        return new Dataset(name);
    }

    /** A field of identifiers. */
    public IdField id(String field) {
        return new IdField(name, field);
    }

    /** A field of texts. */
    public TextField text(String field) {
        return new TextField(name, field);
    }

    /** A field of flags. */
    public FlagField flag(String field) {
        return new FlagField(name, field);
    }

    /** A field of whole numbers, dimensionless until {@link IntegerField#in(Measure)}. */
    public IntegerField integer(String field) {
        return new IntegerField(name, field, Measure.NONE);
    }

    /**
     * A field of decimals, dimensionless until {@link DecimalField#in(Measure)}.
     *
     * @param scale the number of decimals, 0 to 18; {@link ImpactException} of code {@code field/invalid-scale} otherwise
     */
    public DecimalField decimal(String field, int scale) {
        return new DecimalField(name, field, scale, Measure.NONE);
    }

    /** A field of binary64 numbers, dimensionless until {@link RealField#in(Measure)}. */
    public RealField real(String field) {
        return new RealField(name, field, Measure.NONE);
    }

    /** A field of calendar days. */
    public DateField date(String field) {
        return new DateField(name, field);
    }

    /** A field of instants. */
    public InstantField instant(String field) {
        return new InstantField(name, field);
    }
}
