package io.modelimpact.report;

/** Text in GitHub-flavoured Markdown that shows as it is: no markup, no HTML, no links, no mentions, no line breaks. */
final class MarkdownText {

    private static final String SPECIAL = "\\`*_[]|~$";
    private static final String INVISIBLE_BREAK = "\u200b";

    private MarkdownText() {}

    /** The text on one line, escaped. */
    static String of(String text) {
        StringBuilder out = new StringBuilder();
        for (char symbol : PlainText.oneLine(text).toCharArray()) {
            switch (symbol) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.append(SPECIAL.indexOf(symbol) >= 0 ? "\\" : "").append(symbol);
            }
        }
        return plainStart(unlinked(out.toString()));
    }

    /** A row of a table whose cells are already Markdown. */
    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** A text in code font, for digests. */
    static String code(String text) {
        return "`" + PlainText.oneLine(text).replace('`', '\'') + "`";
    }

    /** Keeps addresses, mentions, references and emoji codes from being recognised, which escapes alone do not. */
    private static String unlinked(String text) {
        return text.replaceAll("([@#:])(?=[\\w/+-])", "$1" + INVISIBLE_BREAK)
                .replaceAll("(?i)www\\.", "www" + INVISIBLE_BREAK + ".");
    }

    /** Keeps the first characters from starting a heading, a list or a rule. */
    private static String plainStart(String text) {
        return text.replaceFirst("^([-+](?=[-\\s]|$)|[=#])", "\\\\$1")
                .replaceFirst("^([0-9]+)([.)])(?=\\s|$)", "$1\\\\$2");
    }
}
