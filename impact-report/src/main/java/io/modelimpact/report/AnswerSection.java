package io.modelimpact.report;

import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.Interval;
import io.modelimpact.record.LevelResult;
import io.modelimpact.record.MetricResult;
import io.modelimpact.record.ShareResult;
import io.modelimpact.record.ShiftResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers on ordered scales: which share of each group chose which level, and how often the candidate's answer is the higher one. */
final class AnswerSection {

    /** Tables with more columns are left out; the record holds them all. */
    private static final int MOST_COLUMNS = 11;

    private static final double WIDTH = 520;
    private static final double LABELS = 110;
    private static final double ROW = 26;
    private static final double BAR = 16;
    private static final int LABEL_LENGTH = 16;
    private static final double LIGHTEST = 0.12;
    private static final double DARKEST = 0.85;

    private AnswerSection() {}

    static Section markup(ImpactRecord record) {
        List<Markup> content = new ArrayList<>();
        scales(record).forEach(metric -> content.add(metric(record, metric)));
        return new Section("answers", "Answers on scales", content);
    }

    /** The metrics of which shares of levels are known. */
    static List<MetricResult> scales(ImpactRecord record) {
        return record.metrics().stream()
                .filter(metric -> everyone(metric).findAny().isPresent())
                .toList();
    }

    /** The groups with the shares of their levels, everyone in them. */
    private static Stream<LevelResult> everyone(MetricResult metric) {
        return metric.levels().stream()
                .filter(level -> level.slice().isEmpty() && !level.shares().isEmpty());
    }

    /** Names of levels, from the lowest to the highest. */
    static List<String> levels(MetricResult metric) {
        return everyone(metric).findFirst().stream()
                .flatMap(level -> level.shares().stream())
                .map(ShareResult::level)
                .toList();
    }

    /** How the answers of every candidate shift, in sentences. */
    static List<String> shifts(ImpactRecord record, MetricResult metric) {
        return record.effects().stream()
                .filter(effect ->
                        effect.metric().equals(metric.id()) && effect.slice().isEmpty())
                .flatMap(effect -> effect.shift().stream().map(shift -> sentence(effect, shift)))
                .toList();
    }

    private static String sentence(EffectResult effect, ShiftResult shift) {
        String pairs = "Of all pairs of an answer in " + effect.candidate() + " and one in " + effect.baseline() + ", "
                + percent(shift.higher()) + " show the higher answer in " + effect.candidate() + ", "
                + percent(shift.lower()) + " the lower one and " + percent(shift.tied()) + " the same.";
        String delta = shift.cliffsDelta()
                .value()
                .map(found -> " Cliff's delta is " + delta(found) + ".")
                .orElseGet(() ->
                        " " + ClaimView.sentence(shift.cliffsDelta().reason().orElseThrow()));
        String test = shift.test()
                .value()
                .map(found -> " Without any shift, one as large would be seen with probability "
                        + Numbers.pValue(found.pValue()) + ".")
                .orElse("");
        return pairs + delta + test;
    }

    private static String delta(EstimateResult found) {
        Unit plain = new Unit(0, "", "");
        Interval interval = new Interval(found.lower(), found.upper(), 0);
        return plain.effect(found.estimate(), interval) + " (" + plain.interval(found.estimate(), interval) + " at "
                + Numbers.share(Double.parseDouble(found.confidence())) + "\u00a0% confidence)";
    }

    /** A share of a group, as it is shown. */
    static String percent(double share) {
        return Numbers.fixed(share, 2, 1) + "\u00a0%";
    }

    private static Markup metric(ImpactRecord record, MetricResult metric) {
        List<Markup> parts = new ArrayList<>();
        parts.add(picture(record, metric));
        parts.add(shares(metric));
        shifts(record, metric).forEach(sentence -> parts.add(Page.paragraph(sentence)));
        Markup slices = slices(metric);
        parts.add(slices.isEmpty() ? slices : Page.foldable("Answers on " + metric.id() + " by slice", slices));
        return Markup.join(parts);
    }

    private static Markup picture(ImpactRecord record, MetricResult metric) {
        List<String> levels = levels(metric);
        String id = "answers-" + scales(record).indexOf(metric);
        List<LevelResult> groups = everyone(metric).toList();
        double height = groups.size() * ROW;
        Element svg = Element.of("svg", "forest")
                .with("viewBox", "0 0 " + Numbers.coordinate(WIDTH) + " " + Numbers.coordinate(height))
                .with("role", "img")
                .with("aria-labelledby", id + "-title " + id + "-desc")
                .add(Element.of("title").with("id", id + "-title").text("Answers on " + metric.id()))
                .add(Element.of("desc").with("id", id + "-desc").text(description(groups)));
        for (int i = 0; i < groups.size(); i++) {
            svg.add(bar(groups.get(i), i * ROW));
        }
        return Element.of("figure")
                .add(Element.of("figcaption")
                        .text("Answers on " + metric.id() + ", from " + levels.get(0) + " (left, light) to "
                                + levels.get(levels.size() - 1) + " (right, dark)"))
                .add(svg)
                .markup();
    }

