package io.modelimpact.engine.internal.plan;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.contract.Contract;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.dataset.Schema;
import io.modelimpact.formula.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Resolves what an assessment leaves open: contracts kept elsewhere, and the schema that its columns must fit. */
public final class Planner {
    private final Assessment assessment;
    private final List<Problem> problems = new ArrayList<>();

    /** Prepares the plan of an assessment. */
    public Planner(Assessment assessment) {
        this.assessment = assessment;
    }

    /**
     * The contracts with their rules.
     *
     * @param known contracts that references may mean
     */
    public List<Contract> contracts(List<Contract> known) {
        List<Contract> resolved = new ArrayList<>();
        for (Contract contract : assessment.contracts()) {
            resolved.add(contract.reference().isEmpty() ? contract : referenced(contract, known));
        }
        refuse();
        return List.copyOf(resolved);
    }

    private Contract referenced(Contract reference, List<Contract> known) {
        Optional<Contract> found = known.stream()
                .filter(contract -> contract.digest().equals(reference.digest()))
                .filter(contract -> contract.dataset().equals(reference.dataset()))
                .findFirst();
        if (found.isEmpty()) {
            add(
                    "plan/unknown-contract",
                    "/contracts/" + reference.dataset(),
                    "no known contract on " + reference.dataset() + " has the digest " + reference.digest(),
                    "give the engine the contract with knowing(…)");
        }
        return found.orElse(reference);
    }

    /** The columns to read: those of the assessment and of its resolved contracts. */
    public List<Schema> schemas(List<Contract> contracts) {
        List<Field> fields = new ArrayList<>(assessment.fields());
        contracts.forEach(contract -> fields.addAll(contract.fields()));
        TreeMap<String, List<Field>> byDataset = new TreeMap<>();
        fields.stream()
                .distinct()
                .forEach(field -> byDataset
                        .computeIfAbsent(field.dataset(), name -> new ArrayList<>())
                        .add(field));
        List<Schema> schemas = new ArrayList<>();
        byDataset.forEach((name, columns) -> schemas.add(Schema.of(Dataset.named(name), columns)));
        return List.copyOf(schemas);
    }

    /** Checks the columns against the schema of the data as the host knows it. */
    public void check(List<Schema> needed, List<Schema> available) {
        for (Schema schema : needed) {
            for (Field field : schema.fields()) {
                available(field, available);
            }
        }
        refuse();
    }

    private void available(Field field, List<Schema> available) {
        Optional<Field> same = available.stream()
                .flatMap(schema -> schema.fields().stream())
                .filter(candidate -> candidate.isSameColumnAs(field))
                .findFirst();
        if (same.isEmpty()) {
            add(
                    "plan/missing-column",
                    "/datasets/" + field.dataset(),
                    "column " + field.name() + " is not in the schema of " + field.dataset(),
                    "add the column, or correct the declaration");
        } else if (!same.get().equals(field)) {
            add(
                    "plan/schema-mismatch",
                    "/datasets/" + field.dataset(),
                    "column " + field.name() + " is declared as "
                            + field.type() + " in " + field.measure().text() + ", the schema has "
                            + same.get().type() + " in " + same.get().measure().text(),
                    "declare the column as the schema does");
        }
    }

    private void add(String code, String path, String message, String remedy) {
        problems.add(new Problem(code, path, message, remedy, Optional.empty()));
    }

    private void refuse() {
        if (!problems.isEmpty()) {
            throw new ImpactException("plan/refused", problems);
        }
    }
}
