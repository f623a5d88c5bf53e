package io.modelimpact.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How the rows fared under a rule.
 *
 * @param checked in how many rows the rule could be decided; missing values decide only the rules about missing values
 * @param failed how many of these broke it; for uniqueness, how many values stand beyond the first of their kind;
 *     for units in one arm, how many units stand in several
 * @param observed what a rule about the whole dataset is judged by: the number of rows, or the latest instant in ISO 8601, of a date the
 *     start of the day in UTC; empty for other rules, and where there is no value
 * @param rowDigests the {@value #MOST_DIGESTS} smallest distinct digests of rows that broke it, ascending: the first 16 hexadecimal digits of
 *     {@link io.modelimpact.record.verify.CanonicalRow#leaf()}; none if rows are not digested; for
 *     uniqueness of all rows whose value occurs more than once
 */
public record RuleState(long checked, long failed, Optional<String> observed, List<String> rowDigests) {

    /** How many digests are kept. */
    public static final int MOST_DIGESTS = 5;

    private static final Pattern COUNT = Pattern.compile("[0-9]+");

    /** Sorts the digests and keeps the smallest. */
    public RuleState {
        rowDigests = new TreeSet<>(rowDigests).stream().limit(MOST_DIGESTS).toList();
    }

    /** Of both parts' rows together. Whether a value stands in both parts is not known and not counted. */
    RuleState merge(RuleState other) {
        TreeSet<String> digests = new TreeSet<>(rowDigests);
        digests.addAll(other.rowDigests);
        return new RuleState(
                Math.addExact(checked, other.checked),
                Math.addExact(failed, other.failed),
                mergeObserved(other),
                List.copyOf(digests));
    }

    private Optional<String> mergeObserved(RuleState other) {
        if (observed.isEmpty() || other.observed.isEmpty()) {
            return observed.or(other::observed);
        }
        String left = observed.get();
        String right = other.observed.get();
        if (COUNT.matcher(left).matches()) {
            return Optional.of(Long.toString(Math.addExact(Long.parseLong(left), Long.parseLong(right))));
        }
        return Optional.of(Instant.parse(left).isAfter(Instant.parse(right)) ? left : right);
    }
}
