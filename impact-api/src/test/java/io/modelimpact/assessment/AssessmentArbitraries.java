package io.modelimpact.assessment;

import static io.modelimpact.Impact.*;
import static io.modelimpact.assessment.RankerExample.*;

import io.modelimpact.contract.Classification;
import io.modelimpact.contract.Constraint;
import io.modelimpact.contract.Contract;
import io.modelimpact.contract.Demand;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.RiskProfile;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.estimand.Amount;
import io.modelimpact.estimand.AmountRange;
import io.modelimpact.estimand.Estimand;
import io.modelimpact.estimand.RangeStage;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.Quantity;
import io.modelimpact.guardrail.Guardrail;
import io.modelimpact.guardrail.GuardrailName;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.hypothesis.HypothesisDraft;
import io.modelimpact.hypothesis.HypothesisName;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricForm;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.slice.Slice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Sound declarations drawn from the whole grammar; each is a pure function of the generator it is drawn with. */
final class AssessmentArbitraries {
    private final Random random;

    private AssessmentArbitraries(Random random) {
        this.random = random;
    }

    private static final DecimalField SPENT_BEFORE = USERS.decimal("spent_before", 3);
    private static final IntegerField DAYS_BEFORE = USERS.integer("days_before");
    private static final Slice BY_AGE = slice(USERS.text("age_group"));

    static Arbitrary<Assessment> assessments() {
        return Arbitraries.randomValue(random -> new AssessmentArbitraries(random).assessment());
    }

    private Assessment assessment() {
        boolean repeats = flip();
        RandomizedDesign design = randomized()
                .unit(USER)
                .assignedBy(VARIANT)
                .arms(arm("C", SMALL, positive()), arm("B", NEURAL, positive()), arm("A", OLD, positive()));
        List<Slice> slices = slices();
        List<Metric> metrics = list(1 + below(5), index -> anyMetric(index, slices, repeats));
        AssessmentDraft draft = Assessment.named("a" + text(), "1")
                .ownedBy("o" + text())
                .comparing(CHANGE)
                .observing(repeats ? design.unitsRepeat() : design)
                .measuring(metrics.toArray(Metric[]::new))
                .slicedBy(slices.toArray(Slice[]::new))
                .statingThat(list(below(3), i -> text()).toArray(String[]::new))
                .limitedBy(list(below(3), i -> text()).toArray(String[]::new))
                .inContext(list(below(3), i -> text()).toArray(String[]::new));
        contracts(draft);
        hypotheses(draft, metrics, slices);
        guardrails(draft, metrics, slices);
        if (flip()) {
            draft.checking(flip() ? sampleRatio() : sampleRatio().alarmingBelow("0.0" + (1 + below(99))));
        } else {
            draft.noChecks("no " + text());
        }
        decision(draft);
        if (flip()) {
            draft.seededBy("s" + text());
        }
        Assessment first = draft.build();
        return flip() ? first : first.revisedAs("2").because("r" + text()).build();
    }

    private Metric anyMetric(int index, List<Slice> slices, boolean repeats) {
        var name = metric("m" + index, "v" + text());
        MetricKind kind = pick(MetricKind.values());
        if (repeats && kind == MetricKind.ORDINAL) {
            kind = MetricKind.QUANTILE;
        }
        MetricForm form = switch (kind) {
            case PROPORTION ->
                name.asProportion(
                        flip() ? BOUGHT : COUNTRY.isOneOf(text(), "DE").not());
            case MEAN -> name.asMean(quantity());
            case RATIO -> name.asRatio(quantity(), ORDERS);
            case COUNT -> name.asCount(ORDERS);
            case NET_PROMOTER_SCORE -> name.asNetPromoterScore(ORDERS);
            case QUANTILE -> name.asQuantile(quantity(), pick("0.5", "0.95", "0.999"));
            case ORDINAL ->
                flip()
                        ? name.asOrdinal(ORDERS, -2, 3 + below(9)).withTopBox(1 + below(4))
                        : name.asOrdinal(COUNTRY, "worst", "x" + text(), "best");
        };
        if (repeats && kind != MetricKind.RATIO) {
            form = flip() || kind == MetricKind.NET_PROMOTER_SCORE ? form.clusteredByUnit() : form.perUnit();
        }
        if (flip()) {
            form = form.among(REVENUE.isAbove(number()).or(BOUGHT.isMissing()));
        }
        if (flip() && (kind == MetricKind.MEAN || kind == MetricKind.COUNT)) {
            form = form.cappedAt(Integer.toString(1 + below(9999)));
        }
        if (flip()) {
            form = kind != MetricKind.NET_PROMOTER_SCORE && kind != MetricKind.ORDINAL && flip()
                    ? form.missingAsZero()
                    : form.refusingMissing();
        }
        if (!repeats && kind != MetricKind.QUANTILE && kind != MetricKind.ORDINAL) {
            form = adjusted(form, kind, slices);
        }
        Metric metric = flip() ? form.higherIsBetter() : flip() ? form.lowerIsBetter() : form.withoutDirection();
        return flip() ? metric : metric.because(text());
    }

