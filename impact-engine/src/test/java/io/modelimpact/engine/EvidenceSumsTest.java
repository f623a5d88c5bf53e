package io.modelimpact.engine;

import static io.modelimpact.Impact.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import io.modelimpact.stats.exact.ExactRational;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the scan to sums that are done again, slowly, with big decimals. */
class EvidenceSumsTest {
    private static final Metric CAPPED =
            metric("capped", "1").asMean(Trial.REVENUE).cappedAt("20").higherIsBetter();
    private static final Metric BUYERS =
            metric("buyers", "1").asMean(Trial.REVENUE).among(Trial.BOUGHT).higherIsBetter();
    private static final Metric ZEROED =
            metric("zeroed", "1").asMean(Trial.REVENUE).missingAsZero().higherIsBetter();
    private static final Disjointness PARTED = Disjointness.declared(Trial.USER, "the rows were cut");
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final Assessment ASSESSMENT = Trial.draft()
            .measuring(CAPPED, BUYERS, ZEROED)
            .slicedBy(Trial.BY_COUNTRY)
            .claiming(Trial.SELLS)
            .noGuardrails("the scan alone is tested")
            .decidedBy(Trial.lenient(Multiplicity.NONE))
            .build();
    private static final Protocol PROTOCOL = ENGINE.plan(ASSESSMENT);

    private static Evidence scan(List<Row> rows, int batch, Execution execution) {
        return ENGINE.scan(PROTOCOL, Inputs.bind(Trial.USERS, Trial.source(rows, batch)), execution);
    }

    private static Evidence scan(List<Row> rows) {
        return scan(rows, 64, Execution.callerRuns());
    }

    @Property(seed = "11", tries = 25)
    void cellsHoldTheSumsThatBigDecimalsGive(
            @ForAll @IntRange(min = 1, max = 300) int count, @ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        List<Row> rows = Trial.rows(count, seed, 100);
        Evidence evidence = scan(rows);
        for (String arm : List.of("A", "B")) {
            for (Optional<String> country : countries(rows)) {
                Predicate<Row> in = row -> row.variant().equals(arm)
                        && country.map(name -> name.equals(member(row))).orElse(true);
                check(evidence, rows, in, arm, country, "conversion", row -> flag(row.bought()), 0);
                check(evidence, rows, in, arm, country, "spend", row -> money(row.cents()), 2);
                check(
                        evidence,
                        rows,
                        in,
                        arm,
                        country,
                        "zeroed",
                        row -> money(row.cents() == null ? 0L : row.cents()),
                        2);
                check(
                        evidence,
                        rows,
                        in,
                        arm,
                        country,
                        "capped",
                        row -> money(row.cents()).map(value -> value.min(new BigDecimal("20"))),
                        2);
                check(
                        evidence,
                        rows,
                        in.and(row -> Boolean.TRUE.equals(row.bought())),
                        arm,
                        country,
                        "buyers",
                        row -> money(row.cents()),
                        2);
                check(evidence, rows, in, arm, country, "taste", row -> Optional.of(new BigDecimal(row.score())), 0);
                CellState ratio = cell(evidence, "rate", arm, country);
                assertThat(ratio.products().sum(0)).isEqualTo(sum(rows, in, row -> BigDecimal.valueOf(row.clicks())));
                assertThat(ratio.products().sum(1)).isEqualTo(sum(rows, in, row -> BigDecimal.valueOf(row.views())));
                assertThat(ratio.products().sumOfProducts(0, 1))
                        .isEqualTo(sum(rows, in, row -> BigDecimal.valueOf(row.clicks() * row.views())));
            }
        }
    }

    private static List<Optional<String>> countries(List<Row> rows) {
        List<Optional<String>> countries = new ArrayList<>(List.of(Optional.empty()));
        rows.stream().map(EvidenceSumsTest::member).distinct().forEach(name -> countries.add(Optional.of(name)));
        return countries;
    }

