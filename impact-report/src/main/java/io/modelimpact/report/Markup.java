package io.modelimpact.report;

/** Markup that is safe to put in the page. The only ways to make some are {@link #text} and {@link Element}, and both escape. */
final class Markup {

    /** No markup. */
    static final Markup NONE = new Markup("");

    private final String xml;

    private Markup(String xml) {
        this.xml = xml;
    }

    /** Text, escaped. */
    static Markup text(String text) {
        return new Markup(escape(text));
    }

    /** Several pieces in their order. */
    static Markup join(Iterable<Markup> pieces) {
        StringBuilder all = new StringBuilder();
        pieces.forEach(piece -> all.append(piece.xml));
        return new Markup(all.toString());
    }

    /** A closed element whose name and attributes {@link Element} has checked and escaped. */
    static Markup element(String open, String content, String close) {
        return new Markup(open + content + close);
    }

    /** Whether there is nothing. */
    boolean isEmpty() {
        return xml.isEmpty();
    }

    static String escape(String text) {
        return PlainText.visible(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The markup as it goes into the page. */
    @Override
    public String toString() {
        return xml;
    }
}
