package io.modelimpact.scenario;

import io.modelimpact.ImpactException;
import io.modelimpact.change.Version;
import io.modelimpact.formula.ArithmeticOperator;
import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import io.modelimpact.measure.Measure;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the JSON form of a projection. */
final class ProjectionReader {
    private final Function<String, Metric> metrics;
    private final Function<String, Slice> slices;
    private final Function<String, Measure> assumptions;

    ProjectionReader(
            Function<String, Metric> metrics, Function<String, Slice> slices, Function<String, Measure> assumptions) {
        this.metrics = metrics;
        this.slices = slices;
        this.assumptions = assumptions;
    }

    Projection read(JsonObject json) {
        if (json.has("effectOn")) {
            return effect(json);
        }
        if (json.has("levelOf")) {
            return level(json);
        }
        if (json.has("assumption")) {
            Members.only(json, "assumption", "assumption");
            String id = json.string("assumption");
            return new ProjectedAssumption(id, Members.at("assumption", () -> assumptions.apply(id)));
        }
        if (json.has("number")) {
            Members.only(json, "number", "number", "measure");
            return new ProjectedConstant(
                    Decimals.read("number", json, "number"),
                    measure(json, "measure").orElse(Measure.NONE));
        }
        return operation(json);
    }

    private Projection operation(JsonObject json) {
        if (json.has("operator")) {
            Members.only(json, "operation", "operator", "left", "right");
            return new ProjectedArithmetic(
                    operator(json.string("operator")),
                    Members.object(json, "left", this::read),
                    Members.object(json, "right", this::read));
        }
        if (json.has("clamp")) {
            Members.only(json, "clamp", "clamp", "lower", "upper");
            return new ProjectedClamp(
                    Members.object(json, "clamp", this::read),
                    Decimals.find("lower bound", json, "lower"),
                    Decimals.find("upper bound", json, "upper"));
        }
        String word = json.has("max") ? "max" : "min";
        Members.only(json, "projection", word);
        List<Projection> operands = Members.each(json, word, this::read);
        if (operands.isEmpty()) {
            throw new ImpactException(
                    "declaration/not-a-projection",
                    "found the members " + json.keys()
                            + ", expected effectOn, levelOf, assumption, number, operator, min, max or clamp",
                    "write the formula as a tree of these");
        }
        return new ProjectedExtremum(word.equals("max"), operands);
    }

    private Projection effect(JsonObject json) {
        Members.only(json, "effect", "effectOn", "scale", "candidate", "slice", "member", "per");
        String scale = json.string("scale");
        if (!scale.equals("ABSOLUTE") && !scale.equals("RELATIVE")) {
            throw new ImpactException(
                    "declaration/unknown-value",
                    "scale: found \"" + scale + "\", expected one of [ABSOLUTE, RELATIVE]",
                    "use one of the listed values");
        }
        return new ProjectedEffect(
                metric(json, "effectOn"),
                scale.equals("RELATIVE"),
                Members.find(json, "candidate", Version::fromReference),
                slice(json),
                json.findString("member"),
                measure(json, "per"));
    }

    private Projection level(JsonObject json) {
        Members.only(json, "level", "levelOf", "version", "slice", "member", "per");
        return new ProjectedLevel(
                metric(json, "levelOf"),
                Members.object(json, "version", Version::fromReference),
                slice(json),
                json.findString("member"),
                measure(json, "per"));
    }

    private Metric metric(JsonObject json, String key) {
        String id = json.string(key);
        return Members.at(key, () -> metrics.apply(id));
    }

    private Optional<Slice> slice(JsonObject json) {
        return json.findString("slice").map(name -> Members.at("slice", () -> slices.apply(name)));
    }

    private static Optional<Measure> measure(JsonObject json, String key) {
        return json.findString(key).map(text -> Members.at(key, () -> Measure.parse(text)));
    }

    private static ArithmeticOperator operator(String text) {
        return Arrays.stream(ArithmeticOperator.values())
                .filter(operator -> operator.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new ImpactException(
                        "declaration/unknown-value",
                        "operator: found \"" + text + "\", expected plus, minus, times or divided_by",
                        "use one of the listed values"));
    }
}
