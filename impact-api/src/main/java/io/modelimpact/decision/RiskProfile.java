package io.modelimpact.decision;

import java.math.BigDecimal;

/** An appetite for risk; it expands to numbers, and the numbers stand in the record. */
public enum RiskProfile {
    /** For changes that are hard to undo or touch people's rights. */
    LOW("0.99", 1000),
    /** For most changes. */
    MODERATE("0.95", 400),
    /** For changes that are easy to undo. */
    HIGH("0.9", 100);

    private final String confidence;
    private final int minimumUnitsPerArm;

    RiskProfile(String confidence, int minimumUnitsPerArm) {
        this.confidence = confidence;
        this.minimumUnitsPerArm = minimumUnitsPerArm;
    }

    /** The confidence used unless the policy declares one. */
    public BigDecimal confidence() {
        return new BigDecimal(confidence);
    }

    /** The fewest units that an arm must hold before a candidate may ship. */
    public int minimumUnitsPerArm() {
        return minimumUnitsPerArm;
    }
}
