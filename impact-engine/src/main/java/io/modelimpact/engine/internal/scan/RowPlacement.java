package io.modelimpact.engine.internal.scan;

import java.util.List;
import java.util.function.Consumer;

/** Tells the group of cells that each row belongs to: what a study design calls an arm, or all versions at once. Thread-safe. */
public interface RowPlacement {
    /** The names of the groups. */
    List<String> groups();

    /**
     * Places the rows of a batch.
     *
     * @param unknown takes the name that a row gives where it belongs to no group, once for each such row
     * @return the index of each row's group, negative for none
     */
    int[] place(Rows rows, Consumer<String> unknown);
}
