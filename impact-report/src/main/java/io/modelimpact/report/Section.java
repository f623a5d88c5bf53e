package io.modelimpact.report;

import java.util.List;

/**
 * A part of the page with a heading.
 *
 * @param id the anchor, unique in the page
 * @param heading the heading
 * @param content what stands below it; nothing of the section is shown if there is none
 */
record Section(String id, String heading, List<Markup> content) {

    boolean isEmpty() {
        return content.stream().allMatch(Markup::isEmpty);
    }

    /** The section; nothing if it has no content. */
    Markup markup() {
        if (isEmpty()) {
            return Markup.NONE;
        }
        return Element.of("section")
                .with("id", id)
                .with("aria-labelledby", id + "-heading")
                .add(Element.of("h2").with("id", id + "-heading").text(heading))
                .addAll(content)
                .markup();
    }

    /** Links to the sections that are there. */
    static Markup navigation(List<Section> sections) {
        Element list = Element.of("ul");
        sections.stream()
                .filter(section -> !section.isEmpty())
                .forEach(section -> list.add(Element.of("li")
                        .add(Element.of("a").with("href", "#" + section.id).text(section.heading))));
        return Element.of("nav").with("aria-label", "Sections").add(list).markup();
    }
}
