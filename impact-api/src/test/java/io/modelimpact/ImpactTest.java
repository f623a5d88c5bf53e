package io.modelimpact;

import static io.modelimpact.Impact.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.assessment.RankerExample;
import io.modelimpact.change.Version;
import io.modelimpact.check.SampleRatioCheck;
import io.modelimpact.contract.Contract;
import io.modelimpact.contract.Rule;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.decision.Policy;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.TextField;
import io.modelimpact.guardrail.Guardrail;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.measure.Measure;
import io.modelimpact.measure.Measures;
import io.modelimpact.metric.Metric;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The grammar, through its one static import, and the sentences that it renders. */
class ImpactTest {
    private final Dataset users = dataset("users");
    private final IdField user = users.id("user_id");
    private final TextField variant = users.text("variant");
    private final TextField country = users.text("country");
    private final FlagField bought = users.flag("bought");
    private final DecimalField revenue = users.decimal("revenue", 2).in(currency("EUR"));

    private final Version v1 = model("ranker").version("1.8");
    private final Version neural = model("ranker").version("2.0");
    private final Version small = model("ranker").version("2.0-distilled");

    private final Metric conversion =
            metric("conversion", "1").asProportion(bought).higherIsBetter();
    private final Metric spend =
            metric("revenue_per_user", "2").asMean(revenue).cappedAt("2000").higherIsBetter();

    private final Contract requirements = contract(users, "3")
            .requires(user, unique())
            .requires(revenue, between("0", "100000"), nullShareAtMost("0.001"))
            .freshWithin(Duration.ofHours(36))
            .derivedFrom("warehouse.events, job sessionize@41");
    private final Hypothesis superiority = hypothesis("H1")
            .that(effectOn(spend))
            .isAboveZero()
            .expecting(range("0.5", "2").percent())
            .because("relevance sells");
    private final Hypothesis nonInferiority = hypothesis("H2")
            .that(effectOn(conversion))
            .isNotBelow(by("0.2").percentagePoints())
            .secondary()
            .because("no trade of reach");
    private final Guardrail limit = guardrail("G1")
            .on(effectOn(conversion).inEach(slice(country)))
            .mustNotFallBy(moreThan("1").percentagePoints())
            .otherwise(HOLD);
    private final Policy standard =
            policy("standard", "4").confidence("0.95").atRisk(MODERATE).preferring(neural, small);

    private final Assessment assessment = Assessment.named("ranker-2", "1")
            .ownedBy("search-ranking")
            .comparing(model("ranker").from(v1).to(neural, small))
            .observing(randomized()
                    .unit(user)
                    .assignedBy(variant)
                    .arms(arm("A", v1, 2), arm("B", neural, 1), arm("C", small, 1)))
            .given(requirements)
            .measuring(conversion, spend)
            .slicedBy(slice(country))
            .claiming(superiority, nonInferiority)
            .guardedBy(limit)
            .checking(sampleRatio())
            .statingThat("users do not influence each other")
            .limitedBy("one country, one season")
            .decidedBy(standard)
            .build();

    @Test
    void anAssessmentKeepsEverySectionInDeclaredOrder() {
        assertThat(assessment.id()).isEqualTo("ranker-2");
        assertThat(assessment.owner()).isEqualTo("search-ranking");
        assertThat(assessment.change().candidates()).containsExactly(neural, small);
        assertThat(assessment.contracts()).containsExactly(requirements);
        assertThat(assessment.metrics()).containsExactly(conversion, spend);
        assertThat(assessment.slices()).containsExactly(slice(country));
        assertThat(assessment.hypotheses()).containsExactly(superiority, nonInferiority);
        assertThat(assessment.guardrails()).containsExactly(limit);
        assertThat(assessment.checks()).containsExactly(sampleRatio());
        assertThat(assessment.assumptions()).containsExactly("users do not influence each other");
        assertThat(assessment.limitations()).containsExactly("one country, one season");
        assertThat(assessment.policy()).isEqualTo(standard);
        assertThat(assessment.seed()).isEqualTo("ranker-2@1");
        assertThat(assessment.fields()).containsExactly(bought, country, revenue, user, variant);
        assertThat(assessment.schemas())
                .singleElement()
                .satisfies(schema -> assertThat(schema.dataset()).isEqualTo(users));
    }

