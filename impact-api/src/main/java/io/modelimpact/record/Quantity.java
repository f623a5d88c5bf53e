package io.modelimpact.record;

import java.util.Optional;

/**
 * Something that was computed, or the reason for which it could not be given. Exactly one of the two is present.
 *
 * @param value what was computed
 * @param reason why there is no value
 * @param <T> what is computed
 */
public record Quantity<T>(Optional<T> value, Optional<Reason> reason) {

    /** Checks that exactly one part is present; {@link IllegalArgumentException} otherwise. */
    public Quantity {
        if (value.isPresent() == reason.isPresent()) {
            throw new IllegalArgumentException("a quantity has either a value or a reason");
        }
    }

    /** A computed value. */
    public static <T> Quantity<T> of(T value) {
        return new Quantity<>(Optional.of(value), Optional.empty());
    }

    /** A value that cannot be given. */
    public static <T> Quantity<T> undefined(Reason reason) {
        return new Quantity<>(Optional.empty(), Optional.of(reason));
    }
}
