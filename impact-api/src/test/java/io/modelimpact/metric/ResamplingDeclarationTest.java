package io.modelimpact.metric;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.bootstrap;
import static io.modelimpact.Impact.by;
import static io.modelimpact.Impact.currency;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.paired;
import static io.modelimpact.Impact.plannedLooks;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.sampleRatio;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.assessment.AssessmentDraft;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.RiskProfile;
import io.modelimpact.design.StudyDesign;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.TextField;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Declarations of resampled metrics: their sentences, their JSON form, and what they can not be combined with. */
class ResamplingDeclarationTest {
    private static final Dataset USERS = dataset("users");
    private static final IdField USER = USERS.id("user_id");
    private static final TextField VARIANT = USERS.text("variant");
    private static final DecimalField REVENUE = USERS.decimal("revenue", 2).in(currency("EUR"));
    private static final DecimalField BEFORE =
            USERS.decimal("revenue_before", 2).in(currency("EUR"));
    private static final IntegerField ANSWER = USERS.integer("answer");
    private static final Version V1 = model("ranker").version("1");
    private static final Version V2 = model("ranker").version("2");
    private static final StudyDesign DESIGN =
            randomized().unit(USER).assignedBy(VARIANT).arms(arm("A", V1, 1), arm("B", V2, 1));

    private static Metric spend(Resampling resampling) {
        return metric("spend", "1").asMean(REVENUE).resampled(resampling).higherIsBetter();
    }

    private static AssessmentDraft draft(StudyDesign design, Metric metric, Multiplicity multiplicity) {
        AssessmentDraft draft = Assessment.named("trial", "1")
                .ownedBy("ranking")
                .comparing(model("ranker").from(V1).to(V2))
                .observing(design)
                .noContract("numbers alone are compared")
                .measuring(metric)
                .noGuardrails("numbers alone are compared")
                .decidedBy(policy("standard", "1")
                        .confidence("0.95")
                        .atRisk(RiskProfile.MODERATE)
                        .adjustedBy(multiplicity));
        return design.kind().equals("RANDOMIZED")
                ? draft.checking(sampleRatio())
                : draft.noChecks("rows are their own controls");
    }

    private static AssessmentDraft claimed(Metric metric, int claims, Multiplicity multiplicity) {
        AssessmentDraft draft = draft(DESIGN, metric, multiplicity);
        for (int i = 0; i < claims; i++) {
            draft.claiming(
                    hypothesis("H" + i).that(effectOn(metric)).isAboveZero().because("it should sell more"));
        }
        return draft;
    }