    @Test
    void anAssessmentDescribesItself() {
        assertThat(assessment.describe())
                .isEqualTo("ranker-2 1 compares ranker 1.8 to ranker 2.0 or ranker 2.0-distilled; "
                        + "units of user_id in users were assigned at random, by variant, to "
                        + "A (ranker 1.8, weight 2), B (ranker 2.0, weight 1), C (ranker 2.0-distilled, weight 1)");
    }

    @Test
    void metricsDescribeThemselves() {
        assertThat(conversion.describe()).isEqualTo("the share of units with bought");
        assertThat(spend.describe()).isEqualTo("the mean of revenue, capped at 2000, in EUR");
        assertThat(metric("m", "1")
                        .asCount(users.integer("orders").in(Measures.ORDERS))
                        .among(country.isOneOf("DE"))
                        .missingAsZero()
                        .higherIsBetter()
                        .describe())
                .isEqualTo(
                        "the mean count of orders among units with country is 'DE', missing values counted as zero, in orders");
        assertThat(metric("m", "1")
                        .asRatio(revenue, users.integer("orders").in(Measures.ORDERS))
                        .refusingMissing()
                        .higherIsBetter()
                        .describe())
                .isEqualTo("the sum of revenue over the sum of orders, missing values not accepted, in EUR/orders");
    }

    @Test
    void hypothesesDescribeThemselves() {
        assertThat(superiority.describe()).isEqualTo("the effect on revenue_per_user is above zero");
        assertThat(nonInferiority.describe()).isEqualTo("the effect on conversion is above -0.2 percentage points");
        assertThat(sentence(hypothesis("H").that(effectOn(spend)).isBelowZero()))
                .isEqualTo("the effect on revenue_per_user is below zero");
        assertThat(sentence(
                        hypothesis("H").that(effectOn(spend)).isAbove(by("1.50").in(currency("EUR")))))
                .isEqualTo("the effect on revenue_per_user is above 1.5 EUR");
        assertThat(sentence(hypothesis("H").that(effectOn(spend)).isBelow(by("3").percent())))
                .isEqualTo("the effect on revenue_per_user is below 3 %");
        assertThat(sentence(hypothesis("H").that(effectOn(spend)).isNotAbove(by("3").percent())))
                .isEqualTo("the effect on revenue_per_user is below 3 %");
        assertThat(sentence(
                        hypothesis("H").that(effectOn(spend)).isWithin(by("0.1").standardDeviations())))
                .isEqualTo(
                        "the effect on revenue_per_user is between -0.1 standard deviations and 0.1 standard deviations");
        assertThat(sentence(hypothesis("H")
                        .that(effectOn(spend))
                        .isBetween(range("0", "2").percent())))
                .isEqualTo("the effect on revenue_per_user is between zero and 2 %");
        assertThat(sentence(hypothesis("H").that(effectOn(spend).under(small)).differsFromZero()))
                .isEqualTo("the effect of ranker 2.0-distilled on revenue_per_user is different from zero");
        assertThat(sentence(hypothesis("H")
                        .that(effectOn(conversion).in(slice(country), "DE"))
                        .isAbove(by("0.01").in(Measure.NONE))))
                .isEqualTo("the effect on conversion in country DE is above 0.01");
    }

    @Test
    void guardrailsDescribeThemselves() {
        assertThat(limit.describe())
                .isEqualTo("the effect on conversion in each country must be above -1 percentage points");
        assertThat(guardrail("G")
                        .on(effectOn(spend))
                        .mustNotRiseBy(moreThan("1").percent())
                        .otherwise(NOTE)
                        .describe())
                .isEqualTo("the effect on revenue_per_user must be below 1 %");
        assertThat(guardrail("G")
                        .on(effectOn(spend))
                        .mustNotMoveBy(moreThan("1").percent())
                        .otherwise(ROLL_BACK)
                        .describe())
                .isEqualTo("the effect on revenue_per_user must be between -1 % and 1 %");
        assertThat(guardrail("G")
                        .on(effectOn(spend))
                        .mustStayBetween(range("-2", "1").in(currency("EUR")))
                        .otherwise(HOLD)
                        .describe())
                .isEqualTo("the effect on revenue_per_user must be between -2 EUR and 1 EUR");
    }

