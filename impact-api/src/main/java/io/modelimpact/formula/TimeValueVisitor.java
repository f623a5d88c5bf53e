package io.modelimpact.formula;

/** One method for each kind of {@link TimeValue}.
 *
 * @param <R> what a visit yields
 */
public interface TimeValueVisitor<R> {

    /** A field of days. */
    R dateField(DateField dateField);

    /** A field of instants. */
    R instantField(InstantField instantField);
}
