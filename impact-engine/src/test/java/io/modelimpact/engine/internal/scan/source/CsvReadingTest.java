package io.modelimpact.engine.internal.scan.source;

import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.dataset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.modelimpact.ImpactException;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.formula.Field;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.DoubleColumn;
import io.modelimpact.spi.InstantColumn;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.MalformedValue;
import io.modelimpact.spi.PendingBatch;
import io.modelimpact.spi.TextColumn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Files read as typed columns, beside FastCSV and the parser of texts, cell by cell. */
class CsvReadingTest {

    private static final Path FILE = Path.of("shop.csv");
    private static final Dataset SHOP = dataset("shop");

    /** In another order than the file has them, and not all of them. */
    private static final List<Field> FIELDS = List.of(
            SHOP.date("day"),
            SHOP.text("city"),
            SHOP.decimal("spent", 2).in(currency("EUR")),
            SHOP.integer("visits"),
            SHOP.id("user"),
            SHOP.real("score"),
            SHOP.flag("bought"),
            SHOP.instant("seen"));

    private static final String HEADER = "user,city,note,bought,\"visits\",spent,score,day,seen";

    @Provide
    Arbitrary<List<String>> rows() {
        Arbitrary<String> user =
                Arbitraries.integers().between(0, 2_000_000_000).map(i -> "user" + i);
        Arbitrary<String> text =
                Arbitraries.of("a", "K\u00f6ln", "a, b", "say \"so\"", "two\nlines", "cr\r", "", "long ".repeat(9));
        Arbitrary<String> flag = Arbitraries.of("1", "0", "true", "NO", "", "maybe");
        Arbitrary<String> whole = Arbitraries.oneOf(
                Arbitraries.longs().map(String::valueOf), Arbitraries.of("", "1.5", "+3", "-", "9223372036854775808"));
        Arbitrary<String> decimal = Arbitraries.oneOf(
                Arbitraries.integers().between(-99_999, 99_999).map(i -> i / 100 + "." + Math.abs(i % 100) / 10),
                Arbitraries.of("", "12", "0.005", "1e3", "-.5", "123456789012345678"));
        Arbitrary<String> real = Arbitraries.oneOf(
                Arbitraries.doubles().map(String::valueOf),
                Arbitraries.of("", "NaN", "-inf", "1.0000000000000000001", "x"));
        Arbitrary<String> day =
                Arbitraries.of("2026-01-31", "2024-02-29", "2023-02-29", "", "31.12.2026", "+12026-01-01");
        Arbitrary<String> seen = Arbitraries.of(
                "2026-01-31T00:00:00Z", "2026-01-31T00:00:00.25Z", "2026-01-31T00:00:00+02:00", "", "now");
        return Combinators.combine(user, text, text, flag, whole, decimal, real)
                .flatAs((a, b, c, d, e, f, g) ->
                        Combinators.combine(day, seen).as((h, i) -> List.of(a, b, c, d, e, f, g, h, i)))
                .flatMap(CsvReadingTest::written);
    }

    /** The values as a record, some in quotes that are not needed. */
    private static Arbitrary<List<String>> written(List<String> values) {
        return Arbitraries.frequency(Tuple.of(6, false), Tuple.of(1, true))
                .list()
                .ofSize(values.size())
                .map(quoted -> IntStream.range(0, values.size())
                        .mapToObj(i ->
                                quoted.get(i) || needsQuotes(values.get(i)) ? quoted(values.get(i)) : values.get(i))
                        .toList());
    }

    private static boolean needsQuotes(String value) {
        return value.chars().anyMatch(c -> ",\"\n\r".indexOf(c) >= 0);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> record = rows().map(values -> String.join(",", values));
        Arbitrary<String> ends = Arbitraries.of("\n", "\r\n", "\n\n", "\r");
        Arbitrary<List<String>> lines =
                Combinators.combine(record, ends).as(String::concat).list().ofMaxSize(12);
        return Combinators.combine(lines, ends).as((rows, end) -> HEADER + end + String.join("", rows));
    }

    @Property(tries = 300, seed = "781")
    void values_are_those_that_are_read_cell_by_cell(
            @ForAll("files") String text,
            @ForAll @IntRange(min = 1, max = 400) int block,
            @ForAll @IntRange(min = 1, max = 5) int batch) {
        List<String> expected = expected(text);

        try (CsvReading reading = reading(text, block, batch)) {
            assertThat(kept(reading)).isEqualTo(expected);
        }
        try (CsvReading reading = reading(text, block, batch)) {
            assertThat(pending(reading)).isEqualTo(expected);
        }
    }

    private static CsvReading reading(String text, int block, int batch) {
        InputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return CsvReading.of(FILE, new CsvSplitter(bytes, block), FIELDS, batch);
    }

