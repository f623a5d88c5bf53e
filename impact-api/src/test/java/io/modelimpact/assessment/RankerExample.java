package io.modelimpact.assessment;

import static io.modelimpact.Impact.*;

import io.modelimpact.change.Change;
import io.modelimpact.change.Version;
import io.modelimpact.contract.Classification;
import io.modelimpact.contract.Contract;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.Policy;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.formula.DateField;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.TextField;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import io.modelimpact.measure.Measures;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.BandSlice;
import io.modelimpact.slice.CrossingSlice;
import io.modelimpact.slice.MemberSlice;
import java.time.Duration;

/** A declaration that tests start from, and one that uses every word of the grammar. */
public final class RankerExample {
    public static final Dataset USERS = dataset("users");
    public static final IdField USER = USERS.id("user_id");
    public static final TextField VARIANT = USERS.text("variant");
    public static final TextField COUNTRY = USERS.text("country");
    public static final FlagField BOUGHT = USERS.flag("bought");
    public static final IntegerField ORDERS = USERS.integer("orders").in(Measures.ORDERS);
    public static final IntegerField LATENCY = USERS.integer("latency").in(Measures.MILLISECONDS);
    public static final DecimalField REVENUE = USERS.decimal("revenue", 2).in(currency("EUR"));
    public static final DateField DAY = USERS.date("day");

    public static final Version OLD = model("ranker").version("1.8");
    public static final Version NEURAL = model("ranker").version("2.0");
    public static final Version SMALL = model("ranker").version("2.0-distilled");
    public static final Change CHANGE = model("ranker").from(OLD).to(NEURAL, SMALL);
    public static final RandomizedDesign DESIGN =
            randomized().unit(USER).assignedBy(VARIANT).arms(arm("A", OLD, 2), arm("B", NEURAL, 1), arm("C", SMALL, 1));

    public static final Metric CONVERSION =
            metric("conversion", "1").asProportion(BOUGHT).higherIsBetter();
    public static final Metric SPEND =
            metric("revenue_per_user", "2").asMean(REVENUE).cappedAt("2000").higherIsBetter();
    public static final Metric WAITING = metric("waiting", "1").asMean(LATENCY).lowerIsBetter();

    public static final MemberSlice BY_COUNTRY = slice(COUNTRY);
    public static final BandSlice BY_ORDERS = bands(ORDERS, "1", "5");
    public static final CrossingSlice BY_BOTH = crossing(BY_COUNTRY, BY_ORDERS);

    private RankerExample() {}

    public static Contract requirements() {
        return contract(USERS, "3").requires(USER, unique());
    }

    public static Policy standard() {
        return policy("standard", "4").confidence("0.95");
    }

    /** A declaration that has all it needs but hypotheses, guardrails and a policy. */
    public static AssessmentDraft draft() {
        return Assessment.named("ranker-2", "1")
                .ownedBy("search-ranking")
                .comparing(CHANGE)
                .observing(DESIGN)
                .given(requirements())
                .measuring(CONVERSION, SPEND, WAITING)
                .slicedBy(BY_COUNTRY, BY_ORDERS, BY_BOTH)
                .checking(sampleRatio());
    }

    /** A sound declaration. */
    public static Assessment sound() {
        return draft().claiming(
                        hypothesis("H1").that(effectOn(SPEND)).isAboveZero().because("relevance sells"))
                .guardedBy(guardrail("G1")
                        .on(effectOn(CONVERSION).inEach(BY_COUNTRY))
                        .mustNotFallBy(moreThan("1").percentagePoints())
                        .otherwise(HOLD))
                .decidedBy(standard())
                .build();
    }

