package io.modelimpact.report;

import io.modelimpact.record.DecisionResult;
import io.modelimpact.record.Flip;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.NextStepResult;
import java.util.ArrayList;
import java.util.List;

/** The decision on every candidate, why, and what would turn it. */
final class DecisionSection {

    private DecisionSection() {}

    static Section markup(ImpactRecord record) {
        List<Markup> content = new ArrayList<>();
        record.preferred()
                .ifPresent(preferred -> content.add(Page.paragraph("The policy prefers " + preferred.text() + ".")));
        record.decisions().forEach(decision -> content.add(candidate(decision)));
        if (content.isEmpty()) {
            content.add(Page.paragraph("warning", "The record holds no decision."));
        }
        return new Section("decision", "Decision", content);
    }

    private static Markup candidate(DecisionResult decision) {
        Status status = Status.of(decision.outcome());
        Element card = Element.of("div", "decision " + status.cssClass())
                .add(Element.of("h3")
                        .text(decision.candidate().text())
                        .text(" ")
                        .add(status.badge(Words.of(decision.outcome()))))
                .add(Page.paragraph("lead", decision.sentence()))
                .add(Page.paragraph("soft", Words.meaning(decision.outcome())));
        if (!decision.admissible()) {
            card.add(
                    Page.paragraph(
                            "warning",
                            "Not admissible: the data break a blocking rule of their contract. The numbers are shown for diagnosis only."));
        }
        return card.add(block("Why", decision.reasons()))
                .add(block(
                        "What would change this",
                        decision.flips().stream().map(DecisionSection::flip).toList()))
                .add(block(
                        "What to do next",
                        decision.nextSteps().stream()
                                .map(NextStepResult::sentence)
                                .toList()))
                .markup();
    }

    private static String flip(Flip flip) {
        String missing = flip.unitsMissing()
                .filter(units -> !flip.sentence().contains(Long.toString(units)))
                .map(units -> " (about " + Numbers.count(units) + " more units in both groups together)")
                .orElse("");
        return flip.subject() + ": " + flip.sentence() + missing;
    }

    private static Markup block(String heading, List<String> items) {
        if (items.isEmpty()) {
            return Markup.NONE;
        }
        Element list = Element.of("ul");
        items.forEach(item -> list.add(Element.of("li").text(item)));
        return Markup.join(List.of(Element.of("h4").text(heading).markup(), list.markup()));
    }
}
