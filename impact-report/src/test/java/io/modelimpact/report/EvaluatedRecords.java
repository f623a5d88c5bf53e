package io.modelimpact.report;

import static io.modelimpact.Impact.*;
import static io.modelimpact.decision.BeliefCondition.believed;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.Prior;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.Sources;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.TextField;
import io.modelimpact.measure.Measures;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.scenario.Assumption;
import io.modelimpact.scenario.Outcome;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Records that the engine writes. */
final class EvaluatedRecords {
    private static final int UNITS = 600;
    private static final Dataset USERS = dataset("users");
    private static final IdField USER = USERS.id("user_id");
    private static final TextField VARIANT = USERS.text("variant");
    private static final TextField COUNTRY = USERS.text("country");
    private static final FlagField BOUGHT = USERS.flag("bought");
    private static final IntegerField ANSWER = USERS.integer("answer");
    private static final DecimalField BEFORE =
            USERS.decimal("revenue_before", 2).in(currency("EUR"));
    private static final DecimalField REVENUE = USERS.decimal("revenue", 2).in(currency("EUR"));

    private EvaluatedRecords() {}

    /** One that holds scenarios, beliefs, looks, slices, answers, quantiles, declared rules and next steps. */
    static ImpactRecord withEverySection() {
        return evaluated(assessment());
    }

    /** One whose spending is resampled, everyone's and each country's, and whose past is, over buckets; conversion is not. */
    static ImpactRecord resampled() {
        Version today = model("ranker").version("1");
        Version next = model("ranker").version("2");
        Metric spend = metric("spend", "1")
                .asMean(REVENUE)
                .resampled(bootstrap(999).inSlices())
                .higherIsBetter();
        Metric basket = metric("basket", "1")
                .asMean(BEFORE)
                .resampled(bootstrap(1999).percentile().overBuckets())
                .higherIsBetter();
        return evaluated(Assessment.named("resampled", "1")
                .ownedBy("tests")
                .comparing(model("ranker").from(today).to(next))
                .observing(randomized().unit(USER).assignedBy(VARIANT).arms(arm("A", today, 1), arm("B", next, 1)))
                .given(contract(USERS, "1").requires(USER, unique()))
                .measuring(metric("conversion", "1").asProportion(BOUGHT).higherIsBetter(), spend, basket)
                .slicedBy(slice(COUNTRY))
                .claiming(hypothesis("H1").that(effectOn(spend)).isAboveZero().because("better results sell more"))
                .noGuardrails("intervals alone are looked at")
                .checking(sampleRatio())
                .decidedBy(policy("standard", "1").confidence("0.95").atRisk(MODERATE))
                .build());
    }

    private static ImpactRecord evaluated(Assessment assessment) {
        ImpactEngine engine = ImpactEngine.create();
        return engine.evaluate(
                        engine.plan(assessment),
                        Inputs.bind(
                                USERS,
                                Sources.columns()
                                        .with(USER, texts(i -> "u" + i))
                                        .with(VARIANT, texts(i -> i % 2 == 0 ? "A" : "B"))
                                        .with(COUNTRY, texts(i -> i % 3 == 0 ? "DE" : "FR"))
                                        .with(BOUGHT, bought())
                                        .with(
                                                ANSWER,
                                                IntStream.range(0, UNITS)
                                                        .mapToLong(i -> 1 + (i * 7 % 11 + i % 2 * 3) % 5)
                                                        .toArray())
                                        .with(
                                                BEFORE,
                                                IntStream.range(0, UNITS)
                                                        .mapToLong(i -> 900 + 37L * i % 501 + 5L * (i % 7))
                                                        .toArray())
                                        .with(
                                                REVENUE,
                                                IntStream.range(0, UNITS)
                                                        .mapToLong(i -> 1000 + 37L * i % 501 + i % 2)
                                                        .toArray())
                                        .build()),
                        Instant.parse("2026-03-02T08:00:00Z"))
                .record();
    }

    private static String[] texts(IntFunction<String> text) {
        return IntStream.range(0, UNITS).mapToObj(text).toArray(String[]::new);
    }

    private static boolean[] bought() {
        boolean[] bought = new boolean[UNITS];
        IntStream.range(0, UNITS).forEach(i -> bought[i] = i % (i % 2 == 0 ? 5 : 4) == 0);
        return bought;
    }

    private static Assessment assessment() {
        Version today = model("ranker").version("1");
        Version next = model("ranker").version("2").withFeatureSet("clicks-v4");
        Metric conversion = metric("conversion", "1")
                .asProportion(BOUGHT)
                .stratifiedBy(slice(COUNTRY))
                .higherIsBetter();
        Metric spend = metric("spend", "1")
                .asMean(REVENUE)
                .cappedAt("2000")
                .adjustedBy(BEFORE)
                .higherIsBetter();
        Metric satisfaction = metric("satisfaction", "1")
                .asOrdinal(ANSWER, 1, 5)
                .withTopBox(2)
                .higherIsBetter();
        Metric basket = metric("basket_p90", "1").asQuantile(REVENUE, "0.9").higherIsBetter();
        Assumption visitors = assumption("visitors", pert("8000000", "10000000", "12000000"))
                .in(Measures.PERSONS)
                .because("the last three years");
        Assumption share = assumption("share", uniform("0.2", "0.4")).asNumber().because("two surveys");
        Outcome gain = outcome("gain")
                .as(effectOn(spend)
                        .absolute()
                        .per(Measures.PERSONS)
                        .times(visitors)
                        .times(share))
                .in(currency("EUR"))
                .higherIsBetter()
                .above("1000000");
        return Assessment.named("drawn", "1")
                .ownedBy("tests")
                .comparing(model("ranker").from(today).to(next))
                .observing(randomized().unit(USER).assignedBy(VARIANT).arms(arm("A", today, 1), arm("B", next, 1)))
                .given(contract(USERS, "1")
                        .requires(USER, unique())
                        .requires(COUNTRY, oneOf("DE", "FR"))
                        .derivedFrom("a table of logs"))
                .measuring(conversion, spend, satisfaction, basket)
                .slicedBy(slice(COUNTRY))
                .claiming(hypothesis("H1").that(effectOn(spend)).isAboveZero().because("better results sell more"))
                .guardedBy(
                        guardrail("G1")
                                .on(effectOn(conversion))
                                .mustNotFallBy(moreThan("2").percentagePoints())
                                .otherwise(HOLD)
                                .because("reach counts"),
                        guardrail("G2")
                                .onLevelOf(satisfaction)
                                .mustStayAbove("30", Measures.PERCENT)
                                .otherwise(HOLD)
                                .because("two in five are content today"))
                .checking(sampleRatio())
                .monitored(plannedLooks(UNITS, 2 * UNITS))
                .under(
                        scenario("usual-year")
                                .assuming(visitors, share)
                                .correlating(visitors, share, "0.5")
                                .projecting(gain)
                                .limitedBy("two weeks stand for a year")
                                .asReference(),
                        scenario("quiet-year")
                                .assuming(visitors, share)
                                .projecting(gain)
                                .statingThat("those who stay away would have bought as the others do"))
                .statingThat("users do not influence each other")
                .limitedBy("one season")
                .inContext("no campaign ran")
                .decidedBy(policy("standard", "1")
                        .confidence("0.95")
                        .atRisk(MODERATE)
                        .adjustedBy(Multiplicity.BONFERRONI)
                        .believing(Prior.flat(spend))
                        .requiring(believed(spend).harmBelow("0.05"))
                        .requiring(outcome("gain").in("usual-year").aboveZero().withProbabilityAtLeast("0.9")))
                .build();
    }
}
