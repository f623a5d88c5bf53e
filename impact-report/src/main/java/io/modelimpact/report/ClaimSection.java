package io.modelimpact.report;

import io.modelimpact.estimand.EffectScale;
import io.modelimpact.record.ClaimResult;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateScale;
import io.modelimpact.record.HypothesisResult;
import io.modelimpact.record.HypothesisResult.Expectation;
import io.modelimpact.record.ImpactRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hypotheses and guardrails: a forest plot for each metric, then the same in a table; and what was expected beside what was observed. */
final class ClaimSection {

    private static final String LEGEND =
            "The band is where the claim is true, the line the interval the verdict rests on, "
                    + "the mark the estimate: circle with tick for a pass, square for a failure, open diamond where the data do not tell. "
                    + "An arrow is an end without bound; pp are percentage points.";

    private ClaimSection() {}

    static Section hypotheses(ImpactRecord record) {
        List<ClaimView> views = ClaimView.hypotheses(record);
        return new Section("hypotheses", "Hypotheses", content("hypotheses", "Hypotheses were not declared.", views));
    }

    static Section guardrails(ImpactRecord record) {
        List<ClaimView> views = ClaimView.guardrails(record);
        return new Section("guardrails", "Guardrails", content("guardrails", "Guardrails were not declared.", views));
    }

    static Section expectations(ImpactRecord record) {
        Table table = new Table(
                "The range that was declared before, beside the effect that was found",
                "Hypothesis",
                "Candidate",
                "Expected",
                "Observed",
                "Outcome");
        record.hypotheses().forEach(result -> expectation(table, record, result));
        return new Section(
                "expected", "Expected and observed", List.of(table.isEmpty() ? Markup.NONE : table.markup()));
    }

    private static void expectation(Table table, ImpactRecord record, HypothesisResult result) {
        result.expected().ifPresent(expected -> {
            ClaimView view = ClaimView.of(record, result);
            table.row(
                    Cell.withNote(view.claim().id(), view.claim().description()),
                    Cell.text(view.subject()),
                    Cell.text(expected.sentence()),
                    observed(record, view, expected),
                    Cell.text(Words.of(expected.outcome())));
        });
    }

    /** The effect in the measure in which it was expected. */
    private static Markup observed(ImpactRecord record, ClaimView view, Expectation expected) {
        boolean relative = expected.scale() == EffectScale.PERCENT;
        boolean claimedRelative = view.claim().estimateScale() == EstimateScale.RELATIVE;
        if (relative == claimedRelative || expected.scale() == EffectScale.STANDARD_DEVIATIONS) {
            return Cell.effect(view);
        }
        Unit unit = relative
                ? Unit.RELATIVE
                : Unit.ofDifference(record.metric(view.claim().metric()));
        return effect(record, view.claim())
                .map(effect -> Cell.estimate(unit, relative ? effect.relative() : effect.absolute()))
                .orElseGet(() -> Cell.effect(view));
    }

    private static Optional<EffectResult> effect(ImpactRecord record, ClaimResult claim) {
        return record.effects().stream()
                .filter(effect -> effect.metric().equals(claim.metric())
                        && effect.candidate().equals(claim.arm())
                        && effect.slice().equals(claim.slice()))
                .findFirst();
    }

    private static List<Markup> content(String prefix, String none, List<ClaimView> views) {
        if (views.isEmpty()) {
            return List.of(Page.paragraph("warning", none + " Nothing was judged here, which is not a pass."));
        }
        List<Markup> content = new ArrayList<>();
        content.add(Page.paragraph("soft", LEGEND));
        Map<String, List<ClaimView>> figures = new LinkedHashMap<>();
        views.forEach(view -> figures.computeIfAbsent(figureKey(view), key -> new ArrayList<>())
                .add(view));
        figures.values().forEach(rows -> content.add(figure(prefix + "-" + content.size(), rows)));
        content.add(table(prefix, views));
        return content;
    }

    private static String figureKey(ClaimView view) {
        return view.claim().metric() + "\u0000" + view.unit().name();
    }

    private static Markup figure(String id, List<ClaimView> rows) {
        String title = "Effect on " + rows.get(0).claim().metric();
        return Element.of("figure")
                .add(Element.of("figcaption").text(title))
                .add(new ForestPlot(id, title, rows).markup())
                .markup();
    }

    private static Markup table(String prefix, List<ClaimView> views) {
        Table table = new Table(
                PlainText.capitalized(prefix) + ", each for every candidate and slice it covers",
                "Claim",
                "Candidate",
                "Verdict",
                "Effect",
                "Interval",
                "True if",
                "p (adjusted)",
                "Marking");
        views.forEach(view -> row(table, view));
        return table.markup();
    }

    private static void row(Table table, ClaimView view) {
        Markup claim = Markup.join(List.of(
                Cell.text(view.claim().id()),
                Cell.note(view.claim().description()),
                Cell.note(view.part()),
                Cell.note(view.because().isEmpty() ? "" : "because " + view.because())));
        table.row(
                claim,
                Cell.text(view.subject()),
                Cell.status(view.status(), view.verdict(), view.remarks()),
                Cell.effect(view),
                Cell.interval(view),
                Cell.text(view.claim().region().description()),
                Cell.pValue(view),
                Cell.text(Words.of(view.claim().marking())));
    }
}
