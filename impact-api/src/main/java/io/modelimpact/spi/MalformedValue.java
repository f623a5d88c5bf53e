package io.modelimpact.spi;

import io.modelimpact.formula.Field;

/**
 * A value that is not of its field's type. Never holds the value itself.
 *
 * @param row the number of the row in the source, counted from 1
 * @param field the field
 * @param expected what was expected, such as {@code a whole number of 64 bits}
 */
public record MalformedValue(long row, Field field, String expected) {}
