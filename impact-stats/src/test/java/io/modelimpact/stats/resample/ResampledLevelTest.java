package io.modelimpact.stats.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import io.modelimpact.stats.random.TextHash;
import io.modelimpact.stats.resample.ClusterSums.Cluster;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Holds replicates of levels to the definition: levels of the data with every cluster as often as its weight says. */
class ResampledLevelTest {
    private static final CounterRandom SEED = CounterRandom.of("levels");
    private static final RandomStream STREAM = SEED.stream("bootstrap");
    private static final int REPLICATES = 700;

    private static double[] values(int count, double offset, double scale) {
        SplittableRandom random = new SplittableRandom(count);
        double[] values = new double[count];
        Arrays.setAll(values, i -> offset + scale * StrictMath.exp(1.5 * random.nextDouble()));
        return values;
    }

    private static ClusterSums means(int mostUnits, double... values) {
        ClusterSums sums = ClusterSums.create(mostUnits, 1);
        for (int i = 0; i < values.length; i++) {
            sums.add(TextHash.of("u" + i), values[i]);
        }
        return sums;
    }

    private static ResampledLevel mean(double... values) {
        return ResampledLevel.draw(
                        means(1000, values), SampleSummary.ofValues(values), ExactRational.ONE, STREAM, REPLICATES)
                .orElseThrow();
    }

    /** The weights of a cluster, from the other implementation of sums. */
    private static long[] weights(Cluster cluster) {
        BootstrapSums sums = BootstrapSums.create(SEED, REPLICATES, 1);
        sums.add(cluster.key(), 1);
        long[] weights = new long[REPLICATES];
        Arrays.setAll(weights, r -> sums.sum(r, 0));
        return weights;
    }

    @Test
    void aReplicateIsTheMeanOfTheUnitsAsOftenAsTheyWereDrawn() {
        double[] values = values(60, 5, 2);
        ResampledLevel level = mean(values);
        double[] sum = new double[REPLICATES];
        double[] squares = new double[REPLICATES];
        double[] drawn = new double[REPLICATES];
        for (Cluster cluster : means(1000, values).clusters()) {
            long[] weights = weights(cluster);
            double value = cluster.sum(0).doubleValue();
            for (int r = 0; r < REPLICATES; r++) {
                sum[r] += weights[r] * value;
                squares[r] += weights[r] * value * value;
                drawn[r] += weights[r];
            }
        }

        for (int r = 0; r < REPLICATES; r++) {
            double mean = sum[r] / drawn[r];
            double variance = (squares[r] - drawn[r] * mean * mean) / (drawn[r] - 1);
            assertThat(level.value() + level.deviation(r)).isCloseTo(mean, within(1e-12));
            assertThat(level.error(r)).isCloseTo(Math.sqrt(variance / drawn[r]), within(1e-11));
        }
        assertThat(level.clusters()).isEqualTo(60);
        assertThat(level.isBucketed()).isFalse();
        assertThat(level.replicates()).isEqualTo(REPLICATES);
    }

    @Test
    void aReplicateOfARatioIsTheRatioOfTheSumsAsOftenAsTheyWereDrawn() {
        double[] tops = values(80, 1, 3);
        double[] bottoms = values(80, 2, 1);
        ClusterSums sums = ClusterSums.create(1000, 2);
        for (int i = 0; i < tops.length; i++) {
            sums.add(TextHash.of("u" + i), tops[i], bottoms[i] * (1 + i % 5));
        }
        double[] scaled = new double[80];
        Arrays.setAll(scaled, i -> bottoms[i] * (1 + i % 5));
        SampleSummary summary = SampleSummary.ofRatio(tops, scaled);
        ResampledLevel level = ResampledLevel.draw(sums, summary, ExactRational.ONE, STREAM, REPLICATES)
                .orElseThrow();
        double[] top = new double[REPLICATES];
        double[] bottom = new double[REPLICATES];
        for (Cluster cluster : sums.clusters()) {
            long[] weights = weights(cluster);
            for (int r = 0; r < REPLICATES; r++) {
                top[r] += weights[r] * cluster.sum(0).doubleValue();
                bottom[r] += weights[r] * cluster.sum(1).doubleValue();
            }
        }

        for (int r = 0; r < REPLICATES; r++) {
            assertThat(level.value() + level.deviation(r)).isCloseTo(top[r] / bottom[r], within(1e-12));
        }
    }

    @Test
    void theInfluenceOfUnitsIsThatOfTheirDistanceFromTheMean() {
        double[] values = values(40, 5, 2);
        double mean = Arrays.stream(values).sum() / 40;
        double squares = 0;
        double cubes = 0;
        for (double value : values) {
            double influence = (value - mean) / 40;
            squares += influence * influence;
            cubes += influence * influence * influence;
        }
        ResampledLevel.Influence influence = mean(values).influence();

        assertThat(influence.spread()).isCloseTo(Math.sqrt(squares), within(1e-12));
        assertThat(influence.skewness()).isCloseTo(cubes / (squares * Math.sqrt(squares)), within(1e-12));
    }

    @Test
    void replicatesDoNotDependOnTheOrderOfUnitsNorOnWhichMetricAsks() {
        double[] values = values(60, 5, 2);
        ClusterSums backwards = ClusterSums.create(1000, 1);
        for (int i = values.length - 1; i >= 0; i--) {
            backwards.add(TextHash.of("u" + i), values[i]);
        }
        ResampledLevel level = mean(values);
        ResampledLevel other = ResampledLevel.draw(
                        backwards, SampleSummary.ofValues(values), ExactRational.ONE, STREAM, REPLICATES)
                .orElseThrow();

        for (int r = 0; r < REPLICATES; r++) {
            assertThat(other.deviation(r)).isEqualTo(level.deviation(r));
            assertThat(other.error(r)).isEqualTo(level.error(r));
        }
    }

