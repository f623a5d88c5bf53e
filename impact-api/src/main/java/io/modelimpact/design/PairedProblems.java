package io.modelimpact.design;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.change.Change;
import io.modelimpact.change.Version;
import io.modelimpact.formula.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What can be wrong with a paired design. */
final class PairedProblems {
    private final PairedDesign design;
    private final String path;
    private final Change change;
    private final List<Problem> problems = new ArrayList<>();

    PairedProblems(PairedDesign design, String path, Change change) {
        this.design = design;
        this.path = path;
        this.change = change;
    }

    List<Problem> find() {
        if (design.scorings().isEmpty()) {
            add(
                    "declaration/nothing-scored",
                    "no field is scored by the versions",
                    "name with scoring(…) what differs from version to version");
        }
        TreeSet<String> standIns = new TreeSet<>();
        for (Scoring scoring : design.scorings()) {
            if (!standIns.add(scoring.standIn().name())) {
                add(
                        "declaration/duplicate-stand-in",
                        scoring.standIn().name() + " is scored twice",
                        "name every scored field once");
            }
            standIn(scoring.standIn());
            change.versions().forEach(version -> scoredOnce(scoring, version));
            scoring.columns().forEach(column -> column(scoring, column));
            distinct(scoring);
        }
        return List.copyOf(problems);
    }

    private void standIn(Field standIn) {
        foreign(standIn);
        boolean isColumn = design.fields().stream().anyMatch(standIn::isSameColumnAs);
        if (isColumn) {
            add(
                    "declaration/stand-in-is-a-column",
                    standIn.name() + " stands for the versions' columns and is a column itself",
                    "give the field that metrics read a name of its own");
        }
    }

    private void scoredOnce(Scoring scoring, Version version) {
        long columns = scoring.columns().stream()
                .filter(column -> column.version().isSameAs(version))
                .count();
        if (columns != 1) {
            add(
                    "declaration/version-not-scored",
                    scoring.standIn().name() + " has " + columns + " columns for " + version.describe()
                            + ", expected exactly one",
                    "name one column for the baseline and one for each candidate");
        }
    }

    private void column(Scoring scoring, VersionColumn scored) {
        foreign(scored.column());
        if (!change.includes(scored.version())) {
            add(
                    "declaration/unknown-version",
                    scored.column().name() + " was scored by "
                            + scored.version().describe() + ", which the change does not mention",
                    "compare " + change.describe() + " or leave the column out");
        }
        if (!scored.column().declaration().equals(scoring.standIn().declaration())) {
            add(
                    "declaration/scored-type-mismatch",
                    scored.column().name() + " is declared as "
                            + scored.column().declaration() + ", expected "
                            + scoring.standIn().declaration() + " as "
                            + scoring.standIn().name(),
                    "declare the field and the columns that it stands for alike");
        }
    }

    private void distinct(Scoring scoring) {
        TreeSet<String> seen = new TreeSet<>();
        for (VersionColumn scored : scoring.columns()) {
            if (!seen.add(scored.column().name())) {
                add(
                        "declaration/same-column",
                        scored.column().name() + " stands for two versions of "
                                + scoring.standIn().name() + ", so their effect would be zero by construction",
                        "name the column of each version");
            }
        }
    }

    private void foreign(Field field) {
        if (!field.dataset().equals(design.dataset())) {
            add(
                    "declaration/foreign-field",
                    field.name() + " belongs to " + field.dataset() + ", the unit to " + design.dataset(),
                    "take all columns from one dataset");
        }
    }

    private void add(String code, String message, String remedy) {
        problems.add(new Problem(code, path, message, remedy, design.declaredAt()));
    }

    static ImpactException wrongUnit(Field unit) {
        return new ImpactException(
                "declaration/wrong-type",
                "design: unit " + unit.name() + " has type " + unit.type() + ", expected ID",
                "declare the unit as an id field");
    }
}
