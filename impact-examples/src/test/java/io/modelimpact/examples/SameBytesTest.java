package io.modelimpact.examples;

import static io.modelimpact.Impact.amount;
import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.assumption;
import static io.modelimpact.Impact.betaWithMoments;
import static io.modelimpact.Impact.between;
import static io.modelimpact.Impact.by;
import static io.modelimpact.Impact.contract;
import static io.modelimpact.Impact.crossing;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.guardrail;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.moreThan;
import static io.modelimpact.Impact.outcome;
import static io.modelimpact.Impact.pert;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.sampleRatio;
import static io.modelimpact.Impact.scenario;
import static io.modelimpact.Impact.slice;
import static io.modelimpact.Impact.unique;
import static io.modelimpact.guardrail.Reaction.HOLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.engine.Execution;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.MemoryBudget;
import io.modelimpact.engine.Protocol;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.RealField;
import io.modelimpact.formula.TextField;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.scenario.Assumption;
import io.modelimpact.scenario.Outcome;
import io.modelimpact.slice.MemberSlice;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** One assessment, one record: whatever the order and partition of the rows, the threads, the locale, the zone or the JDK. */
final class SameBytesTest {
    private static final int UNITS = 3_000;
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
    private static final Dataset USERS = dataset("users");

    /** The record's digest, the same on every JDK; it moves only with the format or a method. */
    private static final String GOLDEN = "sha256:833585d8e6bd5f72a5d24323dd6a17019e85d744cbc7035e06a5c337f1e568d1";

    /** The commitment to the rows, which moves with nothing but the rows. */
    private static final String GOLDEN_COMMITMENT =
            "rowset-merkle-1:5e586b218b16327fb28c964dc46cad86dbde4ef9cddb0758de2e5041b8cf92bb";

    private final List<ShuffledSource.Row> rows = rows();
    private final ImpactEngine engine = ImpactEngine.create();
    private final Protocol protocol = engine.plan(assessment());

    @Test
    void naiveSummationDependsOnTheOrderOfTheseRows() {
        assertThat(naiveSum(permutation(1))).isNotEqualTo(naiveSum(permutation(2)));
    }

    @Test
    void theRecordHasTheGoldenDigest() {
        assertThat(digest(permutation(0), 1, Execution.callerRuns())).isEqualTo(GOLDEN);
    }

    @Test
    void theRecordIsTheSameForEveryOrderOfTheRows() {
        for (int seed = 1; seed <= 20; seed++) {
            assertThat(digest(permutation(seed), 1 + seed % 7, Execution.callerRuns()))
                    .as("permutation %d", seed)
                    .isEqualTo(GOLDEN);
        }
    }

    @Test
    void theRecordIsTheSameForEveryPartition() {
        for (int batches : new int[] {1, 2, 3, 7, 16, 33, 64}) {
            assertThat(digest(permutation(5), batches, Execution.callerRuns()))
                    .as("%d batches", batches)
                    .isEqualTo(GOLDEN);
        }
    }

    @Test
    void theRecordIsTheSameForEveryNumberOfThreads() {
        for (int threads = 1; threads <= 8; threads++) {
            ExecutorService executor = Executors.newFixedThreadPool(threads);
            try {
                assertThat(digest(permutation(9), 48, Execution.on(executor, threads)))
                        .as("%d threads", threads)
                        .isEqualTo(GOLDEN);
            } finally {
                executor.shutdown();
            }
        }
    }

    @Test
    void theCommitmentToTheRowsIsTheSameForEveryOrderPartitionThreadAndMemory() {
        for (int threads = 1; threads <= 8; threads++) {
            ExecutorService executor = Executors.newFixedThreadPool(threads);
            MemoryBudget little = MemoryBudget.ofBytes(400_000);
            try {
                Execution execution =
                        Execution.on(executor, threads).within(threads % 2 == 0 ? little : MemoryBudget.unlimited());
                assertThat(commitment(permutation(threads), 8 * threads - 7, execution))
                        .as("%d threads", threads)
                        .contains(GOLDEN_COMMITMENT);
            } finally {
                executor.shutdown();
            }
        }
    }

    private Optional<String> commitment(int[] order, int batches, Execution execution) {
        Inputs inputs =
                Inputs.bind(USERS, new ShuffledSource(rows, order, batches)).digestedAs(DigestLevel.COMMITMENT);
        return engine.evaluate(protocol, inputs, AS_OF, execution)
                .record()
                .inputs()
                .get(0)
                .commitment();
    }

