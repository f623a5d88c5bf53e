package io.modelimpact.stats.proportion;

/**
 * How often units that were seen under both versions succeeded under each: the 2 x 2 table of matched pairs.
 *
 * @param both          success under control and under treatment
 * @param controlOnly   success under control only
 * @param treatmentOnly success under treatment only
 * @param neither       no success
 */
public record PairedCounts(long both, long controlOnly, long treatmentOnly, long neither) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is negative or their sum exceeds the longs
     */
    public PairedCounts {
        if (both < 0 || controlOnly < 0 || treatmentOnly < 0 || neither < 0) {
            throw new IllegalArgumentException("Counts must not be negative, found " + both + ", " + controlOnly + ", "
                    + treatmentOnly + ", " + neither);
        }
        if ((double) both + controlOnly + treatmentOnly + neither > 0x1p62) {
            throw new IllegalArgumentException("Too many pairs");
        }
    }

    /**
     * Counts from the outcome of each unit under both versions.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public static PairedCounts ofValues(boolean[] control, boolean[] treatment) {
        if (control.length != treatment.length) {
            throw new IllegalArgumentException(
                    "Expected one value of each arm per unit, found " + control.length + " and " + treatment.length);
        }
        long[] cells = new long[4];
        for (int i = 0; i < control.length; i++) {
            cells[(control[i] ? 0 : 2) + (treatment[i] ? 0 : 1)]++;
        }
        return new PairedCounts(cells[0], cells[1], cells[2], cells[3]);
    }

    /** Number of pairs. */
    public long units() {
        return both + controlOnly + treatmentOnly + neither;
    }

    /** Number of pairs whose outcomes differ; only these say anything about a difference. */
    public long discordant() {
        return controlOnly + treatmentOnly;
    }

    /** The same table with the versions exchanged. */
    PairedCounts swapped() {
        return new PairedCounts(both, treatmentOnly, controlOnly, neither);
    }
}
