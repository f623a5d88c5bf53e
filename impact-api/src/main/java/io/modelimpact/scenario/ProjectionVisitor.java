package io.modelimpact.scenario;

/** One method for each kind of {@link Projection}.
 *
 * @param <R> what a visit yields
 */
public interface ProjectionVisitor<R> {
    /** An effect. */
    R effect(ProjectedEffect effect);

    /** A level. */
    R level(ProjectedLevel level);

    /** An assumption. */
    R assumption(ProjectedAssumption assumption);

    /** A constant. */
    R constant(ProjectedConstant constant);

    /** A sum, difference, product or quotient. */
    R arithmetic(ProjectedArithmetic arithmetic);

    /** The smallest or largest of several. */
    R extremum(ProjectedExtremum extremum);

    /** A value kept within bounds. */
    R clamp(ProjectedClamp clamp);
}
