package io.modelimpact.assessment;

import io.modelimpact.Problem;
import io.modelimpact.change.Version;
import io.modelimpact.decision.PolicyRule;
import io.modelimpact.decision.VerdictCondition;
import io.modelimpact.metric.Direction;
import io.modelimpact.metric.Metric;
import io.modelimpact.scenario.Assumption;
import io.modelimpact.scenario.Outcome;
import io.modelimpact.scenario.OutcomeEvent;
import io.modelimpact.scenario.OutcomeLikelihood;
import io.modelimpact.scenario.ProjectedEffect;
import io.modelimpact.scenario.ProjectedLevel;
import io.modelimpact.scenario.Projection;
import io.modelimpact.scenario.Scenario;
import io.modelimpact.slice.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether scenarios, and the rules of the policy on them, refer to what there is, and fit together. */
final class ScenarioReferences {
    private final Assessment assessment;
    private final List<Problem> problems = new ArrayList<>();

    ScenarioReferences(Assessment assessment) {
        this.assessment = assessment;
    }

    List<Problem> find() {
        if (assessment.draws() < Assessment.FEWEST_DRAWS || assessment.draws() > Assessment.MOST_DRAWS) {
            add(
                    "declaration/draws-out-of-range",
                    "/draws",
                    "found " + assessment.draws() + " draws, expected " + Assessment.FEWEST_DRAWS + " to "
                            + Assessment.MOST_DRAWS,
                    "leave drawing(…) out, or draw as often as the figures need",
                    Optional.empty());
        }
        if (assessment.scenarios().stream().filter(Scenario::declaredReference).count() > 1) {
            add(
                    "declaration/several-references",
                    "/scenarios",
                    "several scenarios are declared to be the reference",
                    "say asReference() of one",
                    Optional.empty());
        }
        assessment.scenarios().forEach(this::scenario);
        comparable();
        assessment.policy().rules().forEach(this::rule);
        return problems;
    }

    private void scenario(Scenario scenario) {
        String subject = "scenario " + scenario.id();
        String path = "/scenarios/" + scenario.id();
        scenario.version().ifPresent(version -> candidate(subject, path, version, scenario.declaredAt()));
        place(subject, path, scenario.slice(), scenario.member(), scenario.declaredAt());
        for (Outcome outcome : scenario.outcomes()) {
            String part = subject + ", outcome " + outcome.id();
            String place = path + "/outcomes/" + outcome.id();
            TreeSet<String> slices = new TreeSet<>();
            for (Projection leaf : outcome.projection().leaves()) {
                if (leaf instanceof ProjectedEffect effect) {
                    metric(part, place, effect.metric(), outcome.declaredAt());
                    effect.candidate().ifPresent(version -> candidate(part, place, version, outcome.declaredAt()));
                    place(part, place, effect.slice(), effect.member(), outcome.declaredAt());
                    effect.slice().or(scenario::slice).ifPresent(slice -> slices.add(slice.name()));
                } else if (leaf instanceof ProjectedLevel level) {
                    metric(part, place, level.metric(), outcome.declaredAt());
                    version(part, place, level.version(), outcome.declaredAt());
                    place(part, place, level.slice(), level.member(), outcome.declaredAt());
                    level.slice().or(scenario::slice).ifPresent(slice -> slices.add(slice.name()));
                }
            }
            if (slices.size() > 1) {
                add(
                        "declaration/mixed-slices",
                        place,
                        part + " mixes members of the slices " + slices
                                + ", which share units in a way that is not kept",
                        "use members of one slice in an outcome, or declare their crossing as a slice",
                        outcome.declaredAt());
            }
        }
    }

    private void metric(String subject, String path, Metric metric, Optional<String> declaredAt) {
        if (!assessment.metrics().contains(metric)) {
            add(
                    "declaration/unknown-metric",
                    path,
                    subject + ": metric " + metric.id() + " is not measured, or another one of that id is",
                    "add it to measuring(…)",
                    declaredAt);
        }
    }

    private void candidate(String subject, String path, Version version, Optional<String> declaredAt) {
        if (assessment.change().candidates().stream().noneMatch(version::isSameAs)) {
            add(
                    "declaration/unknown-version",
                    path,
                    subject + ": " + version.describe() + " is no candidate",
                    "name a candidate of the change",
                    declaredAt);
        }
    }

    private void version(String subject, String path, Version version, Optional<String> declaredAt) {
        if (!assessment.change().includes(version)) {
            add(
                    "declaration/unknown-version",
                    path,
                    subject + ": " + version.describe() + " is neither the baseline nor a candidate",
                    "name a version of the change",
                    declaredAt);
        }
    }