    private MetricForm adjusted(MetricForm plain, MetricKind kind, List<Slice> slices) {
        MetricForm form = plain;
        if (flip()) {
            form = kind == MetricKind.RATIO
                    ? form.adjustedByRatio(SPENT_BEFORE, DAYS_BEFORE)
                    : flip()
                            ? form.adjustedBy(SPENT_BEFORE.times(number()))
                            : form.adjustedBy(SPENT_BEFORE, DAYS_BEFORE.orElse(number()));
        }
        return flip()
                ? form
                : slices.stream()
                        .filter(slice -> slice.fields().equals(BY_AGE.fields()))
                        .findFirst()
                        .map(form::stratifiedBy)
                        .orElse(form);
    }

    private Quantity quantity() {
        return pick(
                REVENUE, LATENCY, REVENUE.dividedBy(ORDERS), BOUGHT.asNumber().times(number()), REVENUE.minus(REVENUE));
    }

    private List<Slice> slices() {
        Slice listed = slice(COUNTRY).members("DE", "x" + text()).named("listed");
        List<Slice> slices = new ArrayList<>(List.of(BY_COUNTRY, BY_ORDERS, listed, slice(BOUGHT), BY_AGE));
        if (flip()) {
            slices.add(below(slices.size()), crossing(listed, BY_ORDERS, BY_COUNTRY));
        }
        if (flip()) {
            slices.add(0, BY_BOTH);
        }
        return slices;
    }

    private void contracts(AssessmentDraft draft) {
        if (flip()) {
            draft.noContract("no " + text());
            return;
        }
        Contract contract = contract(USERS, "c" + text())
                .requires(USER, severe(unique()), severe(present()), severe(matching("[a-z]*")))
                .requires(COUNTRY, severe(oneOf("DE", text())), severe(nullShareAtMost("0." + below(1000))))
                .requires(REVENUE, severe(between("-" + positive(), positive())))
                .requires(
                        DAY, severe(Demand.blocking(new Constraint.FreshWithin(Duration.ofSeconds(1 + below(99999))))))
                .requiresThat("h" + text(), REVENUE.isAtLeast(number()).and(BOUGHT));
        contract = flip() ? contract.rowsAtLeast(below(9)) : contract.rowsBetween(below(9), 10 + below(9));
        contract = flip() ? contract : contract.freshWithin(Duration.ofHours(1 + below(99)));
        contract = flip() ? contract : contract.classifying(USERS.text("e" + text()), pick(Classification.values()));
        draft.given(flip() ? contract : contract.derivedFrom(text()));
        if (flip()) {
            draft.given(contractReference(dataset("other"), "1", contract.digest()));
        }
    }

    private void hypotheses(AssessmentDraft draft, List<Metric> metrics, List<Slice> slices) {
        draft.claiming(hypothesis("first")
                .that(estimand(pickOf(metrics), slices))
                .isAboveZero()
                .because("x" + text()));
        for (int i = 0; i < below(6); i++) {
            Metric metric = pickOf(metrics);
            HypothesisDraft claim = verb(hypothesis("h" + i).that(estimand(metric, slices)), metric);
            claim = flip() ? claim : claim.expecting(bounds(metric));
            draft.claiming((flip() ? claim : claim.secondary()).because("because " + text()));
        }
    }

