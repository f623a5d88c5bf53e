package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import java.nio.file.Path;

/**
 * Where a scan stores what it has found so far, and how often. A scan that finds such a store goes on from there, with the same bits; a scan that comes to
 * its end removes it. Immutable.
 *
 * <p>There are two files for each dataset: {@code NAME.checkpoint} is replaced as a whole, so that it is always one that was written to its end;
 * {@code NAME.rows} only grows. They hold counts, sums, hashes of values and of units with several rows, and, where slices find their members in the data, the names of these.
 *
 * @param folder where the files are; made if it is not there
 * @param everyBatches after how many batches of rows a scan stores, at least 1
 */
public record Checkpoints(Path folder, int everyBatches) {

    private static final int OFTEN = 256;

    /** Checks the number of batches; {@link ImpactException} of code {@code engine/invalid-checkpoints}. */
    public Checkpoints {
        if (everyBatches < 1) {
            throw new ImpactException(
                    "engine/invalid-checkpoints",
                    "expected a checkpoint after at least 1 batch, found " + everyBatches,
                    "give the number of batches between checkpoints");
        }
    }

    /** In a folder, after every {@value #OFTEN} batches: some four million rows of most sources. */
    public static Checkpoints in(Path folder) {
        return new Checkpoints(folder, OFTEN);
    }

    /** The same, after every so many batches. */
    public Checkpoints every(int batches) {
        return new Checkpoints(folder, batches);
    }
}
