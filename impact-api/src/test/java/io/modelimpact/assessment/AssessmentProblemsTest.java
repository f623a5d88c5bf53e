package io.modelimpact.assessment;

import static io.modelimpact.Impact.*;
import static io.modelimpact.assessment.RankerExample.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.change.Change;
import io.modelimpact.contract.Classification;
import io.modelimpact.contract.Constraint;
import io.modelimpact.contract.Contract;
import io.modelimpact.contract.Demand;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.design.StudyDesign;
import io.modelimpact.estimand.Amount;
import io.modelimpact.estimand.Estimand;
import io.modelimpact.guardrail.Guardrail;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.hypothesis.HypothesisDraft;
import io.modelimpact.hypothesis.HypothesisName;
import io.modelimpact.measure.Measures;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What {@code build()} refuses: the code, the place, and what to do, in whole lines. */
class AssessmentProblemsTest {
    private static final Dataset ITEMS = dataset("items");
    private static final Hypothesis CLAIM =
            hypothesis("H1").that(effectOn(SPEND)).isAboveZero().because("relevance sells");

    @Test
    void sixMistakesAreReportedAtOnce() {
        List<Problem> problems = refusal(draft().claiming(claim(
                                effectOn(SPEND),
                                that -> that.isBetween(range("2", "1").percent())))
                        .measuring(
                                metric("conversion", "2").asProportion(BOUGHT).higherIsBetter())
                        .noChecks("none needed")
                        .decidedBy(policy("p", "1").confidence("1.5"))
                        .guardedBy(guardrail("G1")
                                .on(effectOn(WAITING))
                                .mustNotRiseBy(by("1").percentagePoints())
                                .otherwise(HOLD))
                        .given(contract(USERS, "4").requires(BOUGHT, between("0", "1"))))
                .problems();

        assertThat(problems.stream().map(Problem::code))
                .containsExactly(
                        "declaration/wrong-type",
                        "declaration/empty-range",
                        "declaration/scale-mismatch",
                        "declaration/not-a-confidence",
                        "declaration/duplicate-id",
                        "declaration/duplicate-id",
                        "declaration/contradicting-section");
        assertThat(problems.get(4).path()).isEqualTo("/metrics/conversion");
        assertThat(problems.get(5).path()).isEqualTo("/contracts/users");
    }

    @Test
    void aProblemNamesTheLineThatDeclaredItsSubject() {
        HypothesisName.That claim = hypothesis("H2").that(effectOn(SPEND));
        int line = new Throwable().getStackTrace()[0].getLineNumber() + 1;
        Hypothesis wrong = claim.isNotBelow(by("0").percent()).because("x");

        Problem problem = only(complete().claiming(wrong));

        assertThat(problem.declaredAt()).contains("AssessmentProblemsTest.java:" + line);
        assertThat(problem.describe())
                .isEqualTo("declaration/margin-not-positive at /hypotheses/H2: hypothesis H2: found a margin of zero, "
                        + "expected a positive one. Remedy: write the margin without a sign; the verb says its direction "
                        + "(declared at AssessmentProblemsTest.java:" + line + ")");
    }

    @Test
    void everyMarginMustBePositive() {
        for (String margin : List.of("0", "-1")) {
            Amount amount = by(margin).percent();
            assertMargin(complete().claiming(claim(effectOn(SPEND), that -> that.isNotBelow(amount))));
            assertMargin(complete().claiming(claim(effectOn(SPEND), that -> that.isNotAbove(amount))));
            assertMargin(complete().claiming(claim(effectOn(SPEND), that -> that.isWithin(amount))));
            assertMargin(complete()
                    .guardedBy(guardrail("G2")
                            .on(effectOn(SPEND))
                            .mustNotFallBy(amount)
                            .otherwise(HOLD)));
            assertMargin(complete()
                    .guardedBy(guardrail("G2")
                            .on(effectOn(SPEND))
                            .mustNotRiseBy(amount)
                            .otherwise(HOLD)));
            assertMargin(complete()
                    .guardedBy(guardrail("G2")
                            .on(effectOn(SPEND))
                            .mustNotMoveBy(amount)
                            .otherwise(HOLD)));
        }
    }

