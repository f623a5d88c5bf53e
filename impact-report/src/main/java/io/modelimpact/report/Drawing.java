package io.modelimpact.report;

import java.math.BigDecimal;

/** Lines, labels and scales that every chart is made of. Coordinates are in the units of the drawing's view box. */
final class Drawing {

    private static final double HALF_DIGIT = 3.4;
    private static final double OVERHANG = 12;

    private Drawing() {}

    static Markup vertical(String cssClass, double x, double from, double to) {
        return line(cssClass, x, from, x, to);
    }

    static Markup horizontal(String cssClass, double from, double to, double y) {
        return line(cssClass, from, y, to, y);
    }

    static Markup label(String cssClass, String anchor, double x, double y, String text) {
        return Element.of("text", cssClass)
                .with("x", Numbers.coordinate(x))
                .with("y", Numbers.coordinate(y))
                .with("text-anchor", anchor)
                .text(text)
                .markup();
    }

    static Markup dot(double x, double y, double radius) {
        return Element.of("circle", "mark")
                .with("cx", Numbers.coordinate(x))
                .with("cy", Numbers.coordinate(y))
                .with("r", Numbers.coordinate(radius))
                .markup();
    }

    static Markup box(String cssClass, double x, double y, double width, double height) {
        return Element.of("rect", cssClass)
                .with("x", Numbers.coordinate(x))
                .with("y", Numbers.coordinate(y))
                .with("width", Numbers.coordinate(Math.max(0, width)))
                .with("height", Numbers.coordinate(height))
                .markup();
    }

    /** The line of an axis with its ticks below it. */
    static Markup scale(Axis axis, double top) {
        Element group = Element.of("g", "axis").add(horizontal("rule", axis.left(), axis.right(), top));
        for (BigDecimal tick : axis.ticks()) {
            double x = axis.at(tick.doubleValue());
            String text = tick(tick);
            double half = HALF_DIGIT * text.length();
            double within = Math.min(Math.max(x, axis.left() + half - OVERHANG), axis.right() - half + OVERHANG);
            group.add(vertical("rule", x, top, top + 4)).add(label("tick", "middle", within, top + 17, text));
        }
        return group.markup();
    }

    /** A text cut to so many characters, with an ellipsis if something was cut. */
    static String shortened(String label, int length) {
        int points = label.codePointCount(0, label.length());
        return points <= length ? label : label.substring(0, label.offsetByCodePoints(0, length - 1)) + "\u2026";
    }

    private static String tick(BigDecimal tick) {
        return tick.signum() == 0 ? "0" : Numbers.plain(tick.stripTrailingZeros());
    }

    private static Markup line(String cssClass, double x1, double y1, double x2, double y2) {
        return Element.of("line", cssClass)
                .with("x1", Numbers.coordinate(x1))
                .with("y1", Numbers.coordinate(y1))
                .with("x2", Numbers.coordinate(x2))
                .with("y2", Numbers.coordinate(y2))
                .markup();
    }
}
