package io.modelimpact.internal;

import java.security.CodeSource;
import java.util.Objects;
import java.util.Optional;

/**
 * The line of the host's code that called into this library: the innermost frame whose class was loaded from elsewhere.
 * It serves error messages only, is never hashed and never part of equality.
 */
public final class CallSite {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private CallSite() {}

    /** The calling line as {@code File.java:42}; empty where the library and its caller come from the same archive. */
    public static Optional<String> here() {
        CodeSource library = CallSite.class.getProtectionDomain().getCodeSource();
        return WALKER.walk(frames -> frames.filter(frame -> isForeign(frame, library))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber()));
    }

    private static boolean isForeign(StackWalker.StackFrame frame, CodeSource library) {
        CodeSource source = frame.getDeclaringClass().getProtectionDomain().getCodeSource();
        return source != null && library != null && !Objects.equals(source.getLocation(), library.getLocation());
    }
}
