package io.modelimpact.engine;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.contract;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.sampleRatio;
import static io.modelimpact.Impact.slice;
import static io.modelimpact.Impact.unique;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.assessment.AssessmentDraft;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.RealField;
import io.modelimpact.formula.TextField;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.slice.MemberSlice;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A trial with two arms whose units have a past: spending, clicks and views before they were assigned, and a tier that decides much of it. */
final class AdjustedTrial {
    static final Dataset USERS = dataset("users");
    static final IdField USER = USERS.id("user_id");
    static final TextField VARIANT = USERS.text("variant");
    static final TextField TIER = USERS.text("tier");
    static final FlagField BOUGHT = USERS.flag("bought");
    static final DecimalField REVENUE = USERS.decimal("revenue", 2).in(currency("EUR"));
    static final DecimalField BEFORE = USERS.decimal("revenue_before", 1).in(currency("EUR"));
    static final RealField AFFINITY = USERS.real("affinity");
    static final IntegerField CLICKS = USERS.integer("clicks");
    static final IntegerField VIEWS = USERS.integer("views");
    static final IntegerField CLICKS_BEFORE = USERS.integer("clicks_before");
    static final IntegerField VIEWS_BEFORE = USERS.integer("views_before");

    static final Version TODAY = model("ranker").version("1.8");
    static final Version NEXT = model("ranker").version("2.0");
    static final MemberSlice BY_TIER = slice(TIER);

    static final Metric SPEND = metric("spend", "1").asMean(REVENUE).higherIsBetter();
    static final Metric ADJUSTED =
            metric("adjusted", "1").asMean(REVENUE).adjustedBy(BEFORE).higherIsBetter();
    static final Metric RATE = metric("rate", "1").asRatio(CLICKS, VIEWS).higherIsBetter();
    static final Metric ADJUSTED_RATE = metric("adjusted_rate", "1")
            .asRatio(CLICKS, VIEWS)
            .adjustedByRatio(CLICKS_BEFORE, VIEWS_BEFORE)
            .higherIsBetter();
    static final Metric STRATIFIED =
            metric("stratified", "1").asMean(REVENUE).stratifiedBy(BY_TIER).higherIsBetter();

    static final Instant AS_OF = Instant.parse("2026-03-02T08:00:00Z");

    private AdjustedTrial() {}

    /** Two arms, sliced by tier; metrics, claims and policy are left open. */
    static AssessmentDraft draft(Metric... metrics) {
        return Assessment.named("trial", "1")
                .ownedBy("ranking")
                .comparing(model("ranker").from(TODAY).to(NEXT))
                .observing(randomized().unit(USER).assignedBy(VARIANT).arms(arm("A", TODAY, 1), arm("B", NEXT, 1)))
                .given(contract(USERS, "1").requires(USER, unique()))
                .measuring(metrics)
                .slicedBy(BY_TIER)
                .checking(sampleRatio());
    }

    /** The same with one claim, on the first of the metrics. */
    static Assessment claimed(Metric... metrics) {
        return draft(metrics)
                .claiming(hypothesis("H1")
                        .that(effectOn(metrics[0]))
                        .isAboveZero()
                        .because("it sells more"))
                .noGuardrails("estimates alone are tested")
                .decidedBy(Trial.lenient(Multiplicity.NONE))
                .build();
    }

    /** One unit; null is a missing value. */
    record Row(
            String user,
            String variant,
            String tier,
            boolean bought,
            long cents,
            @Nullable Long dimesBefore,
            double affinity,
            long clicks,
            long views,
            long clicksBefore,
            long viewsBefore) {

        double revenue() {
            return cents / 100.0;
        }

        /** Zero where it is missing. */
        double before() {
            Long dimes = dimesBefore;
            return dimes == null ? 0 : dimes / 10.0;
        }
    }

