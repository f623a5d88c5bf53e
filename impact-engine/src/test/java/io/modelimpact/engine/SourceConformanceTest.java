package io.modelimpact.engine;

import static io.modelimpact.Impact.currency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.formula.DateField;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.InstantField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.RealField;
import io.modelimpact.formula.TextField;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.Column;
import io.modelimpact.spi.ColumnBatch;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.spi.DoubleColumn;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.MalformedValue;
import io.modelimpact.spi.SourceConformance;
import io.modelimpact.spi.TextColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources of the library keep the promises of the SPI, and the kit that says so finds each promise that is broken. */
class SourceConformanceTest {
    private static final Dataset SHOP = Dataset.named("shop");
    private static final IdField USER = SHOP.id("user");
    private static final TextField CITY = SHOP.text("city");
    private static final FlagField BOUGHT = SHOP.flag("bought");
    private static final IntegerField CLICKS = SHOP.integer("clicks");
    private static final DecimalField SPENT = SHOP.decimal("spent", 2).in(currency("EUR"));
    private static final RealField SCORE = SHOP.real("score");
    private static final DateField DAY = SHOP.date("day");
    private static final InstantField SEEN = SHOP.instant("seen");
    private static final List<Field> FIELDS = List.of(USER, CITY, BOUGHT, CLICKS, SPENT, SCORE, DAY, SEEN);

    /** One row; null is a missing value. */
    record Row(
            String user,
            @Nullable String city,
            @Nullable Boolean bought,
            @Nullable Long clicks,
            @Nullable BigDecimal spent,
            @Nullable Double score,
            @Nullable LocalDate day,
            @Nullable Instant seen) {}

    private static final List<Row> ROWS =
            IntStream.range(0, 500).mapToObj(SourceConformanceTest::row).toList();

    private static Row row(int i) {
        return new Row(
                "u" + i,
                i % 7 == 0 ? null : List.of("Köln", "İstanbul", "a \"b\", c").get(i % 3),
                i % 5 == 0 ? null : i % 2 == 0,
                i % 11 == 0 ? null : (long) i * i - 40,
                i % 6 == 0 ? null : BigDecimal.valueOf(i * 37L - 500, 2),
                i % 9 == 0 ? null : i % 10 == 1 ? Double.NaN : i / 7.0,
                i % 13 == 0 ? null : LocalDate.ofEpochDay(i * 100L - 3000),
                i % 8 == 0 ? null : Instant.ofEpochSecond(i * 1000L, i));
    }

    private static RowColumns<Row> mapped(RowColumns<Row> rows) {
        return rows.with(USER, Row::user)
                .with(CITY, Row::city)
                .with(BOUGHT, Row::bought)
                .with(CLICKS, Row::clicks)
                .with(SPENT, Row::spent)
                .with(SCORE, Row::score)
                .with(DAY, Row::day)
                .with(SEEN, Row::seen)
                .inBatchesOf(64);
    }

    private static DatasetSource rows() {
        return mapped(Sources.rows(ROWS)).build();
    }

    private static DatasetSource columns(boolean malformedDay) {
        int n = ROWS.size();
        long[] clicks = new long[n];
        long[] spent = new long[n];
        double[] scores = new double[n];
        boolean[] bought = new boolean[n];
        long[] days = new long[n];
        BitSet[] missing = {new BitSet(), new BitSet(), new BitSet(), new BitSet(), new BitSet()};
        for (int i = 0; i < n; i++) {
            Row row = ROWS.get(i);
            missing[0].set(i, row.clicks() == null);
            missing[1].set(i, row.spent() == null);
            missing[2].set(i, row.score() == null);
            missing[3].set(i, row.bought() == null);
            missing[4].set(i, row.day() == null);
            clicks[i] = row.clicks() == null ? -1 : row.clicks();
            spent[i] = row.spent() == null ? -1 : row.spent().unscaledValue().longValue();
            scores[i] = row.score() == null ? -1 : row.score();
            bought[i] = row.bought() != null && row.bought();
            days[i] = row.day() == null ? -1 : row.day().toEpochDay();
        }
        days[17] = malformedDay ? Long.MAX_VALUE : days[17];
        return Sources.columns()
                .inBatchesOf(61)
                .revisedAs("the columns of the test")
                .with(USER, ROWS.stream().map(Row::user).toArray(String[]::new))
                .with(CITY, ROWS.stream().map(Row::city).toArray(String[]::new))
                .with(BOUGHT, bought, missing[3])
                .with(CLICKS, clicks, missing[0])
                .with(SPENT, spent, missing[1])
                .with(SCORE, scores, missing[2])
                .with(DAY, days, missing[4])
                .with(SEEN, ROWS.stream().map(Row::seen).toArray(Instant[]::new))
                .build();
    }

