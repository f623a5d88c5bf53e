package io.modelimpact.assessment;

import static io.modelimpact.Impact.bands;
import static io.modelimpact.Impact.by;
import static io.modelimpact.Impact.crossing;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.paired;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.slice;
import static io.modelimpact.assessment.RankerExample.BOUGHT;
import static io.modelimpact.assessment.RankerExample.BY_COUNTRY;
import static io.modelimpact.assessment.RankerExample.COUNTRY;
import static io.modelimpact.assessment.RankerExample.ORDERS;
import static io.modelimpact.assessment.RankerExample.REVENUE;
import static io.modelimpact.assessment.RankerExample.USERS;
import static io.modelimpact.assessment.RankerExample.VARIANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.Prior;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Formulas;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.Quantity;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricForm;
import io.modelimpact.monitoring.AlwaysValid;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Covariates and strata of metrics: sentence, columns, JSON form, and what they can not be. */
class AdjustedDeclarationTest {
    private static final DecimalField BEFORE =
            USERS.decimal("revenue_28d_before", 2).in(REVENUE.measure());
    private static final IntegerField VISITS_BEFORE = USERS.integer("visits_before");

    private static final Metric SPEND = metric("spend", "1")
            .asMean(REVENUE)
            .cappedAt("2000")
            .adjustedBy(BEFORE, VISITS_BEFORE)
            .stratifiedBy(BY_COUNTRY)
            .higherIsBetter();
    private static final Metric BASKET = metric("basket", "1")
            .asRatio(REVENUE, ORDERS)
            .adjustedByRatio(BEFORE, VISITS_BEFORE)
            .higherIsBetter();

    private static List<String> codes(MetricForm form) {
        return form.higherIsBetter().problems("/metrics/m").stream()
                .map(Problem::code)
                .distinct()
                .toList();
    }

    private static AssessmentDraft draft(Metric... more) {
        AssessmentDraft draft = RankerExample.draft();
        draft.measuring(more);
        return draft.claiming(
                        hypothesis("H1").that(effectOn(more[0])).isAboveZero().because("it sells"))
                .noGuardrails("it is a test");
    }

    private static List<Problem> problems(AssessmentDraft draft) {
        return catchThrowableOfType(ImpactException.class, draft.decidedBy(RankerExample.standard())::build)
                .problems();
    }

    @Test
    void aMetricSaysWhatItIsAdjustedBy() {
        assertThat(SPEND.describe())
                .isEqualTo("the mean of revenue, capped at 2000, adjusted by revenue_28d_before and by visits_before,"
                        + " stratified by country, in EUR");
        assertThat(BASKET.describe())
                .isEqualTo(
                        "the sum of revenue over the sum of orders, adjusted by the sum of revenue_28d_before over the"
                                + " sum of visits_before, in EUR/orders");
        assertThat(SPEND.covariateNames()).containsExactly("revenue_28d_before", "visits_before");
        assertThat(BASKET.covariateNames()).containsExactly("revenue_28d_before over visits_before");
        assertThat(SPEND.fields()).containsExactlyInAnyOrder(REVENUE, BEFORE, VISITS_BEFORE);
        assertThat(BASKET.fields()).containsExactlyInAnyOrder(REVENUE, ORDERS, BEFORE, VISITS_BEFORE);
        assertThat(SPEND.isAdjusted()).isTrue();
        assertThat(SPEND.unadjusted())
                .isEqualTo(metric("spend", "1").asMean(REVENUE).cappedAt("2000").higherIsBetter());
        assertThat(BASKET.unadjusted().isAdjusted()).isFalse();
    }

    @Test
    void theJsonFormIsLossless() {
        Assessment declared =
                draft(SPEND, BASKET).decidedBy(RankerExample.standard()).build();
        Assessment read = Assessment.fromJson(declared.toJson());
        assertThat(read).isEqualTo(declared);
        assertThat(read.digest()).isEqualTo(declared.digest());
        assertThat(read.metrics().get(3).strata()).contains(BY_COUNTRY);
        assertThat(read.fields()).contains(BEFORE, VISITS_BEFORE);

        JsonObject trees = BASKET.toJson()
                .with("covariates", JsonArray.of(BEFORE.toJson()))
                .with("covariateDenominator", VISITS_BEFORE.toJson());
        assertThat(Metric.fromJson(trees, List.of(REVENUE, ORDERS))).isEqualTo(BASKET);
    }

    @Test
    void theJsonFormOfUnadjustedMetricsDoesNotMentionAdjustment() {
        assertThat(RankerExample.SPEND.toJson().keys()).doesNotContain("covariates", "covariateDenominator", "strata");
    }

