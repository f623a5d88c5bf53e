package io.modelimpact.report;

import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import io.modelimpact.record.DecisionResult;
import io.modelimpact.record.DiagnosticResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.ProtocolResult;
import io.modelimpact.record.RuleTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the results rest on: statements, methods, the rules of the decision, diagnostics. */
final class BackgroundSection {

    private BackgroundSection() {}

    static Section statements(ImpactRecord record) {
        return new Section(
                "statements",
                "Assumptions, limitations, context",
                List.of(
                        Page.paragraph(CausalWording.of(record)),
                        Page.list("Assumptions", record.statements().assumptions()),
                        Page.list("Limitations", record.statements().limitations()),
                        Page.list("Context", record.statements().context())));
    }

    static Section methods(ImpactRecord record) {
        ProtocolResult protocol = record.protocol();
        Table table = new Table("Methods and their parameters", "Method", "Used for", "Parameters");
        protocol.methods()
                .forEach(method -> table.row(
                        Cell.text(method.id()),
                        Cell.text(String.join(", ", method.usedFor())),
                        Cell.text(parameters(method.parameters()))));
        List<Markup> content = new ArrayList<>();
        content.add(Page.paragraph(protocol.registration().sentence()));
        protocol.multiplicity()
                .ifPresent(family ->
                        content.add(Page.paragraph(Numbers.count(family.family().size())
                                + " claims share the confidence level " + family.confidence() + " by " + family.method()
                                + ": it holds for all of them together, not only for each alone.")));
        content.add(table.isEmpty() ? Markup.NONE : table.markup());
        content.add(Page.paragraph(
                "soft",
                "Policy: " + parameters(protocol.policy()) + ". Arithmetic: " + protocol.numericProfile() + ". Seed: "
                        + protocol.seed() + "."));
        return new Section("methods", "Methods", content);
    }

    static Section rules(ImpactRecord record) {
        List<Markup> content =
                record.decisions().stream().map(BackgroundSection::rules).toList();
        return new Section("rules", "How the decision came about", content);
    }

    static Section diagnostics(ImpactRecord record) {
        Table table = new Table("What the engine noticed", "Subject", "Severity", "Message", "Remedy", "Code");
        for (DiagnosticResult diagnostic : record.diagnostics()) {
            table.row(
                    Cell.text(diagnostic.subject().isEmpty() ? "The whole assessment" : diagnostic.subject()),
                    Cell.text(Words.of(diagnostic.severity())),
                    Cell.text(PlainText.capitalized(diagnostic.message())),
                    Cell.text(diagnostic.remedy().isEmpty() ? "\u2013" : diagnostic.remedy()),
                    Cell.text(diagnostic.code()));
        }
        return new Section("diagnostics", "Diagnostics", List.of(table.isEmpty() ? Markup.NONE : table.markup()));
    }

    private static Markup rules(DecisionResult decision) {
        Table table = new Table(
                "Rules of the policy for " + decision.candidate().text(), "Rule", "Applied", "Asks for", "Because of");
        for (RuleTrace rule : decision.rules()) {
            table.row(
                    Cell.withNote(rule.description(), rule.id()),
                    Cell.text(rule.fired() ? "Yes, it fired" : "No"),
                    Cell.text(rule.outcome().map(Words::of).orElse("\u2013")),
                    Cell.text(rule.subjects().isEmpty() ? "\u2013" : String.join("; ", rule.subjects())));
        }
        return table.isEmpty()
                ? Markup.NONE
                : Page.foldable(decision.candidate().text(), table.markup());
    }

    private static String parameters(JsonObject parameters) {
        return parameters.entries().entrySet().stream()
                .map(entry -> entry.getKey() + " = "
                        + (entry.getValue() instanceof JsonString text
                                ? text.value()
                                : CanonicalJson.text(entry.getValue())))
                .collect(Collectors.joining(", "));
    }
}
