package io.modelimpact.engine.internal.design;

import io.modelimpact.record.Reason;
import java.util.Optional;

/**
 * What became of a test that a design makes of itself.
 *
 * @param id its id among the checks
 * @param kind the kind of diagnostic
 * @param description its sentence
 * @param alarm why it alarmed; empty if it held
 */
public record DesignFinding(String id, String kind, String description, Optional<Reason> alarm) {}
