package io.modelimpact.engine.internal.scenario;

import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.internal.design.Contrast;
import io.modelimpact.engine.internal.design.Level;
import io.modelimpact.engine.internal.design.StudyArm;
import io.modelimpact.engine.internal.design.StudyKernel;
import io.modelimpact.engine.internal.judge.EffectFinding;
import io.modelimpact.engine.internal.judge.EffectFinding.Estimated;
import io.modelimpact.engine.internal.judge.Findings;
import io.modelimpact.engine.internal.judge.Levels;
import io.modelimpact.engine.internal.judge.Refusals;
import io.modelimpact.record.Reason;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.compare.IntervalEstimate;
import java.util.List;

/** The estimates that outcomes read: those of the record's effects and levels, to the bit. */
final class QuantityEstimates {
    private final StudyKernel kernel;
    private final Evidence evidence;
    private final Findings findings;
    private final Levels levels;
    private final double errorRate;

    QuantityEstimates(StudyKernel kernel, Evidence evidence, Findings findings, double errorRate) {
        this.kernel = kernel;
        this.evidence = evidence;
        this.findings = findings;
        this.levels = new Levels(evidence);
        this.errorRate = errorRate;
    }

    QuantityEstimate of(UncertainQuantity quantity) {
        IntervalEstimate estimate =
                quantity.kind() == UncertainQuantity.Kind.LEVEL ? level(quantity) : effect(quantity);
        return new QuantityEstimate(estimate.value(), estimate.standardError());
    }

    private IntervalEstimate effect(UncertainQuantity quantity) {
        EffectFinding finding = findings.effects().stream()
                .filter(effect -> effect.metric().equals(quantity.metric()))
                .filter(effect -> effect.where().equals(quantity.where()))
                .filter(effect -> effect.contrast().candidate().isSameAs(quantity.version()))
                .findFirst()
                .orElseThrow(() -> noUnits(quantity));
        Estimated estimated = finding.on(quantity.kind() == UncertainQuantity.Kind.RELATIVE_EFFECT);
        return estimated
                .estimate()
                .orElseThrow(() -> refused(
                        quantity,
                        estimated.reason().orElseGet(() -> noUnits(quantity).reason())));
    }

    private IntervalEstimate level(UncertainQuantity quantity) {
        levels.refusal(quantity.metric()).ifPresent(reason -> {
            throw refused(quantity, reason);
        });
        Level level = kernel.level(evidence, quantity.metric(), arm(quantity), quantity.where())
                .orElseThrow(() -> noUnits(quantity));
        var outcome = level.estimate(errorRate);
        return outcome.value()
                .orElseThrow(() -> refused(quantity, refusal(outcome.refusal().orElseThrow())));
    }

    private String arm(UncertainQuantity quantity) {
        return kernel.arms().stream()
                .filter(arm -> arm.version().isSameAs(quantity.version()))
                .map(StudyArm::name)
                .findFirst()
                .orElseThrow(() -> noUnits(quantity));
    }

    private static Reason refusal(Refusal refusal) {
        return Refusals.reason(refusal);
    }

    private static ScenarioRefusal refused(UncertainQuantity quantity, Reason reason) {
        return new ScenarioRefusal(
                reason.code(), "the " + quantity.describe() + " is not known: " + reason.message(), reason.remedy());
    }

    private static ScenarioRefusal noUnits(UncertainQuantity quantity) {
        return new ScenarioRefusal(
                "scenario/no-units",
                "there is no " + quantity.describe() + ": no unit belongs there",
                "correct the member, or wait for units");
    }

    /** The arms of an effect's contrast. */
    static Contrast contrast(List<Contrast> contrasts, UncertainQuantity quantity) {
        return contrasts.stream()
                .filter(contrast -> contrast.candidate().isSameAs(quantity.version()))
                .findFirst()
                .orElseThrow(() -> noUnits(quantity));
    }
}
