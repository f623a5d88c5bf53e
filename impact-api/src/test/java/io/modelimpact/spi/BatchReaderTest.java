package io.modelimpact.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchReaderTest {

    @Test
    void a_reader_that_knows_no_pending_batches_gives_those_that_it_has_read() {
        ColumnBatch batch = new ColumnBatch(7, 2, List.of(new LongColumn(new long[] {1, 2}, new BitSet())), List.of());

        try (BatchReader reader = new OneBatch(batch)) {
            PendingBatch pending = reader.nextPending().orElseThrow();

            assertThat(pending.firstRow()).isEqualTo(7);
            assertThat(pending.rows()).isEqualTo(2);
            assertThat(pending.read()).isSameAs(batch);
            assertThat(reader.nextPending()).isEmpty();
        }
    }

    private static final class OneBatch implements BatchReader {
        private Optional<ColumnBatch> batch;

        OneBatch(ColumnBatch batch) {
            this.batch = Optional.of(batch);
        }

        @Override
        public Optional<ColumnBatch> next() {
            Optional<ColumnBatch> given = batch;
            batch = Optional.empty();
            return given;
        }

        @Override
        public void close() {
            batch = Optional.empty();
        }
    }
}
