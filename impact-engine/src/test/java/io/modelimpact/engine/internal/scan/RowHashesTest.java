package io.modelimpact.engine.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.json.Digest;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A row's hash is the beginning of its own leaf, whoever asks for it, in whatever order, once or again. */
class RowHashesTest {
    private static final Digest SCHEMA = Digest.of("test", new byte[0]);

    private static RowHashes hashes(boolean hashing, Rows rows) {
        return new RowHashes(hashing, new LeafBytes(RowTable.FIELDS, SCHEMA), rows);
    }

    /** The leaf of a row that is the only one of its batch. */
    private static byte[] leafOf(List<Object> row) {
        LeafBytes bytes = new LeafBytes(RowTable.FIELDS, SCHEMA);
        bytes.read(RowTable.rows(List.of(row)));
        return bytes.of(0).array().clone();
    }

    @Property(seed = "81", tries = 60)
    void rowsAreAskedForInAnyOrderOnceOrAgain(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Object>> table = RowTable.random(random, rows);
        RowHashes hashes = hashes(true, RowTable.rows(table));
        TreeSet<Long> smallest = new TreeSet<>(Long::compareUnsigned);
        SmallestHashes offered = new SmallestHashes();
        for (int i = 0; i < 3 * rows; i++) {
            int row = random.nextInt(rows);
            byte[] leaf = leafOf(table.get(row));
            long beginning = ByteBuffer.wrap(leaf).getLong();
            switch (random.nextInt(3)) {
                case 0 -> assertThat(hashes.of(row)).isEqualTo(beginning);
                case 1 -> assertThat(hashes.leaf(row).array()).isEqualTo(leaf);
                default -> {
                    hashes.offerTo(offered, row);
                    smallest.add(beginning);
                }
            }
        }
        assertThat(offered.hex())
                .isEqualTo(smallest.stream()
                        .limit(5)
                        .map(HexFormat.of()::toHexDigits)
                        .toList());
    }

    @Property(seed = "82", tries = 5)
    void nothingIsOfferedWhereRowsAreNotHashed(@ForAll @IntRange(min = 1, max = 9) int rows) {
        SmallestHashes offered = new SmallestHashes();
        hashes(false, RowTable.rows(RowTable.random(new SplittableRandom(rows), rows)))
                .offerTo(offered, rows - 1);

        assertThat(offered.hex()).isEmpty();
    }
}
