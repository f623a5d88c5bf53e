package io.modelimpact.scenario;

import io.modelimpact.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What can be wrong with a scenario in itself. */
final class ScenarioProblems {
    private final Scenario scenario;
    private final String path;
    private final List<Problem> problems = new ArrayList<>();

    ScenarioProblems(Scenario scenario, String path) {
        this.scenario = scenario;
        this.path = path;
    }

    List<Problem> find() {
        if (scenario.outcomes().isEmpty()) {
            add(
                    "declaration/no-outcome",
                    "",
                    "it yields nothing",
                    "say in projecting(…) what it yields",
                    scenario.declaredAt());
        }
        scenario.assumptions()
                .forEach(assumption -> problems.addAll(assumption.problems(path + "/assumptions/" + assumption.id())));
        uniqueIds();
        scenario.outcomes().forEach(this::outcome);
        unused();
        new CorrelationProblems(scenario, path, problems).find();
        if (scenario.slice().isPresent() != scenario.member().isPresent()) {
            add(
                    "declaration/member-without-slice",
                    "",
                    "its cohort has a slice or a member and not both",
                    "say forCohort(slice, member)",
                    scenario.declaredAt());
        }
        return List.copyOf(problems);
    }

    private void uniqueIds() {
        TreeSet<String> assumed = new TreeSet<>();
        for (Assumption assumption : scenario.assumptions()) {
            id("assumption", "/assumptions/", assumption.id(), assumed, assumption.declaredAt());
        }
        TreeSet<String> projected = new TreeSet<>();
        for (Outcome outcome : scenario.outcomes()) {
            id("outcome", "/outcomes/", outcome.id(), projected, outcome.declaredAt());
        }
    }

    private void id(String kind, String folder, String id, Set<String> seen, Optional<String> declaredAt) {
        if (id.isBlank()) {
            add("declaration/blank-id", folder, "an " + kind + " has a blank id", "name it", declaredAt);
        } else if (!seen.add(id)) {
            add(
                    "declaration/duplicate-id",
                    folder + id,
                    kind + " " + id + " is declared twice",
                    "give each an id of its own",
                    declaredAt);
        }
    }

    private void outcome(Outcome outcome) {
        String place = path + "/outcomes/" + outcome.id();
        problems.addAll(new ProjectionProblems(subject() + ", outcome " + outcome.id(), place, outcome).find());
        TreeSet<String> missing = new TreeSet<>();
        for (Projection leaf : outcome.projection().leaves()) {
            if (leaf instanceof ProjectedAssumption used) {
                Optional<Assumption> assumed = assumption(used.id());
                if (assumed.isEmpty() && missing.add(used.id())) {
                    add(
                            "declaration/not-assumed",
                            "/outcomes/" + outcome.id(),
                            "outcome " + outcome.id() + " uses " + used.id() + ", which the scenario does not assume",
                            "add it to assuming(…)",
                            outcome.declaredAt());
                }
                assumed.filter(known -> !known.measure().equals(used.measure()))
                        .ifPresent(known -> add(
                                "declaration/measure-mismatch",
                                "/outcomes/" + outcome.id(),
                                "outcome " + outcome.id() + " uses " + used.id() + " in "
                                        + used.measure().text() + ", the scenario assumes it in "
                                        + known.measure().text(),
                                "use one measure for one assumption",
                                outcome.declaredAt()));
            }
        }
    }

    private Optional<Assumption> assumption(String id) {
        return scenario.assumptions().stream()
                .filter(assumption -> assumption.id().equals(id))
                .findFirst();
    }

    private void unused() {
        TreeSet<String> used = scenario.outcomes().stream()
                .flatMap(outcome -> outcome.projection().leaves().stream())
                .filter(ProjectedAssumption.class::isInstance)
                .map(leaf -> ((ProjectedAssumption) leaf).id())
                .collect(Collectors.toCollection(TreeSet::new));
        scenario.assumptions().stream()
                .filter(assumption -> !used.contains(assumption.id()))
                .forEach(assumption -> add(
                        "declaration/unused-assumption",
                        "/assumptions/" + assumption.id(),
                        "assumption " + assumption.id() + " enters no outcome",
                        "use it, or leave it out",
                        assumption.declaredAt()));
    }

    private String subject() {
        return "scenario " + scenario.id();
    }

    private void add(String code, String place, String message, String remedy, Optional<String> declaredAt) {
        problems.add(new Problem(code, path + place, subject() + ": " + message, remedy, declaredAt));
    }

    /** What can be wrong with the declared correlations of a scenario. */
    private record CorrelationProblems(Scenario scenario, String path, List<Problem> problems) {

        void find() {
            int before = problems.size();
            List<Correlation> correlations = scenario.correlations();
            for (int i = 0; i < correlations.size(); i++) {
                one(correlations.get(i), correlations.subList(0, i));
            }
            List<String> ids =
                    scenario.assumptions().stream().map(Assumption::id).toList();
            if (problems.size() == before && !CorrelationCheck.canHold(ids, correlations)) {
                add(
                        "declaration/inconsistent-correlations",
                        "no quantities can have these correlations together",
                        "correct one of them; a matrix of correlations has no negative eigenvalue");
            }
        }

        private void one(Correlation correlation, List<Correlation> earlier) {
            String pair = correlation.first() + " and " + correlation.second();
            for (String id : List.of(correlation.first(), correlation.second())) {
                if (scenario.assumptions().stream()
                        .noneMatch(assumption -> assumption.id().equals(id))) {
                    add(
                            "declaration/not-assumed",
                            "the correlation of " + pair + " names " + id + ", which the scenario does not assume",
                            "add it to assuming(…)");
                }
            }
            if (correlation.first().equals(correlation.second())) {
                add(
                        "declaration/self-correlation",
                        correlation.first() + " is correlated with itself",
                        "name two assumptions");
            }
            if (correlation.value().abs().compareTo(BigDecimal.ONE) > 0) {
                add(
                        "declaration/not-a-correlation",
                        "found the correlation " + correlation.value().toPlainString() + " of " + pair
                                + ", expected -1 to 1",
                        "correct it");
            }
            if (earlier.stream().anyMatch(other -> other.ties(correlation.first(), correlation.second()))) {
                add(
                        "declaration/duplicate-correlation",
                        "the correlation of " + pair + " is declared twice",
                        "declare it once");
            }
        }

        private void add(String code, String message, String remedy) {
            problems.add(new Problem(
                    code,
                    path + "/correlations",
                    "scenario " + scenario.id() + ": " + message,
                    remedy,
                    scenario.declaredAt()));
        }
    }
}
