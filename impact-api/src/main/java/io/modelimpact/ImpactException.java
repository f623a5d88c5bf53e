package io.modelimpact;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The root of every exception this library throws on purpose. Its message is its problems, one a line.
 *
 * <p>Java serialization keeps the code and the message; the list of problems is then empty.
 */
public class ImpactException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private transient List<Problem> problems;

    /** An exception that reports all problems found at once; {@code code} names the kind of failure as a whole. */
    public ImpactException(String code, List<Problem> problems) {
        super(render(problems));
        this.code = code;
        this.problems = List.copyOf(problems);
    }

    /** As {@link #ImpactException(String, List)}, with the exception that led here. */
    public ImpactException(String code, List<Problem> problems, Throwable cause) {
        super(render(problems), cause);
        this.code = code;
        this.problems = List.copyOf(problems);
    }

    /** An exception for a single problem of the whole input. */
    public ImpactException(String code, String message, String remedy) {
        this(code, List.of(problem(code, message, remedy)));
    }

    /** As {@link #ImpactException(String, String, String)}, with the exception that led here. */
    public ImpactException(String code, String message, String remedy, Throwable cause) {
        this(code, List.of(problem(code, message, remedy)), cause);
    }

    /** The stable, namespaced code of the failure, such as {@code json/duplicate-key}. */
    public final String code() {
        return code;
    }

    /** What is wrong, in the order in which it was found; immutable. */
    public final List<Problem> problems() {
        return problems;
    }

    private static Problem problem(String code, String message, String remedy) {
        return new Problem(code, "", message, remedy, Optional.empty());
    }

    private static String render(List<Problem> problems) {
        return problems.stream().map(Problem::describe).collect(Collectors.joining("\n"));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        problems = List.of();
    }
}
