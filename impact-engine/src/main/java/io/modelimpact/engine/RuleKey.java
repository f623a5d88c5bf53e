package io.modelimpact.engine;

import io.modelimpact.formula.Field;
import java.util.Comparator;

/**
 * A rule of a contract, or the rule that every value of a column is of its type, which has the id {@code column/type}. Ordered by dataset,
 * then rule.
 *
 * @param dataset the name of the dataset
 * @param ruleId the rule's id, such as {@code revenue/between}
 */
public record RuleKey(String dataset, String ruleId) implements Comparable<RuleKey> {

    private static final String UNIQUE = "/unique";
    private static final String UNITS = "/unit";

    private static final Comparator<RuleKey> ORDER =
            Comparator.comparing(RuleKey::dataset).thenComparing(RuleKey::ruleId);

    /** The key of the rule that the values of a column are of its type. */
    public static RuleKey type(String dataset, String column) {
        return new RuleKey(dataset, column + "/type");
    }

    /** The key of the rule of a study design that no unit has two rows; no contract's rule has an id that begins with a slash. */
    public static RuleKey uniqueUnit(String dataset) {
        return new RuleKey(dataset, UNITS + UNIQUE);
    }

    /** The key of the rule of a contract that no value of a column occurs twice. */
    public static RuleKey unique(Field column) {
        return new RuleKey(column.dataset(), column.name() + UNIQUE);
    }

    /** Whether it is a rule that no value occurs twice. */
    public boolean isUniqueness() {
        return ruleId.endsWith(UNIQUE);
    }

    /** Whether it is the rule of a study design that no unit has two rows. */
    public boolean isOfUnits() {
        return ruleId.equals(UNITS + UNIQUE);
    }

    /** The column of a rule about one column; what stands before the last slash of its id. */
    public String column() {
        return ruleId.substring(0, Math.max(0, ruleId.lastIndexOf('/')));
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
