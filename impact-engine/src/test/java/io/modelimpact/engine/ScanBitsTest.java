package io.modelimpact.engine;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.bands;
import static io.modelimpact.Impact.between;
import static io.modelimpact.Impact.bootstrap;
import static io.modelimpact.Impact.by;
import static io.modelimpact.Impact.contract;
import static io.modelimpact.Impact.crossing;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.matching;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.nullShareAtMost;
import static io.modelimpact.Impact.oneOf;
import static io.modelimpact.Impact.outcome;
import static io.modelimpact.Impact.paired;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.scenario;
import static io.modelimpact.Impact.slice;
import static io.modelimpact.Impact.unique;
import static io.modelimpact.engine.AnyRows.ANSWER;
import static io.modelimpact.engine.AnyRows.BEFORE;
import static io.modelimpact.engine.AnyRows.CALM;
import static io.modelimpact.engine.AnyRows.DAY;
import static io.modelimpact.engine.AnyRows.FLAG;
import static io.modelimpact.engine.AnyRows.MONEY;
import static io.modelimpact.engine.AnyRows.N;
import static io.modelimpact.engine.AnyRows.OTHER;
import static io.modelimpact.engine.AnyRows.REGION;
import static io.modelimpact.engine.AnyRows.ROWS;
import static io.modelimpact.engine.AnyRows.SEEN;
import static io.modelimpact.engine.AnyRows.TAG;
import static io.modelimpact.engine.AnyRows.UNIT;
import static io.modelimpact.engine.AnyRows.VARIANT;
import static io.modelimpact.engine.AnyRows.X;
import static io.modelimpact.engine.AnyRows.Y;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.assessment.AssessmentDraft;
import io.modelimpact.change.Version;
import io.modelimpact.contract.Contract;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.engine.AnyRows.Row;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.RealField;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.slice.BandSlice;
import io.modelimpact.slice.MemberSlice;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactSum;
import io.modelimpact.stats.quantile.ClusterCounter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of any rows is the same to the byte however they are ordered, cut, spread over threads, and put together again; and what the kernels leave is what
 * adding row by row leaves. All kinds of metrics, rules and slices take part, under each design.
 */
class ScanBitsTest {
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final Version OLD = model("m").version("1");
    private static final Version NEW = model("m").version("2");
    private static final MemberSlice BY_REGION = slice(REGION);
    private static final BandSlice CALM_BANDS = bands(CALM, "-1", "2");
    private static final Disjointness PARTED = Disjointness.declared(UNIT, "units were parted by name")
            .alsoOf(ANSWER)
            .alsoOf(SEEN);

    private static final Metric MEAN = metric("mean", "1").asMean(X).withoutDirection();
    private static final Metric RATIO = metric("ratio", "1").asRatio(X, Y).withoutDirection();
    private static final Metric SPEND = metric("spend", "1").asMean(MONEY).withoutDirection();
    private static final Metric PRODUCT =
            metric("product", "1").asMean(N.times(N)).among(FLAG).withoutDirection();
    private static final Metric SHARE = metric("share", "1").asProportion(FLAG).withoutDirection();

    static final Protocol UNITS_ARE_ROWS = protocol(
            design(),
            SPEND,
            MEAN,
            RATIO,
            PRODUCT,
            SHARE,
            metric("capped", "1").asMean(MONEY).cappedAt("20").missingAsZero().withoutDirection(),
            metric("stratified", "1")
                    .asMean(MONEY)
                    .adjustedBy(BEFORE)
                    .stratifiedBy(BY_REGION)
                    .withoutDirection(),
            metric("nps", "1").asNetPromoterScore(ANSWER).withoutDirection(),
            metric("ordinal", "1").asOrdinal(ANSWER, 0, 10).withoutDirection(),
            metric("median", "1").asQuantile(X, "0.5").withoutDirection(),
            metric("p90", "1").asQuantile(MONEY, "0.9").withoutDirection(),
            metric("drawn", "1")
                    .asMean(MONEY)
                    .resampled(bootstrap(200).inSlices())
                    .withoutDirection(),
            metric("buckets", "1")
                    .asRatio(CALM, N)
                    .resampled(bootstrap(200).overBuckets())
                    .withoutDirection());
    static final Protocol UNITS_REPEAT = protocol(
            design().unitsRepeat(),
            metric("spend", "1").asMean(MONEY).perUnit().withoutDirection(),
            metric("total", "1").asMean(X).perUnit().withoutDirection(),
            metric("basket", "1").asMean(MONEY).clusteredByUnit().withoutDirection(),
            metric("wait", "1").asMean(X).clusteredByUnit().withoutDirection(),
            RATIO,
            metric("product", "1").asMean(N.times(N)).among(FLAG).perUnit().withoutDirection(),
            metric("buyers", "1").asProportion(FLAG).perUnit().withoutDirection(),
            metric("capped", "1").asMean(MONEY).cappedAt("20").perUnit().withoutDirection(),
            metric("nps", "1").asNetPromoterScore(ANSWER).clusteredByUnit().withoutDirection(),
            metric("p90", "1").asQuantile(MONEY, "0.9").perUnit().withoutDirection(),
            metric("median", "1").asQuantile(X, "0.5").clusteredByUnit().withoutDirection(),
            metric("middle", "1")
                    .asQuantile(N.times(N), "0.5")
                    .clusteredByUnit()
                    .withoutDirection());
    static final Protocol PAIRED = pairedProtocol(false);
    static final Protocol PAIRED_REPEATING = pairedProtocol(true);

