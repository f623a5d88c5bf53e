package io.modelimpact.engine;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.randomized;
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
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.stats.exact.ExactCrossProducts;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Holds cells that are added by columns to the bits of rows that are added one by one, for all numbers there are. */
class ScannedCellsTest {
    private static final Dataset ROWS = dataset("rows");
    private static final IdField ID = ROWS.id("id");
    private static final TextField VARIANT = ROWS.text("variant");
    private static final TextField REGION = ROWS.text("region");
    private static final TextField TAG = ROWS.text("tag");
    private static final RealField X = ROWS.real("x");
    private static final RealField Y = ROWS.real("y");
    private static final IntegerField N = ROWS.integer("n");
    private static final IntegerField M = ROWS.integer("m");
    private static final Version OLD = model("ranker").version("1");
    private static final Version NEW = model("ranker").version("2");
    private static final Metric MEAN = metric("mean", "1").asMean(X).withoutDirection();
    private static final Metric RATIO = metric("ratio", "1").asRatio(X, Y).withoutDirection();
    private static final Metric WHOLE = metric("whole", "1").asMean(N).withoutDirection();
    private static final Metric RATE = metric("rate", "1").asRatio(N, M).withoutDirection();
    private static final Metric PRODUCT =
            metric("product", "1").asMean(N.times(M)).withoutDirection();
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    // The tags come before the regions, so the slice that all units are derived from may turn out to have too many
    // members.
    private static final Protocol PROTOCOL = ENGINE.plan(Assessment.named("cells", "1")
            .ownedBy("tests")
            .comparing(model("ranker").from(OLD).to(NEW))
            .observing(randomized().unit(ID).assignedBy(VARIANT).arms(arm("A", OLD, 1), arm("B", NEW, 1)))
            .noContract("numbers of any kind")
            .measuring(MEAN, RATIO, WHOLE, RATE, PRODUCT)
            .slicedBy(slice(TAG), slice(REGION))
            .noHypotheses("the scan alone is tested")
            .noGuardrails("the scan alone is tested")
            .noChecks("the scan alone is tested")
            .decidedBy(policy("standard", "1").confidence("0.95").atRisk(RiskProfile.HIGH))
            .build());
    private static final int ARMS = 3;

    private final SortedMap<CellKey, ExactCrossProducts> expected = new TreeMap<>();

    @Property(seed = "21", tries = 60)
    void columnsLeaveTheBitsOfRows(
            @ForAll @LongRange(min = 0, max = 1L << 40) long seed,
            @ForAll @IntRange(min = 1, max = 3000) int rows,
            @ForAll @IntRange(min = 1, max = 3000) int batch,
            @ForAll @IntRange(min = 1, max = 70) int tags) {
        expected.clear();
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = reals(random, rows);
        double[] y = reals(random, rows);
        long[] n = wholes(random, rows);
        long[] m = wholes(random, rows);
        BitSet missing = new BitSet();
        String[] ids = new String[rows];
        String[] variants = new String[rows];
        String[] regions = new String[rows];
        String[] found = new String[rows];
        for (int row = 0; row < rows; row++) {
            ids[row] = "u" + row;
            variants[row] = String.valueOf((char) ('A' + random.nextInt(ARMS)));
            regions[row] = "r" + random.nextInt(4);
            found[row] = "t" + random.nextInt(tags);
            missing.set(row, random.nextInt(9) == 0);
            addRow(variants[row], regions[row], found[row], missing.get(row), x[row], y[row], n[row], m[row]);
        }
        DatasetSource source = Sources.columns()
                .inBatchesOf(batch)
                .with(ID, ids)
                .with(VARIANT, variants)
                .with(REGION, regions)
                .with(TAG, found)
                .with(X, x, missing)
                .with(Y, y)
                .with(N, n, missing)
                .with(M, m)
                .build();
        Evidence evidence = ENGINE.scan(PROTOCOL, Inputs.bind(ROWS, source), Execution.callerRuns());
        SliceFacts tagged = evidence.slices().get("tag");
        boolean exceeded = tagged != null && tagged.cardinalityExceeded();
        expected.forEach((key, products) -> {
            if (!key.slice().equals("tag") || !exceeded) {
                CellState state = evidence.cells().get(key);
                assertThat(state == null ? "" : state.productsText())
                        .as("%s", key)
                        .isEqualTo(products.canonicalText());
            }
        });
        assertThat(evidence.cells().keySet())
                .noneMatch(key -> exceeded && key.slice().equals("tag"));
    }

    private void addRow(
            String variant, String region, String tag, boolean isMissing, double x, double y, long n, long m) {
        if (variant.equals("C") || isMissing) {
            return;
        }
        add(MEAN, variant, region, tag, 1, cell -> expected(cell).addRow(x));
        add(RATIO, variant, region, tag, 2, cell -> expected(cell).addRow(x, y));
        add(WHOLE, variant, region, tag, 1, cell -> expected(cell).addRow(n));
        add(RATE, variant, region, tag, 2, cell -> expected(cell).addRow(n, m));
        boolean overflows = Math.multiplyHigh(n, m) != (n * m) >> (Long.SIZE - 1);
        add(PRODUCT, variant, region, tag, 1, cell -> {
            if (overflows) {
                expected(cell).addRow(Double.NaN);
            } else {
                expected(cell).addRow(n * m);
            }
        });
    }

    private interface Adding {
        void to(CellKey cell);
    }

    private void add(Metric metric, String arm, String region, String tag, int variables, Adding adding) {
        CellKey[] cells = {
            CellKey.overall(metric.id(), arm),
            new CellKey(metric.id(), arm, "region", region),
            new CellKey(metric.id(), arm, "tag", tag)
        };
        for (CellKey cell : cells) {
            expected.computeIfAbsent(cell, absent -> ExactCrossProducts.create(variables));
            adding.to(cell);
        }
    }

    private ExactCrossProducts expected(CellKey cell) {
        ExactCrossProducts found = expected.get(cell);
        if (found == null) {
            throw new IllegalStateException("no cell " + cell);
        }
        return found;
    }

    private static double[] reals(SplittableRandom random, int rows) {
        double[] values = new double[rows];
        int kind = random.nextInt(5);
        fill(
                rows,
                row -> values[row] = switch (kind) {
                    case 0 -> Double.longBitsToDouble(random.nextLong());
                    case 1 -> Double.longBitsToDouble(random.nextLong() >>> 12);
                    case 2 -> (random.nextDouble() - 0.5) * 1e300;
                    case 3 -> random.nextInt(50) == 0 ? Double.NEGATIVE_INFINITY : random.nextDouble() * 1e-200;
                    default -> 1e9 + random.nextDouble();
                });
        return values;
    }

    private static long[] wholes(SplittableRandom random, int rows) {
        long[] values = new long[rows];
        int kind = random.nextInt(4);
        fill(
                rows,
                row -> values[row] = switch (kind) {
                    case 0 -> random.nextLong();
                    case 1 -> random.nextInt(1000);
                    case 2 -> random.nextLong() >> random.nextInt(64);
                    default -> random.nextInt(100) == 0 ? Long.MIN_VALUE : random.nextInt();
                });
        return values;
    }

    private static void fill(int rows, IntConsumer set) {
        for (int row = 0; row < rows; row++) {
            set.accept(row);
        }
    }
}
