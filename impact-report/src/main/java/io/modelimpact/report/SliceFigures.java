package io.modelimpact.report;

import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.MetricResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small multiples: for each metric, slice and candidate one small picture of the effect in every member, all on one axis a metric. */
final class SliceFigures {

    private static final double WIDTH = 300;
    private static final double LABELS = 92;
    private static final double RIGHT = 290;
    private static final double ROW = 22;
    private static final double AXIS = 24;
    private static final double MARK = 3.5;
    private static final int LABEL_LENGTH = 14;
    private static final int MOST_TICKS = 4;

    private SliceFigures() {}

    static Markup markup(ImpactRecord record) {
        Map<String, List<EffectResult>> metrics = new LinkedHashMap<>();
        record.effects().stream()
                .filter(effect -> effect.slice().isPresent())
                .forEach(effect -> metrics.computeIfAbsent(effect.metric(), id -> new ArrayList<>())
                        .add(effect));
        List<Markup> figures = new ArrayList<>();
        metrics.forEach((id, effects) -> figures.add(metric(record.metric(id), effects, figures.size())));
        return Markup.join(figures);
    }

    private static Markup metric(MetricResult metric, List<EffectResult> effects, int number) {
        Unit unit = Unit.ofDifference(metric);
        Axis axis = Axis.over(ends(effects, unit), LABELS, RIGHT, MOST_TICKS);
        Map<String, List<EffectResult>> panels = new LinkedHashMap<>();
        effects.forEach(effect ->
                panels.computeIfAbsent(panel(effect), key -> new ArrayList<>()).add(effect));
        Element grid = Element.of("div", "multiples");
        panels.forEach((title, members) -> grid.add(picture(
                "slices-" + number + "-" + (1 + new ArrayList<>(panels.keySet()).indexOf(title)),
                title,
                members,
                unit,
                axis)));
        String name = unit.name().isEmpty() ? "" : ", in " + unit.name();
        return Element.of("figure")
                .add(Element.of("figcaption").text("Effect on " + metric.id() + " by slice" + name))
                .add(grid)
                .markup();
    }

    private static String panel(EffectResult effect) {
        return effect.version().text() + ", by " + effect.slice().orElseThrow().name();
    }

    private static Markup picture(String id, String title, List<EffectResult> members, Unit unit, Axis axis) {
        double height = members.size() * ROW + AXIS;
        Element svg = Element.of("svg", "forest small")
                .with("viewBox", "0 0 " + Numbers.coordinate(WIDTH) + " " + Numbers.coordinate(height))
                .with("role", "img")
                .with("aria-labelledby", id + "-title " + id + "-desc")
                .add(Element.of("title").with("id", id + "-title").text(title))
                .add(Element.of("desc").with("id", id + "-desc").text(description(members, unit)));
        svg.add(Drawing.vertical("zero", axis.at(0), 0, members.size() * ROW));
        for (int i = 0; i < members.size(); i++) {
            svg.add(row(members.get(i), unit, axis, i * ROW + ROW / 2));
        }
        return Element.of("div")
                .add(Page.paragraph("panel-title", title))
                .add(svg.add(Drawing.scale(axis, members.size() * ROW)).markup())
                .markup();
    }

    private static Markup row(EffectResult effect, Unit unit, Axis axis, double y) {
        Element group = Element.of("g", "plain")
                .add(Drawing.label(
                        "row-label",
                        "start",
                        0,
                        y + 4,
                        Drawing.shortened(effect.slice().orElseThrow().member(), LABEL_LENGTH)));
        Optional<EstimateResult> found = effect.absolute().value();
        if (found.isEmpty()) {
            return group.add(Drawing.label("row-missing", "middle", (LABELS + RIGHT) / 2, y + 4, "no estimate"))
                    .markup();
        }
        EstimateResult estimate = found.get();
        double from = estimate.lower().map(end -> axis.at(unit.shown(end))).orElse(axis.left());
        double to = estimate.upper().map(end -> axis.at(unit.shown(end))).orElse(axis.right());
        return group.add(Drawing.horizontal("interval", from, to, y))
                .add(Drawing.dot(axis.at(unit.shown(estimate.estimate())), y, MARK))
                .markup();
    }

    private static List<Double> ends(List<EffectResult> effects, Unit unit) {
        List<Double> ends = new ArrayList<>();
        for (EffectResult effect : effects) {
            effect.absolute().value().ifPresent(found -> {
                ends.add(unit.shown(found.estimate()));
                found.lower().map(unit::shown).ifPresent(ends::add);
                found.upper().map(unit::shown).ifPresent(ends::add);
            });
        }
        return ends;
    }

    private static String description(List<EffectResult> members, Unit unit) {
        List<String> sentences = new ArrayList<>();
        for (EffectResult effect : members) {
            String what = effect.absolute()
                    .value()
                    .map(found -> Numbers.significant(unit.shown(found.estimate()), 0, 3) + " " + unit.symbol())
                    .orElse("no estimate");
            sentences.add(effect.slice().orElseThrow().member() + ": " + what.strip() + ".");
        }
        return String.join(" ", sentences);
    }
}
