package io.modelimpact.report;

import io.modelimpact.record.ArmResult;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.LevelResult;
import io.modelimpact.record.MetricResult;
import io.modelimpact.record.SliceMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Groups, levels and effects, first for everyone, then by slice. */
final class MetricSection {

    private MetricSection() {}

    static Section levels(ImpactRecord record) {
        List<Markup> content = new ArrayList<>();
        content.add(arms(record));
        content.add(levels(record, "Level of every metric in each group", false));
        content.add(
                effects(record, "Effect of every candidate against the baseline, each with its own interval", false));
        content.add(Page.paragraph(
                "soft",
                "These effects describe what was found. Only hypotheses and guardrails were claimed beforehand."));
        return new Section("levels", "Groups, levels and effects", content);
    }

    static Section slices(ImpactRecord record) {
        Markup effects = effects(record, "Effects by slice", true);
        Markup levels = levels(record, "Levels by slice", true);
        if (effects.isEmpty() && levels.isEmpty()) {
            return new Section("slices", "Slices", List.of());
        }
        return new Section(
                "slices",
                "Slices",
                List.of(
                        SliceFigures.markup(record),
                        effects,
                        levels.isEmpty() ? levels : Page.foldable("Levels by slice", levels)));
    }

    private static Markup arms(ImpactRecord record) {
        Table table = new Table("Groups", "Group", "Version", "Role", "Planned weight", "Units");
        for (ArmResult arm : record.arms()) {
            table.row(
                    Cell.text(arm.name()),
                    Cell.text(arm.version().text()),
                    Cell.text(Words.of(arm.role())),
                    Cell.text(arm.plannedWeight().orElse("\u2013")),
                    Cell.count(arm.units()));
        }
        return table.isEmpty() ? Markup.NONE : table.markup();
    }

    private static Markup levels(ImpactRecord record, String caption, boolean sliced) {
        Table table = new Table(caption, "Metric", sliced ? "Slice" : "Direction", "Group", "Units", "Level");
        for (MetricResult metric : record.metrics()) {
            if (!sliced && metric.levels().isEmpty()) {
                notEvaluated(table, metric);
            }
            metric.levels().stream()
                    .filter(level -> level.slice().isPresent() == sliced)
                    .forEach(level -> level(table, metric, level));
        }
        return table.isEmpty() ? Markup.NONE : table.markup();
    }

    private static void level(Table table, MetricResult metric, LevelResult level) {
        String second = level.slice().map(SliceMember::text).orElseGet(() -> Words.of(metric.direction()));
        table.row(
                level.equals(metric.levels().get(0)) && level.slice().isEmpty() ? name(metric) : Cell.text(metric.id()),
                Cell.text(second),
                Cell.text(level.arm()),
                Cell.count(level.units()),
                Markup.join(List.of(
                        Cell.level(Unit.ofLevel(metric), level.value()), Cell.note(AnswerSection.resolution(level)))));
    }

    private static Markup name(MetricResult metric) {
        long excluded = metric.excludedMissing() + metric.excludedNotFinite();
        String left = excluded == 0 ? "" : Numbers.count(excluded) + " rows without a usable value left out";
        return Markup.join(List.of(Cell.text(metric.id()), Cell.note(metric.description()), Cell.note(left)));
    }

    private static void notEvaluated(Table table, MetricResult metric) {
        Markup status = metric.reason()
                .map(reason -> Cell.status(Status.ABSENT, "Not evaluated", List.of(ClaimView.sentence(reason))))
                .orElseGet(() -> Cell.status(Status.ABSENT, "Not evaluated", List.of()));
        table.row(
                name(metric),
                Cell.text(Words.of(metric.direction())),
                Cell.text("\u2013"),
                Cell.text("\u2013"),
                status);
    }

    private static Markup effects(ImpactRecord record, String caption, boolean sliced) {
        Table table = sliced
                ? new Table(caption, "Metric", "Slice", "Candidate", "Difference", "Relative")
                : new Table(caption, "Metric", "Candidate", "Difference", "Relative", "p");
        for (EffectResult effect : record.effects()) {
            if (effect.slice().isPresent() == sliced) {
                effect(table, record.metric(effect.metric()), effect);
            }
        }
        return table.isEmpty() ? Markup.NONE : table.markup();
    }

    private static void effect(Table table, MetricResult metric, EffectResult effect) {
        Markup name = Cell.text(metric.id());
        Markup candidate = Cell.text(effect.version().text());
        Markup absolute = Cell.estimate(Unit.ofDifference(metric), effect.absolute());
        Markup relative = Cell.estimate(Unit.RELATIVE, effect.relative());
        Optional<Markup> slice = effect.slice().map(member -> Cell.text(member.text()));
        if (slice.isPresent()) {
            table.row(name, slice.get(), candidate, absolute, relative);
        } else {
            table.row(name, candidate, absolute, relative, pValue(effect));
        }
    }

    private static Markup pValue(EffectResult effect) {
        return effect.absolute()
                .value()
                .flatMap(found -> found.pValue())
                .map(value -> Cell.number(Numbers.pValue(value), value))
                .orElse(Cell.text("\u2013"));
    }
}