    @Test
    void strataNeedTheirSliceWhereTheyAreRead() {
        assertThatThrownBy(() -> Metric.fromJson(SPEND.toJson(), List.of(REVENUE, BEFORE, VISITS_BEFORE)))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("no slice is known here");
        assertThat(Metric.fromJson(SPEND.toJson(), List.of(REVENUE, BEFORE, VISITS_BEFORE), name -> BY_COUNTRY))
                .isEqualTo(SPEND);
    }

    @Test
    void meansProportionsCountsAndScoresMayBeAdjustedAndStratified() {
        for (MetricForm form : List.of(
                metric("m", "1").asMean(REVENUE),
                metric("m", "1").asProportion(BOUGHT),
                metric("m", "1").asCount(ORDERS),
                metric("m", "1").asNetPromoterScore(ORDERS))) {
            assertThat(codes(form.adjustedBy(BEFORE).stratifiedBy(BY_COUNTRY))).isEmpty();
        }
        assertThat(codes(metric("m", "1")
                        .asRatio(REVENUE, ORDERS)
                        .adjustedByRatio(BEFORE, VISITS_BEFORE)
                        .stratifiedBy(BY_COUNTRY)))
                .isEmpty();
    }

    @Test
    void aRatioAndItsCovariateMustBothBeRatios() {
        List<Problem> plain = metric("m", "1")
                .asRatio(REVENUE, ORDERS)
                .adjustedBy(BEFORE)
                .higherIsBetter()
                .problems("/metrics/m");
        assertThat(plain).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("declaration/covariate-of-ratio");
            assertThat(problem.remedy()).contains("adjustedByRatio(numerator, denominator)");
        });
        assertThat(codes(metric("m", "1").asMean(REVENUE).adjustedByRatio(BEFORE, VISITS_BEFORE)))
                .containsExactly("declaration/covariate-of-ratio");
    }

    @Test
    void whatTheOutcomeReadsCanNotAdjustIt() {
        assertThat(codes(metric("m", "1").asMean(REVENUE).adjustedBy(REVENUE)))
                .containsExactly("declaration/covariate-of-outcome");
        assertThat(codes(metric("m", "1").asMean(REVENUE).adjustedBy(REVENUE.minus(BEFORE))))
                .containsExactly("declaration/covariate-of-outcome");
        assertThat(codes(metric("m", "1").asProportion(BOUGHT).adjustedBy(BOUGHT.asNumber())))
                .containsExactly("declaration/covariate-of-outcome");
        assertThat(codes(metric("m", "1").asRatio(REVENUE, ORDERS).adjustedByRatio(BEFORE, ORDERS)))
                .containsExactly("declaration/covariate-of-outcome");
        assertThat(codes(metric("m", "1").asMean(REVENUE.minus(BEFORE)).adjustedBy(BEFORE)))
                .as("a growth adjusted by where it started from")
                .isEmpty();
        assertThat(codes(metric("m", "1").asCount(ORDERS).stratifiedBy(bands(ORDERS, "1", "5"))))
                .containsExactly("declaration/stratum-of-outcome");
    }

    @Test
    void covariatesAreFewDifferentAndColumnsOfTheSameDataset() {
        Quantity[] many = IntStream.rangeClosed(1, Metric.MOST_COVARIATES)
                .mapToObj(i -> USERS.integer("before_" + i))
                .toArray(Quantity[]::new);
        assertThat(codes(metric("m", "1").asMean(REVENUE).adjustedBy(BEFORE, many)))
                .containsExactly("declaration/too-many-covariates");
        assertThat(codes(metric("m", "1").asMean(REVENUE).adjustedBy(BEFORE, BEFORE)))
                .containsExactly("declaration/duplicate-covariate");
        assertThat(codes(metric("m", "1").asMean(REVENUE).adjustedBy(Formulas.number("2"))))
                .containsExactly("declaration/covariate-without-column");
        assertThat(codes(metric("m", "1")
                        .asMean(REVENUE)
                        .adjustedBy(dataset("history").decimal("spent", 2))))
                .containsExactly("declaration/several-datasets");
        assertThat(codes(metric("m", "1").asMean(REVENUE).adjustedBy(BEFORE.plus(VISITS_BEFORE))))
                .as("EUR and plain numbers do not add up")
                .hasSize(1)
                .allMatch(code -> code.startsWith("formula/"));
    }

    @Test
    void strataAreDeclaredSlices() {
        Metric undeclared = metric("m", "1")
                .asMean(REVENUE)
                .stratifiedBy(slice(USERS.text("device")))
                .higherIsBetter();
        assertThat(problems(draft(undeclared))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("declaration/unknown-slice");
            assertThat(problem.path()).isEqualTo("/metrics/m");
            assertThat(problem.remedy()).isEqualTo("add it to slicedBy(…)");
        });
        Metric another = metric("m", "1")
                .asMean(REVENUE)
                .stratifiedBy(slice(COUNTRY).members("DE"))
                .higherIsBetter();
        assertThat(problems(draft(another))).extracting(Problem::code).containsExactly("declaration/unknown-slice");
        Metric crossed = metric("m", "1")
                .asMean(REVENUE)
                .stratifiedBy(crossing(BY_COUNTRY, RankerExample.BY_ORDERS))
                .higherIsBetter();
        assertThat(draft(crossed).decidedBy(RankerExample.standard()).build().metrics())
                .contains(crossed);
    }

    @Test
    void whatReadsTheAssignmentCanNotAdjust() {
        Quantity leak = VARIANT.isOneOf("B").asNumber().plus(VISITS_BEFORE);
        Metric leaking = metric("m", "1").asMean(REVENUE).adjustedBy(leak).higherIsBetter();
        assertThat(problems(draft(leaking)))
                .extracting(Problem::code)
                .containsExactly("declaration/covariate-of-assignment");
        AssessmentDraft byArm = draft(metric("m", "1")
                        .asMean(REVENUE)
                        .stratifiedBy(slice(VARIANT))
                        .higherIsBetter())
                .slicedBy(slice(VARIANT));
        assertThat(problems(byArm)).extracting(Problem::code).containsExactly("declaration/covariate-of-assignment");
    }

    @Test
    void pairedDesignsHaveNothingToAdjustFor() {
        var approve = USERS.flag("approve");
        Metric approved =
                metric("approved", "1").asProportion(approve).adjustedBy(BEFORE).higherIsBetter();
        AssessmentDraft draft = Assessment.named("paired", "1")
                .ownedBy("ranking")
                .comparing(RankerExample.CHANGE)
                .observing(paired().unit(RankerExample.USER)
                        .scoring(
                                approve,
                                by(RankerExample.OLD, USERS.flag("old")),
                                by(RankerExample.NEURAL, USERS.flag("neural")),
                                by(RankerExample.SMALL, USERS.flag("small"))))
                .given(RankerExample.requirements())
                .measuring(approved)
                .claiming(
                        hypothesis("H1").that(effectOn(approved)).isAboveZero().because("it approves"))
                .noGuardrails("it is a test")
                .noChecks("it is a test");
        assertThat(problems(draft)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("declaration/adjustment-not-applicable");
            assertThat(problem.remedy()).contains("its own comparison");
        });
    }

    @Test
    void methodsThatCountUnitsAreRefusedForAdjustedProportions() {
        Metric adjusted =
                metric("bought", "2").asProportion(BOUGHT).adjustedBy(BEFORE).higherIsBetter();
        List<String> beliefs = new ArrayList<>();
        catchThrowableOfType(
                        ImpactException.class,
                        draft(adjusted).decidedBy(policy("p", "1").believing(Prior.beta(adjusted, "1", "1")))::build)
                .problems()
                .forEach(problem -> beliefs.add(problem.code()));
        assertThat(beliefs).containsExactly("declaration/prior-of-adjusted-metric");
        assertThat(draft(adjusted)
                        .decidedBy(policy("p", "1").believing(Prior.normal(adjusted, "0", "0.05")))
                        .build()
                        .policy()
                        .priors())
                .hasSize(1);
        AssessmentDraft monitored = draft(adjusted)
                .monitored(AlwaysValid.betaBinomialMixture(5000))
                .decidedBy(policy("p", "1").adjustedBy(Multiplicity.BONFERRONI));
        assertThat(catchThrowableOfType(ImpactException.class, monitored::build).problems())
                .extracting(Problem::code)
                .containsExactly("declaration/monitored-no-proportion");
    }

    @Test
    void theLastWordOnCovariatesCounts() {
        Metric changed = metric("m", "1")
                .asMean(REVENUE)
                .adjustedByRatio(BEFORE, VISITS_BEFORE)
                .adjustedBy(VISITS_BEFORE)
                .higherIsBetter();
        assertThat(changed)
                .isEqualTo(metric("m", "1")
                        .asMean(REVENUE)
                        .adjustedBy(VISITS_BEFORE)
                        .higherIsBetter());
    }
}
