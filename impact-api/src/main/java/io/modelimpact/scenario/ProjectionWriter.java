package io.modelimpact.scenario;

import io.modelimpact.change.Version;
import io.modelimpact.internal.Decimals;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.measure.Measure;
import io.modelimpact.slice.Slice;
import java.util.Optional;

/** Writes a projection as a tree of JSON objects. */
final class ProjectionWriter implements ProjectionVisitor<JsonObject> {

    @Override
    public JsonObject effect(ProjectedEffect effect) {
        JsonObject.Builder json = JsonObject.builder()
                .put("effectOn", effect.metric().id())
                .put("scale", effect.relative() ? "RELATIVE" : "ABSOLUTE");
        effect.candidate().map(Version::toReference).ifPresent(version -> json.put("candidate", version));
        return placed(json, effect.slice(), effect.member(), effect.per());
    }

    @Override
    public JsonObject level(ProjectedLevel level) {
        JsonObject.Builder json = JsonObject.builder()
                .put("levelOf", level.metric().id())
                .put("version", level.version().toReference());
        return placed(json, level.slice(), level.member(), level.per());
    }

    private static JsonObject placed(
            JsonObject.Builder json, Optional<Slice> slice, Optional<String> member, Optional<Measure> per) {
        slice.ifPresent(known -> json.put("slice", known.name()));
        member.ifPresent(name -> json.put("member", name));
        per.ifPresent(unit -> json.put("per", unit.text()));
        return json.build();
    }

    @Override
    public JsonObject assumption(ProjectedAssumption assumption) {
        return JsonObject.builder().put("assumption", assumption.id()).build();
    }

    @Override
    public JsonObject constant(ProjectedConstant constant) {
        return JsonObject.builder()
                .put("number", Decimals.text(constant.value()))
                .put("measure", constant.measure().text())
                .build();
    }

    @Override
    public JsonObject arithmetic(ProjectedArithmetic arithmetic) {
        return JsonObject.builder()
                .put("operator", arithmetic.operator().text())
                .put("left", arithmetic.left().accept(this))
                .put("right", arithmetic.right().accept(this))
                .build();
    }

    @Override
    public JsonObject extremum(ProjectedExtremum extremum) {
        return JsonObject.builder()
                .put(
                        extremum.largest() ? "max" : "min",
                        JsonArray.of(extremum.operands().stream()
                                .map(part -> part.accept(this))
                                .toList()))
                .build();
    }

    @Override
    public JsonObject clamp(ProjectedClamp clamp) {
        JsonObject.Builder json =
                JsonObject.builder().put("clamp", clamp.operand().accept(this));
        clamp.lower().ifPresent(bound -> json.put("lower", Decimals.text(bound)));
        clamp.upper().ifPresent(bound -> json.put("upper", Decimals.text(bound)));
        return json.build();
    }
}
