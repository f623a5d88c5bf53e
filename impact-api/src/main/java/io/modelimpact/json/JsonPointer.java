package io.modelimpact.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A JSON Pointer (RFC 6901): the way from a root value to one of its parts.
 *
 * @param tokens the keys and indices from the root down, unescaped; empty for the root itself
 */
public record JsonPointer(List<String> tokens) {

    private static final JsonPointer ROOT = new JsonPointer(List.of());

    /** Keeps its own copy of the tokens. */
    public JsonPointer {
        tokens = List.copyOf(tokens);
    }

    /** The pointer to the whole value, written as the empty text. */
    public static JsonPointer root() {
        return ROOT;
    }

    /**
     * Reads a pointer such as {@code /metrics/0/a~1b}.
     *
     * @throws JsonShapeException code {@code json/pointer-syntax}, if the text is neither empty nor starts with a slash, or if a tilde is
     *     followed by anything but 0 or 1
     */
    public static JsonPointer parse(String text) {
        if (text.isEmpty()) {
            return ROOT;
        }
        if (text.charAt(0) != '/') {
            throw syntax(text, "does not start with '/'");
        }
        List<String> tokens = new ArrayList<>();
        int start = 1;
        for (int slash = text.indexOf('/', start); slash >= 0; slash = text.indexOf('/', start)) {
            tokens.add(unescape(text, text.substring(start, slash)));
            start = slash + 1;
        }
        tokens.add(unescape(text, text.substring(start)));
        return new JsonPointer(tokens);
    }

    /** The pointer to the member of the given key below this one. */
    public JsonPointer append(String key) {
        List<String> longer = new ArrayList<>(tokens);
        longer.add(key);
        return new JsonPointer(longer);
    }

    /** The pointer to the element of the given index, from 0, below this one. */
    public JsonPointer append(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("an array index is at least 0, found " + index);
        }
        return append(Integer.toString(index));
    }

    /** The part of {@code root} this pointer leads to, if there is one. A token leads into an array only as a plain index: {@code 01} and {@code -} lead nowhere. */
    public Optional<JsonValue> resolve(JsonValue root) {
        Optional<JsonValue> current = Optional.of(root);
        for (String token : tokens) {
            current = current.flatMap(value -> step(value, token));
        }
        return current;
    }

    /** The pointer in RFC 6901 notation: each token after a slash, with {@code ~} as {@code ~0} and {@code /} as {@code ~1}. */
    @Override
    public String toString() {
        return tokens.stream()
                .map(token -> "/" + token.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    private static Optional<JsonValue> step(JsonValue value, String token) {
        if (value instanceof JsonObject object) {
            return object.find(token);
        }
        if (value instanceof JsonArray array && isIndexBelow(array.size(), token)) {
            return Optional.of(array.get(Integer.parseInt(token)));
        }
        return Optional.empty();
    }

    private static boolean isIndexBelow(int size, String token) {
        boolean plain =
                !token.isEmpty() && token.length() <= 10 && token.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean leadingZero = token.length() > 1 && token.charAt(0) == '0';
        return plain && !leadingZero && Long.parseLong(token) < size;
    }

    private static String unescape(String whole, String token) {
        for (int tilde = token.indexOf('~'); tilde >= 0; tilde = token.indexOf('~', tilde + 1)) {
            char next = tilde + 1 < token.length() ? token.charAt(tilde + 1) : ' ';
            if (next != '0' && next != '1') {
                throw syntax(whole, "has a '~' that is not part of ~0 or ~1");
            }
        }
        return token.replace("~1", "/").replace("~0", "~");
    }

    private static JsonShapeException syntax(String text, String fault) {
        return new JsonShapeException(
                "json/pointer-syntax",
                ROOT,
                "JSON Pointer '" + JsonShapeException.excerpt(text) + "' " + fault,
                "write /key/0/key, with ~ as ~0 and / as ~1");
    }
}