    @Test
    void contractsAndTheirRulesDescribeThemselves() {
        assertThat(requirements.describe())
                .isEqualTo("contract 3 on users, 4 rules, derived from warehouse.events, job sessionize@41");
        assertThat(contractReference(users, "3", requirements.digest()).describe())
                .isEqualTo("contract 3 on users, kept elsewhere");
        List<Rule> rules = RankerExample.rich().contracts().stream()
                .flatMap(contract -> contract.rules().stream())
                .toList();
        assertThat(rules.stream().map(Rule::describe))
                .containsExactly(
                        "user_id is present in every row",
                        "user_id occurs once",
                        "user_id matches [a-z]+[0-9]*",
                        "revenue is between 0 and 100000",
                        "revenue is missing in at most a share of 0.001 of rows",
                        "country is one of AT, DE",
                        "variant is present in every row",
                        "the dataset has at least 1000 rows",
                        "day is not older than PT36H at the as-of instant",
                        "the dataset has (not bought) or (revenue is above 0 EUR) in every row",
                        "the dataset has at least 1 and at most 400 rows",
                        "the dataset is not older than PT36H at the as-of instant");
        assertThat(rules.stream().map(Rule::id))
                .containsExactly(
                        "user_id/present",
                        "user_id/unique",
                        "user_id/matching",
                        "revenue/between",
                        "revenue/null-share",
                        "country/one-of",
                        "variant/present",
                        "dataset/row-count",
                        "day/fresh",
                        "dataset/buyers pay",
                        "dataset/row-count",
                        "dataset/fresh");
    }

    @Test
    void slicesDescribeThemselves() {
        assertThat(slice(country).describe()).isEqualTo("each country");
        assertThat(slice(country).members("DE", "AT").named("core").describe()).isEqualTo("each core of AT, DE");
        assertThat(bands(revenue, "10", "1e2").describe()).isEqualTo("each band of revenue");
        assertThat(bands(revenue, "10", "1e2").bandNames())
                .containsExactly("below 10", "from 10 to below 100", "from 100");
        assertThat(crossing(slice(country), bands(revenue, "10")).describe())
                .isEqualTo("each combination of country and revenue");
        assertThat(crossing(slice(country), bands(revenue, "10")).name()).isEqualTo("country & revenue");
    }

    @Test
    void policyAndCheckDescribeThemselves() {
        SampleRatioCheck check = sampleRatio();
        assertThat(standard.describe())
                .isEqualTo("policy standard 4: confidence 0.95, MODERATE risk, at least 400 units an arm, "
                        + "multiplicity HOLM, preferring ranker 2.0, then ranker 2.0-distilled");
        assertThat(policy("bold", "1").atRisk(HIGH).describe())
                .isEqualTo("policy bold 1: confidence 0.9, HIGH risk, at least 100 units an arm, multiplicity HOLM");
        assertThat(check.describe()).isEqualTo("the arms hold the planned shares of units (alarm below p = 0.001)");
    }

    @Test
    void anAmountThatIsNoDecimalIsRefusedAtOnce() {
        for (String text : List.of("", "five", "NaN", "1e401", "1e-2147483647", "10e2147483647", "0x1", " 1")) {
            ImpactException refused = catchThrowableOfType(ImpactException.class, () -> by(text));
            assertThat(refused.code()).as(text).isEqualTo("declaration/not-a-decimal");
            assertThat(refused.getMessage())
                    .isEqualTo("declaration/not-a-decimal: amount: found \"" + text
                            + "\", expected a decimal of at most 400 digits such as \"0.25\". "
                            + "Remedy: write the number with digits, an optional point and an optional exponent");
        }
    }

    private static String sentence(io.modelimpact.hypothesis.HypothesisDraft draft) {
        return draft.because("of a test").describe();
    }
}
