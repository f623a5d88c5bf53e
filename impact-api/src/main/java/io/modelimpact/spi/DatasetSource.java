package io.modelimpact.spi;

import io.modelimpact.formula.Field;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the rows of a dataset come from. Immutable and thread-safe. */
public interface DatasetSource {

    /** The name for messages, such as {@code users.csv}. */
    String name();

    /** When the data were taken, if that is known. */
    default Optional<Instant> snapshotAt() {
        return Optional.empty();
    }

    /**
     * Opens the source for one pass over its rows. Each call starts at the first row.
     *
     * @param columns what to read, in the order in which batches are to hold the columns
     * @throws io.modelimpact.ImpactException codes {@code source/not-found}, {@code source/missing-column} with every missing column, and
     *     others of {@code source/}
     */
    BatchReader open(List<Field> columns);
}
