package io.modelimpact.examples;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.assumption;
import static io.modelimpact.Impact.between;
import static io.modelimpact.Impact.by;
import static io.modelimpact.Impact.contract;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.guardrail;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.lognormalWithQuantiles;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.moreThan;
import static io.modelimpact.Impact.nullShareAtMost;
import static io.modelimpact.Impact.oneOf;
import static io.modelimpact.Impact.outcome;
import static io.modelimpact.Impact.pert;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.range;
import static io.modelimpact.Impact.sampleRatio;
import static io.modelimpact.Impact.scenario;
import static io.modelimpact.Impact.slice;
import static io.modelimpact.Impact.triangular;
import static io.modelimpact.Impact.unique;
import static io.modelimpact.decision.RiskProfile.MODERATE;
import static io.modelimpact.guardrail.Reaction.HOLD;
import static io.modelimpact.guardrail.Reaction.ROLL_BACK;
import static io.modelimpact.measure.Measures.MILLISECONDS;
import static io.modelimpact.measure.Measures.PERSONS;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.engine.Evaluation;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.Sources;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.TextField;
import io.modelimpact.metric.Metric;
import io.modelimpact.scenario.Assumption;
import io.modelimpact.scenario.Outcome;
import io.modelimpact.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The main example: a new ranking model and its distilled variant against the model in use, on a file of 120,000 users.
 *
 * <p>The data are generated with known true effects, so what the assessment says can be compared with the truth.
 */
public final class RankerRollout {
    static final Dataset USERS = dataset("users");
    static final IdField USER = USERS.id("user_id");
    static final TextField VARIANT = USERS.text("variant");
    static final TextField COUNTRY = USERS.text("country");
    static final FlagField BOUGHT = USERS.flag("bought");
    static final DecimalField REVENUE = USERS.decimal("revenue", 2).in(currency("EUR"));
    static final DecimalField REVENUE_BEFORE =
            USERS.decimal("revenue_28d_before", 2).in(currency("EUR"));
    static final DecimalField LATENCY = USERS.decimal("latency", 2).in(MILLISECONDS);

    private static final Assumption SERVERS = assumption("server_cost", triangular("10000", "20000", "40000"))
            .in(currency("EUR").dividedBy(MILLISECONDS))
            .because("the bills of the last two releases");
    private static final long USERS_IN_FILE = 120_000;
    private static final long SEED = 2026;
    private static final Instant SNAPSHOT = Instant.parse("2026-03-02T04:00:00Z");
    private static final Instant AS_OF = Instant.parse("2026-03-02T08:00:00Z");

    private RankerRollout() {}