    @Test
    void rangesMustLeaveRoom() {
        assertProblem(
                complete()
                        .claiming(claim(
                                effectOn(SPEND),
                                that -> that.isBetween(range("2", "1").percent()))),
                "declaration/empty-range",
                "/hypotheses/H",
                "hypothesis H: no effect lies between 2 % and 1 %",
                "put the smaller bound first and leave room between the two");
        assertProblem(
                complete()
                        .claiming(claim(
                                effectOn(SPEND),
                                that -> that.isBetween(range("1", "1.0").percent()))),
                "declaration/empty-range",
                "/hypotheses/H",
                "hypothesis H: no effect lies between 1 % and 1 %",
                "put the smaller bound first and leave room between the two");
        assertProblem(
                complete()
                        .claiming(claim(
                                effectOn(SPEND),
                                that -> that.isAboveZero()
                                        .expecting(range("1", "0").percent()))),
                "declaration/empty-range",
                "/hypotheses/H",
                "hypothesis H: no effect lies between 1 % and zero",
                "put the smaller bound first and leave room between the two");
        assertProblem(
                complete()
                        .claiming(claim(
                                effectOn(SPEND),
                                that -> that.isBetween(new io.modelimpact.estimand.AmountRange(
                                        by("1").percent(), by("2").standardDeviations())))),
                "declaration/mixed-scales",
                "/hypotheses/H",
                "hypothesis H: the bounds 1 % to 2 standard deviations are on two scales",
                "use one scale for both bounds");
    }

    @Test
    void amountsMustFitTheMetric() {
        assertProblem(
                complete().claiming(claim(effectOn(SPEND), that -> that.isWithin(by("1").percentagePoints()))),
                "declaration/scale-mismatch",
                "/hypotheses/H",
                "hypothesis H: found percentage points, expected EUR or percent: revenue_per_user is no proportion",
                "write .in(…) with the metric's measure, or .percent()");
        assertProblem(
                complete().claiming(claim(effectOn(WAITING), that -> that.isWithin(by("1").in(currency("EUR"))))),
                "declaration/measure-mismatch",
                "/hypotheses/H",
                "hypothesis H: found an amount in EUR, expected ms, the measure of waiting",
                "write the amount in the metric's measure");
        assertProblem(
                complete()
                        .claiming(claim(
                                effectOn(WAITING),
                                that -> that.isAbove(new Amount(
                                        BigDecimal.ONE,
                                        io.modelimpact.estimand.EffectScale.ABSOLUTE,
                                        Optional.empty())))),
                "declaration/no-measure",
                "/hypotheses/H",
                "hypothesis H: found the bare number 1, expected an amount in ms",
                "say what the amount is measured in");
        assertProblem(
                complete()
                        .claiming(claim(
                                effectOn(WAITING),
                                that -> that.isAbove(new Amount(
                                        BigDecimal.ONE,
                                        io.modelimpact.estimand.EffectScale.PERCENT,
                                        Optional.of(Measures.MILLISECONDS))))),
                "declaration/scale-mismatch",
                "/hypotheses/H",
                "hypothesis H: found an amount in ms on the scale PERCENT, expected no measure there",
                "leave the measure out, or use the scale ABSOLUTE");
    }

    @Test
    void claimsMustReferToWhatIsDeclared() {
        Metric other = metric("conversion", "9").asProportion(BOUGHT).higherIsBetter();
        assertProblem(
                complete().claiming(claim(effectOn(other), HypothesisName.That::isAboveZero)),
                "declaration/unknown-metric",
                "/hypotheses/H",
                "hypothesis H: metric conversion is not measured, or another one of that id is",
                "add it to measuring(…)");
        assertProblem(
                complete().claiming(claim(effectOn(SPEND).inEach(slice(BOUGHT)), HypothesisName.That::isAboveZero)),
                "declaration/unknown-slice",
                "/hypotheses/H",
                "hypothesis H: slice bought is not declared, or another one of that name is",
                "add it to slicedBy(…)");
        assertProblem(
                complete().claiming(claim(effectOn(SPEND).under(OLD), HypothesisName.That::isAboveZero)),
                "declaration/unknown-version",
                "/hypotheses/H",
                "hypothesis H: ranker 1.8 is no candidate",
                "name a candidate of the change");
    }

