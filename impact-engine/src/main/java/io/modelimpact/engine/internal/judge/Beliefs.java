package io.modelimpact.engine.internal.judge;

import io.modelimpact.decision.Prior;
import io.modelimpact.engine.BeliefMethod;
import io.modelimpact.engine.BeliefSample;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.Posterior;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.internal.design.Contrast;
import io.modelimpact.engine.internal.design.Level;
import io.modelimpact.engine.internal.design.SliceMemberKey;
import io.modelimpact.engine.internal.design.StudyArm;
import io.modelimpact.engine.internal.design.StudyKernel;
import io.modelimpact.engine.internal.design.StudyKernels;
import io.modelimpact.metric.Direction;
import io.modelimpact.metric.Metric;
import io.modelimpact.stats.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the policy's priors become, for everyone: priors in declared order, then candidates. */
final class Beliefs {
    private final Protocol protocol;
    private final MethodRegistry registry;
    private final Evidence evidence;
    private final StudyKernel kernel;

    Beliefs(Protocol protocol, MethodRegistry registry, Evidence evidence) {
        this.protocol = protocol;
        this.registry = registry;
        this.evidence = evidence;
        this.kernel = StudyKernels.of(protocol.assessment());
    }

    List<BeliefFinding> all(List<EffectFinding> effects) {
        List<BeliefFinding> findings = new ArrayList<>();
        for (Prior prior : protocol.assessment().policy().priors()) {
            for (EffectFinding effect : effects) {
                if (effect.where().isEveryone() && effect.metric().id().equals(prior.metric())) {
                    findings.add(find(prior, effect));
                }
            }
        }
        return List.copyOf(findings);
    }

    private BeliefFinding find(Prior prior, EffectFinding effect) {
        BeliefMethod method = registry.belief(prior.method());
        Contrast contrast = effect.contrast();
        Optional<BeliefSample> sample = sample(effect);
        if (sample.isEmpty()) {
            return new BeliefFinding(
                    prior,
                    contrast,
                    method.isRelative(),
                    Optional.empty(),
                    Optional.of(effect.relative().reason().orElseGet(Effects::noUnits)));
        }
        Outcome<Posterior> found = method.after(prior, sample.get(), protocol.errorRate());
        boolean mirrored = effect.metric().direction() == Direction.LOWER_IS_BETTER;
        return new BeliefFinding(
                prior,
                contrast,
                method.isRelative(),
                found.value().map(belief -> mirrored ? belief.mirrored() : belief),
                found.refusal().map(Refusals::reason));
    }

    private Optional<BeliefSample> sample(EffectFinding effect) {
        return effect.relative()
                .estimate()
                .flatMap(relative -> arm(effect.metric(), effect.contrast().baseline())
                        .flatMap(baseline -> arm(
                                        effect.metric(), effect.contrast().treated())
                                .map(treated -> new BeliefSample(relative, baseline, treated))));
    }

    private Optional<BeliefSample.Arm> arm(Metric metric, StudyArm arm) {
        return kernel.level(evidence, metric, arm.name(), SliceMemberKey.EVERYONE)
                .map((Level level) -> new BeliefSample.Arm(level.summary(), level.share()));
    }
}