    private void place(
            String subject, String path, Optional<Slice> slice, Optional<String> member, Optional<String> declaredAt) {
        slice.filter(named -> !assessment.slices().contains(named))
                .ifPresent(named -> add(
                        "declaration/unknown-slice",
                        path,
                        subject + ": slice " + named.name() + " is not declared, or another one of that name is",
                        "add it to slicedBy(…)",
                        declaredAt));
        slice.filter(named -> member.isPresent() && !named.mayHold(member.get()))
                .ifPresent(named -> add(
                        "declaration/unknown-member",
                        path,
                        subject + ": slice " + named.name() + " has no member \"" + member.orElse("") + "\", expected "
                                + named.memberNames(),
                        "use a member of the slice",
                        declaredAt));
    }

    /** What has one id in two scenarios is compared, so it must be the same kind of thing. */
    private void comparable() {
        TreeMap<String, Outcome> outcomes = new TreeMap<>();
        TreeMap<String, Assumption> assumptions = new TreeMap<>();
        for (Scenario scenario : assessment.scenarios()) {
            for (Outcome outcome : scenario.outcomes()) {
                Outcome known = outcomes.computeIfAbsent(outcome.id(), id -> outcome);
                if (!known.measure().equals(outcome.measure()) || known.direction() != outcome.direction()) {
                    differs("outcome " + outcome.id(), "measure or direction", scenario);
                }
            }
            for (Assumption assumption : scenario.assumptions()) {
                Assumption known = assumptions.computeIfAbsent(assumption.id(), id -> assumption);
                if (!known.measure().equals(assumption.measure())) {
                    differs("assumption " + assumption.id(), "measure", scenario);
                }
            }
        }
    }

    private void differs(String what, String in, Scenario scenario) {
        add(
                "declaration/measure-mismatch",
                "/scenarios/" + scenario.id(),
                "scenario " + scenario.id() + ": " + what + " differs in " + in
                        + " from the one of an earlier scenario",
                "give it an id of its own, or declare both alike",
                scenario.declaredAt());
    }

    private void rule(PolicyRule rule) {
        rule.condition().likelihood().ifPresent(this::likelihood);
        rule.condition().verdict().ifPresent(this::verdict);
    }

    private void likelihood(OutcomeLikelihood likelihood) {
        Optional<Outcome> outcome = assessment.scenarios().stream()
                .filter(scenario -> scenario.id().equals(likelihood.scenario()))
                .flatMap(scenario -> scenario.outcomes().stream())
                .filter(candidate -> candidate.id().equals(likelihood.outcome()))
                .findFirst();
        if (outcome.isEmpty()) {
            policy(
                    "declaration/unknown-outcome",
                    "there is no outcome " + likelihood.outcome() + " in a scenario " + likelihood.scenario(),
                    "declare it under(scenario(…))");
            return;
        }
        if (likelihood.event() == OutcomeEvent.WORSE_THAN_REFERENCE) {
            worse(likelihood, outcome.get());
        }
    }

    private void worse(OutcomeLikelihood likelihood, Outcome outcome) {
        if (outcome.direction() == Direction.WITHOUT_DIRECTION) {
            policy(
                    "declaration/no-direction",
                    outcome.id() + " is without direction, so it can not be worse",
                    "declare which way the outcome is better");
        }
        boolean compared = assessment
                .referenceScenario()
                .filter(reference -> !reference.id().equals(likelihood.scenario()))
                .filter(reference -> reference.outcomes().stream()
                        .anyMatch(other -> other.id().equals(outcome.id())))
                .isPresent();
        if (!compared) {
            policy(
                    "declaration/no-reference",
                    outcome.id() + " in scenario " + likelihood.scenario() + " has nothing to be compared with",
                    "project it in the reference scenario, and look at it in another one");
        }
    }

    private void verdict(VerdictCondition condition) {
        Stream<String> ids = condition.subject() == VerdictCondition.Subject.CHECK
                ? assessment.checks().stream().map(check -> check.id())
                : Stream.concat(
                        assessment.hypotheses().stream().map(claim -> claim.id()),
                        assessment.guardrails().stream().map(guard -> guard.id()));
        if (ids.noneMatch(condition.id()::equals)) {
            policy(
                    "declaration/unknown-subject",
                    "there is no "
                            + (condition.subject() == VerdictCondition.Subject.CHECK
                                    ? "check "
                                    : "hypothesis or guardrail ")
                            + condition.id(),
                    "correct the id, or declare it");
        }
    }

    private void policy(String code, String message, String remedy) {
        add(
                code,
                "/policy",
                "policy " + assessment.policy().id() + ": " + message,
                remedy,
                assessment.policy().declaredAt());
    }

    private void add(String code, String path, String message, String remedy, Optional<String> declaredAt) {
        problems.add(new Problem(code, path, message, remedy, declaredAt));
    }
}