    private static RandomizedDesign design() {
        return randomized().unit(UNIT).assignedBy(VARIANT).arms(arm("A", OLD, 1), arm("B", NEW, 1));
    }

    /** A rule of every kind. */
    private static Contract rules() {
        return contract(ROWS, "1")
                .requires(X)
                .requires(ANSWER, unique().orNote(), between("2", "7"))
                .requires(SEEN, unique().orNote(), nullShareAtMost("0.01"))
                .requires(REGION, oneOf("Köln", "İzmir"), matching("[A-Z].*"))
                .rowsBetween(10, 1000)
                .freshWithin(Duration.ofDays(2), DAY)
                .requiresThat("money-grows", MONEY.isAtLeast(BEFORE));
    }

    private static Protocol protocol(RandomizedDesign design, Metric... metrics) {
        Metric spend = metrics[0];
        return ENGINE.plan(rest(Assessment.named("bits", "1")
                        .ownedBy("tests")
                        .comparing(model("m").from(OLD).to(NEW))
                        .observing(design)
                        .given(rules())
                        .measuring(metrics)
                        .slicedBy(slice(TAG), BY_REGION, CALM_BANDS, crossing(BY_REGION, CALM_BANDS)))
                .under(scenario("base")
                        .projecting(
                                outcome("all")
                                        .as(effectOn(spend).absolute())
                                        .in(currency("EUR"))
                                        .higherIsBetter(),
                                outcome("region")
                                        .as(effectOn(spend)
                                                .in(BY_REGION, "Köln")
                                                .absolute())
                                        .in(currency("EUR"))
                                        .higherIsBetter(),
                                outcome("mean")
                                        .as(effectOn(metrics[1]).absolute())
                                        .asNumber()
                                        .higherIsBetter()))
                .build());
    }

    private static AssessmentDraft rest(AssessmentDraft draft) {
        return draft.noHypotheses("the scan alone is tested")
                .noGuardrails("the scan alone is tested")
                .noChecks("the scan alone is tested")
                .decidedBy(policy("standard", "1"));
    }

    private static Protocol pairedProtocol(boolean unitsRepeat) {
        FlagField approve = ROWS.flag("approve");
        RealField score = ROWS.real("score");
        var design = paired().unit(UNIT)
                .scoring(score, by(OLD, X), by(NEW, Y))
                .andScoring(approve, by(OLD, FLAG), by(NEW, OTHER));
        return ENGINE.plan(rest(Assessment.named("bits", "1")
                        .ownedBy("tests")
                        .comparing(model("m").from(OLD).to(NEW))
                        .observing(unitsRepeat ? design.unitsRepeat() : design)
                        .given(rules())
                        .measuring(
                                metric("score", "1").asMean(score).withoutDirection(),
                                metric("approved", "1").asProportion(approve).withoutDirection(),
                                metric("worth", "1")
                                        .asMean(MONEY)
                                        .among(approve)
                                        .withoutDirection())
                        .slicedBy(BY_REGION, slice(TAG)))
                .build());
    }

    private static byte[] bytes(Evidence evidence) {
        return CanonicalJson.bytes(evidence.toJson());
    }

    private static Evidence scan(Protocol protocol, AnyRows rows, int batch) {
        return ENGINE.scan(protocol, rows.inputs(batch), Execution.callerRuns());
    }

