package io.modelimpact.engine.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.slice.Slice;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MembersBuilderTest {

    @Property(seed = "1", tries = 60)
    void everyKeyHasOneCodeWithItsName(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3000) int rows,
            @ForAll @IntRange(min = 0, max = 63) int shift) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] keys = random.longs(rows).map(key -> key >> shift).toArray();
        MembersBuilder builder = new MembersBuilder(rows, Long::toString);
        for (int row = 0; row < rows; row++) {
            if (keys[row] % 7 == 0) {
                builder.setMissing(row);
            } else {
                builder.set(row, keys[row]);
            }
        }
        Members members = builder.build();
        for (int row = 0; row < rows; row++) {
            assertThat(members.name(members.code(row)))
                    .isEqualTo(keys[row] % 7 == 0 ? Slice.MISSING : Long.toString(keys[row]));
        }
        assertThat(members.size()).isEqualTo((int)
                Arrays.stream(keys).distinct().filter(key -> key % 7 != 0).count());
    }
}
