package io.modelimpact.metric;

import io.modelimpact.ImpactException;
import io.modelimpact.formula.Condition;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.Formulas;
import io.modelimpact.formula.Quantity;
import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Enums;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonValue;
import io.modelimpact.slice.Slice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

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
        metric.probability().ifPresent(share -> json.put("probability", Decimals.text(share)));
        if (metric.isExact()) {
            json.put("exact", true);
        }
        metric.scale().ifPresent(scale -> json.put("scale", scale.toJson()));
        metric.grain().ifPresent(grain -> json.put("grain", grain.name()));
        metric.among().ifPresent(part -> json.put("among", part.text()));
        metric.cap().ifPresent(cap -> json.put("cap", Decimals.text(cap)));
        if (!metric.covariates().isEmpty()) {
            json.put(
                    "covariates",
                    JsonArray.ofStrings(
                            metric.covariates().stream().map(Quantity::text).toList()));
        }
        metric.covariateDenominator().ifPresent(part -> json.put("covariateDenominator", part.text()));
        metric.strata().ifPresent(slice -> json.put("strata", slice.name()));
        metric.resampling().ifPresent(resampling -> json.put("resampling", resampling.toJson()));
        metric.rationale().ifPresent(reason -> json.put("because", reason));
        return json.build();
    }

    static Metric read(JsonObject json, Collection<? extends Field> fields, Function<String, Slice> slices) {
        String id = json.string("id");
        MetricKind kind = Enums.read(MetricKind.class, json, "kind");
        refuseUnknown(json, kind);
        ImmutableMetric.Builder metric = ImmutableMetric.builder()
                .id(id)
                .version(json.string("version"))
                .kind(kind)
                .direction(Enums.read(Direction.class, json, "direction"))
                .missingValues(Enums.readOr(MissingValues.EXCLUDED, json, "missingValues"))
                .rationale(json.findString("because"))
                .resampling(Members.find(json, "resampling", Resampling::fromJson))
                .cap(Decimals.find("cap of metric " + id, json, "cap"));
        if (json.has("grain")) {
            metric.grain(Enums.read(Grain.class, json, "grain"));
        }
        if (kind == MetricKind.ORDINAL) {
            OrdinalScale scale = Members.object(json, "scale", part -> OrdinalScale.fromJson(part, fields));
            metric.scale(scale);
        }
        if (kind == MetricKind.PROPORTION) {
            metric.condition(condition(json, "condition", fields));
        } else if (kind != MetricKind.ORDINAL || json.has("numerator")) {
            metric.numerator(quantity(json, "numerator", fields));
        }
        if (kind == MetricKind.RATIO) {
            metric.denominator(quantity(json, "denominator", fields));
        }
        if (kind == MetricKind.QUANTILE) {
            metric.probability(Decimals.read("probability of metric " + id, json, "probability"));
            metric.isExact(json.has("exact") && json.flag("exact"));
        }
        if (json.has("among")) {
            metric.among(condition(json, "among", fields));
        }
        metric.addAllCovariates(covariates(json, fields));
        if (json.has("covariateDenominator")) {
            metric.covariateDenominator(quantity(json, "covariateDenominator", fields));
        }
        json.findString("strata").ifPresent(name -> metric.strata(Members.at("strata", () -> slices.apply(name))));
        return metric.build();
    }

    /** For a metric that is read by itself: there is no slice that it could name. */
    static ImpactException noSlice(String name) {
        return new ImpactException(
                "declaration/unknown-slice",
                "strata: found the slice " + name + ", and no slice is known here",
                "read the metric together with its slices, as a part of its assessment");
    }

    /** Each covariate as a text or as a tree. */
    private static List<Quantity> covariates(JsonObject json, Collection<? extends Field> fields) {
        List<Quantity> covariates = new ArrayList<>();
        if (json.has("covariates")) {
            for (JsonValue covariate : json.array("covariates").values()) {
                JsonObject holder =
                        JsonObject.builder().put("covariate", covariate).build();
                covariates.add(Members.at("covariates", () -> quantity(holder, "covariate", fields)));
            }
        }
        return covariates;
    }

    private static void refuseUnknown(JsonObject json, MetricKind kind) {
        List<String> known = new ArrayList<>(List.of(
                "id",
                "version",
                "kind",
                "direction",
                "missingValues",
                "among",
                "cap",
                "covariates",
                "covariateDenominator",
                "strata",
                "resampling",
                "grain",
                "because"));
        known.addAll(
                switch (kind) {
                    case PROPORTION -> List.of("condition");
                    case MEAN, COUNT, NET_PROMOTER_SCORE -> List.of("numerator");
                    case RATIO -> List.of("numerator", "denominator");
                    case QUANTILE -> List.of("numerator", "probability", "exact");
                    case ORDINAL -> List.of("numerator", "scale");
                });
        Members.only(json, kind.name() + " metric", known.toArray(String[]::new));
    }

    private static Condition condition(JsonObject json, String key, Collection<? extends Field> fields) {
        return formula(json, key, text -> Formulas.parseCondition(text, fields), Formulas::conditionFrom);
    }

    private static Quantity quantity(JsonObject json, String key, Collection<? extends Field> fields) {
        return formula(json, key, text -> Formulas.parseQuantity(text, fields), Formulas::quantityFrom);
    }

    private static <T> T formula(
            JsonObject json, String key, Function<String, T> fromText, Function<JsonObject, T> fromTree) {
        if (json.find(key).filter(JsonObject.class::isInstance).isPresent()) {
            return Members.object(json, key, fromTree);
        }
        String text = json.string(key);
        return Members.at(key, () -> fromText.apply(text));
    }
}
