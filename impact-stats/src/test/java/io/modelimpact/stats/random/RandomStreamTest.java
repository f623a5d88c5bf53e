package io.modelimpact.stats.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Golden numbers were computed from the published law by an independent program. */
class RandomStreamTest {
    private static final int DRAWS = 200_000;
    private static final RandomStream STREAM = CounterRandom.of(42).stream("bootstrap");

    @Test
    void the_law_never_changes_a_bit() {
        assertThat(CounterRandom.LAW).isEqualTo("splitmix64-counter@1");
        assertThat(STREAM.bitsAt(0)).isEqualTo(0x4383945f5febf7f7L);
        assertThat(STREAM.bitsAt(1)).isEqualTo(0xc07e3a190277fa3bL);
        assertThat(STREAM.bitsAt(2)).isEqualTo(0x42c7998e16356e40L);
        assertThat(STREAM.bitsAt(-1)).isEqualTo(0xe9971ab39de34283L);
        assertThat(STREAM.bitsAt(1_000_000_000_000L)).isEqualTo(0x059e59ae11ba80c7L);
        assertThat(CounterRandom.of(0).stream("").bitsAt(0)).isEqualTo(0x88abaaa3b0c1920bL);
        assertThat(CounterRandom.of(-5).stream("gr\u00f6\u00dfe").bitsAt(3)).isEqualTo(0x62d945132d898be3L);
        assertThat(STREAM.substream(7).bitsAt(0)).isEqualTo(0x2704d0449cebc96aL);
    }

    @Test
    void derived_draws_never_change() {
        assertThat(STREAM.uniformAt(0)).isEqualTo(0.26372649506076573);
        assertThat(STREAM.uniformAt(1)).isEqualTo(0.7519260703142833);
        assertThat(STREAM.normalAt(0)).isEqualTo(-0.6318988266648098);
        assertThat(STREAM.normalAt(1)).isEqualTo(0.6805632941335208);
        assertThat(STREAM.longBelow(0, 1000)).isEqualTo(263);
        assertThat(STREAM.longBelow(1, 1000)).isEqualTo(751);
        assertThat(STREAM.longBelow(4, 1000)).isEqualTo(463);
        assertThat(STREAM.longBelow(0, Long.MAX_VALUE)).isEqualTo(2432447579921185787L);
    }

    @Test
    void a_seed_may_be_a_text() {
        assertThat(CounterRandom.of("abc").seed()).isEqualTo(0xba7816bf8f01cfeaL);
    }

    @Test
    void uniform_draws_fill_the_unit_interval_evenly() {
        long[] cells = new long[64];
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            double u = STREAM.uniformAt(i);
            assertThat(u).isStrictlyBetween(0.0, 1.0);
            cells[(int) (u * 64)]++;
            sum += u;
        }
        assertThat(chiSquared(cells)).isLessThan(120);
        assertThat(sum / DRAWS).isCloseTo(0.5, within(4 * Math.sqrt(1 / 12.0 / DRAWS)));
    }

    @Test
    void neighbours_and_streams_are_independent() {
        RandomStream other = CounterRandom.of(42).stream("bootstraq");
        RandomStream nextSeed = CounterRandom.of(43).stream("bootstrap");
        long[] lagged = new long[64];
        long[] named = new long[64];
        long[] seeded = new long[64];
        long[] replicates = new long[64];
        for (int i = 0; i < DRAWS; i++) {
            int own = (int) STREAM.longBelow(i, 8) * 8;
            lagged[own + (int) STREAM.longBelow(i + 1L, 8)]++;
            named[own + (int) other.longBelow(i, 8)]++;
            seeded[own + (int) nextSeed.longBelow(i, 8)]++;
            replicates[own + (int) STREAM.substream(i).longBelow(0, 8)]++;
        }
        assertThat(chiSquared(lagged)).isLessThan(120);
        assertThat(chiSquared(named)).isLessThan(120);
        assertThat(chiSquared(seeded)).isLessThan(120);
        assertThat(chiSquared(replicates)).isLessThan(120);
    }

    @Test
    void every_bit_is_set_half_of_the_time() {
        int[] set = new int[64];
        for (int i = 0; i < DRAWS; i++) {
            long bits = STREAM.bitsAt(i);
            for (int bit = 0; bit < 64; bit++) {
                set[bit] += (int) (bits >>> bit) & 1;
            }
        }
        for (int count : set) {
            assertThat((double) count / DRAWS).isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(DRAWS)));
        }
    }

    @Test
    void normal_draws_have_the_normal_moments() {
        double sum = 0;
        double squares = 0;
        double fourth = 0;
        for (int i = 0; i < DRAWS; i++) {
            double z = STREAM.normalAt(i);
            sum += z;
            squares += z * z;
            fourth += z * z * z * z;
        }
        assertThat(sum / DRAWS).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
        assertThat(squares / DRAWS).isCloseTo(1, within(4 * Math.sqrt(2.0 / DRAWS)));
        assertThat(fourth / DRAWS).isCloseTo(3, within(4 * Math.sqrt(96.0 / DRAWS)));
    }

    @Test
    void integers_stay_below_their_bound() {
        for (long bound : new long[] {1, 2, 3, 1L << 62, Long.MAX_VALUE}) {
            for (int i = 0; i < 1000; i++) {
                assertThat(STREAM.longBelow(i, bound)).isBetween(0L, bound - 1);
            }
        }
        assertThatThrownBy(() -> STREAM.longBelow(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Pearson's statistic against equal cells; with 63 degrees of freedom 120 lies beyond the upper 0.002 %. */
    private static double chiSquared(long[] cells) {
        double expected = (double) DRAWS / cells.length;
        double sum = 0;
        for (long cell : cells) {
            sum += (cell - expected) * (cell - expected) / expected;
        }
        return sum;
    }
}
