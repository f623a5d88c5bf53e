package io.modelimpact.stats;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a statistical method hands back: a value, or a typed refusal. A method that cannot honestly give a number says
 * so here; it never returns NaN, an infinite p-value, or a neutral-looking {@code p = 1}.
 *
 * @param <T> type of the value
 */
public sealed interface Outcome<T> permits Outcome.Value, Outcome.Refused {

    /** The outcome that carries a value. */
    static <T> Outcome<T> of(T value) {
        return new Value<>(value);
    }

    /** The outcome that carries a refusal. */
    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** The outcome that carries a refusal with this code and message. */
    static <T> Outcome<T> refused(RefusalCode code, String message) {
        return new Refused<>(new Refusal(code, message));
    }

    /** The value, or empty if refused. */
    Optional<T> value();

    /** The refusal, or empty if there is a value. */
    Optional<Refusal> refusal();

    /** Applies a function to the value; a refusal stays what it is. */
    <R> Outcome<R> map(Function<? super T, ? extends R> function);

    /** Goes on with another outcome; a refusal stays what it is. */
    <R> Outcome<R> then(Function<? super T, Outcome<R>> function);

    /**
     * The value.
     *
     * @throws IllegalStateException if refused; the message holds code and reason
     */
    T orElseThrow();

    /** A value was given. */
    record Value<T>(T content) implements Outcome<T> {
        @Override
        public Optional<T> value() {
            return Optional.of(content);
        }

        @Override
        public Optional<Refusal> refusal() {
            return Optional.empty();
        }

        @Override
        public <R> Outcome<R> map(Function<? super T, ? extends R> function) {
            return new Value<>(function.apply(content));
        }

        @Override
        public <R> Outcome<R> then(Function<? super T, Outcome<R>> function) {
            return function.apply(content);
        }

        @Override
        public T orElseThrow() {
            return content;
        }
    }

    /** No value can be given. */
    record Refused<T>(Refusal reason) implements Outcome<T> {
        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        @Override
        public Optional<Refusal> refusal() {
            return Optional.of(reason);
        }

        @Override
        public <R> Outcome<R> map(Function<? super T, ? extends R> function) {
            return new Refused<>(reason);
        }

        @Override
        public <R> Outcome<R> then(Function<? super T, Outcome<R>> function) {
            return new Refused<>(reason);
        }

        @Override
        public T orElseThrow() {
            throw new IllegalStateException(reason.code() + ": " + reason.message());
        }
    }
}