    private static List<String> expected(String text) {
        List<String> rows = new ArrayList<>();
        for (NamedCsvRecord record : CsvReader.builder().ofNamedCsvRecord(text)) {
            rows.add((rows.size() + 1)
                    + FIELDS.stream()
                            .map(field -> value(field, record.getField(field.name())))
                            .collect(Collectors.joining("|")));
        }
        return rows;
    }

    private static String value(Field field, String text) {
        if (text.isEmpty()) {
            return "-";
        }
        Optional<?> value = switch (field.type()) {
            case ID, TEXT -> Optional.of(text);
            case FLAG -> CellParser.flag(text).stream().boxed().findFirst();
            case INTEGER -> CellParser.decimal(text, 0).stream().boxed().findFirst();
            case DECIMAL -> CellParser.decimal(text, 2).stream().boxed().findFirst();
            case REAL -> CellParser.real(text).stream().boxed().findFirst();
            case DATE -> CellParser.date(text).map(LocalDate::toEpochDay);
            case INSTANT -> CellParser.instant(text);
        };
        return value.map(String::valueOf).orElse("!");
    }

    /** Batches that are looked at when all are read. */
    private static List<String> kept(BatchReader reader) {
        List<ColumnBatch> batches = new ArrayList<>();
        for (Optional<ColumnBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
            batches.add(batch.get());
        }
        return batches.stream().flatMap(batch -> rows(batch).stream()).toList();
    }

    /** Batches of which each is done before the next one is read. */
    private static List<String> pending(BatchReader reader) {
        List<String> rows = new ArrayList<>();
        for (Optional<PendingBatch> batch = reader.nextPending(); batch.isPresent(); batch = reader.nextPending()) {
            assertThat(batch.get().firstRow()).isEqualTo(rows.size() + 1);
            List<String> read = rows(batch.get().read());
            assertThat(batch.get().rows()).isEqualTo(read.size());
            rows.addAll(read);
            batch.get().done();
        }
        return rows;
    }

