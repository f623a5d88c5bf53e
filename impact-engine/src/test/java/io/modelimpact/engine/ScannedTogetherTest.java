package io.modelimpact.engine;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.outcome;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.scenario;
import static io.modelimpact.Impact.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.decision.RiskProfile;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.RealField;
import io.modelimpact.formula.TextField;
import io.modelimpact.metric.Metric;
import io.modelimpact.scenario.Projection;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.stats.exact.ExactCrossProducts;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Holds metrics that are looked at together, and parts of rows that are merged, to rows that are added one by one. */
class ScannedTogetherTest {
    private static final Dataset ROWS = dataset("rows");
    private static final IdField ID = ROWS.id("id");
    private static final TextField VARIANT = ROWS.text("variant");
    private static final TextField TAG = ROWS.text("tag");
    private static final TextField REGION = ROWS.text("region");
    private static final RealField X = ROWS.real("x");
    private static final IntegerField N = ROWS.integer("n");
    private static final IntegerField M = ROWS.integer("m");
    private static final Version OLD = model("ranker").version("1");
    private static final Version NEW = model("ranker").version("2");
    private static final Metric WHOLE = metric("a-whole", "1").asMean(N).withoutDirection();
    private static final Metric RATE = metric("b-rate", "1").asRatio(N, M).withoutDirection();
    private static final Metric REAL = metric("c-real", "1").asMean(X).withoutDirection();
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final Protocol EXACT = protocol(WHOLE, RATE);
    private static final Protocol MIXED = protocol(WHOLE, RATE, REAL);
    private static final List<String> ARMS = List.of("A", "B");

    private static Protocol protocol(Metric... metrics) {
        Projection sum = effectOn(metrics[0]).absolute();
        for (Metric metric : metrics) {
            sum = sum.plus(effectOn(metric).absolute());
        }
        Projection inRegion = effectOn(metrics[0]).in(slice(REGION), "r1").absolute();
        return ENGINE.plan(Assessment.named("together", "1")
                .ownedBy("tests")
                .comparing(model("ranker").from(OLD).to(NEW))
                .observing(randomized().unit(ID).assignedBy(VARIANT).arms(arm("A", OLD, 1), arm("B", NEW, 1)))
                .noContract("numbers of any kind")
                .measuring(metrics)
                .slicedBy(slice(TAG), slice(REGION))
                .noHypotheses("the scan alone is tested")
                .noGuardrails("the scan alone is tested")
                .noChecks("the scan alone is tested")
                .under(scenario("base")
                        .projecting(
                                outcome("all").as(sum).asNumber().higherIsBetter(),
                                outcome("region").as(inRegion).asNumber().higherIsBetter()))
                .decidedBy(policy("standard", "1").confidence("0.95").atRisk(RiskProfile.HIGH))
                .build());
    }

    /** Columns of rows, some of them missing or not finite. */
    private static final class Table {
        final int rows;
        final String[] variants;
        final String[] tags;
        final String[] regions;
        final double[] x;
        final long[] n;
        final long[] m;
        final BitSet missingX = new BitSet();
        final BitSet missingN = new BitSet();

        Table(SplittableRandom random, int rows, int tagCount, int percentMissing) {
            this.rows = rows;
            this.variants = texts(random, rows, 3, 'A');
            this.regions = new String[rows];
            this.tags = new String[rows];
            this.x = new double[rows];
            this.n = new long[rows];
            this.m = new long[rows];
            for (int row = 0; row < rows; row++) {
                regions[row] = "r" + random.nextInt(3);
                tags[row] = "t" + random.nextInt(tagCount);
                x[row] = random.nextInt(100) < percentMissing ? Double.NaN : random.nextDouble() - 0.5;
                n[row] = random.nextInt(9) == 0 ? random.nextLong() : random.nextInt(1000);
                m[row] = random.nextInt(1, 5);
                missingX.set(row, random.nextInt(200) < percentMissing);
                missingN.set(row, random.nextInt(200) < percentMissing);
            }
        }

        private static String[] texts(SplittableRandom random, int rows, int count, char first) {
            String[] texts = new String[rows];
            Arrays.setAll(texts, row -> String.valueOf((char) (first + random.nextInt(count))));
            return texts;
        }