    private static Markup bar(LevelResult group, double top) {
        Element row = Element.of("g", "plain")
                .add(Drawing.label("row-label", "start", 0, top + BAR, Drawing.shortened(group.arm(), LABEL_LENGTH)));
        double below = 0;
        int levels = group.shares().size();
        for (int level = 0; level < levels; level++) {
            double share = group.shares().get(level).share();
            row.add(segment(below, share, top, shade(level, levels)));
            below += share;
        }
        return row.markup();
    }

    private static Markup segment(double below, double share, double top, double shade) {
        double span = WIDTH - LABELS;
        return Element.of("rect", "answer")
                .with("x", Numbers.coordinate(LABELS + below * span))
                .with("y", Numbers.coordinate(top + 2))
                .with("width", Numbers.coordinate(share * span))
                .with("height", Numbers.coordinate(ROW - BAR / 2))
                .with("fill-opacity", Numbers.fixed(shade, 0, 2))
                .markup();
    }

    private static double shade(int level, int levels) {
        return LIGHTEST + (DARKEST - LIGHTEST) * level / (levels - 1);
    }

    private static String description(List<LevelResult> groups) {
        List<String> sentences = new ArrayList<>();
        for (LevelResult group : groups) {
            List<String> shares = group.shares().stream()
                    .map(share -> share.level() + " " + percent(share.share()))
                    .toList();
            sentences.add(group.arm() + ": " + String.join(", ", shares) + ".");
        }
        return String.join(" ", sentences);
    }

    private static Markup shares(MetricResult metric) {
        List<LevelResult> groups = everyone(metric).toList();
        List<String> headers = new ArrayList<>(List.of("Level"));
        groups.forEach(group -> headers.add(group.arm()));
        Table table = new Table("Answers on " + metric.id() + ": share of each group", headers.toArray(String[]::new));
        List<String> levels = levels(metric);
        for (int level = 0; level < levels.size(); level++) {
            int row = level;
            table.row(
                    Cell.text(levels.get(level)),
                    groups.stream().map(group -> share(group.shares().get(row))).toArray(Markup[]::new));
        }
        return table.markup();
    }

    private static Markup share(ShareResult share) {
        return Markup.join(List.of(
                Cell.number(percent(share.share()), share.share()),
                Cell.note(Numbers.count(share.count()) + (share.count() == 1 ? " answer" : " answers"))));
    }

    private static Markup slices(MetricResult metric) {
        List<String> levels = levels(metric);
        List<LevelResult> sliced = metric.levels().stream()
                .filter(level -> level.slice().isPresent() && !level.shares().isEmpty())
                .toList();
        if (sliced.isEmpty() || levels.size() > MOST_COLUMNS) {
            return Markup.NONE;
        }
        List<String> headers = new ArrayList<>(List.of("Slice", "Group"));
        headers.addAll(levels);
        Table table = new Table("Answers on " + metric.id() + " by slice", headers.toArray(String[]::new));
        for (LevelResult level : sliced) {
            List<Markup> cells = new ArrayList<>(List.of(Cell.text(level.arm())));
            level.shares().forEach(share -> cells.add(Cell.number(percent(share.share()), share.share())));
            table.row(Cell.text(level.slice().orElseThrow().text()), cells.toArray(Markup[]::new));
        }
        return table.markup();
    }

    /** The groups' shares as rows of text: the level, then the share of each group. */
    static List<List<String>> rows(MetricResult metric) {
        List<LevelResult> groups = everyone(metric).toList();
        List<List<String>> rows = new ArrayList<>();
        List<String> levels = levels(metric);
        for (int level = 0; level < levels.size(); level++) {
            List<String> row = new ArrayList<>(List.of(levels.get(level)));
            for (LevelResult group : groups) {
                row.add(percent(group.shares().get(level).share()));
            }
            rows.add(row);
        }
        return rows;
    }

    /** The names of the groups, in the order of {@link #rows}. */
    static List<String> groups(MetricResult metric) {
        return everyone(metric).map(LevelResult::arm).toList();
    }

    /** How far a level may be off where its values are known by bins, as a remark. */
    static String resolution(LevelResult level) {
        Optional<Double> error = level.relativeError();
        return error.map(found -> "known within " + Numbers.significant(found, 2, 1) + "\u00a0% of its value")
                .orElse("");
    }
}
