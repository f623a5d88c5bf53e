package io.modelimpact.stats.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.exact.ExactSum;
import io.modelimpact.stats.random.TextHash;
import io.modelimpact.stats.resample.ClusterSums.Cluster;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSumsTest {
    private record Row(long unit, double value, long weight) {}

    private static List<Row> rows(int count, int units, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long unit = TextHash.of("u" + random.nextInt(units));
            rows.add(new Row(
                    unit, (random.nextDouble() - 0.5) * Math.scalb(1.0, random.nextInt(-80, 80)), random.nextLong()));
        }
        return rows;
    }

    private static void add(ClusterSums sums, Row row) {
        if (row.weight() % 3 == 0) {
            sums.add(row.unit(), row.weight(), row.weight() / 7);
        } else {
            sums.add(row.unit(), row.value(), row.value() * 3);
        }
    }

    private static ClusterSums sum(int mostUnits, List<Row> rows) {
        ClusterSums sums = ClusterSums.create(mostUnits, 2);
        rows.forEach(row -> add(sums, row));
        return sums;
    }

    @Property(tries = 60, seed = "921")
    void theStateDependsOnTheRowsAloneNotOnTheirOrderOrPartition(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 150) int mostUnits) {
        List<Row> rows = rows(300, 120, seed);
        String expected = sum(mostUnits, rows).canonicalText();
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        ClusterSums merged = ClusterSums.create(mostUnits, 2);
        for (int from = 0; from < rows.size(); from += 37) {
            merged.merge(sum(mostUnits, shuffled.subList(from, Math.min(rows.size(), from + 37))));
        }

        assertThat(merged.canonicalText()).isEqualTo(expected);
        assertThat(sum(mostUnits, shuffled)).isEqualTo(sum(mostUnits, rows)).hasSameHashCodeAs(merged);
        assertThat(ClusterSums.parse(expected).canonicalText()).isEqualTo(expected);
        assertThat(merged.copy()).isEqualTo(merged);
    }

    @Property(tries = 40, seed = "922")
    void everySumIsExact(@ForAll long seed, @ForAll boolean bucketed) {
        List<Row> rows = rows(300, 60, seed);
        TreeMap<Long, ExactSum> expected = new TreeMap<>(Long::compareUnsigned);
        for (Row row : rows) {
            long key = bucketed ? row.unit() >>> 52 : row.unit();
            ExactSum sum = expected.computeIfAbsent(key, fresh -> ExactSum.create());
            if (row.weight() % 3 == 0) {
                sum.add(row.weight());
            } else {
                sum.add(row.value());
            }
        }
        Cluster[] clusters = sum(bucketed ? 0 : 1000, rows).clusters();

        assertThat(clusters).hasSize(expected.size());
        int at = 0;
        for (Map.Entry<Long, ExactSum> entry : expected.entrySet()) {
            assertThat(clusters[at].key()).isEqualTo(entry.getKey());
            assertThat(clusters[at].rows()).isEqualTo(entry.getValue().count());
            assertThat(clusters[at].sum(0)).isEqualTo(entry.getValue().value());
            at++;
        }
    }

    @Test
    void unitsAreKeptApartUntilThereIsOneTooMany() {
        ClusterSums sums = ClusterSums.create(100, 1);
        for (int i = 0; i < 100; i++) {
            sums.add(TextHash.of("u" + i), 1L);
        }
        sums.add(TextHash.of("u3"), 1L);

        assertThat(sums.isBucketed()).isFalse();
        assertThat(sums.clusters()).hasSize(100);
        sums.add(TextHash.of("u100"), 1L);
        assertThat(sums.isBucketed()).isTrue();
        assertThat(Arrays.stream(sums.clusters()).mapToLong(Cluster::rows).sum())
                .isEqualTo(102);
        assertThat(sums.mostUnits()).isEqualTo(100);
        assertThat(sums.variables()).isEqualTo(1);
    }

    @Test
    void integersBeyond64BitsStayExactAndMeetDoublesInOneText() {
        ClusterSums integers = ClusterSums.create(10, 1);
        integers.add(1, Long.MAX_VALUE);
        integers.add(1, Long.MAX_VALUE);
        integers.add(2, Long.MIN_VALUE);
        integers.add(3, 4L);
        ClusterSums doubles = ClusterSums.create(10, 1);
        doubles.add(1, 0x1p64);
        doubles.add(1, -2L);
        doubles.add(2, -0x1p63);
        doubles.add(3, 0.5);
        doubles.add(3, 3.5);
        BigInteger twice = BigInteger.valueOf(Long.MAX_VALUE).shiftLeft(1);

        assertThat(integers.clusters()[0].sum(0)).isEqualTo(ExactRational.of(twice));
        assertThat(doubles.canonicalText().replace(":2:", ":1:"))
                .isEqualTo(integers.canonicalText().replace(":2:", ":1:"));
        assertThat(integers.canonicalText()).contains(" 0000000000000002:1:-9223372036854775808 0000000000000003:1:4");
    }

    @Test
    void halvesAreNotTakenForWholeNumbers() {
        ClusterSums sums = ClusterSums.create(10, 1);
        sums.add(1, 0.5);
        sums.add(2, -0.5);
        sums.add(3, 0.5);
        sums.add(3, -0.5);

        assertThat(ClusterSums.parse(sums.canonicalText()).clusters()[1].sum(0)).isEqualTo(ExactRational.of(-0.5));
        assertThat(sums.canonicalText()).endsWith("0000000000000003:2:0");
    }

    @Test
    void anEmptyStateHasATextToo() {
        assertThat(ClusterSums.create(8, 1).canonicalText()).isEqualTo("clusters1;units;8;1;");
        assertThat(ClusterSums.parse("clusters1;units;8;1;").clusters()).isEmpty();
        assertThat(ClusterSums.create(0, 1).canonicalText()).isEqualTo("clusters1;units;0;1;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "clusters2;units;8;1;",
                "clusters1;rows;8;1;",
                "clusters1;units;08;1;",
                "clusters1;units;8;0;",
                "clusters1;units;99999999999;1;",
                "clusters1;units;8;1;00000000000000ff:1",
                "clusters1;units;8;1;00000000000000ff:1:1:1",
                "clusters1;units;8;1;00000000000000FF:1:1",
                "clusters1;units;8;1;ff:1:1",
                "clusters1;units;8;1;00000000000000ff:0:1",
                "clusters1;units;8;1;00000000000000ff:1:01",
                "clusters1;units;8;1;00000000000000ff:1:99999999999999999999",
                "clusters1;units;8;1;00000000000000ff:1:9999999999999999999",
                "clusters1;units;8;1;00000000000000ff:1:40000@33",
                "clusters1;units;8;1;00000000000000ff:1:1 00000000000000fe:1:1",
                "clusters1;units;8;1;00000000000000ff:1:1 00000000000000ff:1:1",
                "clusters1;units;8;1;00000000000000ff:1:1 ",
                "clusters1;units;1;1;00000000000000fe:1:1 00000000000000ff:1:1",
                "clusters1;buckets;1;1;4096:1:1",
                "clusters1;buckets;1;1;-1:1:1",
                "clusters1;buckets;1;1;7:1:1:",
            })
    void textThatIsNotCanonicalIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ClusterSums.parse(text));
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() {
        ClusterSums sums = ClusterSums.create(8, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> sums.merge(ClusterSums.create(9, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> sums.merge(ClusterSums.create(8, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> sums.add(1, 1L, 2L));
        assertThatIllegalArgumentException().isThrownBy(() -> sums.add(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> sums.add(1, 1.0, 2.0));
        assertThatIllegalArgumentException().isThrownBy(() -> ClusterSums.create(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ClusterSums.create(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> ClusterSums.create((1 << 20) + 1, 1));
        assertThat(sums.clusters()).isEmpty();
    }
}
