package io.modelimpact.engine;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.contract;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.sampleRatio;
import static io.modelimpact.Impact.slice;
import static io.modelimpact.Impact.unique;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.assessment.AssessmentDraft;
import io.modelimpact.change.Version;
import io.modelimpact.contract.Contract;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.Policy;
import io.modelimpact.decision.RiskProfile;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.RealField;
import io.modelimpact.formula.TextField;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.MemberSlice;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trial with two arms: its columns, versions, metrics and rows. */
final class Trial {
    static final Dataset USERS = dataset("users");
    static final IdField USER = USERS.id("user_id");
    static final TextField VARIANT = USERS.text("variant");
    static final TextField COUNTRY = USERS.text("country");
    static final FlagField BOUGHT = USERS.flag("bought");
    static final DecimalField REVENUE = USERS.decimal("revenue", 2).in(currency("EUR"));
    static final IntegerField CLICKS = USERS.integer("clicks");
    static final IntegerField VIEWS = USERS.integer("views");
    static final RealField SCORE = USERS.real("score");

    static final Version TODAY = model("ranker").version("1.8");
    static final Version NEXT = model("ranker").version("2.0");

    static final Metric CONVERSION =
            metric("conversion", "1").asProportion(BOUGHT).higherIsBetter();
    static final Metric SPEND = metric("spend", "1").asMean(REVENUE).higherIsBetter();
    static final Metric RATE = metric("rate", "1").asRatio(CLICKS, VIEWS).higherIsBetter();
    static final Metric TASTE = metric("taste", "1").asMean(SCORE).withoutDirection();
    static final MemberSlice BY_COUNTRY = slice(COUNTRY);

    static final Instant AS_OF = Instant.parse("2026-03-02T08:00:00Z");

    static final Hypothesis SELLS =
            hypothesis("H1").that(effectOn(SPEND)).isAboveZero().because("it sells more");

    private Trial() {}

    /** Two arms, four metrics, no slice; a contract and a check; claims and policy are left open. */
    static AssessmentDraft draft() {
        return draft(anyRows());
    }

    /** The same under another contract. */
    static AssessmentDraft draft(Contract contract) {
        return Assessment.named("trial", "1")
                .ownedBy("ranking")
                .comparing(model("ranker").from(TODAY).to(NEXT))
                .observing(randomized().unit(USER).assignedBy(VARIANT).arms(arm("A", TODAY, 1), arm("B", NEXT, 1)))
                .given(contract)
                .measuring(CONVERSION, SPEND, RATE, TASTE)
                .checking(sampleRatio());
    }

    static Contract anyRows() {
        return contract(USERS, "1").requires(USER, unique());
    }

    /** Few units needed. */
    static Policy lenient(Multiplicity multiplicity) {
        return policy("standard", "1")
                .confidence("0.95")
                .atRisk(RiskProfile.HIGH)
                .adjustedBy(multiplicity);
    }

    /** One row of the trial; null is a missing value. */
    record Row(
            @Nullable String user,
            String variant,
            @Nullable String country,
            @Nullable Boolean bought,
            @Nullable Long cents,
            long clicks,
            long views,
            double score) {}

    /** So many rows, the same for the same seed: B spends {@code gain} cents more. */
    static List<Row> rows(int count, long seed, long gain) {
        RandomStream draws = CounterRandom.of(seed).stream("trial");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RandomStream own = draws.substream(i);
            boolean treated = i % 2 == 1;
            String country =
                    own.longBelow(0, 20) == 0 ? null : List.of("DE", "FR", "IT").get((int) own.longBelow(1, 3));
            Boolean bought = own.longBelow(2, 25) == 0 ? null : own.uniformAt(3) < (treated ? 0.25 : 0.2);
            Long cents = own.longBelow(4, 30) == 0 ? null : 1000 + own.longBelow(5, 2000) + (treated ? gain : 0);
            rows.add(new Row(
                    "u" + i,
                    treated ? "B" : "A",
                    country,
                    bought,
                    cents,
                    own.longBelow(6, 5),
                    1 + own.longBelow(7, 9),
                    own.normalAt(8) * 1e3));
        }
        return rows;
    }

    static DatasetSource source(List<Row> rows, int batch) {
        int n = rows.size();
        BitSet noPurchase = new BitSet();
        BitSet noRevenue = new BitSet();
        boolean[] bought = new boolean[n];
        long[] cents = new long[n];
        for (int i = 0; i < n; i++) {
            Boolean flag = rows.get(i).bought();
            Long money = rows.get(i).cents();
            noPurchase.set(i, flag == null);
            noRevenue.set(i, money == null);
            bought[i] = flag != null && flag;
            cents[i] = money == null ? 0 : money;
        }
        return Sources.columns()
                .inBatchesOf(batch)
                .with(USER, rows.stream().map(Row::user).toArray(String[]::new))
                .with(VARIANT, rows.stream().map(Row::variant).toArray(String[]::new))
                .with(COUNTRY, rows.stream().map(Row::country).toArray(String[]::new))
                .with(BOUGHT, bought, noPurchase)
                .with(REVENUE, cents, noRevenue)
                .with(CLICKS, rows.stream().mapToLong(Row::clicks).toArray())
                .with(VIEWS, rows.stream().mapToLong(Row::views).toArray())
                .with(SCORE, rows.stream().mapToDouble(Row::score).toArray())
                .build();
    }

    static Evaluation evaluate(Assessment assessment, List<Row> rows) {
        ImpactEngine engine = ImpactEngine.create();
        return engine.evaluate(engine.plan(assessment), Inputs.bind(USERS, source(rows, 97)), AS_OF);
    }
}