    private static String csv() {
        String head = FIELDS.stream().map(Field::name).collect(Collectors.joining(","));
        return ROWS.stream()
                .map(row -> row.user() + "," + quoted(row.city()) + "," + text(row.bought()) + "," + text(row.clicks())
                        + "," + text(row.spent()) + "," + text(row.score()) + "," + text(row.day()) + ","
                        + text(row.seen()))
                .collect(Collectors.joining("\n", head + "\n", "\nlast,Köln,perhaps,1.5,0.001,none,31.12.2026,now\n"));
    }

    private static String quoted(@Nullable String city) {
        return city == null ? "" : "\"" + city.replace("\"", "\"\"") + "\"";
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    @Test
    void columnsInMemoryConform() {
        assertThat(SourceConformance.of(columns(true), FIELDS).problems()).isEmpty();
    }

    @Test
    void aFilePlainOrCompressedConforms(@TempDir Path folder) throws IOException {
        Path plain = Files.writeString(folder.resolve("shop.csv"), csv(), StandardCharsets.UTF_8);
        Path compressed = folder.resolve("shop.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            out.write(csv().getBytes(StandardCharsets.UTF_8));
        }
        for (Path file : List.of(plain, compressed)) {
            CsvFile source = Sources.csv(file).inBatchesOf(47);
            assertThat(source.revision()).isPresent();
            assertThat(SourceConformance.of(source, FIELDS).problems()).isEmpty();
        }
        assertThat(Sources.csv(folder.resolve("absent.csv")).revision()).isEmpty();
    }

    @Test
    void rowsOfTheHostConformOnceOrOften() {
        assertThat(SourceConformance.of(rows(), FIELDS).problems()).isEmpty();
        DatasetSource ordered = mapped(Sources.rows(ROWS)).revisedAs("a list").build();
        assertThat(SourceConformance.of(ordered, FIELDS).problems()).isEmpty();
        DatasetSource once = mapped(Sources.rowsOnce(ROWS.iterator())).build();
        assertThat(once.isRescannable()).isFalse();
        assertThat(SourceConformance.of(once, FIELDS).problems()).isEmpty();
    }

    @Test
    void allSourcesSayTheSameOfTheSameRows(@TempDir Path folder) throws IOException {
        String rows = csv().replaceAll("last,.*\n", "");
        Path file = Files.writeString(folder.resolve("shop.csv"), rows, StandardCharsets.UTF_8);

        assertThat(values(rows())).isEqualTo(values(Sources.csv(file).inBatchesOf(13)));
        assertThat(values(rows())).isEqualTo(values(columns(false)));
    }

    /** The values of all batches, however they were cut. */
    private static String values(DatasetSource source) {
        StringBuilder values = new StringBuilder();
        try (BatchReader reader = source.open(FIELDS)) {
            for (Optional<ColumnBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                for (int row = 0; row < batch.get().rows(); row++) {
                    for (Column column : batch.get().columns()) {
                        values.append(value(column, row)).append('|');
                    }
                    values.append('\n');
                }
            }
        }
        return values.toString();
    }

    private static String value(Column column, int row) {
        if (column.isMissing(row)) {
            return "-";
        } else if (column instanceof LongColumn longs) {
            return Long.toString(longs.value(row));
        } else if (column instanceof DoubleColumn doubles) {
            return Double.toString(doubles.value(row));
        } else if (column instanceof TextColumn texts) {
            return texts.dictionary().get(texts.code(row));
        }
        return "?";
    }

    @Test
    void malformedValuesOfRowsAreLocatedAcrossBatches() {
        DatasetSource source = Sources.rows(IntStream.range(0, 10).boxed().toList())
                .with(SPENT, i -> i == 7 ? new BigDecimal("0.001") : BigDecimal.ONE)
                .with(CITY, i -> i == 8 ? "\udc00" : "x")
                .inBatchesOf(3)
                .build();
        List<MalformedValue> malformed = new ArrayList<>();
        try (BatchReader reader = source.open(List.of(SPENT, CITY))) {
            for (Optional<ColumnBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                malformed.addAll(batch.get().malformed());
            }
        }
        assertThat(malformed).extracting(MalformedValue::row).containsExactly(8L, 9L);
        assertThat(malformed).extracting(MalformedValue::field).containsExactly(SPENT, CITY);
    }

    @Test
    void rowsOfAnotherTypeOrTwiceTheSameFieldAreRefused() {
        RowColumns<Integer> rows = Sources.rows(List.of(1)).with(CLICKS, i -> (long) i);

        refused("source/duplicate-column", () -> rows.with(CLICKS, i -> 2L));
        refused("source/wrong-type", () -> rows.build().open(List.of(SHOP.real("clicks"))));
        refused("source/missing-column", () -> rows.build().open(List.of(CLICKS, SCORE)));
    }

    private static void refused(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ImpactException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    // ---- the kit itself ----

    /** A source of four batches of two rows with one integer and one text column, as each test bends it. */
    private static class Bent implements DatasetSource {

        @Override
        public String name() {
            return "bent";
        }

        @Override
        public BatchReader open(List<Field> columns) {
            requireKnown(columns);
            return reader(columns, new AtomicInteger());
        }

        void requireKnown(List<Field> columns) {
            if (columns.stream().anyMatch(field -> !List.of(CLICKS, CITY).contains(field))) {
                throw new ImpactException("source/missing-column", "a column is missing", "add it");
            }
        }

        BatchReader reader(List<Field> columns, AtomicInteger batch) {
            return new BatchReader() {
                @Override
                public Optional<ColumnBatch> next() {
                    int at = batch.getAndIncrement();
                    return at < 4 ? Optional.of(batch(at, columns)) : Optional.empty();
                }

                @Override
                public void close() {}
            };
        }

        ColumnBatch batch(int at, List<Field> columns) {
            return new ColumnBatch(
                    1 + 2L * at,
                    2,
                    columns.stream().map(field -> column(at, field)).toList(),
                    List.of());
        }

        Column column(int at, Field field) {
            return field.equals(CLICKS)
                    ? new LongColumn(new long[] {at, -at}, new BitSet())
                    : new TextColumn(new int[] {0, 1}, List.of("a", "b" + at));
        }
    }

    private static List<String> found(DatasetSource source) {
        return SourceConformance.of(source, List.of(CLICKS, CITY)).problems().stream()
                .map(Problem::code)
                .distinct()
                .toList();
    }

    @Test
    void aSoundSourceOfSomebodyElseConforms() {
        assertThat(found(new Bent())).isEmpty();
    }

    @Test
    void aSourceWithoutNameIsFound() {
        assertThat(found(new Bent() {
                    @Override
                    public String name() {
                        return " ";
                    }
                }))
                .containsExactly("conformance/name");
    }

    @Test
    void aRevisionThatChangesIsFound() {
        AtomicInteger calls = new AtomicInteger();
        assertThat(found(new Bent() {
                    @Override
                    public Optional<String> revision() {
                        return Optional.of("call " + calls.incrementAndGet());
                    }
                }))
                .contains("conformance/description");
    }

    @Test
    void rowsThatAreNotNumberedFromOneWithoutGapsAreFound() {
        assertThat(found(new Bent() {
                    @Override
                    ColumnBatch batch(int at, List<Field> columns) {
                        ColumnBatch batch = super.batch(at, columns);
                        return new ColumnBatch(1 + 3L * at, 2, batch.columns(), batch.malformed());
                    }
                }))
                .contains("conformance/row-numbers");
    }

    @Test
    void otherRowsTheNextTimeAreFound() {
        AtomicInteger opened = new AtomicInteger();
        assertThat(found(new Bent() {
                    @Override
                    BatchReader reader(List<Field> columns, AtomicInteger batch) {
                        return super.reader(columns, new AtomicInteger(opened.getAndIncrement() % 3));
                    }
                }))
                .contains("conformance/again");
    }

    @Test
    void anotherOrderTheNextTimeIsFoundWhereOneIsPromised() {
        AtomicInteger opened = new AtomicInteger();
        Bent turning = new Bent() {
            @Override
            BatchReader reader(List<Field> columns, AtomicInteger batch) {
                boolean backwards = opened.incrementAndGet() % 2 == 0;
                return new BatchReader() {
                    @Override
                    public Optional<ColumnBatch> next() {
                        int at = batch.getAndIncrement();
                        return at < 4 ? Optional.of(numbered(at, backwards ? 3 - at : at)) : Optional.empty();
                    }

                    private ColumnBatch numbered(int at, int content) {
                        ColumnBatch rows = batch(content, columns);
                        return new ColumnBatch(1 + 2L * at, 2, rows.columns(), List.of());
                    }

                    @Override
                    public void close() {}
                };
            }
        };
        assertThat(found(turning)).isEmpty();
        Bent promising = new Bent() {
            @Override
            public Optional<String> revision() {
                return Optional.of("fixed");
            }

            @Override
            BatchReader reader(List<Field> columns, AtomicInteger batch) {
                return turning.reader(columns, batch);
            }
        };
        assertThat(found(promising)).contains("conformance/again", "conformance/position");
    }

    @Test
    void arraysThatAreUsedAgainAreFound() {
        long[] reused = new long[2];
        assertThat(found(new Bent() {
                    @Override
                    Column column(int at, Field field) {
                        Arrays.fill(reused, at);
                        return field.equals(CLICKS) ? new LongColumn(reused, new BitSet()) : super.column(at, field);
                    }
                }))
                .contains("conformance/reuse");
    }

    @Test
    void aColumnOfAnotherKindAndTooFewColumnsAreFound() {
        assertThat(found(new Bent() {
                    @Override
                    Column column(int at, Field field) {
                        return new DoubleColumn(new double[2], new BitSet());
                    }
                }))
                .contains("conformance/type");
        assertThat(found(new Bent() {
                    @Override
                    ColumnBatch batch(int at, List<Field> columns) {
                        return super.batch(at, List.of(CLICKS));
                    }
                }))
                .contains("conformance/columns");
    }

    @Test
    void columnsInAnOrderOfTheirOwnAreFound() {
        assertThat(found(new Bent() {
                    @Override
                    Column column(int at, Field field) {
                        return field.equals(CITY) || at > 0
                                ? super.column(at, field)
                                : new LongColumn(new long[] {System.identityHashCode(this), 5}, new BitSet());
                    }

                    @Override
                    ColumnBatch batch(int at, List<Field> columns) {
                        return columns.size() > 1
                                ? super.batch(at, columns)
                                : new ColumnBatch(
                                        1 + 2L * at, 2, List.of(super.column(3 - at, columns.get(0))), List.of());
                    }
                }))
                .contains("conformance/columns");
    }

    @Test
    void codesOutsideOfTheDictionaryAndLoneSurrogatesAreFound() {
        for (TextColumn bad : List.of(
                new TextColumn(new int[] {0, 7}, List.of("a")), new TextColumn(new int[] {0, 0}, List.of("\ud800")))) {
            assertThat(found(new Bent() {
                        @Override
                        Column column(int at, Field field) {
                            return field.equals(CITY) ? bad : super.column(at, field);
                        }
                    }))
                    .contains("conformance/value");
        }
    }

    @Test
    void malformedValuesThatAreNotMissingOutsideOrOutOfOrderAreFound() {
        for (List<MalformedValue> bad : List.of(
                List.of(new MalformedValue(1, CLICKS, "x")),
                List.of(new MalformedValue(99, CLICKS, "x")),
                List.of(new MalformedValue(1, SCORE, "x")))) {
            assertThat(found(new Bent() {
                        @Override
                        ColumnBatch batch(int at, List<Field> columns) {
                            ColumnBatch batch = super.batch(at, columns);
                            return at > 0
                                    ? batch
                                    : new ColumnBatch(batch.firstRow(), batch.rows(), batch.columns(), bad);
                        }
                    }))
                    .contains("conformance/malformed");
        }
    }

    @Test
    void rowsAfterTheEndAreFound() {
        assertThat(found(new Bent() {
                    @Override
                    BatchReader reader(List<Field> columns, AtomicInteger batch) {
                        BatchReader reader = super.reader(columns, batch);
                        return new BatchReader() {
                            private int calls;

                            @Override
                            public Optional<ColumnBatch> next() {
                                return calls++ == 5 ? Optional.of(batch(4, columns)) : reader.next();
                            }

                            @Override
                            public void close() {}
                        };
                    }
                }))
                .contains("conformance/end");
    }

    @Test
    void oneReaderForAllIsFound() {
        AtomicInteger shared = new AtomicInteger();
        assertThat(found(new Bent() {
                    @Override
                    BatchReader reader(List<Field> columns, AtomicInteger batch) {
                        return super.reader(columns, shared);
                    }
                }))
                .contains("conformance/again", "conformance/threads");
    }

    @Test
    void aMissingColumnThatIsNotRefusedIsFound() {
        assertThat(found(new Bent() {
                    @Override
                    void requireKnown(List<Field> columns) {}
                }))
                .contains("conformance/refusal");
        assertThat(found(new Bent() {
                    @Override
                    public boolean isRescannable() {
                        return false;
                    }
                }))
                .containsExactly("conformance/refusal");
    }

    @Test
    void aPositionThatIsMissedIsFound() {
        assertThat(found(new Bent() {
                    @Override
                    public Optional<String> revision() {
                        return Optional.of("fixed");
                    }

                    @Override
                    public BatchReader openAfter(List<Field> columns, long rows) {
                        return super.openAfter(columns, Math.max(0, rows - 1));
                    }
                }))
                .contains("conformance/position", "conformance/row-numbers");
    }

    @Test
    void thereHasToBeAFieldToAskFor() {
        assertThatThrownBy(() -> SourceConformance.of(new Bent(), Collections.emptyList()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