    @Property(seed = "71", tries = 25)
    void noOrderNoPartitionAndNoNumberOfThreadsMovesAByteWhereARowIsAUnit(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 900) int count,
            @ForAll @IntRange(min = 1, max = 64) int parts,
            @ForAll @IntRange(min = 1, max = 8) int threads,
            @ForAll @IntRange(min = 1, max = 70) int tags) {
        AnyRows rows = AnyRows.of(seed, count, count, tags);
        requireSame(UNITS_ARE_ROWS, rows, seed, parts, threads);
        requireSame(PAIRED, rows, seed, parts, threads);
    }

    @Property(seed = "72", tries = 25)
    void noOrderNoPartitionAndNoNumberOfThreadsMovesAByteWhereUnitsRepeat(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 900) int count,
            @ForAll @IntRange(min = 1, max = 300) int units,
            @ForAll @IntRange(min = 1, max = 64) int parts,
            @ForAll @IntRange(min = 1, max = 8) int threads) {
        AnyRows rows = AnyRows.of(seed, count, units, 1 + units % 70);
        requireSame(UNITS_REPEAT, rows, seed, parts, threads);
        requireSame(PAIRED_REPEATING, rows, seed, parts, threads);
    }

    private static void requireSame(Protocol protocol, AnyRows rows, long seed, int parts, int threads) {
        byte[] whole = bytes(scan(protocol, rows, rows.rows.size()));
        int batch = Math.max(1, rows.rows.size() / parts);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Evidence cut = ENGINE.scan(protocol, rows.shuffled(seed).inputs(batch), Execution.on(pool, threads));
            assertThat(new String(bytes(cut), StandardCharsets.UTF_8))
                    .isEqualTo(new String(whole, StandardCharsets.UTF_8));
        } finally {
            pool.shutdown();
        }
    }

    @Property(seed = "73", tries = 15)
    void partsOfDifferentUnitsMergeToTheBytesOfTheWholeInAnyOrder(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 600) int count,
            @ForAll @IntRange(min = 1, max = 200) int units,
            @ForAll @IntRange(min = 2, max = 6) int parts) {
        for (Protocol protocol : List.of(UNITS_ARE_ROWS, UNITS_REPEAT, PAIRED_REPEATING)) {
            AnyRows rows = AnyRows.of(seed, count, protocol.equals(UNITS_ARE_ROWS) ? count : units, 60);
            List<Evidence> parted = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                int own = part;
                AnyRows some = rows.where(row -> partOf(row.unit(), parts) == own);
                parted.add(scan(protocol, some.rows.isEmpty() ? rows.where(row -> false) : some, 50));
            }
            Evidence merged = parted.stream()
                    .reduce((left, right) -> left.merge(right, PARTED))
                    .orElseThrow();
            Collections.reverse(parted);
            Evidence backwards = parted.stream()
                    .reduce((left, right) -> left.merge(right, PARTED))
                    .orElseThrow();
            Evidence whole = scan(protocol, rows, 50);
            assertThat(merged).isEqualTo(backwards);
            // Whether a value of another column stands in several parts is for who declares it to know.
            assertThat(bytes(merged.mergedAs(whole).withRules(whole.rules()))).isEqualTo(bytes(whole));
        }
    }

    private static int partOf(@Nullable String unit, int parts) {
        return unit == null ? 0 : Math.floorMod(Arrays.hashCode(unit.getBytes(StandardCharsets.UTF_8)), parts);
    }

    @Property(seed = "74", tries = 20)
    void everyLevelOfDigestsHasTheSameSums(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int count) {
        AnyRows rows = AnyRows.of(seed, count, 1 + count / 3, 9);
        Evidence none = ENGINE.scan(UNITS_REPEAT, rows.inputs(77).digestedAs(DigestLevel.NONE), Execution.callerRuns());
        Evidence committed =
                ENGINE.scan(UNITS_REPEAT, rows.inputs(31).digestedAs(DigestLevel.COMMITMENT), Execution.callerRuns());
        assertThat(committed.cells()).isEqualTo(none.cells());
        assertThat(committed.values()).isEqualTo(none.values());
        assertThat(committed.clusters()).isEqualTo(none.clusters());
        assertThat(committed.units()).isEqualTo(none.units());
    }

    // ---- kernels and adding one by one ----

    /** What one unit's rows add up to, slowly. */
    private static final class Totals {
        private final ExactSum real = ExactSum.create();
        private BigInteger whole = BigInteger.ZERO;
        private long realRows;
        private long wholeRows;
    }

    private static boolean isPlaced(Row row) {
        return row.unit() != null && (row.variant().equals("A") || row.variant().equals("B"));
    }

    private static List<CellKey> cells(String metric, Row row) {
        String region = row.region() == null ? io.modelimpact.slice.Slice.MISSING : row.region();
        return List.of(
                CellKey.overall(metric, row.variant()), new CellKey(metric, row.variant(), "region", "" + region));
    }

    private static SortedMap<CellKey, SortedMap<String, List<Row>>> byCell(
            AnyRows rows, String metric, Function<Row, Boolean> enters) {
        SortedMap<CellKey, SortedMap<String, List<Row>>> byCell = new TreeMap<>();
        for (Row row : rows.rows) {
            if (isPlaced(row) && enters.apply(row)) {
                cells(metric, row)
                        .forEach(cell -> byCell.computeIfAbsent(cell, fresh -> new TreeMap<>())
                                .computeIfAbsent("" + row.unit(), fresh -> new ArrayList<>())
                                .add(row));
            }
        }
        return byCell;
    }

    private static Totals totals(List<Row> unit) {
        Totals totals = new Totals();
        for (Row row : unit) {
            totals.real.add(row.x());
            totals.realRows++;
            totals.whole = totals.whole.add(BigInteger.valueOf(row.money()));
            totals.wholeRows++;
        }
        return totals;
    }

    @Property(seed = "75", tries = 60)
    void totalsOfUnitsAreAddedToTheBitsOfAddingThemOneByOne(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 900) int count,
            @ForAll @IntRange(min = 1, max = 300) int units,
            @ForAll @IntRange(min = 1, max = 300) int batch) {
        requireTotals(AnyRows.of(seed, count, units, 5), batch);
    }

    /** Units are added up some ten thousand at a time. */
    @Example
    void thereMayBeMoreUnitsThanAreAddedUpAtOnce() {
        requireTotals(AnyRows.of(5, 40_000, 40_000, 5), 5000);
    }

    private static void requireTotals(AnyRows rows, int batch) {
        Evidence evidence = scan(UNITS_REPEAT, rows, batch);
        Function<Row, Boolean> hasX = row -> !row.lacks(AnyRows.NO_X);
        Function<Row, Boolean> hasMoney = row -> !row.lacks(AnyRows.NO_MONEY);
        requireReals(evidence, byCell(rows, "total", hasX), false);
        requireReals(evidence, byCell(rows, "wait", hasX), true);
        requireWholes(evidence, byCell(rows, "spend", hasMoney), false);
        requireWholes(evidence, byCell(rows, "basket", hasMoney), true);
        byCell(rows, "median", hasX).forEach((cell, unitsOf) -> {
            ClusterCounter counter = ClusterCounter.ofReals();
            unitsOf.values()
                    .forEach(unit ->
                            counter.addCluster(unit.stream().mapToDouble(Row::x).toArray()));
            assertThat(evidence.values().get(cell)).as("%s", cell).isEqualTo(counter.values());
            assertThat(evidence.clusters().get(cell)).as("%s", cell).isEqualTo(counter.clusters());
        });
    }

    private static void requireReals(
            Evidence evidence, SortedMap<CellKey, SortedMap<String, List<Row>>> cells, boolean counted) {
        cells.forEach((cell, units) -> {
            ExactCrossProducts expected = ExactCrossProducts.create(counted ? 2 : 1);
            units.values().stream().map(ScanBitsTest::totals).forEach(unit -> {
                if (counted) {
                    expected.addRow(unit.real.doubleValue(), (double) unit.realRows);
                } else {
                    expected.addRow(unit.real.doubleValue());
                }
            });
            requireSame(evidence, cell, expected);
        });
    }

    private static void requireWholes(
            Evidence evidence, SortedMap<CellKey, SortedMap<String, List<Row>>> cells, boolean counted) {
        cells.forEach((cell, units) -> {
            ExactCrossProducts expected = ExactCrossProducts.create(counted ? 2 : 1);
            units.values().stream().map(ScanBitsTest::totals).forEach(unit -> {
                if (unit.whole.bitLength() >= Long.SIZE) {
                    expected.addRow(counted ? new double[] {Double.NaN, Double.NaN} : new double[] {Double.NaN});
                } else if (counted) {
                    expected.addRow(unit.whole.longValueExact(), unit.wholeRows);
                } else {
                    expected.addRow(unit.whole.longValueExact());
                }
            });
            requireSame(evidence, cell, expected);
        });
    }

    private static void requireSame(Evidence evidence, CellKey cell, ExactCrossProducts expected) {
        CellState state = evidence.cells().get(cell);
        assertThat(state == null ? "" : state.productsText()).as("%s", cell).isEqualTo(expected.canonicalText());
    }
}