    private static List<String> codes(AssessmentDraft draft) {
        return catchThrowableOfType(ImpactException.class, draft::build).problems().stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void aResamplingSaysItselfInWords() {
        assertThat(spend(bootstrap(2000)).describe())
                .isEqualTo("the mean of revenue, resampled 2000 times with studentised intervals, in EUR");
        assertThat(bootstrap(500).percentile().overUnits().describe())
                .isEqualTo("resampled 500 times over units with percentile intervals");
        assertThat(bootstrap(500).accelerated().overBuckets().inSlices().describe())
                .isEqualTo(
                        "resampled 500 times over buckets of units with bias-corrected and accelerated intervals, in slices too");
        assertThat(bootstrap(500).accelerated().studentised()).isEqualTo(bootstrap(500));
        assertThat(bootstrap(500).accelerated().method()).isEqualTo("resample/bootstrap-bca@1.0");
        assertThat(bootstrap(500).percentile().method()).isEqualTo("resample/bootstrap-percentile@1.0");
        assertThat(bootstrap(500).method()).isEqualTo("resample/bootstrap-studentised@1.0");
    }

    @Property(tries = 100, seed = "951")
    void everyResamplingReadsBackFromItsJsonForm(
            @ForAll @IntRange(min = 200, max = 100_000) int replicates,
            @ForAll Resampling.Interval interval,
            @ForAll Resampling.Clusters clusters,
            @ForAll boolean inSlices) {
        Metric declared = spend(new Resampling(replicates, interval, clusters, inSlices));

        assertThat(Metric.fromJson(declared.toJson(), List.of(REVENUE))).isEqualTo(declared);
        assertThat(Resampling.fromJson(declared.resampling().orElseThrow().toJson()))
                .isEqualTo(declared.resampling().orElseThrow());
    }

    @Test
    void anAssessmentWithAResampledMetricReadsBack() {
        Assessment assessment =
                claimed(spend(bootstrap(2000)), 1, Multiplicity.HOLM).build();

        assertThat(Assessment.fromJson(assessment.toJson())).isEqualTo(assessment);
        assertThat(spend(bootstrap(2000)).toJson().has("resampling")).isTrue();
        assertThat(metric("spend", "1")
                        .asMean(REVENUE)
                        .higherIsBetter()
                        .toJson()
                        .has("resampling"))
                .isFalse();
    }

    @Test
    void whatIsNoResamplingIsNotRead() {
        JsonObject json = bootstrap(2000).toJson();

        assertThatThrownBy(() -> Resampling.fromJson(json.with("interval", new JsonString("WIDE"))))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("STUDENTISED");
        assertThatThrownBy(() -> Resampling.fromJson(json.with("seed", new JsonString("7"))))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("seed");
        assertThat(Resampling.fromJson(json.with("replicates", JsonNumber.of(9_007_199_254_740_991L)))
                        .replicates())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void tooFewAndTooManyReplicatesAreProblems() {
        for (int replicates : new int[] {-1, 199, 100_001}) {
            assertThat(spend(bootstrap(replicates)).problems("/metrics/spend"))
                    .extracting(Problem::code)
                    .containsExactly("declaration/not-a-number-of-replicates");
        }
        assertThat(spend(bootstrap(200)).problems("/metrics/spend")).isEmpty();
        assertThat(spend(bootstrap(100_000)).problems("/metrics/spend")).isEmpty();
    }

    @Test
    void replicatesMustResolveTheErrorRateThatTheFamilyLeavesAClaim() {
        assertThat(codes(claimed(spend(bootstrap(398)), 10, Multiplicity.HOLM)))
                .containsExactly("declaration/too-few-replicates");
        assertThat(codes(claimed(spend(bootstrap(398)), 10, Multiplicity.BONFERRONI)))
                .containsExactly("declaration/too-few-replicates");
        assertThat(claimed(spend(bootstrap(399)), 10, Multiplicity.HOLM).build().metrics())
                .hasSize(1);
        assertThat(claimed(spend(bootstrap(200)), 10, Multiplicity.NONE).build().metrics())
                .hasSize(1);
        ImpactException refused = catchThrowableOfType(
                ImpactException.class,
                () -> claimed(spend(bootstrap(200)), 10, Multiplicity.HOLM).build());
        assertThat(refused.problems().get(0).remedy()).isEqualTo("draw at least 399 replicates");
        assertThat(refused.problems().get(0).path()).isEqualTo("/metrics/spend");
        assertThat(refused.problems().get(0).declaredAt()).isPresent();
    }

    @Test
    void whatCanNotBeResampledIsRefusedWithARemedy() {
        Metric adjusted = metric("spend", "1")
                .asMean(REVENUE)
                .adjustedBy(BEFORE)
                .resampled(bootstrap(2000))
                .higherIsBetter();
        Metric median = metric("median", "1")
                .asQuantile(REVENUE, "0.5")
                .resampled(bootstrap(2000))
                .higherIsBetter();
        Metric scale = metric("answers", "1")
                .asOrdinal(ANSWER, 1, 5)
                .resampled(bootstrap(2000))
                .higherIsBetter();

        assertThat(codes(claimed(adjusted, 1, Multiplicity.HOLM)))
                .containsExactly("declaration/resampled-and-adjusted");
        assertThat(codes(claimed(median, 1, Multiplicity.HOLM))).containsExactly("declaration/studentised-quantile");
        assertThat(codes(claimed(scale, 1, Multiplicity.HOLM))).containsExactly("declaration/resampled-scale");
        assertThat(codes(claimed(spend(bootstrap(2000)), 1, Multiplicity.BONFERRONI)
                        .monitored(plannedLooks(1000, 2000))))
                .containsExactly("declaration/resampled-and-monitored");
    }

    @Test
    void unitsThatAreSeenUnderBothVersionsAreNotResampled() {
        FlagField approved = USERS.flag("approved");
        StudyDesign pairs = paired().unit(USER).scoring(approved, by(V1, USERS.flag("old")), by(V2, USERS.flag("new")));
        Metric share = metric("approved", "1")
                .asProportion(approved)
                .resampled(bootstrap(2000))
                .higherIsBetter();
        List<String> codes = new ArrayList<>(codes(draft(pairs, share, Multiplicity.HOLM)
                .claiming(hypothesis("H1").that(effectOn(share)).isAboveZero().because("it should approve more"))));

        assertThat(codes).contains("declaration/resampled-pairs");
    }
}
