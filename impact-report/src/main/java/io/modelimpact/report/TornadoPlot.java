package io.modelimpact.report;

import io.modelimpact.record.OutcomeResult.TornadoBar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws how far each uncertain input moves an outcome, the one that moves it most on top. */
final class TornadoPlot {
    private static final double WIDTH = 520;
    private static final double LEFT = 14;
    private static final double RIGHT = 506;
    private static final double ROW = 38;
    private static final double LABEL = 14;
    private static final double BAR = 20;
    private static final double THICK = 12;
    private static final double AXIS = 40;
    private static final int MOST_BARS = 8;
    private static final int LABEL_LENGTH = 60;

    private final String id;
    private final String title;
    private final String measure;
    private final double base;
    private final List<TornadoBar> bars;
    private final Axis axis;

    /** A plot of at least one bar; the id has to be unique in the page. */
    TornadoPlot(String id, String title, String measure, double base, List<TornadoBar> bars) {
        this.id = id;
        this.title = title;
        this.measure = measure;
        this.base = base;
        this.bars = bars.subList(0, Math.min(MOST_BARS, bars.size()));
        List<Double> ends = new ArrayList<>(List.of(base));
        this.bars.forEach(bar -> ends.addAll(List.of(bar.low(), bar.high())));
        this.axis = Axis.over(ends, LEFT, RIGHT);
    }

    Markup markup() {
        double height = bars.size() * ROW + AXIS;
        Element svg = Element.of("svg", "forest")
                .with("viewBox", "0 0 " + Numbers.coordinate(WIDTH) + " " + Numbers.coordinate(height))
                .with("role", "img")
                .with("aria-labelledby", id + "-title " + id + "-desc")
                .add(Element.of("title").with("id", id + "-title").text(title))
                .add(Element.of("desc").with("id", id + "-desc").text(description()));
        for (int i = 0; i < bars.size(); i++) {
            svg.add(bar(bars.get(i), i * ROW));
        }
        svg.add(Drawing.vertical("zero", axis.at(base), 0, bars.size() * ROW));
        svg.add(Drawing.scale(axis, bars.size() * ROW));
        if (!measure.equals("1")) {
            svg.add(Drawing.label("axis-title", "middle", (LEFT + RIGHT) / 2, bars.size() * ROW + 34, measure));
        }
        return svg.markup();
    }

    private Markup bar(TornadoBar bar, double top) {
        double from = axis.at(Math.min(bar.low(), bar.high()));
        double to = axis.at(Math.max(bar.low(), bar.high()));
        return Element.of("g", "plain")
                .add(Drawing.box("bar", from, top + BAR, to - from, THICK))
                .add(Drawing.label(
                        "row-label", "start", LEFT, top + LABEL, Drawing.shortened(bar.input(), LABEL_LENGTH)))
                .markup();
    }

    private String description() {
        return bars.stream()
                .map(bar -> bar.input() + " from " + Numbers.rounded(bar.inputLow(), 3) + " to "
                        + Numbers.rounded(bar.inputHigh(), 3) + " moves it from "
                        + Amounts.of(bar.low(), measure) + " to " + Amounts.of(bar.high(), measure) + ".")
                .collect(Collectors.joining(" "));
    }
}
