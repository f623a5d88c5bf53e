package io.modelimpact.engine.internal.design;

import io.modelimpact.change.Version;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a record calls an arm: a version as the study saw it.
 *
 * @param name the name, unique within the study
 * @param version the version, by model and label alone
 * @param weight the planned share of units relative to other arms, where units are assigned
 */
public record StudyArm(String name, Version version, Optional<BigDecimal> weight) {}
