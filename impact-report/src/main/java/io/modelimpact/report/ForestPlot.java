package io.modelimpact.report;

import io.modelimpact.record.ClaimEvidence;
import io.modelimpact.record.Interval;
import io.modelimpact.record.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws claims on one metric above each other: the region in which the claim is true, the interval, the estimate. */
final class ForestPlot {

    private static final double WIDTH = 520;
    private static final double LEFT = 14;
    private static final double RIGHT = 506;
    private static final double ROW = 52;
    private static final double LABEL = 15;
    private static final double LINE = 35;
    private static final double BAND = 8;
    private static final double MARK = 5;
    private static final double ARROW = 7;
    private static final double AXIS = 40;
    private static final int LABEL_LENGTH = 40;

    private final String id;
    private final String title;
    private final List<ClaimView> rows;
    private final Unit unit;
    private final Axis axis;

    /** A plot of at least one claim, all in the same unit; the id has to be unique in the page. */
    ForestPlot(String id, String title, List<ClaimView> rows) {
        this.id = id;
        this.title = title;
        this.rows = rows;
        this.unit = rows.get(0).unit();
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
        for (int i = 0; i < rows.size(); i++) {
            svg.add(row(rows.get(i), i * ROW));
        }
        return svg.add(scale(rows.size() * ROW)).markup();
    }

    private Markup row(ClaimView row, double top) {
        Element group = Element.of("g", row.status().cssClass())
                .addAll(region(row.claim().region(), top))
                .add(Drawing.label(
                        "row-label",
                        "start",
                        LEFT,
                        top + LABEL,
                        Drawing.shortened(row.claim().id() + ", " + row.subject(), LABEL_LENGTH)))
                .add(Drawing.label("row-value", "end", RIGHT, top + LABEL, value(row)));
        row.claim()
                .evidence()
                .ifPresentOrElse(
                        found -> group.addAll(estimate(found, row.status(), top + LINE)),
                        () -> group.add(Drawing.label(
                                "row-missing", "middle", (LEFT + RIGHT) / 2, top + LINE + 4, "no estimate")));
        return group.markup();
    }

    private static String value(ClaimView row) {
        return row.claim().evidence().isPresent() ? row.effect() + ", " + row.verdict() : row.verdict();
    }

    private List<Markup> region(Region region, double top) {
        List<Markup> drawn = new ArrayList<>();
        double lower = region.lower().map(this::at).orElse(axis.left());
        double upper = region.upper().map(this::at).orElse(axis.right());
        if (region.complement()) {
            drawn.add(band(axis.left(), lower, top));
            drawn.add(band(upper, axis.right(), top));
        } else {
            drawn.add(band(lower, upper, top));
        }
        region.lower().ifPresent(bound -> drawn.add(bound(at(bound), top)));
        region.upper().ifPresent(bound -> drawn.add(bound(at(bound), top)));
        return drawn;
    }

    private List<Markup> estimate(ClaimEvidence found, Status status, double y) {
        Interval interval = found.simultaneousInterval();
        double from = interval.lower().map(this::at).orElse(axis.left());
        double to = interval.upper().map(this::at).orElse(axis.right());
        List<Markup> drawn = new ArrayList<>();
        drawn.add(Drawing.vertical("zero", axis.at(0), y - BAND - 4, y + BAND + 4));
        drawn.add(Drawing.horizontal("interval", from, to, y));
        drawn.add(
                interval.lower().isPresent()
                        ? Drawing.vertical("interval", from, y - 4, y + 4)
                        : arrow(from, ARROW, y));
        drawn.add(interval.upper().isPresent() ? Drawing.vertical("interval", to, y - 4, y + 4) : arrow(to, -ARROW, y));
        drawn.add(Shape.mark(status, at(found.estimate()), y, MARK));
        return drawn;
    }

    private Markup scale(double top) {
        String name = unit.name().isEmpty() ? "effect" : "effect in " + unit.name();
        return Markup.join(List.of(
                Drawing.scale(axis, top), Drawing.label("axis-title", "middle", (LEFT + RIGHT) / 2, top + 34, name)));
    }

    private String description() {
        return rows.stream()
                .map(row -> row.claim().id() + ", " + row.subject() + ": effect " + row.effect() + ", interval "
                        + row.interval() + ", region " + row.claim().region().description() + ", "
                        + row.verdict() + ".")
                .collect(Collectors.joining(" "));
    }

    private double at(double stored) {
        return axis.at(unit.shown(stored));
    }

    private List<Double> ends(ClaimView row) {
        List<Double> ends = new ArrayList<>();
        row.claim().region().lower().ifPresent(ends::add);
        row.claim().region().upper().ifPresent(ends::add);
        row.claim().evidence().ifPresent(found -> {
            ends.add(found.estimate());
            found.simultaneousInterval().lower().ifPresent(ends::add);
            found.simultaneousInterval().upper().ifPresent(ends::add);
        });
        return ends.stream().map(unit::shown).toList();
    }

    private static Markup band(double from, double to, double top) {
        return Drawing.box("region", from, top + LINE - BAND, to - from, 2 * BAND);
    }

    private static Markup bound(double x, double top) {
        return Drawing.vertical("bound", x, top + LINE - BAND - 2, top + LINE + BAND + 2);
    }

    private static Markup arrow(double tip, double back, double y) {
        String x = Numbers.coordinate(tip + back);
        String path = "M" + x + " " + Numbers.coordinate(y - 5) + "L" + Numbers.coordinate(tip) + " "
                + Numbers.coordinate(y) + "L" + x + " " + Numbers.coordinate(y + 5);
        return Element.of("path", "interval arrow").with("d", path).markup();
    }
}