    @Test
    void membersMustBelongToTheirSlice() {
        Slice listed = slice(COUNTRY).members("DE", "AT").named("core");
        Slice crossed = crossing(listed, BY_ORDERS);
        Function<Estimand, AssessmentDraft> about = estimand ->
                complete().slicedBy(listed, crossed).claiming(claim(estimand, HypothesisName.That::isAboveZero));
        assertProblem(
                about.apply(effectOn(SPEND).in(listed, "FR")),
                "declaration/unknown-member",
                "/hypotheses/H",
                "hypothesis H: slice core has no member \"FR\", expected one of [AT, DE], (missing) or (other)",
                "use a member of the slice");
        assertProblem(
                about.apply(effectOn(SPEND).in(BY_ORDERS, "1")),
                "declaration/unknown-member",
                "/hypotheses/H",
                "hypothesis H: slice orders has no member \"1\", expected one of "
                        + "[below 1, from 1 to below 5, from 5] or (missing)",
                "use a member of the slice");
        assertProblem(
                about.apply(effectOn(SPEND).in(crossed, "DE")),
                "declaration/unknown-member",
                "/hypotheses/H",
                "hypothesis H: slice core & orders has no member \"DE\", expected members joined by \" & \" "
                        + "(core: one of [AT, DE], (missing) or (other); "
                        + "orders: one of [below 1, from 1 to below 5, from 5] or (missing))",
                "use a member of the slice");
        for (String member : List.of("DE", Slice.OTHER, Slice.MISSING)) {
            assertThat(about.apply(effectOn(SPEND).in(listed, member)).build()).isNotNull();
            assertThat(about.apply(effectOn(SPEND).in(crossed, member + " & below 1"))
                            .build())
                    .isNotNull();
        }
        assertThat(about.apply(effectOn(SPEND).in(BY_COUNTRY, "anywhere")).build())
                .isNotNull();
    }

    @Test
    void idsMustBeUnique() {
        assertProblem(
                complete().measuring(SPEND),
                "declaration/duplicate-id",
                "/metrics/revenue_per_user",
                "metric revenue_per_user is declared twice",
                "give each an id of its own");
        assertProblem(
                complete().slicedBy(slice(BOUGHT).named("country")),
                "declaration/duplicate-id",
                "/slices/country",
                "slice country is declared twice",
                "give each an id of its own");
        assertProblem(
                complete().checking(sampleRatio()),
                "declaration/duplicate-id",
                "/checks/sample-ratio",
                "check sample-ratio is declared twice",
                "give each an id of its own");
        assertProblem(
                complete().given(requirements()),
                "declaration/duplicate-id",
                "/contracts/users",
                "contract on users is declared twice",
                "give each an id of its own");
        assertProblem(
                complete()
                        .claiming(hypothesis("G1")
                                .that(effectOn(SPEND))
                                .isAboveZero()
                                .because("x")),
                "declaration/duplicate-id",
                "/claims/G1",
                "hypothesis or guardrail G1 is declared twice",
                "give each an id of its own");
    }

    @Test
    void singleValuedSectionsMayBeSaidOnce() {
        assertProblem(
                complete().decidedBy(standard()),
                "declaration/repeated-section",
                "/decidedBy",
                "decidedBy is said twice",
                "say it once");
        assertProblem(
                complete().seededBy("a").seededBy("b"),
                "declaration/repeated-section",
                "/seededBy",
                "seededBy is said twice",
                "say it once");
        assertProblem(
                draft().claiming(CLAIM).noGuardrails("a").noGuardrails("b").decidedBy(standard()),
                "declaration/repeated-section",
                "/noGuardrails",
                "noGuardrails is said twice",
                "say it once");
    }

