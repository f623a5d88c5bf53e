package io.modelimpact;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is wrong, said so that it can be put right. Immutable.
 *
 * @param code what is wrong, as an open, namespaced and stable text such as {@code json/duplicate-key}
 * @param path the subject: an id or a JSON Pointer; empty when the whole input is meant
 * @param message what was found and what was expected, with units
 * @param remedy what to do about it; may be empty
 * @param declaredAt where the host declared the subject, such as {@code RankerAssessment.java:42}, if known
 */
public record Problem(String code, String path, String message, String remedy, Optional<String> declaredAt) {

    /** Checks that nothing is null and that the code is not blank. */
    public Problem {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(declaredAt, "declaredAt");
        if (code.isBlank()) {
            throw new IllegalArgumentException("a problem needs a code such as json/duplicate-key");
        }
    }

    /** The same problem, said of a subject that was declared at a place. */
    public Problem about(String subject, Optional<String> place) {
        return new Problem(code, path, subject + ": " + message, remedy, place);
    }

    /** The problem in one line: {@code code at path: message. Remedy: remedy (declared at place)}; empty parts are left out. */
    public String describe() {
        String subject = path.isEmpty() ? "" : " at " + path;
        String advice = remedy.isEmpty() ? "" : ". Remedy: " + remedy;
        String place = declaredAt.map(where -> " (declared at " + where + ")").orElse("");
        return code + subject + ": " + message + advice + place;
    }
}
