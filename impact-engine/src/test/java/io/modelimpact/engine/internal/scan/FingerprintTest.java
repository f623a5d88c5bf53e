package io.modelimpact.engine.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.dataset.Dataset;
import io.modelimpact.engine.internal.scan.RowTable.Mark;
import io.modelimpact.formula.Field;
import io.modelimpact.json.Digest;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.TextColumn;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Holds the fingerprint to its law, read a second time here row by row, and to what it has to notice. */
class FingerprintTest {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);
    private static final Digest SCHEMA = Digest.parse("sha256:" + HexFormat.of().formatHex(bytes()));
    private static final Dataset PAIRS = Dataset.named("pairs");
    private static final List<Field> NUMBERS = List.of(PAIRS.integer("a"), PAIRS.integer("b"));

    private static byte[] bytes() {
        byte[] bytes = new byte[32];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) at;
        }
        return bytes;
    }

    // What a script in another language made of the text of the law.
    @Test
    void pinnedRowsHaveTheirFingerprints() {
        List<List<Object>> rows = List.of(
                List.of(1250L, 1L, "DE", 20454L, "user-1", 7L, Instant.parse("2026-01-01T00:00:00Z"), 0.1),
                List.of(-1L, 0L, "", -1L, "user-0000002", Long.MIN_VALUE, Instant.ofEpochSecond(-1, 999_999_999), -0.0),
                List.of(
                        Mark.MISSING,
                        Mark.MISSING,
                        Mark.MISSING,
                        Mark.MISSING,
                        "Zürich-9",
                        Mark.MISSING,
                        Mark.MISSING,
                        Double.NaN),
                List.of(
                        Mark.MALFORMED,
                        Mark.MALFORMED,
                        "12345678",
                        Mark.MALFORMED,
                        Mark.MALFORMED,
                        Mark.MALFORMED,
                        Mark.MALFORMED,
                        Mark.MALFORMED));
        assertThat(rows.stream().map(row -> of(List.of(row))))
                .containsExactly(
                        "8c8452297c20f7ac212f424c3f9972d9",
                        "10958e4e8aa112eff922c4cdcd0b9f12",
                        "269f642af75269dd9034ac8b0a6bd499",
                        "66eb1cc13a564ed7fe1bde6fe73e2edd");
        assertThat(of(rows)).isEqualTo("2aa46164386ac351a8a29214fe4f1561");
        assertThat(FingerprintLaw.mix(1)).isEqualTo(0x5692161d100b05e5L);
        assertThat(FingerprintLaw.NAME).isEqualTo("rowset-fingerprint-2");
    }

    @Test
    void noRowsHaveTheFingerprintZero() {
        assertThat(fingerprint().hex()).isEqualTo("0".repeat(32));
    }

    @Property(seed = "1", tries = 60)
    void columnsGiveWhatTheLawSaysOfRows(
            @ForAll @LongRange(min = 0, max = 1L << 40) long seed, @ForAll @IntRange(min = 1, max = 300) int rows) {
        List<List<Object>> table = RowTable.random(new SplittableRandom(seed), rows);
        BigInteger sum = BigInteger.ZERO;
        for (List<Object> row : table) {
            sum = sum.add(lawOf(row)).mod(MODULUS);
        }
        assertThat(of(table)).isEqualTo(String.format(Locale.ROOT, "%032x", sum));
    }

    @Property(seed = "2", tries = 40)
    void noOrderAndNoPartitionMovesIt(
            @ForAll @LongRange(min = 0, max = 1L << 40) long seed,
            @ForAll @IntRange(min = 1, max = 200) int rows,
            @ForAll @IntRange(min = 1, max = 64) int parts) {
        List<List<Object>> table = RowTable.random(new SplittableRandom(seed), rows);
        String expected = of(table);
        List<List<Object>> shuffled = new ArrayList<>(table);
        Collections.shuffle(shuffled, new Random(seed));
        Fingerprint whole = fingerprint();
        for (int part = 0; part < parts; part++) {
            int from = part * rows / parts;
            int to = (part + 1) * rows / parts;
            if (to > from) {
                Fingerprint one = fingerprint();
                one.add(RowTable.rows(shuffled.subList(from, to)));
                whole.merge(one);
            }
        }
        assertThat(whole.hex()).isEqualTo(expected);
    }

    @Test
    void oneTextHasOneCellHoweverItsDictionaryIsLaidOut() {
        List<Field> fields = List.of(PAIRS.text("t"));
        List<String> large = new ArrayList<>(Collections.nCopies(1 << 17, "zz"));
        large.set(99, "b");
        large.set(100_000, "a");
        List<TextColumn> columns = List.of(
                new TextColumn(new int[] {0, 1, 0, TextColumn.MISSING}, List.of("a", "b")),
                new TextColumn(new int[] {7, 7, 1, 0, 1, TextColumn.MISSING}, List.of("b", "a"), 2),
                new TextColumn(new int[] {2, 0, 1, TextColumn.MISSING}, List.of("b", "a", "a")),
                new TextColumn(new int[] {100_000, 99, 100_000, TextColumn.MISSING}, large));
        Fingerprint one = new Fingerprint(new FingerprintLaw(SCHEMA, 1), fields);
        List<String> each = new ArrayList<>();
        for (TextColumn column : columns) {
            Rows rows = new Rows(fields, new ColumnBatch(1, 4, List.of(column), List.of()));
            Fingerprint fresh = new Fingerprint(new FingerprintLaw(SCHEMA, 1), fields);
            fresh.add(rows);
            fresh.add(rows);
            each.add(fresh.hex());
            one.add(rows);
        }
        assertThat(each).containsOnly(each.get(0));
        BigInteger twice = new BigInteger(each.get(0), 16).multiply(BigInteger.TWO);
        assertThat(new BigInteger(one.hex(), 16)).isEqualTo(twice.mod(MODULUS));
    }

    @Test
    void everySingleBitIsNoticed() {
        List<Object> row = List.of(1250L, 1L, "DE", 20454L, "user-0001", 7L, Instant.EPOCH, 0.1);
        List<String> seen = new ArrayList<>(List.of(of(List.of(row))));
        for (int bit = 0; bit < Long.SIZE; bit++) {
            long flipped = 1L << bit;
            seen.add(of(List.of(with(row, 0, 1250L ^ flipped))));
            seen.add(of(List.of(with(row, 3, 20454L ^ flipped))));
            seen.add(of(List.of(with(row, 5, 7L ^ flipped))));
            seen.add(of(List.of(with(row, 7, Double.longBitsToDouble(Double.doubleToLongBits(0.1) ^ flipped)))));
        }
        for (int bit = 0; bit < 9 * 7; bit++) {
            char[] text = "user-0001".toCharArray();
            text[bit / 7] ^= (char) (1 << bit % 7);
            seen.add(of(List.of(with(row, 4, new String(text)))));
        }
        seen.add(of(List.of(with(row, 1, 0L))));
        seen.add(of(List.of(with(row, 6, Instant.EPOCH.plusNanos(1)))));
        seen.add(of(List.of(with(row, 6, Instant.EPOCH.plusSeconds(1)))));
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void missingMalformedZeroAndEmptyDiffer() {
        for (int column = 0; column < RowTable.FIELDS.size(); column++) {
            List<Object> row = List.of(0L, 0L, "", 0L, "", 0L, Instant.EPOCH, 0.0);
            assertThat(List.of(
                            of(List.of(row)),
                            of(List.of(with(row, column, Mark.MISSING))),
                            of(List.of(with(row, column, Mark.MALFORMED)))))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void textsThatDifferOnlyInZeroBytesDiffer() {
        List<Object> row = List.of(0L, 0L, "", 0L, "a", 0L, Instant.EPOCH, 0.0);
        assertThat(IntStream.range(0, 20).mapToObj(zeros -> of(List.of(with(row, 4, "a" + "\0".repeat(zeros))))))
                .doesNotHaveDuplicates();
    }

    @Test
    void oneNumberHasOneForm() {
        List<Object> row = List.of(0L, 0L, "", 0L, "", 0L, Instant.EPOCH, 0.0);
        assertThat(of(List.of(with(row, 7, -0.0)))).isEqualTo(of(List.of(row)));
        double otherNaN = Double.longBitsToDouble(0xFFF8000000000123L);
        assertThat(of(List.of(with(row, 7, otherNaN)))).isEqualTo(of(List.of(with(row, 7, Double.NaN))));
    }

    @Property(seed = "3", tries = 60)
    void swapsDoublesAndLossesAreNoticed(
            @ForAll @LongRange(min = 0, max = 1L << 40) long seed, @ForAll @IntRange(min = 2, max = 50) int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Object>> table = RowTable.random(random, rows);
        int first = random.nextInt(rows);
        int second = (first + 1 + random.nextInt(rows - 1)) % rows;
        String whole = of(table);
        for (int column = 0; column < RowTable.FIELDS.size(); column++) {
            Object one = table.get(first).get(column);
            Object other = table.get(second).get(column);
            if (!one.equals(other) && !table.get(first).equals(with(table.get(second), column, one))) {
                List<List<Object>> swapped = new ArrayList<>(table);
                swapped.set(first, with(table.get(first), column, other));
                swapped.set(second, with(table.get(second), column, one));
                assertThat(of(swapped)).as("values of column %s", column).isNotEqualTo(whole);
            }
        }
        List<List<Object>> doubled = new ArrayList<>(table);
        doubled.add(table.get(first));
        assertThat(of(doubled)).isNotEqualTo(whole);
        List<List<Object>> lost = new ArrayList<>(table);
        lost.remove(first);
        assertThat(lost.isEmpty() ? "" : of(lost)).isNotEqualTo(whole);
        List<List<Object>> replaced = new ArrayList<>(lost);
        replaced.add(table.get(second));
        if (!table.get(first).equals(table.get(second))) {
            assertThat(of(replaced)).isNotEqualTo(whole);
        }
    }

    @Test
    void swappedColumnsAreNoticed() {
        long[] a = {1, 2, 3};
        long[] b = {4, 5, 6};
        assertThat(ofPairs(a, b)).isNotEqualTo(ofPairs(b, a));
        assertThat(ofPairs(new long[] {1}, new long[] {2})).isNotEqualTo(ofPairs(new long[] {2}, new long[] {1}));
    }

    @Test
    void anotherSchemaIsAnotherKey() {
        List<List<Object>> table = RowTable.random(new SplittableRandom(4), 3);
        Digest other =
                Digest.parse("sha256:" + HexFormat.of().formatHex(bytes()).replace("1f", "1e"));
        Fingerprint fingerprint = new Fingerprint(new FingerprintLaw(other, RowTable.FIELDS.size()), RowTable.FIELDS);
        fingerprint.add(RowTable.rows(table));
        assertThat(fingerprint.hex()).isNotEqualTo(of(table));
    }

    @Test
    void eachBitOfAValueMovesHalfTheBitsOfItsRow() {
        SplittableRandom random = new SplittableRandom(5);
        int trials = 2_000;
        int[] moved = new int[128];
        for (int trial = 0; trial < trials; trial++) {
            long a = trial % 2 == 0 ? trial : random.nextLong();
            long flipped = a ^ 1L << random.nextInt(Long.SIZE);
            long b = trial % 3;
            BigInteger change = new BigInteger(ofPairs(new long[] {a}, new long[] {b}), 16)
                    .xor(new BigInteger(ofPairs(new long[] {flipped}, new long[] {b}), 16));
            for (int bit = 0; bit < moved.length; bit++) {
                moved[bit] += change.testBit(bit) ? 1 : 0;
            }
        }
        // Five standard deviations of a fair coin about the half.
        double allowed = 5 * Math.sqrt(trials) / 2;
        assertThat(Arrays.stream(moved).mapToDouble(count -> Math.abs(count - trials / 2.0)))
                .allMatch(distance -> distance < allowed);
    }

    // Of n fair words of 32 bits n^2 / 2^33 pairs are alike, 116 of a million; of all 128 bits none.
    @Test
    void aMillionPlainRowsCollideAsSeldomAsChanceHasIt() {
        int rows = 1_000_000;
        long[] a = LongStream.range(0, rows).map(row -> row / 1000).toArray();
        long[] b = LongStream.range(0, rows).map(row -> 100 * (row % 1000)).toArray();
        FingerprintLaw law = new FingerprintLaw(SCHEMA, 2);
        long[] uppers = new long[rows];
        long[] lowers = new long[rows];
        for (int row = 0; row < rows; row++) {
            long first = FingerprintLaw.mix(law.value(0, 0) + a[row]) + FingerprintLaw.mix(law.value(1, 0) + b[row]);
            long second = FingerprintLaw.mix(law.value(0, 1) + a[row]) + FingerprintLaw.mix(law.value(1, 1) + b[row]);
            uppers[row] = FingerprintLaw.upper(first, second);
            lowers[row] = FingerprintLaw.lower(second, uppers[row]);
        }
        assertThat(alike(Arrays.stream(uppers))).isZero();
        assertThat(alike(Arrays.stream(lowers))).isZero();
        for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
            int by = shift;
            assertThat(alike(Arrays.stream(uppers).map(word -> word >>> by & 0xFFFF_FFFFL)))
                    .isBetween(60L, 180L);
            assertThat(alike(Arrays.stream(lowers).map(word -> word >>> by & 0xFFFF_FFFFL)))
                    .isBetween(60L, 180L);
        }
    }

    private static long alike(LongStream words) {
        long[] sorted = words.sorted().toArray();
        return IntStream.range(1, sorted.length)
                .filter(at -> sorted[at] == sorted[at - 1])
                .count();
    }

    private static List<Object> with(List<Object> row, int column, Object cell) {
        List<Object> changed = new ArrayList<>(row);
        changed.set(column, cell);
        return changed;
    }

    private static Fingerprint fingerprint() {
        return new Fingerprint(new FingerprintLaw(SCHEMA, RowTable.FIELDS.size()), RowTable.FIELDS);
    }

    private static String of(List<List<Object>> table) {
        Fingerprint fingerprint = fingerprint();
        fingerprint.add(RowTable.rows(table));
        return fingerprint.hex();
    }

    private static String ofPairs(long[] a, long[] b) {
        List<LongColumn> columns = List.of(new LongColumn(a, new BitSet()), new LongColumn(b, new BitSet()));
        Fingerprint fingerprint = new Fingerprint(new FingerprintLaw(SCHEMA, 2), NUMBERS);
        fingerprint.add(new Rows(NUMBERS, new ColumnBatch(1, a.length, List.copyOf(columns), List.of())));
        return fingerprint.hex();
    }

    /** The law, word by word. */
    private static BigInteger lawOf(List<Object> row) {
        long[] lanes = new long[2];
        for (int j = 0; j < row.size(); j++) {
            for (int lane = 0; lane < 2; lane++) {
                lanes[lane] += cell(row.get(j), j, lane);
            }
        }
        long upper = mix(lanes[0] ^ (lanes[1] << 32 | lanes[1] >>> 32));
        long lower = mix(lanes[1] + upper);
        return unsigned(upper).shiftLeft(64).add(unsigned(lower));
    }

    private static long cell(Object cell, int j, int lane) {
        if (cell instanceof Mark mark) {
            return key(8 * j + (mark == Mark.MISSING ? 2 : 4) + lane);
        }
        long hash = key(8 * j + lane);
        for (long word : words(cell)) {
            hash = mix(hash + word);
        }
        return hash;
    }

    private static long[] words(Object cell) {
        if (cell instanceof Double number) {
            return new long[] {
                Double.isNaN(number) ? 0x7FF8L << 48 : number == 0 ? 0 : Double.doubleToRawLongBits(number)
            };
        }
        if (cell instanceof Instant instant) {
            return new long[] {instant.getEpochSecond(), instant.getNano()};
        }
        return cell instanceof String text ? words(text) : new long[] {(Long) cell};
    }

    private static long[] words(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        long[] words = new long[(utf8.length + 7) / 8 + 1];
        for (int at = 0; at < utf8.length; at++) {
            words[at / 8] |= (utf8[at] & 0xFFL) << 8 * (at % 8);
        }
        words[words.length - 1] = utf8.length;
        return words;
    }

    private static long key(int number) {
        ByteBuffer digest = ByteBuffer.wrap(bytes());
        long key = (number + 1) * 0x9E3779B97F4A7C15L;
        for (int word = 0; word < 4; word++) {
            key = mix(key + digest.getLong());
        }
        return key;
    }

    private static long mix(long word) {
        long first = (word ^ word >>> 30) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ first >>> 27) * 0x94D049BB133111EBL;
        return second ^ second >>> 31;
    }

    private static BigInteger unsigned(long word) {
        return new BigInteger(Long.toUnsignedString(word));
    }
}
