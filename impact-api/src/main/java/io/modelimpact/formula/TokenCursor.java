package io.modelimpact.formula;

import io.modelimpact.ImpactException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The tokens of a text, taken one after the other. */
final class TokenCursor {

    private final List<Token> tokens;
    private int next;

    TokenCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    /** The next token; the last one again at the end. */
    Token take() {
        Token token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean takeWord(String word) {
        return takeIf(peek().isWord(word));
    }

    boolean takeSymbol(String symbol) {
        return takeIf(peek().isSymbol(symbol));
    }

    Optional<String> takeMeasure() {
        return peek().kind() == Token.Kind.MEASURE ? Optional.of(take().text()) : Optional.empty();
    }

    void symbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw expected("'" + symbol + "'");
        }
    }

    String text() {
        if (peek().kind() != Token.Kind.TEXT) {
            throw expected("a text in single quotes");
        }
        return take().text();
    }

    /** Texts between parentheses, separated by commas. */
    SortedSet<String> textList() {
        SortedSet<String> texts = new TreeSet<>();
        symbol("(");
        do {
            texts.add(text());
        } while (takeSymbol(","));
        symbol(")");
        return texts;
    }

    ImpactException expected(String expected) {
        return expected(expected, peek());
    }

    static ImpactException expected(String expected, Token found) {
        return syntax(
                found.position(),
                "expected " + expected + ", found " + found.describe(),
                "see the text form of formulas");
    }

    static ImpactException syntax(int position, String message, String remedy) {
        return new ImpactException("formula/syntax", "at character " + position + ": " + message, remedy);
    }

    private boolean takeIf(boolean matches) {
        if (matches) {
            take();
        }
        return matches;
    }
}
