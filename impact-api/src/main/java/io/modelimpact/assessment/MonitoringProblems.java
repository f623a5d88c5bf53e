package io.modelimpact.assessment;

import io.modelimpact.Problem;
import io.modelimpact.decision.Multiplicity;
import io.modelimpact.design.RandomizedDesign;
import io.modelimpact.estimand.Amount;
import io.modelimpact.estimand.ClaimProblems;
import io.modelimpact.estimand.Estimand;
import io.modelimpact.estimand.EstimandKind;
import io.modelimpact.guardrail.Guardrail;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.metric.Grain;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.monitoring.AlwaysValid;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.monitoring.PlannedLooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a monitored assessment can not be combined with. Each claim of a monitored family keeps one error rate from the first look to the last: an
 * equal split, known before data are seen. A step-down procedure would give a claim another rate at another look.
 */
final class MonitoringProblems {
    private static final String PATH = "/monitoring";

    private final Assessment assessment;
    private final List<Problem> problems = new ArrayList<>();

    MonitoringProblems(Assessment assessment) {
        this.assessment = assessment;
    }

    List<Problem> find() {
        assessment.monitoring().ifPresent(this::find);
        return List.copyOf(problems);
    }

    private void find(MonitoringPlan plan) {
        problems.addAll(plan.problems(PATH));
        if (assessment.policy().multiplicity() == Multiplicity.HOLM) {
            add(
                    "declaration/monitored-step-down",
                    "a monitored family is protected by HOLM, which would move a claim's error rate from look to look",
                    "say adjustedBy(Multiplicity.BONFERRONI) in the policy, or NONE for a single claim",
                    assessment.policy().declaredAt());
        }
        Stream.concat(
                        assessment.hypotheses().stream().map(Hypothesis::estimand),
                        assessment.guardrails().stream().map(Guardrail::estimand))
                .filter(MonitoringProblems::isOfUnknownNumber)
                .forEach(estimand -> add(
                        "declaration/monitored-each-member",
                        "a monitored claim is about each member of "
                                + estimand.slice().orElseThrow().name()
                                + ", whose number is known only after data are seen",
                        "name the members that are claimed about, each in a claim of its own",
                        Optional.empty()));
        if (plan instanceof AlwaysValid always && always.sequence() == AlwaysValid.Sequence.BETA_BINOMIAL_MIXTURE) {
            proportionsOnly();
        }
        if (plan instanceof PlannedLooks looks) {
            looks.information().planned().forEach(this::standardError);
        }
    }

    private void standardError(String claim, Amount planned) {
        Optional<Hypothesis> hypothesis = assessment.hypotheses().stream()
                .filter(one -> one.id().equals(claim))
                .findFirst();
        Optional<Guardrail> guardrail = assessment.guardrails().stream()
                .filter(one -> one.id().equals(claim))
                .findFirst();
        ClaimProblems checker = new ClaimProblems("planned information of claim " + claim, PATH, Optional.empty());
        hypothesis.ifPresent(one -> problems.addAll(checker.findStandardError(planned, one.estimand(), one.region())));
        guardrail.ifPresent(one -> problems.addAll(checker.findStandardError(planned, one.estimand(), one.region())));
        if (hypothesis.isEmpty() && guardrail.isEmpty()) {
            add(
                    "declaration/unknown-claim",
                    "a standard error is planned for claim " + claim + ", which nothing declares",
                    "name a hypothesis or a guardrail of the assessment",
                    Optional.empty());
        }
    }

    private static boolean isOfUnknownNumber(Estimand estimand) {
        return estimand.slice().isPresent() && estimand.member().isEmpty();
    }

    private void proportionsOnly() {
        Stream<Optional<String>> hypotheses = assessment.hypotheses().stream()
                .filter(claim ->
                        !isOnProportion(claim.estimand(), claim.region().scale().isRelative()))
                .map(claim -> Optional.of(claim.id()));
        Stream<Optional<String>> guardrails = assessment.guardrails().stream()
                .filter(guard ->
                        !isOnProportion(guard.estimand(), guard.region().scale().isRelative()))
                .map(guard -> Optional.of(guard.id()));
        Stream.concat(hypotheses, guardrails)
                .flatMap(Optional::stream)
                .forEach(id -> add(
                        "declaration/monitored-no-proportion",
                        "claim " + id
                                + " is not about an unadjusted absolute effect on a proportion of randomised units, as"
                                + " beta-binomial mixtures need",
                        "use AlwaysValid.asymptotic(…)",
                        Optional.empty()));
    }

    private boolean isOnProportion(Estimand estimand, boolean relative) {
        return assessment.design() instanceof RandomizedDesign
                && estimand.kind() == EstimandKind.EFFECT
                && estimand.metric().kind() == MetricKind.PROPORTION
                && !estimand.metric().isAdjusted()
                && estimand.metric().grain().map(Grain.UNIT_TOTALS::equals).orElse(true)
                && !relative;
    }

    private void add(String code, String message, String remedy, Optional<String> declaredAt) {
        problems.add(new Problem(code, PATH, message, remedy, declaredAt));
    }
}
