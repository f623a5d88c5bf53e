package io.modelimpact.report;

import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.RecordIdentity;
import java.util.List;

/**
 * Draws a record as one HTML page for people who decide: the decision and its reasons first, the numbers behind them, then what they rest
 * on. The page needs nothing but itself (no script, no address outside, a content security policy that forbids both), is well-formed XML
 * after its first line, reads on narrow and wide screens, in the dark, on paper and by ear, and has the same bytes for the same record.
 * Every text of the record is shown as text. Numbers are rounded for reading and carry their exact value as a title.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /** The page, in UTF-8 with line feeds. Cost: linear in the record. */
    public static String render(ImpactRecord record) {
        List<Section> sections = List.of(
                DecisionSection.markup(record),
                NarrativeSection.markup(record),
                ClaimSection.expectations(record),
                ClaimSection.hypotheses(record),
                ClaimSection.guardrails(record),
                MonitoringSection.markup(record),
                BeliefSection.markup(record),
                ScenarioSection.markup(record),
                MetricSection.levels(record),
                AdjustmentSection.markup(record),
                MetricSection.slices(record),
                AnswerSection.markup(record),
                ResamplingSection.markup(record),
                DataSection.contracts(record),
                DataSection.checks(record),
                BackgroundSection.statements(record),
                BackgroundSection.methods(record),
                BackgroundSection.rules(record),
                BackgroundSection.diagnostics(record),
                AppendixSection.formulas(record),
                AppendixSection.recomputation(record));
        return Page.document(
                title(record),
                List.of(
                        Element.of("a", "skip")
                                .with("href", "#decision")
                                .text("Go to the decision")
                                .markup(),
                        header(record),
                        Section.navigation(sections),
                        Element.of("main")
                                .addAll(sections.stream().map(Section::markup).toList())
                                .markup(),
                        FooterSection.markup(record)));
    }

    private static Markup header(ImpactRecord record) {
        String owner = record.statements().owner();
        Element header = Element.of("header")
                .add(Element.of("h1").text(title(record)))
                .add(Page.paragraph("headline", record.decisionSentence()))
                .add(Page.paragraph(
                        "soft",
                        "As of " + record.asOf() + (owner.isEmpty() ? "" : ", owned by " + owner) + ". "
                                + Words.of(record.protocol().registration().status()) + ": "
                                + record.protocol().registration().sentence()));
        return header.add(Page.paragraph(CausalWording.of(record))).markup();
    }

    private static String title(ImpactRecord record) {
        RecordIdentity identity = record.identity();
        return "Impact of " + identity.assessment() + ", version " + identity.version();
    }
}
