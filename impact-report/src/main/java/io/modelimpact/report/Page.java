package io.modelimpact.report;

import java.util.List;

/** The frame of a page and of its sections. */
final class Page {

    private Page() {}

    /** The whole document. */
    static String document(String title, List<Markup> body) {
        Element head = Element.of("head")
                .add(Element.of("meta").with("charset", "utf-8"))
                .add(Element.of("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with("content", "default-src 'none'; style-src 'unsafe-inline'"))
                .add(meta("viewport", "width=device-width, initial-scale=1"))
                .add(meta("color-scheme", "light dark"))
                .add(meta("referrer", "no-referrer"))
                .add(Element.of("title").text(title))
                .add(StyleSheet.markup());
        Element html = Element.of("html")
                .with("lang", "en")
                .add(head)
                .add(Element.of("body").addAll(body));
        return "<!DOCTYPE html>\n" + html.markup();
    }

    static Markup paragraph(String text) {
        return Element.of("p").text(text).markup();
    }

    static Markup paragraph(String cssClass, String text) {
        return Element.of("p", cssClass).text(text).markup();
    }

    /** A list with a heading; nothing if there are no items. */
    static Markup list(String heading, List<String> items) {
        if (items.isEmpty()) {
            return Markup.NONE;
        }
        Element list = Element.of("ul");
        items.forEach(item -> list.add(Element.of("li").text(item)));
        return Markup.join(List.of(Element.of("h3").text(heading).markup(), list.markup()));
    }

    /** A long part that can be folded away; open at first, so that it is printed and searched. */
    static Markup foldable(String summary, Markup content) {
        return Element.of("details")
                .with("open", "open")
                .add(Element.of("summary").text(summary))
                .add(content)
                .markup();
    }

    private static Element meta(String name, String content) {
        return Element.of("meta").with("name", name).with("content", content);
    }
}
