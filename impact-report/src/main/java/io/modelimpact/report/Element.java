package io.modelimpact.report;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Builds one element of HTML or SVG that is also well-formed XML. Names come from code and are checked; texts and attribute values are
 * escaped; whatever could load or run something (event handlers, styles, addresses other than anchors) is refused.
 */
final class Element {

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]*");
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z][a-zA-Z0-9]*(-[a-z]+)*");
    private static final Set<String> REFUSED_NAMES =
            Set.of("script", "iframe", "object", "embed", "img", "link", "use");
    private static final Set<String> REFUSED_ATTRIBUTES = Set.of("style", "src", "srcdoc", "action", "formaction");
    private static final Set<String> VOID = Set.of("meta", "br", "rect", "line", "circle", "path");
    private static final Set<String> BLOCK = Set.of(
            "html", "head", "body", "header", "main", "section", "footer", "nav", "table", "thead", "tbody", "tr", "ul",
            "figure", "div", "p", "h1", "h2", "h3", "svg", "g", "details");

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final StringBuilder content = new StringBuilder();

    private Element(String name) {
        this.name = name;
    }

    /** An element without attributes and content yet; {@link IllegalArgumentException} for a name that is refused. */
    static Element of(String name) {
        if (!NAME.matcher(name).matches() || REFUSED_NAMES.contains(name)) {
            throw new IllegalArgumentException("the page has no element '" + name + "'");
        }
        return new Element(name);
    }

    /** An element of a class. */
    static Element of(String name, String cssClass) {
        return of(name).with("class", cssClass);
    }

    /** Sets an attribute; {@link IllegalArgumentException} for one that could load or run something. */
    Element with(String attribute, String value) {
        boolean refused = !ATTRIBUTE.matcher(attribute).matches()
                || attribute.startsWith("on")
                || REFUSED_ATTRIBUTES.contains(attribute)
                || (attribute.equals("href") && !value.startsWith("#"));
        if (refused) {
            throw new IllegalArgumentException("attribute '" + attribute + "' may not have the value '" + value + "'");
        }
        attributes
                .append(' ')
                .append(attribute)
                .append("=\"")
                .append(Markup.escape(value))
                .append('"');
        return this;
    }

    /** Adds text, escaped. */
    Element text(String text) {
        content.append(Markup.escape(text));
        return this;
    }

    /** Adds markup. */
    Element add(Markup markup) {
        content.append(markup);
        return this;
    }

    /** Adds an element. */
    Element add(Element child) {
        return add(child.markup());
    }

    /** Adds several pieces of markup. */
    Element addAll(List<Markup> children) {
        children.forEach(this::add);
        return this;
    }

    /** The element as markup. */
    Markup markup() {
        String end = BLOCK.contains(name) ? "\n" : "";
        if (VOID.contains(name) && content.isEmpty()) {
            return Markup.element("<" + name + attributes, "", "/>" + end);
        }
        return Markup.element("<" + name + attributes + ">", content.toString(), "</" + name + ">" + end);
    }
}
