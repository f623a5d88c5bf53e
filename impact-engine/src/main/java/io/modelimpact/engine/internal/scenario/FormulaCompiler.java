package io.modelimpact.engine.internal.scenario;

import io.modelimpact.formula.ArithmeticOperator;
import io.modelimpact.scenario.ProjectedArithmetic;
import io.modelimpact.scenario.ProjectedAssumption;
import io.modelimpact.scenario.ProjectedClamp;
import io.modelimpact.scenario.ProjectedConstant;
import io.modelimpact.scenario.ProjectedEffect;
import io.modelimpact.scenario.ProjectedExtremum;
import io.modelimpact.scenario.ProjectedLevel;
import io.modelimpact.scenario.ProjectionVisitor;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * Turns the formula of an outcome into a function of the number of a draw. After a rollback effects are zero and levels are those of the
 * baseline.
 */
final class FormulaCompiler implements ProjectionVisitor<FormulaCompiler.Program> {
    private final Binding binding;
    private final Function<UncertainQuantity, double[]> quantities;
    private final Function<String, double[]> assumptions;
    private final boolean rolledBack;

    FormulaCompiler(
            Binding binding,
            Function<UncertainQuantity, double[]> quantities,
            Function<String, double[]> assumptions,
            boolean rolledBack) {
        this.binding = binding;
        this.quantities = quantities;
        this.assumptions = assumptions;
        this.rolledBack = rolledBack;
    }

    /** A compiled formula. */
    interface Program {
        /** The outcome of a draw. */
        double at(int draw);
    }

    /** The outcomes of all draws. */
    double[] outcomes(int draws) {
        Program program = binding.outcome().projection().accept(this);
        double[] outcomes = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            outcomes[draw] = program.at(draw);
        }
        return outcomes;
    }

    @Override
    public Program effect(ProjectedEffect effect) {
        return rolledBack ? draw -> 0.0 : drawsOf(quantities.apply(binding.quantity(effect)));
    }

    @Override
    public Program level(ProjectedLevel level) {
        return drawsOf(quantities.apply(binding.quantity(level, rolledBack)));
    }

    @Override
    public Program assumption(ProjectedAssumption assumption) {
        return drawsOf(assumptions.apply(assumption.id()));
    }

    private static Program drawsOf(double[] values) {
        return draw -> values[draw];
    }

    @Override
    public Program constant(ProjectedConstant constant) {
        double value = constant.value().doubleValue();
        return draw -> value;
    }

    @Override
    public Program arithmetic(ProjectedArithmetic arithmetic) {
        Program left = arithmetic.left().accept(this);
        Program right = arithmetic.right().accept(this);
        ArithmeticOperator operator = arithmetic.operator();
        return switch (operator) {
            case PLUS -> draw -> left.at(draw) + right.at(draw);
            case MINUS -> draw -> left.at(draw) - right.at(draw);
            case TIMES -> draw -> left.at(draw) * right.at(draw);
            case DIVIDED_BY -> draw -> left.at(draw) / right.at(draw);
        };
    }

    @Override
    public Program extremum(ProjectedExtremum extremum) {
        List<Program> parts =
                extremum.operands().stream().map(part -> part.accept(this)).toList();
        boolean largest = extremum.largest();
        return draw -> {
            double found = parts.get(0).at(draw);
            for (Program part : parts) {
                found = largest ? Math.max(found, part.at(draw)) : Math.min(found, part.at(draw));
            }
            return found;
        };
    }

    @Override
    public Program clamp(ProjectedClamp clamp) {
        Program operand = clamp.operand().accept(this);
        double lower = clamp.lower().map(BigDecimal::doubleValue).orElse(Double.NEGATIVE_INFINITY);
        double upper = clamp.upper().map(BigDecimal::doubleValue).orElse(Double.POSITIVE_INFINITY);
        return draw -> Math.min(Math.max(operand.at(draw), lower), upper);
    }
}
