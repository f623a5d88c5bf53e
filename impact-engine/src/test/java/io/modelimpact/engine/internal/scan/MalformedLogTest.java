package io.modelimpact.engine.internal.scan;

import static io.modelimpact.Impact.dataset;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.formula.Field;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.MalformedValue;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MalformedLogTest {

    private static final Field FIELD = dataset("d").integer("n");
    private static final int ROWS = 3;

    @Provide
    Arbitrary<List<Integer>> orders() {
        return Arbitraries.shuffle(IntStream.range(0, 30).boxed().toList());
    }

    @Property(tries = 50, seed = "741")
    void the_first_values_are_kept_whatever_the_order_of_the_batches(@ForAll("orders") List<Integer> order) {
        MalformedLog log = new MalformedLog("d.csv");

        order.forEach(batch -> log.note(batch(batch, batch % 2 == 0 ? 2 : 0)));

        assertThat(log.first())
                .hasSize(ScanResult.MOST_MALFORMED)
                .isSortedAccordingTo((a, b) -> Long.compare(a.row(), b.row()))
                .first()
                .isEqualTo(new MalformedAt("d.csv", 1, "n", "a number"));
        assertThat(log.first().get(ScanResult.MOST_MALFORMED - 1).row()).isEqualTo(9 * 2 * ROWS + 2);
    }

    @Test
    void of_a_batch_with_many_values_the_first_are_kept() {
        MalformedLog log = new MalformedLog("d.csv");
        log.note(batch(0, 100));

        assertThat(log.first().stream().map(MalformedAt::row).toList())
                .isEqualTo(LongStream.rangeClosed(1, ScanResult.MOST_MALFORMED)
                        .boxed()
                        .toList());
    }

    private static ColumnBatch batch(int index, int malformed) {
        long first = (long) index * ROWS + 1;
        List<MalformedValue> values = LongStream.range(first, first + malformed)
                .mapToObj(row -> new MalformedValue(row, FIELD, "a number"))
                .toList();
        return new ColumnBatch(first, Math.max(ROWS, malformed), List.of(), values);
    }
}
