package io.modelimpact.examples;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.contract;
import static io.modelimpact.Impact.effectOn;
import static io.modelimpact.Impact.hypothesis;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.randomized;
import static io.modelimpact.Impact.sampleRatio;
import static io.modelimpact.Impact.slice;
import static io.modelimpact.Impact.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.change.Version;
import io.modelimpact.engine.Evaluation;
import io.modelimpact.engine.ImpactEngine;
import io.modelimpact.engine.Inputs;
import io.modelimpact.engine.Replay;
import io.modelimpact.engine.ReplayVerdict;
import io.modelimpact.engine.Sources;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.TextField;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.AdjustmentResult;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.report.HtmlReport;
import io.modelimpact.report.MarkdownReport;
import io.modelimpact.slice.MemberSlice;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On the main example and on one with unequal strata: an adjustment narrows the interval by as much as theory says. */
final class AdjustedRolloutTest {
    private static final Instant AS_OF = Instant.parse("2026-03-02T08:00:00Z");
    private static final ImpactEngine ENGINE = ImpactEngine.create();

    private static double width(EstimateResult found) {
        return found.upper().orElseThrow() - found.lower().orElseThrow();
    }

    private static List<EffectResult> onEveryone(ImpactRecord record, String metric) {
        return record.effects().stream()
                .filter(effect ->
                        effect.metric().equals(metric) && effect.slice().isEmpty())
                .toList();
    }

    @Test
    void thePastNarrowsTheIntervalByTheFactorThatItsCorrelationPredicts() {
        Evaluation evaluation = ENGINE.evaluate(
                ENGINE.plan(RankerRollout.assessment()),
                Inputs.bind(RankerRollout.USERS, RolloutSource.of(2026, 120_000)),
                AS_OF);
        List<EffectResult> effects = onEveryone(evaluation.record(), "revenue_per_user");
        assertThat(effects).hasSize(2).allSatisfy(effect -> {
            AdjustmentResult adjustment = effect.adjustment().orElseThrow();
            double correlation = adjustment.correlation().orElseThrow();
            double narrower = width(effect.absolute().value().orElseThrow())
                    / width(adjustment.absolute().value().orElseThrow());
            assertThat(correlation).isBetween(0.5, 0.6);
            assertThat(narrower).isCloseTo(Math.sqrt(1 - correlation * correlation), within(0.01 * narrower));
            assertThat(adjustment.signChanged()).isFalse();
        });
        assertThat(evaluation.record().checks())
                .filteredOn(check -> check.kind().equals("COVARIATE_BALANCE"))
                .hasSize(2)
                .allMatch(check -> check.verdict() == GuardrailVerdict.HELD);
        assertThat(HtmlReport.render(evaluation.record())).contains("narrower than without adjustment");
        assertThat(MarkdownReport.render(evaluation.record())).contains("narrower than without adjustment");
        assertThat(Replay.by(ENGINE).rejudge(evaluation.bundle().bytes()).verdict())
                .isEqualTo(ReplayVerdict.REJUDGED_IDENTICAL);
    }

    private static final int SHOPPERS = 30_000;
    private static final TextField SEGMENT = RankerRollout.USERS.text("segment");
    private static final DecimalField SPENT = RankerRollout.USERS.decimal("spent", 2);
    private static final MemberSlice BY_SEGMENT = slice(SEGMENT);

    /** Means and shares of the segments; all deviate by 10 around their mean. */
    private static final double[] MEANS = {5, 20, 80};

    private static final double[] SHARES = {0.70, 0.25, 0.05};

    private static Assessment stratified() {
        Version today = model("ranker").version("1.8");
        Version next = model("ranker").version("2.0");
        Metric spend =
                metric("spend", "1").asMean(SPENT).stratifiedBy(BY_SEGMENT).higherIsBetter();
        return Assessment.named("segments", "1")
                .ownedBy("search-ranking")
                .comparing(model("ranker").from(today).to(next))
                .observing(randomized()
                        .unit(RankerRollout.USER)
                        .assignedBy(RankerRollout.VARIANT)
                        .arms(arm("A", today, 3), arm("B", next, 1)))
                .given(contract(RankerRollout.USERS, "1").requires(RankerRollout.USER, unique()))
                .measuring(spend)
                .slicedBy(BY_SEGMENT)
                .claiming(hypothesis("H1").that(effectOn(spend)).isAboveZero().because("it sells more"))
                .noGuardrails("it is an example")
                .checking(sampleRatio())
                .decidedBy(policy("standard", "1"))
                .build();
    }

    private static DatasetSource shoppers() {
        RandomStream draws = CounterRandom.of(11).stream("shoppers");
        int[] segments = IntStream.range(0, SHOPPERS)
                .map(i -> draws.uniformAt(3L * i) < SHARES[0] ? 0 : draws.uniformAt(3L * i) < 1 - SHARES[2] ? 1 : 2)
                .toArray();
        boolean[] treated = new boolean[SHOPPERS];
        long[] cents = new long[SHOPPERS];
        for (int i = 0; i < SHOPPERS; i++) {
            treated[i] = draws.uniformAt(3L * i + 1) < 0.25;
            cents[i] =
                    Math.round(100 * (MEANS[segments[i]] + 10 * draws.normalAt(3L * i + 2) + (treated[i] ? 0.5 : 0)));
        }
        return Sources.columns()
                .with(
                        RankerRollout.USER,
                        IntStream.range(0, SHOPPERS).mapToObj(i -> "u" + i).toArray(String[]::new))
                .with(
                        RankerRollout.VARIANT,
                        IntStream.range(0, SHOPPERS)
                                .mapToObj(i -> treated[i] ? "B" : "A")
                                .toArray(String[]::new))
                .with(SEGMENT, IntStream.of(segments).mapToObj(s -> "s" + s).toArray(String[]::new))
                .with(SPENT, cents)
                .build();
    }

    /** The variance within segments is 100; all units vary by that and by what the segments' means differ. */
    @Test
    void unequalStrataNarrowTheIntervalByWhatTheSegmentsDiffer() {
        double mean = 0;
        double squares = 0;
        for (int k = 0; k < 3; k++) {
            mean += SHARES[k] * MEANS[k];
            squares += SHARES[k] * MEANS[k] * MEANS[k];
        }
        double predicted = Math.sqrt(100 / (100 + squares - mean * mean));
        ImpactRecord record = ENGINE.evaluate(
                        ENGINE.plan(stratified()), Inputs.bind(RankerRollout.USERS, shoppers()), AS_OF)
                .record();
        EffectResult effect = onEveryone(record, "spend").get(0);
        AdjustmentResult adjustment = effect.adjustment().orElseThrow();
        EstimateResult found = effect.absolute().value().orElseThrow();
        assertThat(predicted).isBetween(0.4, 0.6);
        assertThat(width(found) / width(adjustment.absolute().value().orElseThrow()))
                .isCloseTo(predicted, within(0.02 * predicted));
        assertThat(found.lower().orElseThrow()).isPositive();
        assertThat(found.estimate()).isCloseTo(0.5, within(0.4));
        assertThat(adjustment.strata().orElseThrow().used()).isEqualTo(3);
        assertThat(HtmlReport.render(record)).contains("within the 3 strata of segment");
    }
}
