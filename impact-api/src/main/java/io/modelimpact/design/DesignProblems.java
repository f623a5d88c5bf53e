package io.modelimpact.design;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.change.Change;
import io.modelimpact.change.Version;
import io.modelimpact.formula.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What can be wrong with a randomised design. */
final class DesignProblems {
    private final RandomizedDesign design;
    private final String path;
    private final Change change;
    private final List<Problem> problems = new ArrayList<>();

    DesignProblems(RandomizedDesign design, String path, Change change) {
        this.design = design;
        this.path = path;
        this.change = change;
    }

    List<Problem> find() {
        if (!design.assignment().dataset().equals(design.dataset())) {
            add(
                    "declaration/foreign-field",
                    "the assignment column belongs to " + design.assignment().dataset() + ", the unit to "
                            + design.dataset(),
                    "take both columns from one dataset");
        }
        design.observationTime()
                .filter(time -> time.isZero() || time.isNegative())
                .ifPresent(time -> add(
                        "declaration/not-a-duration",
                        "the units were observed for " + time + ", expected a time above zero",
                        "say in observedFor(…) how long they were"));
        armNames();
        design.arms().forEach(this::arm);
        change.versions().forEach(this::observedOnce);
        return List.copyOf(problems);
    }

    private void armNames() {
        TreeSet<String> seen = new TreeSet<>();
        for (Arm arm : design.arms()) {
            if (!seen.add(arm.name())) {
                add(
                        "declaration/duplicate-arm",
                        "arm " + arm.name() + " is declared twice",
                        "give every arm a name of its own");
            }
        }
    }

    private void arm(Arm arm) {
        if (arm.weight().signum() <= 0) {
            add(
                    "declaration/weight-not-positive",
                    "arm " + arm.name() + " has weight " + arm.weight().toPlainString()
                            + ", expected a positive number",
                    "leave out an arm that gets no units");
        }
        if (!change.includes(arm.version())) {
            add(
                    "declaration/unknown-version",
                    "arm " + arm.name() + " shows " + arm.version().describe() + ", which the change does not mention",
                    "compare " + change.describe() + " or correct the arm");
        }
    }

    private void observedOnce(Version version) {
        long arms = design.arms().stream()
                .filter(arm -> arm.version().isSameAs(version))
                .count();
        if (arms != 1) {
            add(
                    "declaration/version-not-observed",
                    version.describe() + " is shown by " + arms + " arms, expected exactly one",
                    "declare one arm for the baseline and one for each candidate");
        }
    }

    private void add(String code, String message, String remedy) {
        problems.add(new Problem(code, path, message, remedy, design.declaredAt()));
    }

    static ImpactException wrongColumns(Field unit, Field assignment) {
        return new ImpactException(
                "declaration/wrong-type",
                "design: unit " + unit.name() + " has type " + unit.type() + " and assignment " + assignment.name()
                        + " has type " + assignment.type() + ", expected ID and TEXT",
                "declare the unit as an id field and the assignment as a text field");
    }
}