        DatasetSource source(int batch) {
            String[] ids = new String[rows];
            Arrays.setAll(ids, row -> "u" + row);
            return Sources.columns()
                    .inBatchesOf(batch)
                    .with(ID, ids)
                    .with(VARIANT, variants)
                    .with(TAG, tags)
                    .with(REGION, regions)
                    .with(X, x, missingX)
                    .with(N, n, missingN)
                    .with(M, m)
                    .build();
        }

        Evidence scan(Protocol protocol, int batch, Execution execution) {
            return ENGINE.scan(protocol, Inputs.bind(ROWS, source(batch)), execution);
        }
    }

    @Property(seed = "31", tries = 40)
    void productsOfExactMetricsHaveTheBitsOfRows(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3000) int rows,
            @ForAll @IntRange(min = 1, max = 3000) int batch,
            @ForAll @IntRange(min = 0, max = 100) int percentMissing) {
        Table table = new Table(new SplittableRandom(seed), rows, 5, percentMissing);
        TreeMap<JointKey, ExactCrossProducts> expected = new TreeMap<>();
        for (int row = 0; row < rows; row++) {
            long in = table.missingN.get(row) ? 0 : 1;
            long n = in * table.n[row];
            long[] values = {n, in, n, in * table.m[row], in};
            cells(table, row, expected, values.length).forEach(cell -> cell.addRow(values));
        }
        requireSame(table.scan(EXACT, batch, Execution.callerRuns()), expected);
    }

    @Property(seed = "32", tries = 40)
    void productsWithMetricsOfDoublesHaveTheBitsOfRows(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3000) int rows,
            @ForAll @IntRange(min = 1, max = 3000) int batch,
            @ForAll @IntRange(min = 0, max = 100) int percentMissing) {
        Table table = new Table(new SplittableRandom(seed), rows, 5, percentMissing);
        TreeMap<JointKey, ExactCrossProducts> expected = new TreeMap<>();
        for (int row = 0; row < rows; row++) {
            double in = table.missingN.get(row) ? 0 : 1;
            double n = in == 0 ? 0 : (double) table.n[row];
            boolean entersX = !table.missingX.get(row) && Double.isFinite(table.x[row]);
            double[] values = {n, in, n, in * table.m[row], in, entersX ? table.x[row] : 0, entersX ? 1 : 0};
            cells(table, row, expected, values.length).forEach(cell -> cell.addRow(values));
        }
        requireSame(table.scan(MIXED, batch, Execution.callerRuns()), expected);
    }

    private static List<ExactCrossProducts> cells(
            Table table, int row, SortedMap<JointKey, ExactCrossProducts> expected, int variables) {
        String group = table.variants[row];
        if (!ARMS.contains(group)) {
            return List.of();
        }
        ExactCrossProducts all =
                expected.computeIfAbsent(new JointKey(group, "", ""), absent -> ExactCrossProducts.create(variables));
        if (!table.regions[row].equals("r1")) {
            return List.of(all);
        }
        return List.of(
                all,
                expected.computeIfAbsent(
                        new JointKey(group, "region", "r1"), absent -> ExactCrossProducts.create(variables)));
    }

    private static void requireSame(Evidence evidence, SortedMap<JointKey, ExactCrossProducts> expected) {
        expected.forEach((key, products) -> {
            JointState state = evidence.joint().cells().get(key);
            assertThat(state == null ? "" : state.productsText()).as("%s", key).isEqualTo(products.canonicalText());
        });
        evidence.joint()
                .cells()
                .forEach((key, state) -> assertThat(expected.containsKey(key)
                                || state.products().sum(1).signum() == 0)
                        .as("%s", key)
                        .isTrue());
    }

    @Property(seed = "33", tries = 25)
    void noNumberOfThreadsAndNoBatchesMoveAByte(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3000) int rows,
            @ForAll @IntRange(min = 1, max = 64) int batches,
            @ForAll @IntRange(min = 1, max = 8) int threads,
            @ForAll @IntRange(min = 1, max = 120) int tags) {
        Table table = new Table(new SplittableRandom(seed), rows, tags, 10);
        String whole = EvidenceJson.write(table.scan(MIXED, rows, Execution.callerRuns()))
                .toString();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            Execution execution = Execution.on(executor, threads);
            int batch = Math.max(1, rows / batches);
            assertThat(EvidenceJson.write(table.scan(MIXED, batch, execution)).toString())
                    .isEqualTo(whole);
        } finally {
            executor.shutdown();
        }
    }
}
