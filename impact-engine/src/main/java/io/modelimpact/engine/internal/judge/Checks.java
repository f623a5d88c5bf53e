package io.modelimpact.engine.internal.judge;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.check.Check;
import io.modelimpact.check.SampleRatioCheck;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.internal.design.CheckTest;
import io.modelimpact.engine.internal.design.DesignFinding;
import io.modelimpact.engine.internal.design.StudyArm;
import io.modelimpact.engine.internal.design.StudyKernel;
import io.modelimpact.engine.internal.design.StudyKernels;
import io.modelimpact.engine.internal.judge.CheckFinding.ArmShare;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.SampleRatioTest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Tests the data: what the design tests of itself, always, and the declared checks. */
final class Checks {
    private final Assessment assessment;
    private final Evidence evidence;
    private final StudyKernel kernel;
    private final List<StudyArm> arms;

    Checks(Assessment assessment, Evidence evidence) {
        this.assessment = assessment;
        this.evidence = evidence;
        this.kernel = StudyKernels.of(assessment);
        this.arms = kernel.arms();
    }

    List<CheckFinding> all() {
        List<CheckFinding> findings = new ArrayList<>();
        kernel.diagnostics(evidence).forEach(finding -> findings.add(ofDesign(finding)));
        for (Check check : assessment.checks()) {
            if (check instanceof SampleRatioCheck ratio) {
                findings.add(sampleRatio(ratio));
            }
        }
        return List.copyOf(findings);
    }

    private CheckFinding ofDesign(DesignFinding finding) {
        return new CheckFinding(
                finding.id(),
                finding.kind(),
                finding.description(),
                finding.verdict(),
                finding.isRequired(),
                finding.test(),
                finding.alarmBelow(),
                List.of(),
                finding.reason());
    }

    private CheckFinding sampleRatio(SampleRatioCheck check) {
        long[] counts = arms.stream().mapToLong(arm -> units(arm.name())).toArray();
        BigDecimal[] weights =
                arms.stream().map(arm -> arm.weight().orElseThrow()).toArray(BigDecimal[]::new);
        Outcome<SampleRatioTest.Result> outcome = SampleRatioTest.withDefaults().test(counts, weights);
        boolean alarm = outcome.value()
                .map(test -> new BigDecimal(test.pValue()).compareTo(check.alarmBelow()) < 0)
                .orElse(false);
        GuardrailVerdict verdict = outcome.value().isEmpty()
                ? GuardrailVerdict.NOT_EVALUATED
                : alarm ? GuardrailVerdict.BREACHED : GuardrailVerdict.HELD;
        return new CheckFinding(
                check.id(),
                check.kind(),
                check.describe(),
                verdict,
                assessment.design().requiredDiagnostics().contains(check.kind()),
                outcome.value().map(Checks::figures),
                Optional.of(check.alarmBelow()),
                shares(counts, weights),
                outcome.refusal().map(Effects::reason));
    }

    private static CheckTest figures(SampleRatioTest.Result test) {
        return new CheckTest(test.chiSquared(), test.degreesOfFreedom(), test.pValue(), MethodRegistry.SAMPLE_RATIO);
    }

    private List<ArmShare> shares(long[] counts, BigDecimal[] weights) {
        long total = 0;
        BigDecimal weight = BigDecimal.ZERO;
        for (int i = 0; i < counts.length; i++) {
            total += counts[i];
            weight = weight.add(weights[i]);
        }
        List<ArmShare> shares = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            double expected = BigDecimal.valueOf(total)
                    .multiply(weights[i])
                    .divide(weight, MathContext.DECIMAL64)
                    .doubleValue();
            shares.add(new ArmShare(arms.get(i).name(), counts[i], expected));
        }
        return List.copyOf(shares);
    }

    private long units(String arm) {
        return kernel.units(evidence, arm);
    }

    /** Whether every diagnostic that the design requires was made and held; if not, which did not. */
    static List<String> failedDiagnostics(Assessment assessment, List<CheckFinding> findings) {
        List<String> failed = new ArrayList<>();
        for (String kind : new TreeSet<>(assessment.design().requiredDiagnostics())) {
            if (findings.stream().noneMatch(finding -> finding.kind().equals(kind))) {
                failed.add(kind + " was not checked");
            }
        }
        findings.stream()
                .filter(CheckFinding::required)
                .filter(finding -> finding.verdict() != GuardrailVerdict.HELD)
                .forEach(finding -> failed.add(finding.id()));
        return List.copyOf(failed);
    }
}