    /** So many rows, the same for the same seed: B spends {@code gain} cents more; one in five units has no past. */
    static List<Row> rows(int count, long seed, long gain) {
        RandomStream draws = CounterRandom.of(seed).stream("adjusted-trial");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(i, draws.substream(i), gain));
        }
        return rows;
    }

    private static Row row(int number, RandomStream own, long gain) {
        boolean treated = own.longBelow(0, 2) == 1;
        int tier = own.uniformAt(1) < 0.15 ? 2 : own.uniformAt(1) < 0.5 ? 1 : 0;
        double habit = own.normalAt(2) + 2 * tier;
        boolean isNew = own.uniformAt(3) < 0.2;
        long dimes = Math.round(400 + 100 * habit + 40 * own.normalAt(4));
        long cents = Math.round(3000 + 1000 * habit + 800 * own.normalAt(5)) + (treated ? gain : 0);
        long viewsBefore = isNew ? 0 : 5 + own.longBelow(6, 20);
        long views = 5 + own.longBelow(7, 10) + viewsBefore / 4;
        double taste = Math.min(0.9, Math.max(0.05, 0.3 + 0.1 * own.normalAt(8)));
        return new Row(
                "u" + number,
                treated ? "B" : "A",
                List.of("basic", "plus", "pro").get(tier),
                own.uniformAt(9) < 0.2 + 0.2 * tier + (treated ? 0.02 : 0),
                cents,
                isNew ? null : dimes,
                habit + 0.5 * own.normalAt(10),
                Math.round(taste * views),
                views,
                Math.round(taste * viewsBefore),
                viewsBefore);
    }

    static DatasetSource source(List<Row> rows, int batch) {
        int n = rows.size();
        BitSet noPast = new BitSet();
        boolean[] bought = new boolean[n];
        long[] before = new long[n];
        for (int i = 0; i < n; i++) {
            Long dimes = rows.get(i).dimesBefore();
            noPast.set(i, dimes == null);
            before[i] = dimes == null ? 0 : dimes;
            bought[i] = rows.get(i).bought();
        }
        return Sources.columns()
                .inBatchesOf(batch)
                .with(USER, texts(rows, Row::user))
                .with(VARIANT, texts(rows, Row::variant))
                .with(TIER, texts(rows, Row::tier))
                .with(BOUGHT, bought)
                .with(REVENUE, rows.stream().mapToLong(Row::cents).toArray())
                .with(BEFORE, before, noPast)
                .with(AFFINITY, rows.stream().mapToDouble(Row::affinity).toArray())
                .with(CLICKS, rows.stream().mapToLong(Row::clicks).toArray())
                .with(VIEWS, rows.stream().mapToLong(Row::views).toArray())
                .with(CLICKS_BEFORE, rows.stream().mapToLong(Row::clicksBefore).toArray())
                .with(VIEWS_BEFORE, rows.stream().mapToLong(Row::viewsBefore).toArray())
                .build();
    }

    private static String[] texts(List<Row> rows, Function<Row, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    static Evaluation evaluate(Assessment assessment, List<Row> rows) {
        ImpactEngine engine = ImpactEngine.create();
        return engine.evaluate(engine.plan(assessment), Inputs.bind(USERS, source(rows, 97)), AS_OF);
    }

    /** The effect on a metric for everyone. */
    static EffectResult effect(ImpactRecord record, Metric metric) {
        return record.effects().stream()
                .filter(effect -> effect.metric().equals(metric.id()))
                .filter(effect -> effect.slice().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** The raw values of one arm, as the numerics take them. */
    static ExactCrossProducts state(List<Row> rows, Predicate<Row> chosen, Function<Row, double[]> values) {
        List<double[]> kept = rows.stream().filter(chosen).map(values).toList();
        ExactCrossProducts state = ExactCrossProducts.create(kept.isEmpty() ? 1 : kept.get(0).length);
        kept.forEach(state::addRow);
        return state;
    }
}
