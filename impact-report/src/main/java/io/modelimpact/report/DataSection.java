package io.modelimpact.report;

import io.modelimpact.record.CheckResult;
import io.modelimpact.record.ContractResult;
import io.modelimpact.record.ContractRuleResult;
import io.modelimpact.record.ImpactRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is known of the data and of the study: contracts and checks. */
final class DataSection {

    private DataSection() {}

    static Section contracts(ImpactRecord record) {
        List<Markup> content = new ArrayList<>();
        if (record.contracts().isEmpty()) {
            content.add(Page.paragraph(
                    "warning", "No data contract was declared, so nothing is known of the data's quality."));
        }
        record.contracts().forEach(contract -> content.add(contract(contract)));
        return new Section("contracts", "Data contracts", content);
    }

    static Section checks(ImpactRecord record) {
        if (record.checks().isEmpty()) {
            return new Section(
                    "checks",
                    "Checks",
                    List.of(Page.paragraph("warning", "Nothing was checked, which is not a pass.")));
        }
        Table table = new Table("Checks of the study and of the data", "Check", "Verdict", "What it means", "Numbers");
        record.checks().forEach(check -> check(table, check));
        return new Section("checks", "Checks", List.of(table.markup()));
    }

    private static Markup contract(ContractResult contract) {
        Table table = new Table(
                "Rules for " + contract.dataset() + ", version " + contract.version(),
                "Rule",
                "Verdict",
                "If it fails",
                "Rows checked",
                "Rows failed",
                "Found");
        contract.rules().forEach(rule -> rule(table, rule));
        Element heading = Element.of("h3")
                .text(contract.dataset() + " ")
                .add(Status.of(contract.verdict()).badge(Words.of(contract.verdict())));
        Markup description = contract.description().isEmpty() ? Markup.NONE : Page.paragraph(contract.description());
        return Markup.join(List.of(heading.markup(), description, table.isEmpty() ? Markup.NONE : table.markup()));
    }

    private static void rule(Table table, ContractRuleResult rule) {
        List<String> remarks =
                rule.reason().map(ClaimView::sentence).map(List::of).orElse(List.of());
        String digests = rule.rowDigests().isEmpty() ? "" : "Digests of rows: " + String.join(", ", rule.rowDigests());
        table.row(
                Cell.withNote(rule.description(), rule.id()),
                Cell.status(Status.of(rule.verdict()), Words.of(rule.verdict()), remarks),
                Cell.text(Words.of(rule.severity())),
                Cell.text(rule.checked().map(Numbers::count).orElse("\u2013")),
                Cell.text(rule.failed().map(Numbers::count).orElse("\u2013")),
                Cell.withNote(rule.observed().orElse("\u2013"), digests));
    }

    private static void check(Table table, CheckResult check) {
        table.row(
                Cell.withNote(check.description(), check.required() ? "required by the study design" : ""),
                Cell.status(Status.of(check.verdict()), Words.of(check.verdict()), List.of()),
                Cell.text(CheckSentence.of(check)),
                numbers(check));
    }

    private static Markup numbers(CheckResult check) {
        List<Markup> lines = new ArrayList<>();
        check.pValue()
                .ifPresent(value -> lines.add(Element.of("div")
                        .text("p: ")
                        .add(Cell.number(Numbers.pValue(value), value))
                        .markup()));
        check.statistic()
                .ifPresent(value -> lines.add(Element.of("div")
                        .text("statistic: ")
                        .add(Cell.number(Numbers.significant(value, 0, 4), value))
                        .markup()));
        String counts = check.arms().stream()
                .map(arm -> arm.name() + ": " + Numbers.count(arm.observed()) + " found, "
                        + Numbers.fixed(arm.expected(), 0, 1) + " expected")
                .collect(Collectors.joining("\n"));
        lines.add(Cell.note(counts));
        check.method().ifPresent(method -> lines.add(Cell.note(method)));
        return Markup.join(lines);
    }
}
