package io.modelimpact.report;

import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonString;
import io.modelimpact.json.JsonValue;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.LevelResult;
import io.modelimpact.record.MetricResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a technical reader needs to check the numbers: the formulas as declared, and the evidence that every estimate is made of. */
final class AppendixSection {

    private static final int DIGITS = 7;

    /** The formulas of the methods that a pocket calculator can follow. */
    private static final Map<String, String> RECIPES = Map.ofEntries(
            Map.entry(
                    "compare/welch-t@1.0",
                    "difference = m1 - m0; standard error = √(s0²/n0 + s1²/n1); interval = difference ± t × standard error, t with Welch's degrees of freedom"),
            Map.entry(
                    "compare/ratio-of-sums-delta@1.0",
                    "difference = m1 - m0; standard error = √(s0²/n0 + s1²/n1), s of the units' linearised ratio; interval = difference ± t × standard error"),
            Map.entry(
                    "compare/relative-lift-delta@1.0",
                    "relative = m1/m0 - 1; standard error = √(s1²/n1 + (m1/m0)² s0²/n0) / |m0|; interval = relative ± t × standard error"),
            Map.entry(
                    "compare/ratio-of-sums-delta-relative@1.0",
                    "relative = m1/m0 - 1; standard error = √(s1²/n1 + (m1/m0)² s0²/n0) / |m0|, s of the units' linearised ratio; interval = relative ± t × standard error"),
            Map.entry(
                    "adjust/cuped@1.0",
                    "difference = (m1 - m0) - θ (x1 - x0), x the covariate's levels and θ its coefficient, summed over covariates; standard error = √(v0²/n0 + v1²/n1), v of a unit's value less θ times its covariate; interval = difference ± t × standard error, t with Welch's degrees of freedom"),
            Map.entry(
                    "adjust/cuped-relative@1.0",
                    "relative = ((m1 - m0) - θ (x1 - x0)) / |m0|; standard error = √(v1²/n1 + w0²/n0) / |m0|, v of a unit's value less θ times its covariate, w of m1/m0 times the value less the same"),
            Map.entry(
                    "adjust/cuped-ratio@1.0",
                    "difference = (m1 - m0) - θ (x1 - x0), m and x ratios of sums; standard error = √(v0²/n0 + v1²/n1), v of the units' linearised ratio less θ times that of the covariate"),
            Map.entry(
                    "adjust/cuped-ratio-relative@1.0",
                    "relative = ((m1 - m0) - θ (x1 - x0)) / |m0|, m and x ratios of sums; standard error as for the relative effect on a mean, with linearised ratios"),
            Map.entry(
                    "adjust/post-stratified@1.0",
                    "difference = Σ share × (difference within the stratum); standard error from the variances within strata and the strata's effects around their mean"),
            Map.entry(
                    "adjust/post-stratified-relative@1.0",
                    "relative = difference / |m0|, difference and m0 put together from strata; standard error by the delta method"),
            Map.entry(
                    "adjust/post-stratified-ratio@1.0",
                    "difference of two ratios, numerators and denominators put together from strata; standard error by the delta method"),
            Map.entry("adjust/post-stratified-ratio-relative@1.0", "the same over the size of the baseline's ratio"));

    private AppendixSection() {}

    static Section formulas(ImpactRecord record) {
        Table table = new Table("Metrics as they were declared", "Metric", "Part", "Formula");
        record.declaration()
                .findArray("metrics")
                .map(JsonArray::objects)
                .orElse(List.of())
                .forEach(metric -> {
                    String id = metric.findString("id").orElse("");
                    for (String part : List.of(
                            "condition",
                            "numerator",
                            "denominator",
                            "among",
                            "cap",
                            "covariates",
                            "covariateDenominator",
                            "strata",
                            "missingValues")) {
                        metric.find(part)
                                .ifPresent(value -> table.row(Cell.text(id), Cell.text(part), code(text(value))));
                    }
                });
        return new Section(
                "formulas", "Technical appendix: formulas", List.of(table.isEmpty() ? Markup.NONE : table.markup()));
    }

    static Section recomputation(ImpactRecord record) {
        Table table = new Table(
                "Recompute each number: n units, mean m and standard deviation s of a unit's value, 0 the baseline and 1 the candidate",
                "Effect",
                "Baseline",
                "Candidate",
                "Difference",
                "Relative");
        record.effects().stream()
                .filter(effect -> effect.slice().isEmpty())
                .forEach(effect -> table.row(
                        Cell.withNote(effect.metric(), effect.version().text()),
                        arm(record.metric(effect.metric()), effect, effect.baseline()),
                        arm(record.metric(effect.metric()), effect, effect.candidate()),
                        estimate(effect.absolute().value()),
                        estimate(effect.relative().value())));
        return new Section(
                "recompute",
                "Technical appendix: evidence",
                table.isEmpty() ? List.of() : List.of(table.markup(), recipes(record)));
    }

    private static Markup arm(MetricResult metric, EffectResult effect, String arm) {
        Optional<LevelResult> level = metric.levels().stream()
                .filter(candidate ->
                        candidate.arm().equals(arm) && candidate.slice().equals(effect.slice()))
                .findFirst();
        return level.map(found -> Markup.join(List.of(
                        Cell.note("n = " + Numbers.count(found.units())),
                        number("m", found.value().value()),
                        number("s", found.standardDeviation()))))
                .orElse(Cell.text("\u2013"));
    }

    private static Markup estimate(Optional<EstimateResult> estimate) {
        return estimate.map(found -> Markup.join(List.of(
                        number("estimate", Optional.of(found.estimate())),
                        number("standard error", found.standardError()),
                        number("degrees of freedom", found.degreesOfFreedom()),
                        Cell.note(found.method()))))
                .orElse(Cell.text("\u2013"));
    }

    private static Markup number(String name, Optional<Double> value) {
        return value.map(found -> Element.of("div")
                        .text(name + " = ")
                        .add(Cell.number(Numbers.significant(found, 0, DIGITS), found))
                        .markup())
                .orElse(Markup.NONE);
    }

    private static Markup recipes(ImpactRecord record) {
        return Page.list(
                "How",
                record.protocol().methods().stream()
                        .filter(method -> RECIPES.containsKey(method.id()))
                        .map(method -> method.id() + ": " + RECIPES.get(method.id()) + ".")
                        .toList());
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.value() : CanonicalJson.text(value);
    }

    private static Markup code(String text) {
        return Element.of("code").text(text).markup();
    }
}
