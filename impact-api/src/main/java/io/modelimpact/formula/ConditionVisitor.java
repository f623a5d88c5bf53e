package io.modelimpact.formula;

/** One method for each kind of {@link Condition}.
 *
 * @param <R> what a visit yields
 */
public interface ConditionVisitor<R> {

    /** A field of flags. */
    R flagField(FlagField flagField);

    /** A comparison of two quantities. */
    R comparison(Comparison comparison);

    /** A test of a text for membership. */
    R isOneOf(IsOneOf test);

    /** A comparison of a day with a bound. */
    R dateComparison(DateComparison dateComparison);

    /** A comparison of an instant with a bound. */
    R instantComparison(InstantComparison instantComparison);

    /** A test for a missing value. */
    R isMissing(IsMissing test);

    /** A conjunction. */
    R allOf(AllOf conjunction);

    /** A disjunction. */
    R anyOf(AnyOf disjunction);

    /** A negation. */
    R not(Not negation);
}
