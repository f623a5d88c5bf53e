package io.modelimpact.engine;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.guardrail;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.randomized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.ImpactException;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.RealField;
import io.modelimpact.formula.TextField;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.measure.Measures;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.LevelResult;
import io.modelimpact.spi.BatchReader;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.quantile.ClusterCounts;
import io.modelimpact.stats.quantile.CountedQuantile;
import io.modelimpact.stats.quantile.OrderStatisticRanks;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds quantiles of too many different values to be counted one by one to the sorted values. */
class ExactQuantileTest {
    private static final int ROWS_IN_ALL = 90_000;
    private static final Metric TASTE =
            metric("taste_p90", "1").asQuantile(Trial.SCORE, "0.9").exactly().withoutDirection();
    private static final Metric SPEND_P50 =
            metric("spend_p50", "1").asQuantile(Trial.REVENUE, "0.5").exactly().higherIsBetter();
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final List<Row> ROWS = rows();
    private static final Assessment ASSESSMENT = assessment();

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS_IN_ALL; i++) {
            double score = StrictMath.exp(StrictMath.sin(i) * 3) + i * 1e-9;
            long cents = 1_000_000_000L + (i * 7_919L) % 900_001L;
            rows.add(new Row("u" + i, i % 2 == 0 ? "A" : "B", i % 5 == 0 ? "DE" : "FR", true, cents, 1, 1, score));
        }
        return rows;
    }

    private static Assessment assessment() {
        return Trial.draft()
                .measuring(TASTE, SPEND_P50)
                .slicedBy(Trial.BY_COUNTRY)
                .noHypotheses("quantiles alone are tested")
                .guardedBy(guardrail("L1")
                        .onLevelOf(SPEND_P50)
                        .mustStayBelow("20000000", SPEND_P50.measure())
                        .otherwise(Reaction.HOLD))
                .decidedBy(Trial.lenient(Multiplicity.NONE))
                .build();
    }

    private static Evaluation evaluate(DatasetSource source, Execution execution) {
        return ENGINE.evaluate(ENGINE.plan(ASSESSMENT), Inputs.bind(Trial.USERS, source), Trial.AS_OF, execution);
    }

    private static Evaluation evaluate(DatasetSource source) {
        return evaluate(source, Execution.callerRuns());
    }

    private static double[] sorted(String arm) {
        return ROWS.stream()
                .filter(row -> row.variant().equals(arm))
                .mapToDouble(Row::score)
                .sorted()
                .toArray();
    }

    @Test
    void theLevelAndItsIntervalAreValuesOfTheSortedSample() {
        ImpactRecord record = evaluate(Trial.source(ROWS, 5_000)).record();
        LevelResult level = record.metric("taste_p90").levels().get(0);
        double[] sorted = sorted("A");

        assertThat(level.value().value()).contains(sorted[(int) (0.9 * sorted.length) - 1]);
        assertThat(level.relativeError()).isEmpty();
        assertThat(record.metric("taste_p90").description()).startsWith("the exact 0.9 quantile of ");
    }

    @Test
    void wholeNumbersKeepTheirLastDigit() {
        ImpactRecord record = evaluate(Trial.source(ROWS, 5_000)).record();
        EstimateResult level =
                record.guardrail("L1").claim().basis().orElseThrow().value().orElseThrow();
        long[] cents = ROWS.stream()
                .filter(row -> row.variant().equals("B"))
                .mapToLong(row -> row.cents() == null ? 0 : row.cents())
                .sorted()
                .toArray();
        OrderStatisticRanks ranks = OrderStatisticRanks.of(cents.length, 0.5, 0.05);

        assertThat(level.estimate()).isEqualTo(cents[cents.length / 2 - 1] / 100.0);
        assertThat(level.lower()).contains(cents[(int) ranks.lower() - 1] / 100.0);
        assertThat(level.upper()).contains(cents[(int) ranks.upper() - 1] / 100.0);
    }

    @Test
    void theEffectIsThatOfTheSortedSamples() {
        EstimateResult effect = evaluate(Trial.source(ROWS, 5_000)).record().effects().stream()
                .filter(found ->
                        found.metric().equals("taste_p90") && found.slice().isEmpty())
                .findFirst()
                .orElseThrow()
                .absolute()
                .value()
                .orElseThrow();
        double[] control = sorted("A");
        double[] treated = sorted("B");
        int rank = (int) (0.9 * control.length);

        assertThat(effect.estimate()).isCloseTo(treated[rank - 1] - control[rank - 1], within(1e-12));
        double error = Math.hypot(standardError(control), standardError(treated));
        assertThat(effect.standardError().orElseThrow()).isCloseTo(error, within(1e-9 * error));
    }

    private static double standardError(double[] sorted) {
        int n = sorted.length;
        OrderStatisticRanks ranks = OrderStatisticRanks.of(n, 0.9, 0.05);
        double distance = sorted[(int) ranks.upper() - 1] - sorted[(int) ranks.lower() - 1];
        return Math.sqrt(0.09 / n) * n * distance / (ranks.upper() - ranks.lower());
    }

    @Test
    void noOrderPartitionOrNumberOfThreadsMovesAByte() {
        List<Row> shuffled = new ArrayList<>(ROWS);
        Collections.shuffle(shuffled, new Random(4));
        byte[] expected = evaluate(Trial.source(ROWS, 5_000)).bundle().record().bytes();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            assertThat(evaluate(Trial.source(shuffled, 777), Execution.on(pool, 4))
                            .bundle()
                            .record()
                            .bytes())
                    .isEqualTo(expected);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void rowsAreReadOnceMoreWhereTooManyValuesDiffer() {
        List<String> heard = new ArrayList<>();
        EvaluationListener listener = new EvaluationListener() {
            @Override
            public void scanRepeated(String dataset, int pass) {
                heard.add(dataset + " " + pass);
            }
        };
        evaluate(Trial.source(ROWS, 5_000), Execution.callerRuns().listeningWith(listener));

        assertThat(heard).containsExactly("users 1");
        assertThat(ENGINE.scan(
                                ENGINE.plan(ASSESSMENT),
                                Inputs.bind(Trial.USERS, Trial.source(ROWS.subList(0, 20_000), 5_000)),
                                Execution.callerRuns().listeningWith(listener))
                        .values())
                .isNotEmpty();
        assertThat(heard).as("few values need no further pass").hasSize(1);
    }

    @Test
    void aRecordIsReplayedAndItsEvidenceReadBackToTheByte() {
        Evaluation evaluation = evaluate(Trial.source(ROWS, 5_000));
        Replay replay = Replay.by(ENGINE);
        byte[] bundle = evaluation.bundle().bytes();

        assertThat(Evidence.fromJson(evaluation.evidence().toJson())).isEqualTo(evaluation.evidence());
        assertThat(replay.replay(bundle, Inputs.bind(Trial.USERS, Trial.source(ROWS, 501)))
                        .verdict())
                .isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(replay.rejudge(bundle).verdict()).isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
    }

    @Test
    void rowsThatChangeBetweenPassesAreRefused() {
        DatasetSource first = Trial.source(ROWS, 5_000);
        List<Row> others = new ArrayList<>(ROWS);
        Collections.rotate(others, 1);
        others.replaceAll(row -> new Row(row.user(), row.variant(), row.country(), true, row.cents(), 1, 1, 1.5));
        DatasetSource second = Trial.source(others, 5_000);
        int[] opened = {0};
        DatasetSource changing = new DatasetSource() {
            @Override
            public String name() {
                return "changing rows";
            }

            @Override
            public Optional<Instant> snapshotAt() {
                return Optional.empty();
            }

            @Override
            public BatchReader open(List<Field> columns) {
                return (opened[0]++ == 0 ? first : second).open(columns);
            }
        };

        assertThatThrownBy(() -> evaluate(changing)).isInstanceOfSatisfying(ImpactException.class, refused -> {
            assertThat(refused.code()).isEqualTo("source/changed");
            assertThat(refused).hasMessageContaining("changing rows gave other values of ");
        });
    }

    @Test
    void rowsThatComeOnceAreRefusedWhereTheyAreNeededAgain() {
        DatasetSource once = new DatasetSource() {
            @Override
            public String name() {
                return "rows that come once";
            }

            @Override
            public boolean isRescannable() {
                return false;
            }

            @Override
            public BatchReader open(List<Field> columns) {
                return Trial.source(ROWS, 5_000).open(columns);
            }
        };

        assertThatThrownBy(() -> evaluate(once)).isInstanceOfSatisfying(ImpactException.class, refused -> {
            assertThat(refused.code()).isEqualTo("source/not-rescannable");
            assertThat(refused).hasMessageContaining("rows that come once").hasMessageContaining("leave out exactly()");
        });
    }

    @Test
    void mergedEvidenceOfTooManyValuesIsNotEvaluated() {
        Protocol protocol = ENGINE.plan(ASSESSMENT);
        List<Evidence> parts = new ArrayList<>();
        for (int part = 0; part < 2; part++) {
            List<Row> rows = ROWS.subList(part * ROWS_IN_ALL / 2, (part + 1) * ROWS_IN_ALL / 2);
            parts.add(
                    ENGINE.scan(protocol, Inputs.bind(Trial.USERS, Trial.source(rows, 5_000)), Execution.callerRuns()));
        }
        Evidence merged = parts.get(0).merge(parts.get(1), Disjointness.declared(Trial.USER, "cut by row"));
        ImpactRecord record = ENGINE.judge(protocol, merged, Trial.AS_OF, Optional.empty(), Optional.empty());

        assertThat(record.metric("taste_p90").levels().get(0).value().value()).isEmpty();
        assertThat(record.effects().stream()
                        .filter(effect -> effect.metric().equals("taste_p90"))
                        .filter(effect -> effect.slice().isEmpty())
                        .map(effect -> effect.absolute().reason().orElseThrow().code()))
                .containsExactly("stats/not-exact");
        assertThat(record.guardrail("L1").claim().reason().orElseThrow().remedy())
                .contains("scan all rows together");
        assertThat(parts.get(0).mergeRules()).doesNotContainValue(MergeRule.RESCAN);
        assertThat(merged.mergeRules()).doesNotContainValue(MergeRule.RESCAN);
        Evidence whole =
                ENGINE.scan(protocol, Inputs.bind(Trial.USERS, Trial.source(ROWS, 5_000)), Execution.callerRuns());
        assertThat(whole.mergeRules()).containsEntry("exact quantiles of taste_p90", MergeRule.RESCAN);
        assertThat(whole.values().get(CellKey.overall("taste_p90", "A")))
                .isNotEqualTo(merged.values().get(CellKey.overall("taste_p90", "A")));
    }

    @Test
    void aScanThatStoresCheckpointsFindsTheSame(@TempDir Path folder) {
        Evaluation plain = evaluate(Trial.source(ROWS, 5_000));
        int[] batches = {0};
        Ordered failing = new Ordered(Trial.source(ROWS, 5_000), "1", batch -> {
            if (++batches[0] == 25) {
                throw new IllegalStateException("the disk is gone");
            }
        });
        Execution storing =
                Execution.callerRuns().storing(Checkpoints.in(folder).every(4));

        assertThatThrownBy(() -> evaluate(failing, storing)).hasMessageContaining("the disk is gone");
        Evaluation resumed = evaluate(new Ordered(Trial.source(ROWS, 5_000), "1", batch -> batches[0]++), storing);

        int pass = ROWS_IN_ALL / 5_000 + 1;
        assertThat(batches[0]).as("the first pass was not repeated").isEqualTo(25 + pass);
        assertThat(resumed.evidence()).isEqualTo(plain.evidence());
        assertThat(folder).isEmptyDirectory();
    }

    private static final IdField PERSON = dataset("calls").id("person");
    private static final TextField VARIANT = dataset("calls").text("variant");
    private static final RealField MILLIS = dataset("calls").real("millis").in(Measures.MILLISECONDS);
    private static final IntegerField BYTES = dataset("calls").integer("bytes");
    private static final Metric SLOWEST = metric("slowest", "1")
            .asQuantile(MILLIS, "0.55")
            .exactly()
            .clusteredByUnit()
            .lowerIsBetter();
    private static final Metric TRAFFIC =
            metric("traffic", "1").asQuantile(BYTES, "0.5").exactly().perUnit().lowerIsBetter();

    private static final BigDecimal MIDDLE = new BigDecimal("0.55");

    /** Calls of so many people, 0 to 3 of each, whose values nearly all differ. */
    private record Calls(List<String> people, List<String> variants, List<Double> millis, List<Long> bytes) {
        static Calls of(int people) {
            Calls calls = new Calls(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            RandomStream draws = CounterRandom.of(17).stream("calls");
            for (int person = 0; person < people; person++) {
                RandomStream own = draws.substream(person);
                double speed = StrictMath.exp(0.3 * own.normalAt(0));
                int count = (int) own.longBelow(1, 4);
                for (int call = 0; call < count; call++) {
                    calls.people().add("p" + person);
                    calls.variants().add(person % 2 == 0 ? "A" : "B");
                    calls.millis().add(100 * speed * StrictMath.exp(0.2 * own.normalAt(10 + call)));
                    calls.bytes().add(1_000_000 + own.longBelow(20 + call, 1_000_000_000L));
                }
            }
            return calls;
        }

        DatasetSource source(int batch) {
            return Sources.columns()
                    .inBatchesOf(batch)
                    .with(PERSON, people.toArray(String[]::new))
                    .with(VARIANT, variants.toArray(String[]::new))
                    .with(
                            MILLIS,
                            millis.stream().mapToDouble(Double::doubleValue).toArray())
                    .with(BYTES, bytes.stream().mapToLong(Long::longValue).toArray())
                    .build();
        }

        IntStream rows(String variant) {
            return IntStream.range(0, people.size())
                    .filter(row -> variants.get(row).equals(variant));
        }
    }

    private static Assessment ofCalls() {
        return Assessment.named("calls", "1")
                .ownedBy("tests")
                .comparing(model("ranker").from(Trial.TODAY).to(Trial.NEXT))
                .observing(randomized()
                        .unit(PERSON)
                        .assignedBy(VARIANT)
                        .arms(arm("A", Trial.TODAY, 1), arm("B", Trial.NEXT, 1))
                        .unitsRepeat())
                .noContract("the calls are made")
                .measuring(SLOWEST, TRAFFIC)
                .noHypotheses("levels alone are tested")
                .noGuardrails("levels alone are tested")
                .noChecks("levels alone are tested")
                .decidedBy(Trial.lenient(Multiplicity.NONE))
                .build();
    }

    private static Evaluation evaluate(Calls calls, int batch) {
        return ENGINE.evaluate(
                ENGINE.plan(ofCalls()),
                Inputs.bind(dataset("calls"), calls.source(batch)),
                Trial.AS_OF,
                Execution.callerRuns());
    }

    @Test
    void totalsOfUnitsAreFoundExactly() {
        Calls calls = Calls.of(150_000);
        TreeMap<String, Long> totals = new TreeMap<>();
        calls.rows("A")
                .forEach(row ->
                        totals.merge(calls.people().get(row), calls.bytes().get(row), Long::sum));
        long[] sorted =
                totals.values().stream().mapToLong(Long::longValue).sorted().toArray();
        LevelResult level =
                evaluate(calls, 40_000).record().metric("traffic").levels().get(0);

        assertThat(sorted.length).isGreaterThan(50_000);
        assertThat(level.value().value()).contains((double) sorted[(sorted.length + 1) / 2 - 1]);
        assertThat(level.relativeError()).isEmpty();
    }

    @Test
    void valuesOfClustersAndTheirVarianceAreFoundExactly() {
        Calls calls = Calls.of(60_000);
        double[] sorted =
                calls.rows("A").mapToDouble(calls.millis()::get).sorted().toArray();
        ImpactRecord record = evaluate(calls, 40_000).record();
        LevelResult level = record.metric("slowest").levels().get(0);
        double value = sorted[(int) Math.ceil(0.55 * sorted.length - 1e-9) - 1];

        assertThat(sorted.length).isGreaterThan(40_000);
        assertThat(level.value().value()).contains(value);
        double error = record.effects().stream()
                .filter(found -> found.metric().equals("slowest"))
                .findFirst()
                .orElseThrow()
                .absolute()
                .value()
                .orElseThrow()
                .standardError()
                .orElseThrow();
        double expected = Math.hypot(clusteredError(calls, "A"), clusteredError(calls, "B"));
        assertThat(error).isCloseTo(expected, within(1e-9 * expected));
    }

    /** By sums over people in plain arithmetic: the share of values up to the quantile, and the distance of the ranks at 1.96 of its errors. */
    private static double clusteredError(Calls calls, String variant) {
        double[] sorted =
                calls.rows(variant).mapToDouble(calls.millis()::get).sorted().toArray();
        int n = sorted.length;
        double quantile = sorted[(int) Math.ceil(0.55 * n - 1e-9) - 1];
        TreeMap<String, double[]> people = new TreeMap<>();
        calls.rows(variant).forEach(row -> {
            double[] sums = people.computeIfAbsent(calls.people().get(row), fresh -> new double[2]);
            sums[0] += calls.millis().get(row) <= quantile ? 1 : 0;
            sums[1]++;
        });
        double share = Arrays.stream(sorted).filter(value -> value <= quantile).count() / (double) n;
        double squares = people.values().stream()
                .mapToDouble(sums -> Math.pow(sums[0] - share * sums[1], 2))
                .sum();
        int units = people.size();
        double shareError = Math.sqrt(squares / (units - 1) / units) / ((double) n / units);
        double reach = 1.959963984540054 * shareError * n;
        int lower = (int) Math.floor(0.55 * n - reach);
        int upper = (int) Math.ceil(0.55 * n + reach) + 1;
        return shareError * n * (sorted[upper - 1] - sorted[lower - 1]) / (upper - lower);
    }

    @Test
    void evidenceOfClustersIsTheSameInAnyBatches() {
        Calls calls = Calls.of(60_000);

        assertThat(CanonicalJson.bytes(evaluate(calls, 3_001).evidence().toJson()))
                .isEqualTo(
                        CanonicalJson.bytes(evaluate(calls, 40_000).evidence().toJson()));
    }

    /** Where one bin holds most values, the share at the end of the bin is far from that at the quantile, and so are the ranks that follow from it. */
    @Test
    void ranksThatFollowFromTheExactShareAreFoundExactlyToo() {
        Calls calls = Calls.of(150_000);
        CounterRandom random = CounterRandom.of(23);
        RandomStream draws = random.stream("wide");
        for (int row = 0; row < calls.millis().size(); row++) {
            boolean isWide = draws.uniformAt(2L * row) < 0.4;
            double value = draws.uniformAt(2L * row + 1);
            calls.millis().set(row, isWide ? StrictMath.pow(2, 2000 * (value - 0.5)) : 1 + 0.06 * value);
        }
        Evidence evidence = evaluate(calls, 40_000).evidence();
        CellKey key = CellKey.overall("slowest", "A");
        CountedQuantile quantile = CountedQuantile.of(
                Optional.ofNullable(evidence.values().get(key)).orElseThrow(), MIDDLE, ExactRational.ONE);
        ClusterCounts clusters =
                Optional.ofNullable(evidence.clusters().get(key)).orElseThrow();

        assertThat(quantile.value().orElseThrow().doubleValue()).isBetween(1.0, 1.06);
        assertThat(quantile.areExact(quantile.ranks(clusters))).isTrue();
    }
}
