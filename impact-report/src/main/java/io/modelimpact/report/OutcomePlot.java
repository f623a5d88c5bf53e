package io.modelimpact.report;

import io.modelimpact.record.DrawSummary;
import io.modelimpact.record.MonteCarloFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws how the draws of one outcome spread, one row a scenario and candidate, all on one axis. */
final class OutcomePlot {
    private static final double WIDTH = 520;
    private static final double LEFT = 14;
    private static final double RIGHT = 506;
    private static final double ROW = 64;
    private static final double LABEL = 14;
    private static final double LINE = 54;
    private static final double HILL = 30;
    private static final double MARK = 4;
    private static final double AXIS = 40;
    private static final int LABEL_LENGTH = 44;

    private final String id;
    private final String title;
    private final String measure;
    private final List<Row> rows;
    private final Axis axis;

    /** What one row shows. */
    record Row(String label, DrawSummary summary) {}

    /** A plot of at least one row; the id has to be unique in the page. */
    OutcomePlot(String id, String title, String measure, List<Row> rows) {
        this.id = id;
        this.title = title;
        this.measure = measure;
        this.rows = rows;
        this.axis = Axis.over(rows.stream().flatMap(row -> ends(row).stream()).toList(), LEFT, RIGHT);
    }

    Markup markup() {
        double height = rows.size() * ROW + AXIS;
        Element svg = Element.of("svg", "forest")
                .with("viewBox", "0 0 " + Numbers.coordinate(WIDTH) + " " + Numbers.coordinate(height))
                .with("role", "img")
                .with("aria-labelledby", id + "-title " + id + "-desc")
                .add(Element.of("title").with("id", id + "-title").text(title))
                .add(Element.of("desc").with("id", id + "-desc").text(description()));
        svg.add(Drawing.vertical("zero", axis.at(0), 0, rows.size() * ROW));
        for (int i = 0; i < rows.size(); i++) {
            svg.add(row(rows.get(i), i * ROW));
        }
        svg.add(Drawing.scale(axis, rows.size() * ROW));
        if (!measure.equals("1")) {
            svg.add(Drawing.label("axis-title", "middle", (LEFT + RIGHT) / 2, rows.size() * ROW + 34, measure));
        }
        return svg.markup();
    }

    private Markup row(Row row, double top) {
        Element group = Element.of("g", "plain")
                .add(Drawing.label(
                        "row-label", "start", LEFT, top + LABEL, Drawing.shortened(row.label(), LABEL_LENGTH)))
                .add(Drawing.label("row-value", "end", RIGHT, top + LABEL, Amounts.median(row.summary(), measure)));
        row.summary().histogram().ifPresent(histogram -> group.add(hill(histogram, top + LINE)));
        spread(group, row.summary(), 0.05, 0.95, "interval", top + LINE);
        spread(group, row.summary(), 0.25, 0.75, "interval middle", top + LINE);
        row.summary()
                .quantile(0.5)
                .ifPresent(median -> group.add(Drawing.dot(axis.at(median.value()), top + LINE, MARK)));
        return group.markup();
    }

    private void spread(Element group, DrawSummary summary, double from, double to, String cssClass, double y) {
        summary.quantile(from)
                .ifPresent(low -> summary.quantile(to)
                        .ifPresent(high -> group.add(
                                Drawing.horizontal(cssClass, axis.at(low.value()), axis.at(high.value()), y))));
    }

    /** The cells as one outline, its top as high as a row allows. */
    private Markup hill(DrawSummary.Histogram histogram, double base) {
        long most = histogram.counts().stream().mapToLong(Long::longValue).max().orElse(1);
        double cell =
                (histogram.upper() - histogram.lower()) / histogram.counts().size();
        StringBuilder path = new StringBuilder("M" + point(histogram.lower(), base));
        for (int i = 0; i < histogram.counts().size(); i++) {
            double y = base - HILL * histogram.counts().get(i) / (double) Math.max(1, most);
            path.append('L').append(point(histogram.lower() + i * cell, y));
            path.append('L').append(point(histogram.lower() + (i + 1) * cell, y));
        }
        path.append('L').append(point(histogram.upper(), base)).append('Z');
        return Element.of("path", "region").with("d", path.toString()).markup();
    }

    private String point(double value, double y) {
        return Numbers.coordinate(axis.at(value)) + " " + Numbers.coordinate(y);
    }

    private static List<Double> ends(Row row) {
        List<Double> ends = new ArrayList<>();
        row.summary().quantiles().stream()
                .map(DrawSummary.DrawQuantile::figure)
                .map(MonteCarloFigure::value)
                .forEach(ends::add);
        row.summary().histogram().ifPresent(histogram -> {
            ends.add(histogram.lower());
            ends.add(histogram.upper());
        });
        return ends;
    }

    private String description() {
        return rows.stream()
                .map(row -> row.label() + ": " + Amounts.median(row.summary(), measure) + ", nine of ten draws from "
                        + Amounts.range(row.summary(), measure) + ".")
                .collect(Collectors.joining(" "));
    }
}
