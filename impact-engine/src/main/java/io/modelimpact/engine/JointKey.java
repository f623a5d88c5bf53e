package io.modelimpact.engine;

import java.util.Comparator;

/**
 * Which units a cell of joint evidence is about. Units of different groups are independent.
 *
 * @param group the units that are looked at together, such as an arm
 * @param slice the slice's name; empty for all units of the group
 * @param member the member of the slice; empty for all units of the group
 */
public record JointKey(String group, String slice, String member) implements Comparable<JointKey> {
    private static final Comparator<JointKey> ORDER = Comparator.comparing(JointKey::slice)
            .thenComparing(JointKey::member)
            .thenComparing(JointKey::group);

    @Override
    public int compareTo(JointKey other) {
        return ORDER.compare(this, other);
    }
}
