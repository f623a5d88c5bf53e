package io.modelimpact.engine;

import static io.modelimpact.Impact.metric;
import static io.modelimpact.decision.BeliefCondition.believed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.assessment.AssessmentDraft;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.decision.Policy;
import io.modelimpact.decision.Prior;
import io.modelimpact.engine.Trial.Row;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.BeliefResult;
import io.modelimpact.record.DecisionOutcome;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.RuleTrace;
import io.modelimpact.stats.bayes.BetaBinomialComparison;
import io.modelimpact.stats.bayes.BetaPosterior;
import io.modelimpact.stats.bayes.GammaPoissonComparison;
import io.modelimpact.stats.bayes.NormalPosterior;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Holds policies with priors to the numerics, and their rules to what is believed. */
class BelievingPolicyTest {
    private static final List<Row> ROWS = Trial.rows(1000, 8, 120);

    private static AssessmentDraft draft(Policy policy) {
        return Trial.draft().claiming(Trial.SELLS).noGuardrails("it is a test").decidedBy(policy);
    }

    private static Policy policy() {
        return Trial.lenient(Multiplicity.NONE);
    }

    private static BeliefResult belief(ImpactRecord record, String metric) {
        return record.beliefs().stream()
                .filter(belief -> belief.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static EstimateResult lift(ImpactRecord record) {
        return record.effects().stream()
                .filter(effect -> effect.metric().equals("spend"))
                .findFirst()
                .orElseThrow()
                .relative()
                .value()
                .orElseThrow();
    }

    @Test
    void normalBeliefsAreThoseOfTheNumerics() {
        ImpactRecord flat = Trial.evaluate(
                        draft(policy().believing(Prior.flat(Trial.SPEND))).build(), ROWS)
                .record();
        ImpactRecord proper = Trial.evaluate(
                        draft(policy().believing(Prior.normal(Trial.SPEND, "0", "0.01")))
                                .build(),
                        ROWS)
                .record();
        double effect = lift(flat).estimate();
        double error = lift(flat).standardError().orElseThrow();
        NormalPosterior posterior = new NormalPosterior(effect, error);
        BeliefResult.Found found = belief(flat, "spend").found().value().orElseThrow();
        double weight = 1e-4 / (1e-4 + error * error);
        NormalPosterior shrunk = new NormalPosterior(weight * effect, error * Math.sqrt(weight));

        assertThat(found.chanceToWin()).isEqualTo(posterior.chanceToWin());
        assertThat(found.harm()).isEqualTo(posterior.probabilityBelow(0));
        assertThat(found.expectedLoss()).contains(posterior.expectedLossOfTreatment());
        assertThat(found.interval().orElseThrow().lower())
                .contains(posterior.interval(0.05).lower());
        assertThat(belief(proper, "spend").found().value().orElseThrow().chanceToWin())
                .isEqualTo(shrunk.chanceToWin(), within(1e-12));
    }

    @Test
    void betaBeliefsAreThoseOfTheNumerics() {
        ImpactRecord record = Trial.evaluate(
                        draft(policy().believing(Prior.beta(Trial.CONVERSION, "1", "1")))
                                .build(),
                        ROWS)
                .record();
        BetaBinomialComparison direct = BetaBinomialComparison.of(posterior("A"), posterior("B"));

        BeliefResult.Found found = belief(record, "conversion").found().value().orElseThrow();
        assertThat(found.chanceToWin()).isEqualTo(direct.chanceToWin());
        assertThat(found.expectedLoss()).contains(direct.expectedLossOfTreatment());
        assertThat(found.interval().orElseThrow().lower())
                .contains(direct.interval(0.05).lower());
        assertThat(found.interval().orElseThrow().upper())
                .contains(direct.interval(0.05).upper());
    }

    @Test
    void gammaBeliefsAreThoseOfTheNumericsAndMayCarryARule() {
        Metric clicks = metric("clicks", "1").asCount(Trial.CLICKS).higherIsBetter();
        ImpactRecord record = Trial.evaluate(
                        draft(policy().believing(Prior.gamma(clicks, "2", "1"))
                                        .requiring(believed(clicks).expectedLossBelow("1")))
                                .measuring(clicks)
                                .build(),
                        ROWS)
                .record();
        GammaPoissonComparison direct = GammaPoissonComparison.of(rate("A"), rate("B"));

        BeliefResult.Found found = belief(record, "clicks").found().value().orElseThrow();
        assertThat(found.chanceToWin()).isEqualTo(direct.chanceToWin());
        assertThat(found.expectedLoss()).contains(direct.expectedLossOfTreatment());
        assertThat(found.interval().orElseThrow().lower())
                .contains(direct.interval(0.05).lower());
    }

    private static GammaPoissonComparison.Posterior rate(String arm) {
        List<Row> rows = ROWS.stream().filter(row -> row.variant().equals(arm)).toList();
        return GammaPoissonComparison.Posterior.after(
                2, 1, rows.stream().mapToLong(Row::clicks).sum(), rows.size());
    }

    private static BetaPosterior posterior(String arm) {
        List<Row> known = ROWS.stream()
                .filter(row -> row.variant().equals(arm) && row.bought() != null)
                .toList();
        return BetaPosterior.after(
                1,
                1,
                known.stream().filter(row -> Boolean.TRUE.equals(row.bought())).count(),
                known.size());
    }

    private static ImpactRecord ruled(String harm, String loss) {
        return Trial.evaluate(
                        draft(policy().believing(Prior.flat(Trial.SPEND))
                                        .requiring(believed(Trial.SPEND).harmBelow(harm))
                                        .requiring(believed(Trial.SPEND).expectedLossBelow(loss)))
                                .build(),
                        ROWS)
                .record();
    }

    @Test
    void shippingRestsOnHarmAndExpectedLossWhereThePolicySaysSo() {
        ImpactRecord ships = ruled("0.05", "0.001");
        double harm = belief(ships, "spend").found().value().orElseThrow().harm();
        ImpactRecord holds = ruled(new java.math.BigDecimal(harm / 2).toPlainString(), "0.001");

        assertThat(ships.decisions().get(0).outcome()).isEqualTo(DecisionOutcome.SHIP);
        assertThat(holds.decisions().get(0).outcome()).isEqualTo(DecisionOutcome.HOLD);
        assertThat(holds.decisions().get(0).rules().stream()
                        .filter(RuleTrace::fired)
                        .map(RuleTrace::id))
                .contains("policy-rule-1")
                .doesNotContain("policy-rule-2");
        assertThat(holds.decisions().get(0).reasons().toString()).contains("the probability of harm to spend is below");
    }

    @Test
    void theRecordFitsItsSchemaReplaysAndItsDeclarationReadsBack() throws IOException {
        Assessment assessment = draft(policy().believing(
                                Prior.normal(Trial.SPEND, "0", "0.01"), Prior.beta(Trial.CONVERSION, "1", "1"))
                        .requiring(believed(Trial.CONVERSION).harmBelow("0.5")))
                .build();
        Evaluation evaluation = Trial.evaluate(assessment, ROWS);

        assertThat(Assessment.fromJson(assessment.toJson())).isEqualTo(assessment);
        assertThat(Replay.by(ImpactEngine.create())
                        .rejudge(evaluation.bundle().bytes())
                        .verdict())
                .isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
        try (InputStream in = ImpactRecord.class.getResourceAsStream("impact-record-1.schema.json")) {
            String schema = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema, InputFormat.JSON)
                            .validate(CanonicalJson.text(evaluation.record().json()), InputFormat.JSON))
                    .isEmpty();
        }
    }

    private static List<String> codes(Policy policy) {
        return catchThrowableOfType(ImpactException.class, () -> draft(policy).build()).problems().stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void whatCanNotBeBelievedIsRefused() {
        assertThat(codes(policy().believing(Prior.flat(Trial.TASTE))))
                .containsExactly("declaration/prior-without-direction");
        assertThat(codes(policy().believing(Prior.beta(Trial.SPEND, "1", "1"))))
                .containsExactly("declaration/prior-does-not-fit");
        assertThat(codes(policy().believing(Prior.normal(Trial.SPEND, "0", "0"))))
                .containsExactly("declaration/not-a-prior");
        assertThat(codes(policy().believing(Prior.flat(Trial.SPEND), Prior.flat(Trial.SPEND))))
                .containsExactly("declaration/duplicate-prior");
        assertThat(codes(policy().requiring(believed(Trial.SPEND).harmBelow("0.05"))))
                .containsExactly("declaration/no-prior");
    }
}