    private HypothesisDraft verb(HypothesisName.That that, Metric metric) {
        return switch (below(9)) {
            case 0 -> that.isAboveZero();
            case 1 -> that.isBelowZero();
            case 2 -> that.isAbove(amount(number(), metric));
            case 3 -> that.isBelow(amount(number(), metric));
            case 4 -> that.isNotBelow(amount(positive(), metric));
            case 5 -> that.isNotAbove(amount(positive(), metric));
            case 6 -> that.isWithin(amount(positive(), metric));
            case 7 -> that.isBetween(bounds(metric));
            default -> that.differsFromZero();
        };
    }

    private void guardrails(AssessmentDraft draft, List<Metric> metrics, List<Slice> slices) {
        int count = below(5);
        if (count == 0) {
            draft.noGuardrails("no " + text());
        }
        for (int i = 0; i < count; i++) {
            Metric metric = pickOf(metrics);
            GuardrailName.On on = guardrail("g" + i).on(estimand(metric, slices));
            Guardrail guardrail = switch (i) {
                case 0 -> on.mustNotFallBy(amount(positive(), metric)).otherwise(pick(Reaction.values()));
                case 1 -> on.mustNotRiseBy(amount(positive(), metric)).otherwise(pick(Reaction.values()));
                case 2 -> on.mustNotMoveBy(amount(positive(), metric)).otherwise(pick(Reaction.values()));
                default -> on.mustStayBetween(bounds(metric)).otherwise(pick(Reaction.values()));
            };
            draft.guardedBy(flip() ? guardrail : guardrail.because(text()));
        }
    }

    private void decision(AssessmentDraft draft) {
        var policy =
                policy("p" + text(), "1").atRisk(pick(RiskProfile.values())).adjustedBy(pick(Multiplicity.values()));
        policy = flip() ? policy : policy.confidence("0." + (50 + below(50)));
        draft.decidedBy(flip() ? policy : policy.preferring(SMALL, NEURAL));
    }

    private Estimand estimand(Metric metric, List<Slice> slices) {
        Estimand estimand = effectOn(metric);
        estimand = flip() ? estimand.under(NEURAL) : estimand;
        return switch (below(3)) {
            case 0 -> estimand;
            case 1 -> estimand.inEach(pickOf(slices));
            default -> estimand.in(BY_COUNTRY, text());
        };
    }

    private Amount amount(String value, Metric metric) {
        if (metric.kind() == MetricKind.ORDINAL) {
            return by(value).in(metric.measure());
        }
        return switch (below(metric.kind() == MetricKind.PROPORTION ? 4 : 3)) {
            case 0 -> by(value).percent();
            case 1 -> by(value).in(metric.measure());
            case 2 -> by(value).standardDeviations();
            default -> by(value).percentagePoints();
        };
    }

    private AmountRange bounds(Metric metric) {
        RangeStage range = range("-" + positive(), positive());
        return metric.kind() == MetricKind.ORDINAL || flip()
                ? range.in(metric.measure())
                : flip() ? range.percent() : range.standardDeviations();
    }

    private Demand severe(Demand demand) {
        return flip() ? demand : flip() ? demand.orDegrade() : demand.orNote();
    }

    private String positive() {
        return BigDecimal.valueOf(1 + below(9999), below(7) - 2).toString();
    }

    private String number() {
        return flip() ? positive() : "-" + positive();
    }

    private String text() {
        return pick("", "x", "two words", "it's", "\"quoted\"", "a & b", "é😀", "line\nbreak", "{}", "a/b~c");
    }

    private boolean flip() {
        return random.nextBoolean();
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[below(values.length)];
    }

    private <T> T pickOf(List<T> values) {
        return values.get(below(values.size()));
    }

    private static <T> List<T> list(int size, java.util.function.IntFunction<T> make) {
        return java.util.stream.IntStream.range(0, size).mapToObj(make).toList();
    }
}
