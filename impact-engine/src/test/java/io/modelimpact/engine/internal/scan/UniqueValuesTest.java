package io.modelimpact.engine.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.dataset.Dataset;
import io.modelimpact.engine.RuleState;
import io.modelimpact.engine.internal.scan.RowTable.Mark;
import io.modelimpact.engine.internal.scan.rowset.Run;
import io.modelimpact.engine.internal.scan.rowset.SpillFile;
import io.modelimpact.formula.Field;
import io.modelimpact.json.Digest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds values under a rule of uniqueness to what a sorted map of all of them tells, however they were parted. */
class UniqueValuesTest {

    private record Entry(long high, long low, long digest) {}

    /** Values of which many share a slot, half their bits, or all of them; the value zero among them. */
    private static List<Entry> entries(SplittableRandom random, int count, int different) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long value = random.nextInt(different);
            long high = value % 3 == 0 ? 0 : value * 0x9E3779B97F4A7C15L;
            long low = value % 3 == 1 ? value << 40 : value % 5 == 0 ? value : -value;
            entries.add(new Entry(high, low, random.nextLong()));
        }
        return entries;
    }

    private static UniqueValues values(List<Entry> entries, boolean hashed) {
        UniqueValues values = new UniqueValues();
        if (hashed) {
            values.areHashed();
        }
        values.addAll(
                entries.stream().mapToLong(Entry::high).toArray(),
                entries.stream().mapToLong(Entry::low).toArray(),
                entries.stream().mapToLong(Entry::digest).toArray(),
                entries.size());
        return values;
    }

    private static RuleState expected(List<Entry> entries, boolean hashed) {
        TreeMap<String, List<Long>> rowsOf = new TreeMap<>();
        for (Entry entry : entries) {
            rowsOf.computeIfAbsent(entry.high() + "/" + entry.low(), fresh -> new ArrayList<>())
                    .add(entry.digest());
        }
        TreeSet<Long> repeated = new TreeSet<>(Long::compareUnsigned);
        rowsOf.values().stream().filter(rows -> rows.size() > 1).forEach(repeated::addAll);
        List<String> digests =
                repeated.stream().map(HexFormat.of()::toHexDigits).toList();
        return new RuleState(
                entries.size(), (long) entries.size() - rowsOf.size(), Optional.empty(), hashed ? digests : List.of());
    }

    @Property(seed = "61", tries = 150)
    void anyPartsAbsorbedInAnyOrderAreTheWhole(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 1500) int count,
            @ForAll @IntRange(min = 1, max = 3000) int different,
            @ForAll @IntRange(min = 1, max = 12) int parts,
            @ForAll boolean hashed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Entry> entries = entries(random, count, different);
        List<List<Entry>> parted = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            parted.add(new ArrayList<>());
        }
        entries.forEach(entry -> parted.get(random.nextInt(parts)).add(entry));
        UniqueValues whole = new UniqueValues();
        for (List<Entry> part : parted) {
            UniqueValues values = values(part, hashed);
            if (random.nextBoolean()) {
                whole.absorb(values);
            } else {
                values.absorb(whole);
                whole = values;
            }
        }
        assertThat(whole.state()).isEqualTo(expected(entries, hashed));
    }

    @Property(seed = "62", tries = 40)
    void whatWasMergedFromStaysAsItWas(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 300) int few,
            @ForAll @IntRange(min = 0, max = 300) int many) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Entry> left = entries(random, few, 200);
        List<Entry> right = entries(random, many, 200);
        List<Entry> both = new ArrayList<>(left);
        both.addAll(right);
        UniqueValues kept = values(right, true);
        UniqueValues merged = new UniqueValues();
        merged.merge(kept);
        merged.merge(values(left, true));

        assertThat(merged.state()).isEqualTo(expected(both, true));
        assertThat(kept.state()).isEqualTo(expected(right, true));
        assertThat(values(left, true).shared(kept))
                .isEqualTo(distinct(left) + distinct(right) - distinct(both))
                .isEqualTo(kept.shared(values(left, true)));
    }

    private static long distinct(List<Entry> entries) {
        return entries.stream()
                .map(entry -> new Entry(entry.high(), entry.low(), 0))
                .distinct()
                .count();
    }

    @Test
    void whatIsStoredComesBack(@TempDir Path folder) {
        List<Entry> entries = entries(new SplittableRandom(9), 700, 500);
        UniqueValues values = values(entries, true);
        try (SpillFile file = SpillFile.in(folder)) {
            Run run = values.writeTo(file);
            UniqueValues again = new UniqueValues();

            assertThat(again.adopt(values.stored(List.of(run)), file)).isTrue();
            assertThat(again.state()).isEqualTo(values.state());
            again.absorb(values(entries, true));
            assertThat(again.state().failed()).isEqualTo(1400 - distinct(entries));
        }
    }

    /** More rows than are looked up together, of every type, some without a value. */
    @Property(seed = "63", tries = 30)
    void aTallyCountsTheValuesOfAColumnAndLeavesOutWhatIsMissing(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 1300) int rows) {
        List<List<Object>> table = RowTable.random(new SplittableRandom(seed), rows);
        Digest schema = Digest.of("test", new byte[0]);
        for (int column = 0; column < RowTable.FIELDS.size(); column++) {
            int at = column;
            Field field = RowTable.FIELDS.get(column);
            Rows batch = RowTable.rows(table);
            UniqueTally tally = new UniqueTally(field);
            tally.add(batch, new RowHashes(true, new LeafBytes(RowTable.FIELDS, schema), batch));
            List<Object> present = table.stream()
                    .map(row -> row.get(at))
                    .filter(cell -> !(cell instanceof Mark))
                    .map(cell -> cell instanceof Double number ? (Object) oneForm(number) : cell)
                    .toList();

            assertThat(tally.state().checked()).as("%s", field).isEqualTo(present.size());
            assertThat(tally.state().failed())
                    .as("%s", field)
                    .isEqualTo(present.size() - present.stream().distinct().count());
            assertThat(tally.state().rowDigests().isEmpty())
                    .isEqualTo(tally.state().failed() == 0);
        }
    }

    private static double oneForm(double number) {
        return Double.isNaN(number) ? Double.NaN : number + 0.0;
    }

    @Test
    void aFieldOfNoValuesIsUnique() {
        List<Field> fields = List.of(Dataset.named("empty").text("t"));
        Rows batch = RowTable.rows(fields, List.of(List.of(Mark.MISSING), List.of(Mark.MISSING)));
        UniqueTally tally = new UniqueTally(fields.get(0));
        tally.add(batch, new RowHashes(false, new LeafBytes(fields, Digest.of("test", new byte[0])), batch));

        assertThat(tally.state()).isEqualTo(new RuleState(0, 0, Optional.empty(), List.of()));
        assertThat(tally.held("t/unique").orElseThrow().entries()).isZero();
    }
}
