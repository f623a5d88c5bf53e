package io.modelimpact.report;

/** The drawn shapes of outcomes, for badges and for the marks of a forest plot. */
final class Shape {

    private static final String ICON_SIZE = "0 0 16 16";
    private static final double ICON_CENTRE = 8;
    private static final double ICON_RADIUS = 6;

    private Shape() {}

    /** A small picture beside a word; readers of the page get the word alone. */
    static Markup icon(Status status) {
        return Element.of("svg", "icon " + status.cssClass())
                .with("viewBox", ICON_SIZE)
                .with("aria-hidden", "true")
                .add(mark(status, ICON_CENTRE, ICON_CENTRE, ICON_RADIUS))
                .add(sign(status))
                .markup();
    }

    /** The outline of a status around a point. */
    static Markup mark(Status status, double x, double y, double radius) {
        return switch (status) {
            case GOOD, ABSENT -> circle(x, y, radius);
            case BAD -> square(x, y, radius);
            case UNCLEAR -> diamond(x, y, radius + 1);
        };
    }

    private static Markup circle(double x, double y, double radius) {
        return Element.of("circle", "mark")
                .with("cx", Numbers.coordinate(x))
                .with("cy", Numbers.coordinate(y))
                .with("r", Numbers.coordinate(radius))
                .markup();
    }

    private static Markup square(double x, double y, double radius) {
        return Element.of("rect", "mark")
                .with("x", Numbers.coordinate(x - radius))
                .with("y", Numbers.coordinate(y - radius))
                .with("width", Numbers.coordinate(2 * radius))
                .with("height", Numbers.coordinate(2 * radius))
                .markup();
    }

    private static Markup diamond(double x, double y, double radius) {
        String path = "M" + point(x, y - radius) + "L" + point(x + radius, y) + "L" + point(x, y + radius) + "L"
                + point(x - radius, y) + "Z";
        return Element.of("path", "mark").with("d", path).markup();
    }

    private static Markup sign(Status status) {
        String path = switch (status) {
            case GOOD -> "M5 8.2L7.2 10.4L11 5.8";
            case BAD -> "M5.5 5.5L10.5 10.5M10.5 5.5L5.5 10.5";
            case UNCLEAR -> "M6.4 6.8C6.4 4.6 9.6 4.6 9.6 6.6C9.6 7.8 8 7.8 8 9.2M8 10.8L8 11.4";
            case ABSENT -> "M5.5 8L10.5 8";
        };
        return Element.of("path", "sign").with("d", path).markup();
    }

    private static String point(double x, double y) {
        return Numbers.coordinate(x) + " " + Numbers.coordinate(y);
    }
}