    @Test
    void hugeAndTinyValuesScaleTheReplicatesAndNothingElse() {
        double[] values = values(50, 0, 1);
        ResampledLevel level = mean(values);
        for (int exponent : new int[] {-900, -300, 300, 900}) {
            double power = Math.scalb(1.0, exponent);
            ResampledLevel scaled =
                    mean(Arrays.stream(values).map(value -> value * power).toArray());
            for (int r = 0; r < REPLICATES; r++) {
                assertThat(scaled.deviation(r)).isEqualTo(level.deviation(r) * power);
                assertThat(scaled.error(r)).isEqualTo(level.error(r) * power);
            }
        }
    }

    @Test
    void farFromZeroNoDigitIsLost() {
        double[] near = new double[50];
        Arrays.setAll(near, i -> (i * 37 % 50) / 64.0);
        ResampledLevel level = mean(near);
        ResampledLevel far =
                mean(Arrays.stream(near).map(value -> value + 0x1p40).toArray());

        for (int r = 0; r < REPLICATES; r++) {
            assertThat(far.deviation(r)).isEqualTo(level.deviation(r));
            assertThat(far.error(r)).isEqualTo(level.error(r));
        }
    }

    @Test
    void theFactorIsTheUnitOfTheReplicates() {
        ClusterSums cents = ClusterSums.create(1000, 1);
        SplittableRandom random = new SplittableRandom(3);
        double[] values = new double[60];
        for (int i = 0; i < values.length; i++) {
            long value = random.nextLong(1, 5000);
            values[i] = value;
            cents.add(TextHash.of("u" + i), value);
        }
        ExactRational factor = ExactRational.ONE.dividedBy(100);
        ResampledLevel level = ResampledLevel.draw(
                        cents, SampleSummary.ofValues(values).scaledBy(factor), factor, STREAM, REPLICATES)
                .orElseThrow();
        ResampledLevel unscaled = mean(values);

        for (int r = 0; r < REPLICATES; r++) {
            assertThat(level.deviation(r)).isCloseTo(unscaled.deviation(r) / 100, within(1e-12));
        }
    }

    @Test
    void bucketsAreDrawnWhereUnitsAreTooMany() {
        double[] values = values(3000, 5, 2);
        ResampledLevel buckets = ResampledLevel.draw(
                        means(0, values), SampleSummary.ofValues(values), ExactRational.ONE, STREAM, 2000)
                .orElseThrow();
        ResampledLevel units = ResampledLevel.draw(
                        means(4000, values), SampleSummary.ofValues(values), ExactRational.ONE, STREAM, 2000)
                .orElseThrow();

        assertThat(buckets.isBucketed()).isTrue();
        assertThat(buckets.clusters()).isBetween(2000L, 2500L);
        assertThat(deviation(buckets) / deviation(units)).isCloseTo(1, within(0.08));
        assertThat(deviation(units) / units.summary().standardError()).isCloseTo(1, within(0.06));
    }

    private static double deviation(ResampledLevel level) {
        double[] deviations = new double[level.replicates()];
        Arrays.setAll(deviations, level::deviation);
        return BinaryScale.deviation(deviations);
    }

    @Test
    void whatCanNotBeResampledIsRefused() {
        double[] few = values(19, 1, 1);
        double[] one = {7};
        ClusterSums overflowing = ClusterSums.create(1000, 1);
        ClusterSums rarely = ClusterSums.create(1000, 2);
        double[] tops = new double[30];
        double[] bottoms = new double[30];
        double[] huge = new double[30];
        for (int i = 0; i < 30; i++) {
            tops[i] = i;
            bottoms[i] = i == 4 ? 1 : 0;
            huge[i] = i % 2 == 0 ? -Double.MAX_VALUE : Double.MAX_VALUE;
            rarely.add(TextHash.of("u" + i), tops[i], bottoms[i]);
            overflowing.add(TextHash.of("u" + i), huge[i]);
            overflowing.add(TextHash.of("u" + i), huge[i]);
        }
        double[] twice = Arrays.copyOf(huge, 60);
        System.arraycopy(huge, 0, twice, 30, 30);

        assertThat(refusal(means(1000, few), SampleSummary.ofValues(few))).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(refusal(means(1000, one), SampleSummary.ofValues(one))).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(refusal(rarely, SampleSummary.ofRatio(tops, bottoms))).isEqualTo(RefusalCode.ZERO_DENOMINATOR);
        assertThat(refusal(overflowing, SampleSummary.ofValues(twice))).isEqualTo(RefusalCode.OUT_OF_RANGE);
    }

    private static RefusalCode refusal(ClusterSums sums, SampleSummary summary) {
        return ResampledLevel.draw(sums, summary, ExactRational.ONE, STREAM, REPLICATES)
                .refusal()
                .orElseThrow()
                .code();
    }

    @Test
    void whatDoesNotBelongTogetherIsAnError() {
        double[] values = values(30, 1, 1);
        SampleSummary summary = SampleSummary.ofValues(values);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResampledLevel.draw(
                        means(1000, values(31, 1, 1)), summary, ExactRational.ONE, STREAM, REPLICATES));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResampledLevel.draw(means(1000, values), summary, ExactRational.ONE, STREAM, 19));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ResampledLevel.draw(ClusterSums.create(5, 3), summary, ExactRational.ONE, STREAM, REPLICATES));
    }
}
