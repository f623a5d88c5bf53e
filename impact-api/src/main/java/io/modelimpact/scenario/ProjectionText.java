package io.modelimpact.scenario;

import io.modelimpact.change.Version;
import io.modelimpact.internal.Decimals;
import io.modelimpact.measure.Measure;
import io.modelimpact.slice.Slice;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a projection as text. Parentheses stand around every operation inside another. */
final class ProjectionText implements ProjectionVisitor<String> {

    @Override
    public String effect(ProjectedEffect effect) {
        return "effect(" + effect.metric().id()
                + (effect.relative() ? ", relative" : "")
                + effect.candidate().map(Version::describe).map(", "::concat).orElse("")
                + place(effect.slice(), effect.member()) + ")" + per(effect.per());
    }

    @Override
    public String level(ProjectedLevel level) {
        return "level(" + level.metric().id() + ", " + level.version().describe() + place(level.slice(), level.member())
                + ")" + per(level.per());
    }

    private static String place(Optional<Slice> slice, Optional<String> member) {
        return slice.map(known -> ", " + known.name() + " = '" + member.orElse("") + "'")
                .orElse("");
    }

    private static String per(Optional<Measure> per) {
        return per.map(unit -> " per " + unit.text()).orElse("");
    }

    @Override
    public String assumption(ProjectedAssumption assumption) {
        return assumption.id();
    }

    @Override
    public String constant(ProjectedConstant constant) {
        String number = Decimals.text(constant.value());
        return constant.measure().isNone()
                ? number
                : number + " [" + constant.measure().text() + "]";
    }

    @Override
    public String arithmetic(ProjectedArithmetic arithmetic) {
        return operand(arithmetic.left()) + " " + arithmetic.operator().symbol() + " " + operand(arithmetic.right());
    }

    private String operand(Projection operand) {
        String text = operand.accept(this);
        return operand instanceof ProjectedArithmetic ? "(" + text + ")" : text;
    }

    @Override
    public String extremum(ProjectedExtremum extremum) {
        return (extremum.largest() ? "max(" : "min(")
                + extremum.operands().stream().map(part -> part.accept(this)).collect(Collectors.joining(", ")) + ")";
    }

    @Override
    public String clamp(ProjectedClamp clamp) {
        return "clamp(" + clamp.operand().accept(this) + ", "
                + clamp.lower().map(Decimals::text).orElse("-infinity") + ", "
                + clamp.upper().map(Decimals::text).orElse("infinity") + ")";
    }
}
