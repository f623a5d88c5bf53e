package io.modelimpact.formula;

import io.modelimpact.ImpactException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the text of a formula into tokens. */
final class Tokenizer {

    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]*+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]++(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");
    private static final Pattern MEASURE = Pattern.compile("\\[([^\\[\\]]*+)]");
    private static final Pattern SYMBOL = Pattern.compile("<=|>=|!=|[-+*/<>=(),.]");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Tokenizer(String text) {
        this.text = text;
    }

    /** All tokens of the text, the last of which is {@link Token.Kind#END}. */
    static List<Token> tokens(String text) {
        return new Tokenizer(text).read();
    }

    private List<Token> read() {
        match(SPACE);
        while (position < text.length()) {
            next();
            match(SPACE);
        }
        tokens.add(new Token(Token.Kind.END, "", position + 1));
        return tokens;
    }

    private void next() {
        char first = text.charAt(position);
        if (first == '\'' || first == '"') {
            quoted(first);
        } else if (!take(Token.Kind.NUMBER, NUMBER)
                && !take(Token.Kind.WORD, WORD)
                && !take(Token.Kind.MEASURE, MEASURE)
                && !take(Token.Kind.SYMBOL, SYMBOL)) {
            String character = Character.toString(text.codePointAt(position));
            throw TokenCursor.syntax(position + 1, "'" + character + "' means nothing here", "remove it, or quote it");
        }
    }

    private boolean take(Token.Kind kind, Pattern pattern) {
        int start = position;
        String found = match(pattern);
        if (!found.isEmpty()) {
            boolean bracketed = kind == Token.Kind.MEASURE;
            tokens.add(new Token(kind, bracketed ? found.substring(1, found.length() - 1) : found, start + 1));
        }
        return !found.isEmpty();
    }

    /** Consumes what the pattern matches at the current position; empty if it does not match. */
    private String match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return "";
        }
        position = matcher.end();
        return matcher.group();
    }

    private void quoted(char quote) {
        int start = position;
        int end = closing(quote, start + 1);
        String twice = String.valueOf(quote) + quote;
        String content = text.substring(start + 1, end).replace(twice, String.valueOf(quote));
        tokens.add(new Token(quote == '"' ? Token.Kind.QUOTED_NAME : Token.Kind.TEXT, content, start + 1));
        position = end + 1;
    }

    private int closing(char quote, int from) {
        int end = text.indexOf(quote, from);
        while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == quote) {
            end = text.indexOf(quote, end + 2);
        }
        if (end < 0) {
            throw unclosed(quote, from);
        }
        return end;
    }

    private static ImpactException unclosed(char quote, int position) {
        return TokenCursor.syntax(position, "the quote " + quote + " is never closed", "close it");
    }
}
