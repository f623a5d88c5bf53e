package io.modelimpact.formula;

/** One method for each kind of {@link TextValue}.
 *
 * @param <R> what a visit yields
 */
public interface TextValueVisitor<R> {

    /** A field of identifiers. */
    R idField(IdField idField);

    /** A field of texts. */
    R textField(TextField textField);
}
