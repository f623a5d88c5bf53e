package io.modelimpact.engine;

import java.util.Comparator;

/**
 * A rule of a contract, or the rule that every value of a column is of its type, which has the id {@code column/type}. Ordered by dataset,
 * then rule.
 *
 * @param dataset the name of the dataset
 * @param ruleId the rule's id, such as {@code revenue/between}
 */
public record RuleKey(String dataset, String ruleId) implements Comparable<RuleKey> {

    private static final Comparator<RuleKey> ORDER =
            Comparator.comparing(RuleKey::dataset).thenComparing(RuleKey::ruleId);

    /** The key of the rule that the values of a column are of its type. */
    public static RuleKey type(String dataset, String column) {
        return new RuleKey(dataset, column + "/type");
    }

    /** The key of the rule of a study design that no unit has two rows; no contract's rule has an id that begins with a slash. */
    public static RuleKey uniqueUnit(String dataset) {
        return new RuleKey(dataset, "/unit/unique");
    }

    /** The key of the rule of a study design that no unit has rows in two arms. */
    public static RuleKey unitInOneArm(String dataset) {
        return new RuleKey(dataset, "/unit/one-arm");
    }

    @Override
    public int compareTo(RuleKey other) {
        return ORDER.compare(this, other);
    }
}
