package io.modelimpact.engine.internal.decide;

import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.internal.design.Contrast;
import io.modelimpact.engine.internal.design.StudyKernels;
import io.modelimpact.engine.internal.judge.CheckFinding;
import io.modelimpact.engine.internal.judge.ClaimFinding;
import io.modelimpact.engine.internal.judge.Findings;
import io.modelimpact.engine.internal.judge.RegionVerdict;
import io.modelimpact.engine.internal.scenario.ScenarioFindings;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.record.GuardrailVerdict;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the rules of a policy look at when they decide on one candidate.
 *
 * @param protocol what was declared
 * @param evidence how many units there are
 * @param findings what was found
 * @param scenarios what the scenarios yield
 * @param contrast the arms of the candidate
 */
record Candidate(
        Protocol protocol, Evidence evidence, Findings findings, ScenarioFindings scenarios, Contrast contrast) {

    /** The claims about this candidate that the decision rests on. */
    List<ClaimFinding> deciding() {
        return claims(finding -> finding.claim().decides());
    }

    List<ClaimFinding> claims(Predicate<ClaimFinding> which) {
        return findings.claims().stream()
                .filter(finding -> finding.contrast().equals(contrast))
                .filter(which)
                .toList();
    }

    Stream<ClaimFinding> breached(Reaction reaction) {
        return claims(finding -> finding.claim()
                        .guardrail()
                        .map(guard -> guard.reaction() == reaction)
                        .orElse(false))
                .stream()
                .filter(finding -> finding.verdict() == RegionVerdict.OUTSIDE);
    }

    Stream<ClaimFinding> hypotheses(RegionVerdict verdict) {
        return deciding().stream()
                .filter(finding -> finding.claim().hypothesis().isPresent())
                .filter(finding -> finding.verdict() == verdict);
    }

    Stream<CheckFinding> checks(GuardrailVerdict verdict) {
        return findings.checks().stream().filter(check -> check.verdict() == verdict);
    }

    long units(String arm) {
        return StudyKernels.of(protocol.assessment()).units(evidence, arm);
    }

    /** The different units that the contrast rests on. */
    long units() {
        return StudyKernels.of(protocol.assessment()).units(evidence, contrast);
    }
}
