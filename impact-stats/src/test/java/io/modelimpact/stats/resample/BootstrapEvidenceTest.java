package io.modelimpact.stats.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BootstrapEvidenceTest {
    private static final CounterRandom SEED = CounterRandom.of("bootstrap");
    private static final int[] CUMULATIVE = {24109, 48219, 60273, 64292, 65296, 65497, 65531, 65535};

    @Property(tries = 200, seed = "901")
    void a_weight_is_the_one_that_the_law_states(@ForAll long unit) {
        BootstrapSums sums = BootstrapSums.create(SEED, 1500, 1);
        sums.add(unit, 1);
        RandomStream stream = SEED.stream("bootstrap").substream(unit);

        for (int r = 0; r < 1500; r++) {
            long draw = stream.bitsAt(128L * (r / 512) + r % 128);
            long field = (draw >>> (16 * (r % 512 / 128))) & 0xFFFF;
            int weight = 0;
            for (int count : CUMULATIVE) {
                weight += field >= count ? 1 : 0;
            }
            assertThat(sums.sum(r, 0)).isEqualTo(weight);
        }
    }

    @Test
    void the_distribution_of_weights_is_poisson_of_mean_one() {
        double factorial = 1;
        double cumulative = 0;
        long mean = 0;
        for (int k = 0; k < CUMULATIVE.length; k++) {
            factorial *= Math.max(1, k);
            cumulative += StrictMath.exp(-1) / factorial;
            assertThat(CUMULATIVE[k]).isEqualTo(Math.round(65536 * cumulative));
            mean += 65536 - CUMULATIVE[k];
        }

        assertThat(mean).isEqualTo(65536);
    }

    @Property(tries = 20, seed = "902")
    void replicates_do_not_depend_on_order_and_partition(@ForAll long shuffle) {
        BootstrapSums whole = BootstrapSums.create(SEED, 600, 2);
        BootstrapSums left = BootstrapSums.create(SEED, 600, 2);
        BootstrapSums right = BootstrapSums.create(SEED, 600, 2);
        BucketBootstrap wholeBuckets = BucketBootstrap.create(SEED, 2);
        BucketBootstrap leftBuckets = BucketBootstrap.create(SEED, 2);
        BucketBootstrap rightBuckets = BucketBootstrap.create(SEED, 2);
        SplittableRandom random = new SplittableRandom(shuffle);
        for (int unit = 0; unit < 200; unit++) {
            whole.add(unit, unit * 7L - 300, 1);
            wholeBuckets.add(unit, unit * 7L - 300, 1);
        }
        for (int unit = 199; unit >= 0; unit--) {
            boolean goesLeft = random.nextBoolean();
            (goesLeft ? left : right).add(unit, unit * 7L - 300, 1);
            (goesLeft ? leftBuckets : rightBuckets).add(unit, unit * 7L - 300, 1);
        }
        left.merge(right);
        leftBuckets.merge(rightBuckets);
        BootstrapSums wholeOfBuckets = wholeBuckets.replicates(600);
        BootstrapSums leftOfBuckets = leftBuckets.replicates(600);

        for (int r = 0; r < 600; r++) {
            for (int i = 0; i < 2; i++) {
                assertThat(left.sum(r, i)).isEqualTo(whole.sum(r, i));
                assertThat(leftOfBuckets.sum(r, i)).isEqualTo(wholeOfBuckets.sum(r, i));
            }
        }
    }

    @Test
    void standard_errors_of_a_mean_are_those_of_the_formula() {
        int units = 20_000;
        SplittableRandom random = new SplittableRandom(11);
        BootstrapSums sums = BootstrapSums.create(SEED, 1000, 2);
        BucketBootstrap buckets = BucketBootstrap.create(SEED, 2);
        double sum = 0;
        double squares = 0;
        for (int unit = 0; unit < units; unit++) {
            long value = random.nextInt(1000);
            sum += value;
            squares += (double) value * value;
            sums.add(unit, value, 1);
            buckets.add(unit, value, 1);
        }
        double expected = Math.sqrt((squares / units - (sum / units) * (sum / units)) / units);

        assertThat(standardError(sums)).isCloseTo(expected, within(0.1 * expected));
        assertThat(standardError(buckets.replicates(1000))).isCloseTo(expected, within(0.1 * expected));
    }

    @Test
    void large_and_small_values_add_up_beyond_32_bits() {
        BootstrapSums sums = BootstrapSums.create(SEED, 3, 1);
        long[] expected = new long[3];
        for (int unit = 0; unit < 1000; unit++) {
            long value = unit % 7 == 0 ? -(1L << 40) + unit : (1 << 24) - 1 - unit;
            sums.add(unit, value);
            BootstrapSums one = BootstrapSums.create(SEED, 3, 1);
            one.add(unit, 1);
            for (int r = 0; r < 3; r++) {
                expected[r] += one.sum(r, 0) * value;
            }
        }

        for (int r = 0; r < 3; r++) {
            assertThat(sums.sum(r, 0)).isEqualTo(expected[r]);
        }
    }

    private static double standardError(BootstrapSums sums) {
        double sum = 0;
        double squares = 0;
        for (int r = 0; r < sums.replicates(); r++) {
            double mean = (double) sums.sum(r, 0) / sums.sum(r, 1);
            sum += mean;
            squares += mean * mean;
        }
        double mean = sum / sums.replicates();
        return Math.sqrt(squares / sums.replicates() - mean * mean);
    }

    @Test
    void sums_that_could_leave_64_bits_are_refused_and_add_nothing() {
        BootstrapSums sums = BootstrapSums.create(SEED, 1, 1);
        sums.add(1, Long.MAX_VALUE / 8);
        long before = sums.sum(0, 0);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> sums.add(2, Long.MAX_VALUE / 8));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> sums.add(3, Long.MIN_VALUE));
        assertThat(sums.sum(0, 0)).isEqualTo(before);
    }

    @Test
    void what_does_not_belong_together_is_refused() {
        BootstrapSums sums = BootstrapSums.create(SEED, 10, 1);
        BootstrapSums others = BootstrapSums.create(CounterRandom.of(3), 10, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> sums.merge(others));
        assertThatIllegalArgumentException().isThrownBy(() -> sums.add(1, 2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> BootstrapSums.create(SEED, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> BucketBootstrap.create(SEED, 0));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> sums.sum(10, 0));
    }
}