    @Test
    void theRecordIsTheSameInEveryLocaleAndTimeZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("tr-TR", "ar", "th-TH-u-nu-thai", "de-CH")) {
                for (String id : List.of("Asia/Kathmandu", "America/St_Johns", "Pacific/Apia")) {
                    Locale.setDefault(Locale.forLanguageTag(tag));
                    TimeZone.setDefault(TimeZone.getTimeZone(id));
                    ImpactEngine fresh = ImpactEngine.create();
                    Protocol planned = fresh.plan(assessment());
                    Inputs inputs = Inputs.bind(USERS, new ShuffledSource(rows, permutation(3), 5));
                    assertThat(fresh.evaluate(planned, inputs, AS_OF)
                                    .record()
                                    .digest()
                                    .toString())
                            .as("%s, %s", tag, id)
                            .isEqualTo(GOLDEN);
                }
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private String digest(int[] order, int batches, Execution execution) {
        Inputs inputs = Inputs.bind(USERS, new ShuffledSource(rows, order, batches));
        return engine.evaluate(protocol, inputs, AS_OF, execution)
                .record()
                .digest()
                .toString();
    }

    private double naiveSum(int[] order) {
        double sum = 0;
        for (int row : order) {
            double amount = rows.get(row).amount();
            sum += Double.isNaN(amount) ? 0 : amount;
        }
        return sum;
    }

    private static Assessment assessment() {
        TextField arms = USERS.text("arm");
        TextField country = USERS.text("country");
        FlagField bought = USERS.flag("bought");
        DecimalField revenue = USERS.decimal("revenue", 2).in(currency("EUR"));
        RealField amount = USERS.real("amount");
        MemberSlice byCountry = slice(country);
        MemberSlice byPurchase = slice(bought);
        Metric conversion = metric("conversion", "1").asProportion(bought).higherIsBetter();
        Metric spend = metric("spend", "1").asMean(revenue).cappedAt("150").higherIsBetter();
        Metric extremes = metric("extremes", "1").asMean(amount).withoutDirection();
        Metric perPurchase =
                metric("per_purchase", "1").asRatio(revenue, bought.asNumber()).higherIsBetter();
        Metric steady = metric("steady", "1")
                .asMean(revenue)
                .adjustedBy(amount.clampedTo("-1", "1"), country.isOneOf("DE").asNumber())
                .stratifiedBy(byCountry)
                .higherIsBetter();
        Metric steadyPerPurchase = metric("steady_per_purchase", "1")
                .asRatio(revenue, bought.asNumber())
                .adjustedByRatio(
                        amount.absolute().cappedAt("3"),
                        amount.isMissing().not().asNumber())
                .higherIsBetter();
        Assumption reach =
                assumption("reach", pert("800", "1000", "1500")).asNumber().because("of last year");
        Assumption margin =
                assumption("margin", betaWithMoments("0.3", "0.05")).asNumber().because("of the books");
        Outcome profit = outcome("profit")
                .as(effectOn(spend)
                        .absolute()
                        .times(reach)
                        .times(margin)
                        .plus(effectOn(conversion).absolute().times(amount("5", currency("EUR")))))
                .in(currency("EUR"))
                .higherIsBetter();
        Outcome steadily = outcome("steadily")
                .as(effectOn(steady)
                        .absolute()
                        .times(reach)
                        .plus(effectOn(spend).absolute()))
                .in(currency("EUR"))
                .higherIsBetter();
        return Assessment.named("same-bytes", "1")
                .ownedBy("tests")
                .comparing(model("m")
                        .from("1")
                        .to(model("m").version("2"), model("m").version("3")))
                .observing(randomized()
                        .unit(USERS.id("id"))
                        .assignedBy(arms)
                        .arms(
                                arm("a", model("m").version("1"), 2),
                                arm("b", model("m").version("2"), 1),
                                arm("c", model("m").version("3"), 1)))
                .given(contract(USERS, "1")
                        .requires(USERS.id("id"), unique())
                        .requires(revenue, between("0", "100").orNote()))
                .measuring(conversion, spend, extremes, perPurchase, steady, steadyPerPurchase)
                .slicedBy(byCountry, byPurchase, crossing(byCountry, byPurchase))
                .claiming(
                        hypothesis("H1").that(effectOn(spend)).isAboveZero().because("of the change"),
                        hypothesis("H2")
                                .that(effectOn(perPurchase))
                                .isWithin(by("50").percent())
                                .because("of nothing"),
                        hypothesis("H3")
                                .that(effectOn(extremes))
                                .differsFromZero()
                                .secondary()
                                .because("it is noise"))
                .guardedBy(guardrail("G1")
                        .on(effectOn(conversion).inEach(byCountry))
                        .mustNotFallBy(moreThan("5").percentagePoints())
                        .otherwise(HOLD))
                .checking(sampleRatio())
                .under(
                        scenario("usual")
                                .assuming(reach, margin)
                                .correlating(reach, margin, "-0.4")
                                .projecting(profit, steadily),
                        scenario("elsewhere")
                                .forCohort(byCountry, "DE")
                                .assuming(reach, margin)
                                .projecting(profit))
                .decidedBy(policy("standard", "1")
                        .requiring(outcome("profit").in("usual").aboveZero().withProbabilityAtLeast("0.6")))
                .build();
    }

    /** Amounts range over 1e±300 and cancel; some are missing. */
    private static List<ShuffledSource.Row> rows() {
        CounterRandom random = CounterRandom.of(7);
        RandomStream draws = random.stream("rows");
        RandomStream normals = random.stream("normals");
        List<ShuffledSource.Row> rows = new ArrayList<>();
        for (int i = 0; i < UNITS; i++) {
            long arm = draws.longBelow(4L * i, 4);
            double scale = StrictMath.pow(10, draws.longBelow(4L * i + 1, 301) * (i % 2 == 0 ? 0.49 : -1));
            double amount = i % 97 == 0 ? Double.NaN : (i % 4 < 2 ? 1 : -1) * scale * normals.normalAt(i / 2);
            boolean bought = draws.longBelow(4L * i + 2, 100) < (arm < 2 ? 40 : 45);
            rows.add(new ShuffledSource.Row(
                    "u" + i,
                    arm < 2 ? "a" : arm == 2 ? "b" : "c",
                    i % 50 == 0 ? "" : List.of("DE", "FR", "İT").get(i % 3),
                    bought,
                    bought ? draws.longBelow(4L * i + 3, 20_000) : 0,
                    amount));
        }
        return rows;
    }

    private static int[] permutation(int seed) {
        int[] order = new int[UNITS];
        RandomStream draws = CounterRandom.of(seed).stream("permutation");
        for (int i = 0; i < UNITS; i++) {
            int other = seed == 0 ? i : (int) draws.longBelow(i, i + 1L);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