    /** The declaration. */
    public static Assessment assessment() {
        Version today = model("ranker").version("1.8");
        Version neural = model("ranker").version("2.0").withFeatureSet("clicks-v4");
        Version small = model("ranker").version("2.0-distilled").withFeatureSet("clicks-v4");

        Metric conversion = metric("conversion", "1").asProportion(BOUGHT).higherIsBetter();
        Metric spend = metric("revenue_per_user", "2")
                .asMean(REVENUE)
                .cappedAt("2000")
                .adjustedBy(REVENUE_BEFORE)
                .higherIsBetter();
        Metric latency = metric("latency", "1").asMean(LATENCY).lowerIsBetter();

        return Assessment.named("ranker-2", "1")
                .ownedBy("search-ranking")
                .comparing(model("ranker").from(today).to(neural, small))
                .observing(randomized()
                        .unit(USER)
                        .assignedBy(VARIANT)
                        .arms(arm("A", today, 2), arm("B", neural, 1), arm("C", small, 1)))
                .given(contract(USERS, "3")
                        .requires(USER, unique())
                        .requires(COUNTRY, oneOf("DE", "FR", "IT", "NL"))
                        .requires(REVENUE, between("0", "100000"), nullShareAtMost("0.001"))
                        .requires(LATENCY, between("0", "10000").orDegrade())
                        .rowsAtLeast(10_000)
                        .freshWithin(Duration.ofHours(36))
                        .derivedFrom("warehouse.events, job sessionize@41"))
                .measuring(conversion, spend, latency)
                .slicedBy(slice(COUNTRY))
                .claiming(
                        hypothesis("H1")
                                .that(effectOn(spend))
                                .isAboveZero()
                                .expecting(range("5", "15").percent())
                                .because("more relevant results sell more"),
                        hypothesis("H2")
                                .that(effectOn(conversion))
                                .isNotBelow(by("0.2").percentagePoints())
                                .secondary()
                                .because("higher baskets must not cost reach"))
                .guardedBy(
                        guardrail("G1")
                                .on(effectOn(conversion).inEach(slice(COUNTRY)))
                                .mustNotFallBy(moreThan("2").percentagePoints())
                                .otherwise(HOLD)
                                .because("no country pays for the others"),
                        guardrail("G2")
                                .on(effectOn(latency))
                                .mustNotRiseBy(moreThan("20").in(MILLISECONDS))
                                .otherwise(ROLL_BACK))
                .checking(sampleRatio())
                .under(usualYear(spend, latency), quietYear(spend, latency))
                .statingThat("users do not influence each other")
                .limitedBy("four countries, two weeks in one season")
                .inContext("no campaign ran in these weeks")
                .decidedBy(policy("standard", "4")
                        .confidence("0.95")
                        .atRisk(MODERATE)
                        .preferring(neural, small)
                        .requiring(outcome("gain").in("usual-year").aboveZero().withProbabilityAtLeast("0.9")))
                .build();
    }

    /** What a year brings if it is like the last ones: each candidate costs servers in proportion to its added latency. */
    private static Scenario usualYear(Metric spend, Metric latency) {
        Assumption visitors = assumption("visitors", pert("8000000", "10000000", "12000000"))
                .in(PERSONS)
                .because("the last three years, and the plan for the next");
        return scenario("usual-year")
                .assuming(visitors, SERVERS)
                .projecting(gain(spend, latency, visitors))
                .limitedBy("two weeks stand for a year")
                .asReference();
    }

    /** The same with fewer visitors, and few of them known beforehand. */
    private static Scenario quietYear(Metric spend, Metric latency) {
        Assumption visitors = assumption("visitors", lognormalWithQuantiles("0.05", "4000000", "0.95", "9000000"))
                .in(PERSONS)
                .because("the year of the last recession");
        return scenario("quiet-year")
                .assuming(visitors, SERVERS)
                .projecting(gain(spend, latency, visitors))
                .statingThat("those who stay away would have bought as the others do");
    }

    private static Outcome gain(Metric spend, Metric latency, Assumption visitors) {
        return outcome("gain")
                .as(effectOn(spend)
                        .absolute()
                        .per(PERSONS)
                        .times(visitors)
                        .minus(effectOn(latency).absolute().times(SERVERS)))
                .in(currency("EUR"))
                .higherIsBetter()
                .above("2000000");
    }

    /** Runs the example: the folder for its files may be given. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "target/ranker-rollout");
        Files.createDirectories(folder);
        Path csv = folder.resolve("users.csv");
        new RolloutData(SEED).write(csv, USERS_IN_FILE);

        ImpactEngine engine = ImpactEngine.create();
        Protocol protocol = engine.plan(assessment());
        Inputs inputs =
                Inputs.bind(USERS, Sources.csv(csv).snapshotAt(SNAPSHOT)).registeredAs(protocol.digest());
        Evaluation evaluation = engine.evaluate(protocol, inputs, AS_OF);

        new ResultFolder(folder).write(evaluation);
        System.out.println(ResultFolder.summary(evaluation.record()));
        System.out.println(
                "Record and report: " + folder.resolve("record.json") + ", " + folder.resolve("report.html"));
    }
}
