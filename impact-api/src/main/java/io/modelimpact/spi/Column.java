package io.modelimpact.spi;

import java.util.BitSet;

/** The values of one field in the rows of a batch. Rows of a batch count from 0 here. Immutable as long as nobody changes the arrays. */
public sealed interface Column permits LongColumn, DoubleColumn, TextColumn, InstantColumn {

    /** Whether the value of a row is missing or malformed; what the column says about the value is then meaningless. */
    boolean isMissing(int row);

    /** Which of the first rows are missing or malformed; a set of its own. */
    BitSet missing(int rows);
}
