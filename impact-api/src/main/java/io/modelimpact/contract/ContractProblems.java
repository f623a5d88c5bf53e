package io.modelimpact.contract;

import io.modelimpact.Problem;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.Quantity;
import io.modelimpact.formula.ValueType;
import io.modelimpact.json.JsonNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;

/** What can be wrong with a contract. */
final class ContractProblems {
    private final Contract contract;
    private final String path;
    private final List<Problem> problems = new ArrayList<>();

    ContractProblems(Contract contract, String path) {
        this.contract = contract;
        this.path = path;
    }

    List<Problem> find() {
        TreeSet<String> ids = new TreeSet<>();
        for (Rule rule : contract.rules()) {
            if (!ids.add(rule.id())) {
                add("declaration/duplicate-rule", "rule " + rule.id() + " is declared twice", "state each rule once");
            }
            subject(rule);
            rule.field().ifPresent(field -> field(rule, field));
            constraint(rule);
        }
        if (contract.version().isBlank()) {
            add("declaration/blank-version", "the contract has a blank version", "say it");
        }
        if (contract.rules().isEmpty() && contract.reference().isEmpty()) {
            add(
                    "declaration/empty-contract",
                    "the contract has no rule",
                    "require something, or leave the contract out with noContract(…)");
        }
        if (!contract.rules().isEmpty() && contract.reference().isPresent()) {
            add(
                    "declaration/rules-on-reference",
                    "a reference to a contract has rules of its own",
                    "state the rules in the referenced contract");
        }
        return List.copyOf(problems);
    }

    private void field(Rule rule, Field field) {
        if (!field.dataset().equals(contract.dataset())) {
            add(
                    "declaration/foreign-field",
                    "rule " + rule.id() + " reads a field of " + field.dataset(),
                    "use fields of " + contract.dataset());
        }
        if (rule.constraint() instanceof Constraint.Between && !(field instanceof Quantity)) {
            wrongType(rule, field, "a number");
        }
        if (rule.constraint() instanceof Constraint.Matching && !isText(field)) {
            wrongType(rule, field, "TEXT or ID");
        }
        if (rule.constraint() instanceof Constraint.OneOf && !isText(field) && field.type() != ValueType.INTEGER) {
            wrongType(rule, field, "TEXT, ID or INTEGER");
        }
        if (rule.constraint() instanceof Constraint.FreshWithin
                && !EnumSet.of(ValueType.DATE, ValueType.INSTANT).contains(field.type())) {
            wrongType(rule, field, "DATE or INSTANT");
        }
    }

    private static boolean isCount(long rows) {
        return rows >= 0 && rows <= JsonNumber.MAX_INTEGER;
    }

    private static boolean isText(Field field) {
        return field.type() == ValueType.TEXT || field.type() == ValueType.ID;
    }

    private void wrongType(Rule rule, Field field, String expected) {
        add(
                "declaration/wrong-type",
                "rule " + rule.id() + ": field " + field.name() + " has type " + field.type() + ", expected "
                        + expected,
                "use a rule that fits the type of the field");
    }

    private void constraint(Rule rule) {
        Constraint constraint = rule.constraint();
        if (constraint instanceof Constraint.Between range && range.lower().compareTo(range.upper()) > 0) {
            add(
                    "declaration/empty-range",
                    "rule " + rule.id() + ": no value " + range.describe(),
                    "put the smaller bound first");
        }
        if (constraint instanceof Constraint.NullShareAtMost share
                && (share.share().signum() < 0 || share.share().compareTo(BigDecimal.ONE) > 0)) {
            add(
                    "declaration/not-a-share",
                    "rule " + rule.id() + ": found a share of " + share.share().toPlainString() + ", expected 0 to 1",
                    "use a fraction of rows such as 0.001");
        }
        if (constraint instanceof Constraint.Matching matching && !Constraint.isPattern(matching.pattern())) {
            add(
                    "declaration/not-a-pattern",
                    "rule " + rule.id() + ": \"" + matching.pattern() + "\" is no regular expression",
                    "correct the pattern");
        }
        if (constraint instanceof Constraint.OneOf list && list.values().isEmpty()) {
            add("declaration/empty-range", "rule " + rule.id() + ": no value is allowed", "list at least one value");
        }
        if (constraint instanceof Constraint.FreshWithin fresh
                && (fresh.age().isNegative() || fresh.age().isZero())) {
            add(
                    "declaration/empty-range",
                    "rule " + rule.id() + ": found an age of " + fresh.age() + ", expected a positive one",
                    "use a duration such as PT36H");
        }
        if (constraint instanceof Constraint.RowCount rows
                && (!isCount(rows.least())
                        || !rows.most().map(ContractProblems::isCount).orElse(true))) {
            add(
                    "declaration/not-a-count",
                    "rule " + rule.id() + ": dataset " + rule.constraint().describe() + ", expected counts from 0 to "
                            + JsonNumber.MAX_INTEGER,
                    "use a number of rows");
        }
        if (constraint instanceof Constraint.RowCount rows
                && rows.most().map(most -> most < rows.least()).orElse(false)) {
            add(
                    "declaration/empty-range",
                    "rule " + rule.id() + ": the most rows are fewer than the least",
                    "put the smaller bound first");
        }
        if (constraint instanceof Constraint.Holds holds) {
            holds(rule, holds);
        }
    }

    private void holds(Rule rule, Constraint.Holds holds) {
        if (holds.id().isBlank()) {
            add("declaration/blank-id", "a rule has a blank id", "name the rule");
        }
        if (holds.condition().fields().stream()
                .anyMatch(field -> !field.dataset().equals(contract.dataset()))) {
            add(
                    "declaration/foreign-field",
                    "rule " + rule.id() + " reads a field of another dataset",
                    "use fields of " + contract.dataset());
        }
        String subject = "contract on " + contract.dataset() + ": rule " + rule.id();
        holds.condition()
                .problems(path + "/" + rule.id())
                .forEach(problem -> problems.add(problem.about(subject, contract.declaredAt())));
    }

    private void subject(Rule rule) {
        boolean aboutDataset =
                rule.constraint() instanceof Constraint.RowCount || rule.constraint() instanceof Constraint.Holds;
        if (aboutDataset && rule.field().isPresent()) {
            add(
                    "declaration/rule-with-field",
                    "rule " + rule.id() + " is about the dataset and names a field",
                    "state it of the dataset, with rowsAtLeast(…) or requiresThat(…)");
        }
        if (!aboutDataset
                && !(rule.constraint() instanceof Constraint.FreshWithin)
                && rule.field().isEmpty()) {
            add(
                    "declaration/rule-without-field",
                    "rule " + rule.id() + " names no field",
                    "name the field that the rule is about");
        }
    }

    private void add(String code, String message, String remedy) {
        problems.add(new Problem(
                code, path, "contract on " + contract.dataset() + ": " + message, remedy, contract.declaredAt()));
    }
}