    @Test
    void emptySectionsMustBeSaid() {
        AssessmentDraft bare =
                Assessment.named("a", "1").ownedBy("o").comparing(CHANGE).observing(DESIGN);
        List<Problem> problems = refusal(bare).problems();

        assertThat(problems.stream().map(Problem::describe))
                .containsExactly(
                        "declaration/no-policy at /policy: nothing says how it is decided. "
                                + "Remedy: add decidedBy(policy(…))",
                        empty("contracts", "noContract"),
                        empty("hypotheses", "noHypotheses"),
                        empty("guardrails", "noGuardrails"),
                        empty("checks", "noChecks"),
                        "declaration/empty-section at /metrics: nothing is measured. Remedy: add measuring(…)");
        assertPlaceless(
                draft().claiming(CLAIM).noGuardrails(" ").decidedBy(standard()),
                "declaration/empty-section",
                "/guardrails",
                "there are no guardrails",
                "declare some, or say noGuardrails(\"the reason\")");
        assertPlaceless(
                complete().noGuardrails("none"),
                "declaration/contradicting-section",
                "/guardrails",
                "noGuardrails is said and yet there are some",
                "take one of the two back");
    }

    @Test
    void oneHypothesisMustBePrimaryAndEveryOneGiveAReason() {
        assertPlaceless(
                draft().claiming(claim(
                                effectOn(SPEND), that -> that.isAboveZero().secondary()))
                        .noGuardrails("none")
                        .decidedBy(standard()),
                "declaration/no-primary-hypothesis",
                "/hypotheses",
                "every hypothesis is secondary",
                "leave out secondary() where the decision rests on the claim");
        assertProblem(
                complete()
                        .claiming(hypothesis("H2")
                                .that(effectOn(SPEND))
                                .isAboveZero()
                                .because(" ")),
                "declaration/no-reason",
                "/hypotheses/H2",
                "hypothesis H2 gives no reason",
                "say in because(…) why the effect is expected");
    }

    @Test
    void thePolicyMustBeSound() {
        for (String confidence : List.of("1.5", "1", "0.49", "-1")) {
            assertProblem(
                    draft().claiming(CLAIM)
                            .noGuardrails("none")
                            .decidedBy(policy("p", "1").confidence(confidence)),
                    "declaration/not-a-confidence",
                    "/policy",
                    "policy p: found confidence " + confidence + ", expected at least 0.5 and below 1",
                    "use a confidence such as 0.95");
        }
        AssessmentDraft draft = draft().claiming(CLAIM).noGuardrails("none");
        assertProblem(
                draft.decidedBy(standard().preferring(OLD)),
                "declaration/unknown-version",
                "/policy",
                "policy standard prefers ranker 1.8, which is no candidate",
                "prefer candidates of the change alone");
        assertProblem(
                draft().claiming(CLAIM)
                        .noGuardrails("none")
                        .decidedBy(standard().preferring(SMALL, SMALL)),
                "declaration/duplicate-version",
                "/policy",
                "policy standard prefers [ranker 2.0-distilled, ranker 2.0-distilled], expected each candidate once",
                "name every candidate once");
        assertProblem(
                draft().claiming(CLAIM).noGuardrails("none").decidedBy(policy("", "1")),
                "declaration/blank-id",
                "/policy",
                "the policy has a blank id or version",
                "say both");
    }

    @Test
    void theSampleRatioCheckNeedsAProbability() {
        for (String threshold : List.of("0", "1", "-0.1")) {
            assertProblem(
                    Assessment.named("a", "1")
                            .ownedBy("o")
                            .comparing(CHANGE)
                            .observing(DESIGN)
                            .given(requirements())
                            .measuring(SPEND)
                            .claiming(CLAIM)
                            .noGuardrails("none")
                            .checking(sampleRatio().alarmingBelow(threshold))
                            .decidedBy(standard()),
                    "declaration/not-a-probability",
                    "/checks/sample-ratio",
                    "sample-ratio check: found a threshold of " + threshold
                            + ", expected a probability between 0 and 1",
                    "use a small probability such as 0.001");
        }
    }

