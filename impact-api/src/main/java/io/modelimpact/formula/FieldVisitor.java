package io.modelimpact.formula;

/** One method for each kind of {@link Field}.
 *
 * @param <R> what a visit yields
 */
public interface FieldVisitor<R> {

    /** A field of identifiers. */
    R idField(IdField idField);

    /** A field of texts. */
    R textField(TextField textField);

    /** A field of flags. */
    R flagField(FlagField flagField);

    /** A field of whole numbers. */
    R integerField(IntegerField integerField);

    /** A field of decimals. */
    R decimalField(DecimalField decimalField);

    /** A field of binary64 numbers. */
    R realField(RealField realField);

    /** A field of days. */
    R dateField(DateField dateField);

    /** A field of instants. */
    R instantField(InstantField instantField);
}
