package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.IdField;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The host's word that two parts of the data hold different units, and why that is so. It stands in the record of what was merged. Who has no such reason keeps
 * the values ({@link KeyedEvidence}) or scans the parts together. Immutable.
 */
public final class Disjointness {

    private final String reason;
    private final SortedSet<String> columns;

    private Disjointness(String reason, SortedSet<String> columns) {
        this.reason = reason;
        this.columns = Collections.unmodifiableSortedSet(columns);
    }

    /**
     * No unit has rows in both parts.
     *
     * @param unit the column that names the unit
     * @param because how the data were parted, such as {@code each part holds the users whose id hashes to it}; {@link ImpactException} code
     *     {@code evidence/no-reason} if it is blank
     */
    public static Disjointness declared(IdField unit, String because) {
        if (because.isBlank()) {
            throw new ImpactException(
                    "evidence/no-reason",
                    "expected how the data were parted, found nothing",
                    "say by what key no unit can be in two parts");
        }
        return new Disjointness(because, new TreeSet<>()).alsoOf(unit);
    }

    /** No value of this column stands in both parts either: needed for each column that a contract asks to be unique. */
    public Disjointness alsoOf(Field column) {
        TreeSet<String> more = new TreeSet<>(columns);
        more.add(column.name());
        return new Disjointness(reason, more);
    }

    boolean covers(String column) {
        return columns.contains(column);
    }

    /** The columns and the reason. */
    public String describe() {
        return "declared of " + String.join(", ", columns) + ": " + reason;
    }
}
