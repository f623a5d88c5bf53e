package io.modelimpact.engine.internal.design;

/**
 * Something that a reader must keep in mind about how the evidence came about.
 *
 * @param code its stable code
 * @param subject what it is about
 * @param message what was found
 * @param remedy what would help
 */
public record DesignNote(String code, String subject, String message, String remedy) {}
