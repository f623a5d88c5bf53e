package io.modelimpact.report;

import java.util.ArrayList;
import java.util.List;

/** A table with a caption and headers that readers of every kind can follow; it scrolls where it is wider than the page. */
final class Table {

    private final String caption;
    private final List<String> headers;
    private final List<Markup> rows = new ArrayList<>();

    Table(String caption, String... headers) {
        this.caption = caption;
        this.headers = List.of(headers);
    }

    /** Adds a row: its header and one cell for each further column. */
    Table row(Markup header, Markup... cells) {
        if (cells.length != headers.size() - 1) {
            throw new IllegalArgumentException("expected " + (headers.size() - 1) + " cells, found " + cells.length);
        }
        Element row = Element.of("tr").add(Element.of("th").with("scope", "row").add(header));
        for (Markup cell : cells) {
            row.add(Element.of("td").add(cell));
        }
        rows.add(row.markup());
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Markup markup() {
        Element head = Element.of("tr");
        headers.forEach(header -> head.add(Element.of("th").with("scope", "col").text(header)));
        Element table = Element.of("table")
                .add(Element.of("caption").text(caption))
                .add(Element.of("thead").add(head))
                .add(Element.of("tbody").addAll(rows));
        return Element.of("div", "scroll")
                .with("role", "region")
                .with("aria-label", caption)
                .with("tabindex", "0")
                .add(table)
                .markup();
    }
}
