package io.modelimpact.formula;

/**
 * A piece of a formula's text.
 *
 * @param kind what it is
 * @param text its text: without quotes and brackets for names, texts and measures
 * @param position the character at which it starts, from 1
 */
record Token(Kind kind, String text, int position) {

    enum Kind {
        NUMBER("number"),
        WORD("name"),
        QUOTED_NAME("name"),
        TEXT("text"),
        MEASURE("measure"),
        SYMBOL("sign"),
        END("end");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    boolean isName() {
        return kind == Kind.QUOTED_NAME || (kind == Kind.WORD && !Names.RESERVED.contains(text));
    }

    /** The token in a message. */
    String describe() {
        return kind == Kind.END ? "the end" : kind.noun + " '" + text + "'";
    }
}
