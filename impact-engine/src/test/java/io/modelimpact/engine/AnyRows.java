package io.modelimpact.engine;

import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.dataset;

import io.modelimpact.dataset.Dataset;
import io.modelimpact.formula.DateField;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.InstantField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.RealField;
import io.modelimpact.formula.TextField;
import io.modelimpact.spi.DatasetSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Rows with a column of every type and numbers of every kind: all bits there are, subnormals, the largest, both zeros, infinities and NaN; a share of them missing. */
final class AnyRows {
    static final Dataset ROWS = dataset("rows");
    static final IdField UNIT = ROWS.id("unit");
    static final TextField VARIANT = ROWS.text("variant");
    static final TextField REGION = ROWS.text("region");
    static final TextField TAG = ROWS.text("tag");
    static final RealField X = ROWS.real("x");
    static final RealField Y = ROWS.real("y");
    static final RealField CALM = ROWS.real("calm");
    static final DecimalField MONEY = ROWS.decimal("money", 2).in(currency("EUR"));
    static final DecimalField BEFORE = ROWS.decimal("before", 1).in(currency("EUR"));
    static final IntegerField N = ROWS.integer("n");
    static final IntegerField ANSWER = ROWS.integer("answer");
    static final FlagField FLAG = ROWS.flag("flag");
    static final FlagField OTHER = ROWS.flag("other");
    static final DateField DAY = ROWS.date("day");
    static final InstantField SEEN = ROWS.instant("seen");

    /** One row; null, and a set bit of {@code missing}, is a missing value. */
    record Row(
            @Nullable String unit,
            String variant,
            @Nullable String region,
            String tag,
            double x,
            double y,
            double calm,
            long money,
            long before,
            long n,
            long answer,
            boolean flag,
            long day,
            @Nullable Instant seen,
            int missing) {

        boolean lacks(int column) {
            return (missing >> column & 1) != 0;
        }
    }

    /** Which bit says that a value is missing. */
    static final int NO_X = 0;

    static final int NO_CALM = 1;
    static final int NO_MONEY = 2;
    static final int NO_FLAG = 3;
    private static final int NO_BEFORE = 4;

    final List<Row> rows;

    private AnyRows(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * Rows that are the same for the same seed.
     *
     * @param units how many units there are; each row has one of its own if there are as many as rows
     * @param tags how many tags there are at most
     */
    static AnyRows of(long seed, int count, int units, int tags) {
        SplittableRandom random = new SplittableRandom(seed);
        int kind = random.nextInt(5);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(random, units == count ? i : random.nextInt(units), kind, tags));
        }
        return new AnyRows(rows);
    }

    private static Row row(SplittableRandom random, int unit, int kind, int tags) {
        boolean isRare = random.nextInt(40) == 0;
        return new Row(
                random.nextInt(60) == 0 ? null : "unit " + Integer.toString(unit * 7919 % 100_003, 36),
                isRare ? "Z" + random.nextInt(9) : unit % 2 == 0 ? "A" : "B",
                random.nextInt(20) == 0
                        ? null
                        : List.of("Köln", "İzmir", "c, \"d\"").get(random.nextInt(3)),
                "t" + random.nextInt(tags),
                real(random, kind),
                real(random, (kind + 1) % 5),
                random.nextInt(-50, 50) / 8.0,
                random.nextInt(9) == 0 ? random.nextLong() >> random.nextInt(2, 40) : random.nextInt(-500, 9000),
                random.nextInt(900),
                random.nextInt(9) == 0 ? random.nextLong() : random.nextInt(100),
                random.nextInt(11),
                random.nextBoolean(),
                random.nextInt(-1000, 30_000),
                random.nextInt(9) == 0 ? null : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                random.nextInt(4) == 0 ? random.nextInt(32) : 0);
    }

    /** A number of a kind: any bits, subnormal, large, borders, calm. */
    private static double real(SplittableRandom random, int kind) {
        return switch (kind) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> Double.longBitsToDouble(random.nextLong() & 0x800FFFFFFFFFFFFFL);
            case 2 -> (random.nextDouble() - 0.5) * Double.MAX_VALUE;
            case 3 -> borders(random.nextInt(8));
            default -> 1e9 + random.nextDouble();
        };
    }

    private static double borders(int which) {
        double[] borders = {
            -0.0, 0.0, Double.MIN_VALUE, -Double.MAX_VALUE, Double.MIN_NORMAL, 1, Double.NaN, Double.NEGATIVE_INFINITY
        };
        return borders[which];
    }

    AnyRows shuffled(long seed) {
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        return new AnyRows(shuffled);
    }

    AnyRows where(Predicate<Row> condition) {
        return new AnyRows(rows.stream().filter(condition).toList());
    }

    private long[] longs(ToLongFunction<Row> value) {
        return rows.stream().mapToLong(value).toArray();
    }

    private double[] doubles(ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    private BitSet missing(int column) {
        BitSet missing = new BitSet();
        for (int i = 0; i < rows.size(); i++) {
            missing.set(i, rows.get(i).lacks(column));
        }
        return missing;
    }

    DatasetSource source(int batch) {
        boolean[] flags = new boolean[rows.size()];
        boolean[] others = new boolean[rows.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = rows.get(i).flag();
            others[i] = rows.get(i).answer() % 3 == 0;
        }
        return Sources.columns()
                .inBatchesOf(batch)
                .revisedAs("1")
                .with(UNIT, rows.stream().map(Row::unit).toArray(String[]::new))
                .with(VARIANT, rows.stream().map(Row::variant).toArray(String[]::new))
                .with(REGION, rows.stream().map(Row::region).toArray(String[]::new))
                .with(TAG, rows.stream().map(Row::tag).toArray(String[]::new))
                .with(X, doubles(Row::x), missing(NO_X))
                .with(Y, doubles(Row::y))
                .with(CALM, doubles(Row::calm), missing(NO_CALM))
                .with(MONEY, longs(Row::money), missing(NO_MONEY))
                .with(BEFORE, longs(Row::before), missing(NO_BEFORE))
                .with(N, longs(Row::n))
                .with(ANSWER, longs(Row::answer))
                .with(FLAG, flags, missing(NO_FLAG))
                .with(OTHER, others)
                .with(DAY, longs(Row::day))
                .with(SEEN, rows.stream().map(Row::seen).toArray(Instant[]::new))
                .build();
    }

    Inputs inputs(int batch) {
        return Inputs.bind(ROWS, source(batch));
    }
}