    private static List<String> rows(ColumnBatch batch) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < FIELDS.size(); i++) {
                values.add(value(batch, row, i));
            }
            rows.add((batch.firstRow() + row) + String.join("|", values));
        }
        return rows;
    }

    private static String value(ColumnBatch batch, int row, int i) {
        Column column = batch.columns().get(i);
        MalformedValue malformed = new MalformedValue(
                batch.firstRow() + row,
                FIELDS.get(i),
                ColumnParser.of(FIELDS.get(i)).expected());
        if (batch.malformed().contains(malformed)) {
            assertThat(column.isMissing(row)).isTrue();
            return "!";
        }
        return column.isMissing(row) ? "-" : present(column, row);
    }

    private static String present(Column column, int row) {
        if (column instanceof LongColumn longs) {
            return String.valueOf(longs.value(row));
        }
        if (column instanceof DoubleColumn doubles) {
            return String.valueOf(doubles.value(row));
        }
        if (column instanceof InstantColumn instants) {
            return Instant.ofEpochSecond(instants.epochSecond(row), instants.nano(row))
                    .toString();
        }
        TextColumn texts = (TextColumn) column;
        return texts.dictionary().get(texts.code(row));
    }

    @Test
    void malformed_values_come_in_the_order_of_rows_and_columns() {
        String text = HEADER + "\nu1,a,n,x,1.5,1,1,today,2026-01-01T00:00:00Z\nu2,a,n,1,1,1.234,1,2026-01-01,\n";

        try (CsvReading reading = reading(text, 1 << 10, 10)) {
            assertThat(reading.next().orElseThrow().malformed().stream()
                            .map(value -> value.row() + " " + value.field().name()))
                    .containsExactly("1 day", "1 visits", "1 bought", "2 spent");
        }
    }

    @Test
    void threads_read_batches_at_the_same_time() throws Exception {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < 3000; i++) {
            text.append("user" + i + ",city" + i % 7 + ",\"n\n\",1," + i + "," + i + ".5," + i + ",2026-01-01,\n");
        }
        List<String> expected = expected(text.toString());
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try (CsvReading reading = reading(text.toString(), 500, 16)) {
            List<Future<List<String>>> found = new ArrayList<>();
            for (Optional<PendingBatch> next = reading.nextPending(); next.isPresent(); next = reading.nextPending()) {
                PendingBatch batch = next.get();
                found.add(pool.submit(() -> {
                    List<String> rows = rows(batch.read());
                    batch.done();
                    return rows;
                }));
            }
            List<String> rows = new ArrayList<>();
            for (Future<List<String>> part : found) {
                rows.addAll(part.get());
            }
            assertThat(rows).isEqualTo(expected);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void identifiers_become_bytes_and_texts_that_return_share_a_dictionary() {
        String rows = IntStream.range(0, 3 * 2048)
                .mapToObj(i -> "user" + i + ",city" + i % 3 + ",n,1,1,1,1,2026-01-01,\n")
                .collect(Collectors.joining());
        try (CsvReading reading = reading(HEADER + "\n" + rows, 1 << 18, 2048)) {
            List<ColumnBatch> batches = new ArrayList<>();
            reading.next().ifPresent(batches::add);
            reading.next().ifPresent(batches::add);
            reading.next().ifPresent(batches::add);

            assertThat(((TextColumn) batches.get(2).columns().get(4)).isCoded()).isFalse();
            TextColumn second = (TextColumn) batches.get(1).columns().get(1);
            TextColumn third = (TextColumn) batches.get(2).columns().get(1);
            assertThat(second.isCoded()).isTrue();
            assertThat(third.dictionary()).isSameAs(second.dictionary()).containsExactly("city0", "city1", "city2");
        }
    }

    @Test
    void a_batch_can_be_read_again_until_it_is_done() {
        try (CsvReading reading = reading(HEADER + "\nu,a,n,1,1,1,1,2026-01-01,\n", 1 << 10, 10)) {
            PendingBatch batch = reading.nextPending().orElseThrow();

            assertThat(batch.read()).isSameAs(batch.read());

            batch.done();

            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(batch::read);
        }
    }

    @Test
    void rows_can_be_skipped() {
        String text = HEADER + "\n" + "u,a,n,1,1,1,1,2026-01-01,\n".repeat(2) + "v,a,n,1,1,1,1,2026-01-01,\n";
        for (int batch = 1; batch < 5; batch++) {
            try (CsvReading reading = reading(text, 60, batch)) {
                reading.skip(2);
                ColumnBatch next = reading.next().orElseThrow();

                assertThat(next.firstRow()).isEqualTo(3);
                assertThat(rows(next)).hasSize(1).first().asString().contains("|v|");
                assertThat(reading.next()).isEmpty();
            }
            try (CsvReading reading = reading(text, 60, batch)) {
                reading.skip(7);

                assertThat(reading.next()).isEmpty();
            }
        }
    }

    @Test
    void a_row_of_another_width_is_refused_with_its_row_and_line() {
        String good = "u,\"a\n\",n,1,1,1,1,2026-01-01,\n";
        String text = HEADER + "\n" + good + "\n" + good + "u,a\n";
        for (int block = 1; block < 200; block += 9) {
            try (CsvReading reading = reading(text, block, 1)) {
                assertThat(reading.next()).isPresent();
                assertThat(reading.next()).isPresent();
                assertThatExceptionOfType(ImpactException.class)
                        .isThrownBy(reading::next)
                        .withMessageContaining("source/ragged-row")
                        .withMessageContaining("file shop.csv, row 3 (line 7) has 2 fields, expected 9");
            }
        }
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused_behind_the_rows_before_them() throws IOException {
        byte[] text = (HEADER + "\nu,K\u00f6ln,n,1,1,1,1,2026-01-01,\nu,#,n,1,1,1,1,2026-01-01,\n")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == '#' ? (byte) 0xC3 : text[i];
        }
        for (int block = 1; block < 200; block += 9) {
            CsvSplitter splitter = new CsvSplitter(new ByteArrayInputStream(text), block);
            try (CsvReading reading = CsvReading.of(FILE, splitter, FIELDS, 1)) {
                assertThat(reading.next()).isPresent();
                assertThatExceptionOfType(ImpactException.class)
                        .isThrownBy(reading::next)
                        .withMessageContaining("source/unreadable")
                        .withMessageContaining("file shop.csv could not be read after row 1: "
                                + "java.nio.charset.MalformedInputException: Input length = 1");
            }
        }
    }

    @Test
    void a_failing_disk_is_reported_behind_the_rows_before() {
        byte[] text = (HEADER + "\nu,a,n,1,1,1,1,2026-01-01,\nu,b").getBytes(StandardCharsets.UTF_8);
        InputStream failing = new InputStream() {
            private final ByteArrayInputStream before = new ByteArrayInputStream(text);

            @Override
            public int read() throws IOException {
                int next = before.read();
                if (next < 0) {
                    throw new IOException("the disk is gone");
                }
                return next;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = before.read(into, from, length);
                if (read < 0) {
                    throw new IOException("the disk is gone");
                }
                return read;
            }
        };
        try (CsvReading reading = CsvReading.of(FILE, new CsvSplitter(failing, 1 << 10), FIELDS, 1)) {
            assertThat(reading.next()).isPresent();
            assertThatExceptionOfType(ImpactException.class)
                    .isThrownBy(reading::next)
                    .withMessageContaining("after row 1: java.io.IOException: the disk is gone");
        }
    }

    @Test
    void one_column_may_have_empty_lines_as_missing_values() {
        Field only = SHOP.text("city");
        InputStream bytes = new ByteArrayInputStream("city\na\n\nb\n".getBytes(StandardCharsets.UTF_8));
        try (CsvReading reading = CsvReading.of(FILE, new CsvSplitter(bytes), Collections.singletonList(only), 10)) {
            ColumnBatch batch = reading.next().orElseThrow();

            assertThat(batch.rows()).isEqualTo(3);
            assertThat(batch.columns().get(0).isMissing(1)).isTrue();
        }
    }
}