    @Test
    void theDesignMustShowEveryVersionInOneArm() {
        assertProblem(
                observing(
                        CHANGE,
                        randomized()
                                .unit(USER)
                                .assignedBy(VARIANT)
                                .arms(arm("A", OLD, 0), arm("B", NEURAL, 1), arm("C", SMALL, 1))),
                "declaration/weight-not-positive",
                "/design",
                "arm A has weight 0, expected a positive number",
                "leave out an arm that gets no units");
        assertProblem(
                observing(
                        CHANGE,
                        randomized()
                                .unit(USER)
                                .assignedBy(VARIANT)
                                .arms(arm("A", OLD, 1), arm("B", NEURAL, 1), arm("C", SMALL, 1), arm("D", SMALL, 1))),
                "declaration/version-not-observed",
                "/design",
                "ranker 2.0-distilled is shown by 2 arms, expected exactly one",
                "declare one arm for the baseline and one for each candidate");
        assertProblem(
                observing(
                        CHANGE,
                        randomized()
                                .unit(USER)
                                .assignedBy(VARIANT)
                                .arms(arm("A", OLD, 1), arm("B", NEURAL, 1), arm("B", SMALL, 1))),
                "declaration/duplicate-arm",
                "/design",
                "arm B is declared twice",
                "give every arm a name of its own");
        assertProblem(
                observing(
                        CHANGE,
                        randomized()
                                .unit(USER)
                                .assignedBy(VARIANT)
                                .arms(
                                        arm("A", OLD, 1),
                                        arm("B", NEURAL, 1),
                                        arm("C", SMALL, 1),
                                        arm("D", model("x").version("1"), 1))),
                "declaration/unknown-version",
                "/design",
                "arm D shows x 1, which the change does not mention",
                "compare ranker 1.8 to ranker 2.0 or ranker 2.0-distilled or correct the arm");
        assertProblem(
                observing(
                        CHANGE,
                        randomized()
                                .unit(USER)
                                .assignedBy(ITEMS.text("arm"))
                                .arms(arm("A", OLD, 1), arm("B", NEURAL, 1), arm("C", SMALL, 1))),
                "declaration/foreign-field",
                "/design",
                "the assignment column belongs to items, the unit to users",
                "take both columns from one dataset");
    }

    @Test
    void theHeaderMustSayWhoAndWhat() {
        List<Problem> problems = refusal(Assessment.named(" ", "")
                        .ownedBy("")
                        .comparing(CHANGE)
                        .observing(DESIGN)
                        .given(requirements())
                        .measuring(SPEND)
                        .claiming(CLAIM)
                        .noGuardrails("none")
                        .checking(sampleRatio())
                        .decidedBy(standard()))
                .problems();
        assertThat(problems.stream().map(Problem::describe))
                .containsExactly(
                        "declaration/blank-id at /id: the assessment's id is blank. Remedy: say it",
                        "declaration/blank-version at /version: the assessment's version is blank. Remedy: say it",
                        "declaration/blank-owner at /owner: the assessment's owner is blank. Remedy: say it");
        assertPlaceless(
                complete().seededBy(""),
                "declaration/blank-seed",
                "/seed",
                "the seed is blank",
                "say it, or leave seededBy out");
        assertThat(codes(observing(Change.of(OLD, List.of(OLD)), DESIGN))).contains("declaration/duplicate-version");
        assertThat(codes(observing(Change.of(OLD, List.of()), DESIGN))).contains("declaration/no-candidate");
        assertThat(codes(observing(Change.of(model("").version("1"), List.of(NEURAL)), DESIGN)))
                .contains("declaration/blank-version");
    }

    @Test
    void textWithoutUtf8FormIsRefused() {
        assertPlaceless(
                complete().inContext("\ud800"),
                "declaration/not-well-formed",
                "",
                "the declaration can not be written: lone surrogate U+d800 at index 0 has no UTF-8 form; "
                        + "repair the text where it was cut or decoded",
                "repair the text");
    }

