package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import java.nio.file.Path;

/**
 * How much memory a scan may take for what grows with its rows, and where it may put what does not fit. Immutable.
 *
 * <p>Sums do not grow with the rows and are not counted. What grows is what a declaration asks for unit by unit, and the hashes that a commitment sorts. It
 * is counted by what is held, never by what the virtual machine says is free, so that a budget that is kept once is kept again: {@value #BYTES_A_VALUE} bytes
 * for each different value under a rule of uniqueness; and, where a unit has several rows, {@value #BYTES_A_UNIT} for each unit, {@value #BYTES_A_PLACE} for each cell that it is in, there for each metric
 * {@value #BYTES_A_SUM} for each sum of whole numbers and {@value #BYTES_A_REAL_SUM} for each sum of reals, and {@value #BYTES_A_CLUSTERED_VALUE} for each value that a quantile of clustered rows keeps. With several
 * threads a value or unit that several of them have seen is counted as often. A scan that would hold more ends with {@link ImpactException} code
 * {@code engine/memory-budget}, which says what has grown. A commitment takes at most a quarter of the budget and no more than 64 MiB, and sorts the rest in
 * the folder, in a file that is removed however the scan ends.
 *
 * @param bytes at least 1; {@link Long#MAX_VALUE} is no limit
 * @param folder where to put what does not fit
 */
public record MemoryBudget(long bytes, Path folder) {

    /** What is counted for each different value under a rule of uniqueness. */
    public static final long BYTES_A_VALUE = 96;

    /** What is counted for each unit with several rows. */
    public static final long BYTES_A_UNIT = 96;

    /** What is counted besides for each cell that such a unit is in. */
    public static final long BYTES_A_PLACE = 32;

    /** What is counted besides for each sum of whole numbers or decimals that such a unit has in a cell. */
    public static final long BYTES_A_SUM = 24;

    /** What is counted besides for each sum of reals that such a unit has in a cell; values of very different magnitudes take up to three times as much. */
    public static final long BYTES_A_REAL_SUM = 192;

    /** What is counted for each value of such a unit in a cell that a quantile of clustered rows keeps. */
    public static final long BYTES_A_CLUSTERED_VALUE = 18;

    private static final long MOST_TO_SORT = 64L << 20;
    private static final int SORTED_SHARE = 4;

    /** Checks the bytes; {@link ImpactException} of code {@code engine/invalid-budget}. */
    public MemoryBudget {
        if (bytes < 1) {
            throw new ImpactException(
                    "engine/invalid-budget",
                    "expected a memory budget of at least 1 byte, found " + bytes,
                    "give the bytes that a scan may hold, or no budget");
        }
    }

    /** No limit; commitments sort in the folder that Java has for temporary files. */
    public static MemoryBudget unlimited() {
        return ofBytes(Long.MAX_VALUE);
    }

    /** So many bytes; commitments sort in the folder that Java has for temporary files. */
    public static MemoryBudget ofBytes(long bytes) {
        return new MemoryBudget(bytes, Path.of(System.getProperty("java.io.tmpdir", ".")));
    }

    /** The same, with another folder for what does not fit. */
    public MemoryBudget spillingInto(Path other) {
        return new MemoryBudget(bytes, other);
    }

    /** The part in which a commitment sorts. */
    public long toSort() {
        return Math.min(MOST_TO_SORT, bytes / SORTED_SHARE);
    }
}