    private static String member(Row row) {
        String country = row.country();
        return country == null ? Slice.MISSING : country;
    }

    private static Optional<BigDecimal> flag(@Nullable Boolean value) {
        return value == null ? Optional.empty() : Optional.of(value ? BigDecimal.ONE : BigDecimal.ZERO);
    }

    private static Optional<BigDecimal> money(@Nullable Long cents) {
        return cents == null ? Optional.empty() : Optional.of(BigDecimal.valueOf(cents, 2));
    }

    private static CellState cell(Evidence evidence, String metric, String arm, Optional<String> country) {
        CellKey key =
                country.map(name -> new CellKey(metric, arm, "country", name)).orElse(CellKey.overall(metric, arm));
        CellState found = evidence.cells().get(key);
        return found == null ? CellState.empty(metric.equals("rate") ? 2 : 1) : found;
    }

    private static void check(
            Evidence evidence,
            List<Row> rows,
            Predicate<Row> in,
            String arm,
            Optional<String> country,
            String metric,
            Function<Row, Optional<BigDecimal>> value,
            int scale) {
        CellState found = cell(evidence, metric, arm, country);
        List<BigDecimal> values =
                rows.stream().filter(in).map(value).flatMap(Optional::stream).toList();
        long missing = rows.stream()
                .filter(in)
                .filter(row -> value.apply(row).isEmpty())
                .count();
        String what = metric + " " + arm + " " + country;
        assertThat(found.products().count()).as(what).isEqualTo(values.size());
        assertThat(found.missing()).as(what).isEqualTo(missing);
        BigDecimal factor = BigDecimal.TEN.pow(scale);
        BigDecimal sum =
                values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).multiply(factor);
        BigDecimal squares =
                values.stream().map(each -> each.multiply(factor).pow(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(found.products().sum(0)).as(what).isEqualTo(ExactRational.of(sum));
        assertThat(found.products().sumOfProducts(0, 0)).as(what).isEqualTo(ExactRational.of(squares));
    }

    private static ExactRational sum(List<Row> rows, Predicate<Row> in, Function<Row, BigDecimal> value) {
        return ExactRational.of(rows.stream().filter(in).map(value).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Property(seed = "12", tries = 15)
    void orderBatchesAndThreadsChangeNothing(
            @ForAll @IntRange(min = 2, max = 400) int count, @ForAll @IntRange(min = 1, max = 80) int batch) {
        List<Row> rows = Trial.rows(count, count, 50);
        Evidence once = scan(rows, count, Execution.callerRuns());
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(count));
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            assertThat(scan(shuffled, batch, Execution.on(pool, 3))).isEqualTo(once);
        } finally {
            pool.shutdown();
        }
        assertThat(scan(shuffled, batch, Execution.callerRuns()).digest()).isEqualTo(once.digest());
    }

    @Test
    void partsOfDifferentUnitsMergeToTheWhole() {
        List<Row> rows = Trial.rows(300, 5, 50);
        Evidence whole = scan(rows);
        Evidence merged = scan(rows.subList(0, 120)).merge(scan(rows.subList(120, 300)), PARTED);
        assertThat(merged.cells()).isEqualTo(whole.cells());
        assertThat(merged.units()).isEqualTo(whole.units());
        assertThat(merged.rules()).isEqualTo(whole.rules());
        assertThat(merged.mergedAs(whole)).isEqualTo(whole);
        assertThat(merged.slices()).isEqualTo(whole.slices());
    }

    @Test
    void evidenceOfAnotherProtocolIsNotMerged() {
        Assessment other = ASSESSMENT.revisedAs("2").because("another").build();
        Evidence foreign = ENGINE.scan(
                ENGINE.plan(other),
                Inputs.bind(Trial.USERS, Trial.source(Trial.rows(10, 1, 0), 10)),
                Execution.callerRuns());
        assertThatThrownBy(() -> scan(Trial.rows(10, 1, 0)).merge(foreign, PARTED))
                .isInstanceOfSatisfying(
                        ImpactException.class,
                        refused -> assertThat(refused.code()).isEqualTo("evidence/not-mergeable"));
    }

    @Test
    void savedEvidenceLoadsAsItWasAndDamageIsRefused(@TempDir Path folder) throws Exception {
        Evidence evidence = scan(Trial.rows(200, 3, 10));
        Path file = folder.resolve("evidence.json");
        evidence.save(file);
        assertThat(Evidence.load(file)).isEqualTo(evidence);
        JsonObject json = (JsonObject) JsonReader.strict().read(CanonicalJson.bytes(evidence.toJson()));
        assertThat(Evidence.fromJson(json).digest()).isEqualTo(evidence.digest());
        for (String section : json.entries().keySet()) {
            assertThatThrownBy(() -> Evidence.fromJson(json.without(section)))
                    .as(section)
                    .isInstanceOf(ImpactException.class);
        }
        assertThatThrownBy(() -> Evidence.load(folder.resolve("nothing.json")))
                .isInstanceOfSatisfying(
                        ImpactException.class,
                        refused -> assertThat(refused.code()).isEqualTo("evidence/unreadable"));
    }

    @Test
    void moreThanFiftyMembersAreNoSlice() {
        List<Row> rows = new ArrayList<>();
        for (Row row : Trial.rows(200, 9, 10)) {
            rows.add(new Row(
                    row.user(),
                    row.variant(),
                    "C" + row.user(),
                    row.bought(),
                    row.cents(),
                    row.clicks(),
                    row.views(),
                    row.score()));
        }
        Evidence evidence = scan(rows);
        assertThat(isExceeded(evidence)).isTrue();
        assertThat(evidence.cells().keySet()).noneMatch(key -> key.slice().equals("country"));
        Evidence later = scan(rows.subList(0, 60)).merge(scan(rows.subList(60, 200)), PARTED);
        assertThat(isExceeded(later)).isTrue();
    }

    private static boolean isExceeded(Evidence evidence) {
        SliceFacts facts = evidence.slices().get("country");
        return facts != null && facts.cardinalityExceeded();
    }

    @Test
    void unitsOfNoDeclaredArmAreCountedAndNamed() {
        List<Row> rows = new ArrayList<>(Trial.rows(20, 1, 0));
        Row last = rows.get(19);
        rows.set(19, new Row(last.user(), "Z", last.country(), last.bought(), last.cents(), 1, 1, 0));
        Evidence evidence = scan(rows);
        assertThat(evidence.unknownAssignments().rows()).isEqualTo(1);
        assertThat(evidence.unknownAssignments().names()).containsExactly("Z");
        assertThat(evidence.units()).containsEntry("A", 10L).containsEntry("B", 9L);
    }

    @Test
    void aCancelledScanSaysHowFarItCame() {
        Cancellation cancellation = Cancellation.create();
        Execution execution = Execution.callerRuns().cancelledBy(cancellation).listeningWith(new EvaluationListener() {
            @Override
            public void rowsScanned(String dataset, long rows) {
                if (rows >= 100) {
                    cancellation.cancel();
                }
            }
        });
        assertThatThrownBy(() -> scan(Trial.rows(1000, 1, 0), 50, execution))
                .isInstanceOfSatisfying(ImpactException.class, cancelled -> {
                    assertThat(cancelled.code()).isEqualTo("engine/cancelled");
                    assertThat(cancelled.getMessage()).contains("100 rows of users");
                });
    }

    @Test
    void anExecutorThatRefusesIsAnErrorAndNothingHangs() {
        Execution execution = Execution.on(
                task -> {
                    throw new RejectedExecutionException("full");
                },
                4);
        assertThatThrownBy(() -> scan(Trial.rows(1000, 1, 0), 50, execution)).isInstanceOf(RuntimeException.class);
    }
}