    @Test
    void metricsMustBeSound() {
        assertProblem(
                complete()
                        .measuring(metric("m", "1")
                                .asProportion(BOUGHT)
                                .cappedAt("1")
                                .higherIsBetter()),
                "declaration/cap-not-applicable",
                "/metrics/m",
                "metric m is a proportion and has a cap",
                "cap the quantity inside the formula, with cappedAt on the quantity");
        assertCode(
                complete()
                        .measuring(metric("m", "1").asMean(REVENUE.plus(ORDERS)).higherIsBetter()),
                "formula/measure-mismatch",
                "/metrics/m/numerator");
        assertProblem(
                complete().measuring(metric("m", " ").asMean(REVENUE).higherIsBetter()),
                "declaration/blank-version",
                "/metrics/m",
                "metric m has a blank version",
                "say it");
        assertProblem(
                complete().measuring(metric("", "1").asMean(REVENUE).higherIsBetter()),
                "declaration/blank-id",
                "/metrics/",
                "a metric has a blank id",
                "name it");
        assertProblem(
                complete()
                        .measuring(metric("m", "1").asMean(ITEMS.real("price")).higherIsBetter()),
                "declaration/foreign-field",
                "/metrics/m",
                "metric m reads from another dataset than the design, users",
                "bring its columns into users");
        assertProblem(
                complete()
                        .measuring(metric("m", "1")
                                .asRatio(ORDERS, ITEMS.real("price"))
                                .higherIsBetter()),
                "declaration/several-datasets",
                "/metrics/m",
                "metric m reads from [items, users], expected one dataset",
                "join the datasets before the assessment");
        assertCode(
                complete()
                        .measuring(metric("m", "1")
                                .asMean(ORDERS.dividedBy(ITEMS.real("price")))
                                .higherIsBetter()),
                "formula/several-datasets",
                "/metrics/m/numerator");
    }

    @Test
    void aColumnMustBeDeclaredInOneWay() {
        List<Problem> problems = refusal(complete()
                        .measuring(
                                metric("m", "1").asMean(USERS.real("country")).higherIsBetter())
                        .given(contract(ITEMS, "1")
                                .requires(ITEMS.id("x"))
                                .requires(ITEMS.flag("x"), nullShareAtMost("1"))))
                .problems();

        assertThat(problems.stream().map(Problem::describe))
                .containsExactly(
                        "schema/conflicting-fields at items.x: field items.x is declared as id and as flag. "
                                + "Remedy: declare the field once and use that declaration everywhere",
                        "schema/conflicting-fields at users.country: field users.country is declared as text and as "
                                + "real in 1. Remedy: declare the field once and use that declaration everywhere");
    }

    @Test
    void slicesMustBeSound() {
        assertProblem(
                complete().slicedBy(slice(REVENUE)),
                "declaration/wrong-type",
                "/slices/revenue",
                "slice revenue: field revenue has type DECIMAL, expected TEXT, FLAG or INTEGER",
                "slice a continuous column by bands");
        assertProblem(
                complete().slicedBy(bands(BOUGHT, "1")),
                "declaration/wrong-type",
                "/slices/bought",
                "slice bought: field bought has type FLAG, expected a number",
                "band a numeric column, or slice by members");
        for (List<String> cuts : List.of(List.<String>of(), List.of("2", "1"), List.of("1", "1.0"))) {
            assertProblem(
                    complete().slicedBy(bands(REVENUE, cuts.toArray(String[]::new))),
                    "declaration/bands-not-ascending",
                    "/slices/revenue",
                    "slice revenue: found cuts " + cuts.toString().replace("1.0", "1")
                            + ", expected at least one, strictly ascending",
                    "list the cuts from low to high");
        }
        assertProblem(
                complete().slicedBy(slice(BOUGHT).members("true", Slice.MISSING)),
                "declaration/reserved-member",
                "/slices/bought",
                "slice bought: lists (missing) or (other), which every slice has of itself",
                "list values of the column alone");
        assertProblem(
                complete().slicedBy(slice(ITEMS.text("brand"))),
                "declaration/foreign-field",
                "/slices/brand",
                "slice brand reads from another dataset than the design, users",
                "bring its columns into users");
        assertProblem(
                complete().slicedBy(crossing(BY_COUNTRY, slice(BOUGHT))),
                "declaration/unknown-slice",
                "/slices/country & bought",
                "crossing country & bought crosses bought, which is not declared",
                "add it to slicedBy(…)");
        assertProblem(
                complete().slicedBy(crossing(BY_COUNTRY, BY_COUNTRY)),
                "declaration/repeated-slice",
                "/slices/country & country",
                "crossing country & country: found the slices [country, country], expected two or more different ones",
                "cross different slices, each of them once");
        assertProblem(
                complete().slicedBy(slice(BOUGHT), crossing(BY_BOTH, slice(BOUGHT))),
                "declaration/nested-crossing",
                "/slices/country & orders & bought",
                "crossing country & orders & bought: found a crossing among the crossed slices",
                "cross its parts directly, as in crossing(first, second, third)");
    }

