package io.modelimpact.examples;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.contract;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.guardrail;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.moreThan;
import static io.modelimpact.Impact.plannedLooks;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.sampleRatio;
import static io.modelimpact.Impact.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.change.Version;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Evaluation;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.Replay;
import io.modelimpact.engine.ReplayVerdict;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.measure.Measures;
import io.modelimpact.metric.Metric;
import io.modelimpact.monitoring.AlwaysValid;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.record.ClaimEvidence;
import io.modelimpact.record.HypothesisResult;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.LookResult;
import io.modelimpact.record.LookedClaim;
import io.modelimpact.report.HtmlReport;
import io.modelimpact.report.MarkdownReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rollout of the main example, looked at day by day: the record of each look justifies its verdict. */
final class MonitoredRolloutTest {
    private static final int UNITS_A_DAY = 3_000;
    private static final int DAYS = 8;
    private static final Instant FIRST_DAY = Instant.parse("2026-03-02T08:00:00Z");

    private static Assessment monitored(MonitoringPlan plan) {
        Version today = model("ranker").version("1.8");
        Version neural = model("ranker").version("2.0");
        Version small = model("ranker").version("2.0-distilled");
        Metric conversion =
                metric("conversion", "1").asProportion(RankerRollout.BOUGHT).higherIsBetter();
        Metric latency = metric("latency", "1").asMean(RankerRollout.LATENCY).lowerIsBetter();
        return Assessment.named("ranker-daily", "1")
                .ownedBy("search-ranking")
                .comparing(model("ranker").from(today).to(neural, small))
                .observing(randomized()
                        .unit(RankerRollout.USER)
                        .assignedBy(RankerRollout.VARIANT)
                        .arms(arm("A", today, 2), arm("B", neural, 1), arm("C", small, 1)))
                .given(contract(RankerRollout.USERS, "3").requires(RankerRollout.USER, unique()))
                .measuring(conversion, latency)
                .claiming(hypothesis("H1")
                        .that(effectOn(conversion).under(neural))
                        .isAboveZero()
                        .because("more relevant results sell more"))
                .guardedBy(guardrail("G1")
                        .on(effectOn(latency).under(neural))
                        .mustNotRiseBy(moreThan("20").in(Measures.MILLISECONDS))
                        .otherwise(Reaction.ROLL_BACK))
                .checking(sampleRatio())
                .monitored(plan)
                .decidedBy(policy("standard", "4").confidence("0.95").adjustedBy(Multiplicity.BONFERRONI))
                .build();
    }

    /** A look a day over growing prefixes of one rollout. */
    private static List<Evaluation> days(MonitoringPlan plan, int unitsADay) {
        ImpactEngine engine = ImpactEngine.create();
        Protocol protocol = engine.plan(monitored(plan));
        List<Evaluation> looks = new ArrayList<>();
        for (int day = 1; day <= DAYS; day++) {
            Inputs inputs = Inputs.bind(RankerRollout.USERS, RolloutSource.of(2026, day * unitsADay))
                    .registeredAs(protocol.digest());
            looks.add(engine.evaluate(
                    protocol,
                    looks.isEmpty()
                            ? inputs
                            : inputs.following(looks.get(looks.size() - 1).record()),
                    FIRST_DAY.plus(Duration.ofDays(day - 1))));
        }
        return looks;
    }

    private static LookResult look(ImpactRecord record) {
        return record.monitoring().orElseThrow().look();
    }

    private static HypothesisVerdict justified(ImpactRecord record) {
        ClaimEvidence found = record.hypothesis("H1").claim().evidence().orElseThrow();
        double lower = found.simultaneousInterval().lower().orElse(Double.NEGATIVE_INFINITY);
        double upper = found.simultaneousInterval().upper().orElse(Double.POSITIVE_INFINITY);
        return lower > 0
                ? HypothesisVerdict.SUPPORTED
                : upper <= 0 ? HypothesisVerdict.REFUTED : HypothesisVerdict.INCONCLUSIVE;
    }

    private static void requireThatEveryLookIsJustified(List<Evaluation> looks) {
        int first = 0;
        for (int i = 0; i < looks.size(); i++) {
            ImpactRecord record = looks.get(i).record();
            HypothesisResult result = record.hypothesis("H1");
            LookedClaim claim = look(record).claim(result.claim().key()).orElseThrow();
            assertThat(look(record).number()).isEqualTo(i + 1);
            assertThat(result.verdict()).isEqualTo(justified(record));
            first = first == 0 && result.verdict() == HypothesisVerdict.SUPPORTED ? i + 1 : first;
            assertThat(claim.decidedAt()).isEqualTo(first == 0 ? Optional.<Integer>empty() : Optional.of(first));
            assertThat(record.monitoring().orElseThrow().earlier()).hasSize(i);
        }
        assertThat(Replay.by(ImpactEngine.create())
                        .rejudge(looks.get(DAYS - 1).bundle().bytes())
                        .verdict())
                .isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
        assertThat(first).as("the look that decides").isBetween(2, DAYS);
    }

    @Test
    void aDailyConfidenceSequenceDecidesAtTheLookThatItsRecordJustifies() {
        requireThatEveryLookIsJustified(days(AlwaysValid.asymptotic(15_000), 3 * UNITS_A_DAY));
    }

    @Test
    void dailyBoundariesDecideAtTheLookThatTheirRecordJustifies() {
        List<Evaluation> looks =
                days(plannedLooks(3000, 6000, 9000, 12_000, 15_000, 18_000, 21_000, 24_000), UNITS_A_DAY);

        requireThatEveryLookIsJustified(looks);
        assertThat(looks)
                .allSatisfy(look -> assertThat(look(look.record()).planned()).isTrue());
        double before = 0;
        for (Evaluation evaluation : looks) {
            double spent = look(evaluation.record()).alphaSpent().orElseThrow();
            assertThat(spent).isGreaterThan(before);
            before = spent;
        }
        assertThat(before).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void lookingDailyWhereTwoLooksWerePlannedIsTold() {
        List<Evaluation> looks = days(plannedLooks(12_000, 24_000), UNITS_A_DAY);
        ImpactRecord third = looks.get(2).record();

        assertThat(looks.stream().map(look -> look(look.record()).planned()))
                .containsExactly(false, false, false, true, false, false, false, true);
        assertThat(MarkdownReport.render(third)).contains("The plan does not foresee it");
        assertThat(HtmlReport.render(third)).contains("The plan does not foresee it");
        assertThat(looks.stream()
                        .filter(look -> !look(look.record()).planned())
                        .map(look -> look.record().hypothesis("H1").verdict()))
                .doesNotContain(HypothesisVerdict.SUPPORTED);
    }
}
