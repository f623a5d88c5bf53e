package io.modelimpact.stats;

/**
 * Why a method gives no number.
 *
 * @param code    stable reason, to be branched on
 * @param message what was found, for people
 */
public record Refusal(RefusalCode code, String message) {}