    @Test
    void contractRulesMustFitTheirFields() {
        assertRule(
                empty -> empty.requires(BOUGHT, between("0", "1")),
                "declaration/wrong-type",
                "rule bought/between: field bought has type FLAG, expected a number");
        assertRule(
                empty -> empty.requires(REVENUE, matching("a")),
                "declaration/wrong-type",
                "rule revenue/matching: field revenue has type DECIMAL, expected TEXT or ID");
        assertRule(
                empty -> empty.requires(DAY, oneOf("a")),
                "declaration/wrong-type",
                "rule day/one-of: field day has type DATE, expected TEXT, ID or INTEGER");
        assertRule(
                empty -> empty.freshWithin(Duration.ofHours(1), COUNTRY),
                "declaration/wrong-type",
                "rule country/fresh: field country has type TEXT, expected DATE or INSTANT");
        assertRule(
                empty -> empty.requires(COUNTRY, matching("(a")),
                "declaration/not-a-pattern",
                "rule country/matching: \"(a\" is no regular expression");
        assertRule(
                empty -> empty.requires(COUNTRY, oneOf()),
                "declaration/empty-range",
                "rule country/one-of: no value is allowed");
        assertRule(
                empty -> empty.requires(REVENUE, between("2", "1")),
                "declaration/empty-range",
                "rule revenue/between: no value is between 2 and 1");
        assertRule(
                empty -> empty.requires(REVENUE, nullShareAtMost("1.5")),
                "declaration/not-a-share",
                "rule revenue/null-share: found a share of 1.5, expected 0 to 1");
        assertRule(
                empty -> empty.freshWithin(Duration.ZERO),
                "declaration/empty-range",
                "rule dataset/fresh: found an age of PT0S, expected a positive one");
        assertRule(
                empty -> empty.rowsBetween(3, 2),
                "declaration/empty-range",
                "rule dataset/row-count: the most rows are fewer than the least");
        assertRule(
                empty -> empty.rowsAtLeast(-1),
                "declaration/not-a-count",
                "rule dataset/row-count: dataset has at least -1 rows, expected counts from 0 to 9007199254740991");
        assertRule(
                empty -> empty.rowsAtLeast(Long.MAX_VALUE),
                "declaration/not-a-count",
                "rule dataset/row-count: dataset has at least 9223372036854775807 rows, expected counts from 0 to 9007199254740991");
        assertRule(
                empty -> empty.requires(DAY, present(), present()),
                "declaration/duplicate-rule",
                "rule day/present is declared twice");
        assertRule(empty -> empty, "declaration/empty-contract", "the contract has no rule");
        assertRule(
                empty -> empty.requires(ITEMS.id("x")),
                "declaration/foreign-field",
                "rule x/present reads a field of items");
        assertRule(
                empty -> empty.requiresThat("r", ITEMS.flag("x")),
                "declaration/foreign-field",
                "rule dataset/r reads a field of another dataset");
        assertRule(empty -> empty.requiresThat("", BOUGHT), "declaration/blank-id", "a rule has a blank id");
        assertRule(
                empty -> empty.requires(DAY, Demand.blocking(new Constraint.RowCount(1, Optional.empty()))),
                "declaration/rule-with-field",
                "rule day/row-count is about the dataset and names a field");
        Problem formula = only(without().given(contract(USERS, "1").requiresThat("r", REVENUE.isAbove(ORDERS))));
        assertThat(formula.code()).isEqualTo("formula/measure-mismatch");
        assertThat(formula.path()).startsWith("/contracts/users/dataset/r");
        assertThat(formula.message()).startsWith("contract on users: rule dataset/r: ");
        assertThat(formula.declaredAt())
                .hasValueSatisfying(here -> assertThat(here).startsWith("AssessmentProblemsTest.java:"));
    }

