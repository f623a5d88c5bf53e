package io.modelimpact.engine;

import static io.modelimpact.Impact.metric;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.metric.Metric;
import io.modelimpact.stats.quantile.ValueCounter;
import io.modelimpact.stats.quantile.ValueCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Holds the counts of values that a scan leaves to those of rows that are counted one by one. */
class ValueEvidenceTest {
    private static final Metric MEDIAN =
            metric("median", "1").asQuantile(Trial.REVENUE, "0.5").higherIsBetter();
    private static final Metric TASTE =
            metric("p90_taste", "1").asQuantile(Trial.SCORE, "0.9").withoutDirection();
    private static final ImpactEngine ENGINE = ImpactEngine.create();
    private static final Protocol PROTOCOL = ENGINE.plan(Trial.draft()
            .measuring(MEDIAN, TASTE)
            .slicedBy(Trial.BY_COUNTRY)
            .noHypotheses("the scan alone is tested")
            .noGuardrails("the scan alone is tested")
            .decidedBy(Trial.lenient(Multiplicity.NONE))
            .build());
    private static final List<Row> ROWS = Trial.rows(3000, 11, 50);

    private static Evidence scan(List<Row> rows, int batch) {
        return ENGINE.scan(PROTOCOL, Inputs.bind(Trial.USERS, Trial.source(rows, batch)), Execution.callerRuns());
    }

    private static ValueCounts revenue(List<Row> rows, String arm, String country) {
        ValueCounter counter = ValueCounter.ofWholes();
        for (Row row : rows) {
            Long cents = row.cents();
            if (cents != null && row.variant().equals(arm) && (country.isEmpty() || country.equals(row.country()))) {
                counter.add(cents);
            }
        }
        return counter.counts();
    }

    @Test
    void eachCellCountsItsValues() {
        Evidence evidence = scan(ROWS, 97);

        for (String arm : List.of("A", "B")) {
            assertThat(evidence.values().get(CellKey.overall("median", arm))).isEqualTo(revenue(ROWS, arm, ""));
            assertThat(evidence.values().get(new CellKey("median", arm, "country", "DE")))
                    .isEqualTo(revenue(ROWS, arm, "DE"));
        }
        assertThat(evidence.values().keySet()).extracting(CellKey::metric).containsOnly("median", "p90_taste");
        assertThat(evidence.values().keySet())
                .isEqualTo(evidence.cells().keySet().stream()
                        .filter(key -> !key.metric().matches("conversion|spend|rate|taste"))
                        .collect(java.util.stream.Collectors.toSet()));
    }

    @Property(tries = 25, seed = "31")
    void noOrderAndNoBatchMovesAByte(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3500) int batch) {
        List<Row> shuffled = new ArrayList<>(ROWS);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(CanonicalJson.bytes(scan(shuffled, batch).toJson()))
                .isEqualTo(CanonicalJson.bytes(scan(ROWS, 97).toJson()));
    }

    @Test
    void noNumberOfThreadsMovesAByte() {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Evidence parallel =
                    ENGINE.scan(PROTOCOL, Inputs.bind(Trial.USERS, Trial.source(ROWS, 41)), Execution.on(pool, 4));

            assertThat(parallel).isEqualTo(scan(ROWS, 3000));
        } finally {
            pool.shutdownNow();
        }
    }

    @Property(tries = 15, seed = "32")
    void partsMergeToTheWhole(@ForAll @IntRange(min = 1, max = 2999) int cut) {
        Evidence first = scan(ROWS.subList(0, cut), 500);
        Evidence second = scan(ROWS.subList(cut, ROWS.size()), 77);

        assertThat(second.merge(first, Disjointness.declared(Trial.USER, "the rows were cut"))
                        .values())
                .isEqualTo(scan(ROWS, 97).values());
    }

    @Test
    void theJsonFormIsLossless() {
        Evidence evidence = scan(ROWS, 97);

        assertThat(Evidence.fromJson(evidence.toJson())).isEqualTo(evidence);
    }

    @Test
    void whatIsNotFiniteIsCountedApart() {
        List<Row> rows = new ArrayList<>(ROWS);
        rows.set(0, new Row("u0", "A", "DE", true, 1000L, 1, 5, Double.NaN));
        rows.set(2, new Row("u2", "A", "DE", true, 1000L, 1, 5, Double.POSITIVE_INFINITY));
        Map<CellKey, ValueCounts> values = new TreeMap<>(scan(rows, 97).values());
        ValueCounts taste = values.getOrDefault(CellKey.overall("p90_taste", "A"), revenue(rows, "C", ""));

        assertThat(taste.notFiniteCount()).isEqualTo(2);
        assertThat(taste.count()).isEqualTo(1498);
    }
}