    /** A declaration that says everything that can be said. */
    public static Assessment rich() {
        Version neural = NEURAL.withArtifactDigest("sha256:abc")
                .withFeatureSet("clicks-7")
                .withTrainingData("events 2025");
        Dataset items = dataset("items");
        MemberSlice listed = slice(COUNTRY).members("DE", "AT").named("core countries");
        DecimalField revenueBefore = USERS.decimal("revenue_before", 2).in(currency("EUR"));
        Metric rate = metric("orders_per_buyer", "1")
                .asRatio(ORDERS, BOUGHT.asNumber())
                .adjustedByRatio(USERS.integer("orders_before"), USERS.integer("visits_before"))
                .withoutDirection()
                .because("frequency \"matters\" – éß😀");
        Metric orders = metric("orders", "3")
                .asCount(ORDERS)
                .among(COUNTRY.isOneOf("DE", "it's").and(REVENUE.isMissing().not()))
                .missingAsZero()
                .higherIsBetter();
        Metric strict = metric("strict", "1")
                .asMean(REVENUE.dividedBy(ORDERS))
                .refusingMissing()
                .adjustedBy(revenueBefore, revenueBefore.isMissing().asNumber())
                .stratifiedBy(listed)
                .higherIsBetter();
        CrossingSlice crossed = crossing(listed, BY_ORDERS);
        return Assessment.named("ranker-2", "7")
                .ownedBy("search-ranking")
                .comparing(model("ranker").from(OLD.withFeatureSet("clicks-6")).to(neural, SMALL))
                .observing(randomized()
                        .unit(USER)
                        .assignedBy(VARIANT)
                        .arms(arm("A", OLD, "0.50"), arm("B", neural, "0.25"), arm("C", SMALL, "0.25")))
                .given(
                        contract(USERS, "3")
                                .requires(
                                        USER,
                                        present(),
                                        unique(),
                                        matching("[a-z]+[0-9]*").orNote())
                                .requires(
                                        REVENUE,
                                        between("0.00", "1e5"),
                                        nullShareAtMost("0.0010").orDegrade())
                                .requires(COUNTRY, oneOf("DE", "AT"))
                                .requires(VARIANT)
                                .rowsAtLeast(1000)
                                .freshWithin(Duration.ofHours(36), DAY)
                                .requiresThat("buyers pay", BOUGHT.not().or(REVENUE.isAbove("0")))
                                .classifying(USERS.text("email"), Classification.PERSONAL)
                                .classifying(COUNTRY, Classification.PROTECTED)
                                .derivedFrom("warehouse.events, job sessionize@41"),
                        contractReference(items, "1", Digest.of("contract", JsonObject.empty())),
                        contract(dataset("days"), "1").rowsBetween(1, 400).freshWithin(Duration.ofHours(36)))
                .measuring(CONVERSION, SPEND, WAITING, rate, orders, strict)
                .slicedBy(crossed, BY_COUNTRY, listed, BY_ORDERS, slice(BOUGHT))
                .claiming(
                        hypothesis("H1")
                                .that(effectOn(SPEND))
                                .isAboveZero()
                                .expecting(range("0.5", "2").percent())
                                .because("relevance sells"),
                        hypothesis("H2")
                                .that(effectOn(CONVERSION))
                                .isNotBelow(by("0.20").percentagePoints())
                                .secondary()
                                .because("no trade of reach"),
                        hypothesis("H3")
                                .that(effectOn(WAITING).inEach(BY_COUNTRY).under(neural))
                                .isBelow(by("-5").in(Measures.MILLISECONDS))
                                .because("fewer calls"),
                        hypothesis("H4")
                                .that(effectOn(SPEND).in(listed, "DE"))
                                .isWithin(by("0.1").standardDeviations())
                                .because("nothing changes there"),
                        hypothesis("H5").that(effectOn(rate)).differsFromZero().because("no idea which way"))
                .guardedBy(
                        guardrail("G1")
                                .on(effectOn(CONVERSION).inEach(crossed))
                                .mustNotFallBy(moreThan("1").percentagePoints())
                                .otherwise(HOLD)
                                .because("promised to the board"),
                        guardrail("G2")
                                .on(effectOn(WAITING).in(crossed, "DE & from 5"))
                                .mustNotRiseBy(moreThan("10").percent())
                                .otherwise(ROLL_BACK),
                        guardrail("G3")
                                .on(effectOn(orders))
                                .mustStayBetween(range("-1", "1").in(Measures.ORDERS))
                                .otherwise(NOTE))
                .checking(sampleRatio().alarmingBelow("0.0100"))
                .statingThat("users do not influence each other")
                .limitedBy("one country", "one season")
                .inContext("winter sale")
                .decidedBy(policy("standard", "4")
                        .confidence("0.950")
                        .atRisk(HIGH)
                        .adjustedBy(Multiplicity.BONFERRONI)
                        .preferring(neural, SMALL))
                .seededBy("a seed of its own")
                .build();
    }
}