    @Test
    void aReferenceToAContractHasNoRulesAndAVersion() {
        Contract reference = contractReference(USERS, " ", requirements().digest());

        assertThat(codes(without().given(reference.requires(DAY))))
                .containsExactly("declaration/blank-version", "declaration/rules-on-reference");
    }

    @Test
    void aForeignFieldCanNotBeClassified() {
        ImpactException refused = catchThrowableOfType(
                ImpactException.class, () -> requirements().classifying(ITEMS.text("brand"), Classification.PERSONAL));

        assertThat(refused.code()).isEqualTo("declaration/foreign-field");
        assertThat(refused.problems().get(0).message()).isEqualTo("contract on users: classifies a field of items");
    }

    private static AssessmentDraft complete() {
        Guardrail limit = guardrail("G1")
                .on(effectOn(CONVERSION))
                .mustNotFallBy(moreThan("1").percentagePoints())
                .otherwise(HOLD);
        return draft().claiming(CLAIM).guardedBy(limit).decidedBy(standard());
    }

    private static AssessmentDraft without() {
        return Assessment.named("a", "1")
                .ownedBy("o")
                .comparing(CHANGE)
                .observing(DESIGN)
                .measuring(SPEND)
                .claiming(CLAIM)
                .noGuardrails("none")
                .checking(sampleRatio())
                .decidedBy(standard());
    }

    private static AssessmentDraft observing(Change change, StudyDesign design) {
        return Assessment.named("a", "1")
                .ownedBy("o")
                .comparing(change)
                .observing(design)
                .given(requirements())
                .measuring(SPEND)
                .claiming(CLAIM)
                .noGuardrails("none")
                .checking(sampleRatio())
                .decidedBy(standard());
    }

    private static Hypothesis claim(Estimand estimand, Function<HypothesisName.That, HypothesisDraft> verb) {
        return verb.apply(hypothesis("H").that(estimand)).because("of a test");
    }

    private static String empty(String section, String word) {
        return "declaration/empty-section at /" + section + ": there are no " + section
                + ". Remedy: declare some, or say " + word + "(\"the reason\")";
    }

    private static void assertMargin(AssessmentDraft draft) {
        Problem problem = only(draft);
        assertThat(problem.code()).isEqualTo("declaration/margin-not-positive");
        assertThat(problem.declaredAt()).isPresent();
    }

    private static void assertRule(Function<Contract, Contract> rules, String code, String message) {
        Problem problem = only(without().given(rules.apply(contract(USERS, "1"))));
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.path()).isEqualTo("/contracts/users");
        assertThat(problem.message()).isEqualTo("contract on users: " + message);
        assertThat(problem.remedy()).isNotBlank();
        assertThat(problem.declaredAt())
                .hasValueSatisfying(here -> assertThat(here).startsWith("AssessmentProblemsTest.java:"));
    }

    private static void assertProblem(AssessmentDraft draft, String code, String path, String message, String remedy) {
        Problem problem = assertCode(draft, code, path);
        assertThat(problem.path()).isEqualTo(path);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.remedy()).isEqualTo(remedy);
    }

    private static Problem assertCode(AssessmentDraft draft, String code, String path) {
        Problem problem = only(draft);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.path()).startsWith(path);
        assertThat(problem.declaredAt())
                .hasValueSatisfying(
                        here -> assertThat(here).matches("(AssessmentProblemsTest|RankerExample).java:[0-9]+"));
        return problem;
    }

    private static void assertPlaceless(
            AssessmentDraft draft, String code, String path, String message, String remedy) {
        assertThat(only(draft)).isEqualTo(new Problem(code, path, message, remedy, Optional.empty()));
    }

    private static Problem only(AssessmentDraft draft) {
        List<Problem> problems = refusal(draft).problems();
        assertThat(problems.stream().map(Problem::describe)).hasSize(1);
        return problems.get(0);
    }

    private static List<String> codes(AssessmentDraft draft) {
        return refusal(draft).problems().stream().map(Problem::code).toList();
    }

    private static ImpactException refusal(AssessmentDraft draft) {
        ImpactException refused = catchThrowableOfType(ImpactException.class, draft::build);
        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo("declaration/invalid");
        return refused;
    }
}
