package io.modelimpact.metric;

import io.modelimpact.formula.Condition;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.Formulas;
import io.modelimpact.formula.Quantity;
import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Enums;
import io.modelimpact.json.JsonObject;
import java.util.Collection;

/** The JSON form of a metric: formulas in their canonical text. */
final class MetricJson {
    private MetricJson() {}

    static JsonObject write(Metric metric) {
        JsonObject.Builder json = JsonObject.builder()
                .put("id", metric.id())
                .put("version", metric.version())
                .put("kind", metric.kind().name())
                .put("direction", metric.direction().name())
                .put("missingValues", metric.missingValues().name());
        metric.condition().ifPresent(part -> json.put("condition", part.text()));
        metric.numerator().ifPresent(part -> json.put("numerator", part.text()));
        metric.denominator().ifPresent(part -> json.put("denominator", part.text()));
        metric.among().ifPresent(part -> json.put("among", part.text()));
        metric.cap().ifPresent(cap -> json.put("cap", Decimals.text(cap)));
        metric.rationale().ifPresent(reason -> json.put("because", reason));
        return json.build();
    }

    static Metric read(JsonObject json, Collection<? extends Field> fields) {
        String id = json.string("id");
        MetricKind kind = Enums.read(MetricKind.class, json, "kind");
        ImmutableMetric.Builder metric = ImmutableMetric.builder()
                .id(id)
                .version(json.string("version"))
                .kind(kind)
                .direction(Enums.read(Direction.class, json, "direction"))
                .missingValues(
                        json.has("missingValues")
                                ? Enums.read(MissingValues.class, json, "missingValues")
                                : MissingValues.EXCLUDED)
                .rationale(json.findString("because"))
                .cap(json.findString("cap").map(cap -> Decimals.parse("cap of metric " + id, cap)));
        if (kind == MetricKind.PROPORTION) {
            metric.condition(condition(json, "condition", fields));
        } else {
            metric.numerator(quantity(json, "numerator", fields));
        }
        if (kind == MetricKind.RATIO) {
            metric.denominator(quantity(json, "denominator", fields));
        }
        if (json.has("among")) {
            metric.among(condition(json, "among", fields));
        }
        return metric.build();
    }

    private static Condition condition(JsonObject json, String key, Collection<? extends Field> fields) {
        return Formulas.parseCondition(json.string(key), fields);
    }

    private static Quantity quantity(JsonObject json, String key, Collection<? extends Field> fields) {
        return Formulas.parseQuantity(json.string(key), fields);
    }
}
