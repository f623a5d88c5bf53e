package io.modelimpact.report;

import io.modelimpact.hypothesis.Role;
import io.modelimpact.record.ArmResult;
import io.modelimpact.record.ArmRole;
import io.modelimpact.record.ClaimEvidence;
import io.modelimpact.record.DecisionResult;
import io.modelimpact.record.GuardrailResult;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.HypothesisResult;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.LevelResult;
import io.modelimpact.record.MetricResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The record told in plain words, for readers who want no statistics: what was compared, what was seen, how sure that is, what is open. */
final class NarrativeSection {

    private NarrativeSection() {}

    static Section markup(ImpactRecord record) {
        List<Markup> content = new ArrayList<>();
        content.add(Page.paragraph(compared(record)));
        record.decisions().forEach(decision -> content.add(candidate(record, decision)));
        content.add(Page.paragraph(reserve(record)));
        return new Section("story", "In plain words", content);
    }

    private static String compared(ImpactRecord record) {
        String groups = record.arms().stream()
                .map(arm -> Numbers.count(arm.units()) + " saw " + arm.version().text()
                        + (arm.role() == ArmRole.BASELINE ? ", the version in use" : ""))
                .collect(Collectors.joining("; "));
        return groups.isEmpty() ? "No group was observed." : "Of the units of this study, " + groups + ".";
    }

    private static Markup candidate(ImpactRecord record, DecisionResult decision) {
        Element list = Element.of("ul");
        record.hypotheses().stream()
                .filter(result -> result.claim().candidate().equals(decision.candidate()))
                .filter(result -> result.role() == Role.PRIMARY)
                .forEach(result -> list.add(item(hypothesis(record, result))));
        List<GuardrailResult> guardrails = record.guardrails().stream()
                .filter(result -> result.claim().candidate().equals(decision.candidate()))
                .toList();
        if (!guardrails.isEmpty()) {
            list.add(item(guardrails(guardrails)));
        }
        return Markup.join(
                List.of(Element.of("h3").text(decision.candidate().text()).markup(), list.markup()));
    }

    private static String hypothesis(ImpactRecord record, HypothesisResult result) {
        ClaimView view = ClaimView.of(record, result);
        String moved = moved(record, view).orElse("");
        String where =
                result.claim().slice().map(slice -> " in " + slice.text()).orElse("");
        return "Expected: " + result.claim().description() + where + ". " + moved + belief(view, result.verdict());
    }

    /** Where the level of the metric was, and where it is. */
    private static Optional<String> moved(ImpactRecord record, ClaimView view) {
        MetricResult metric = record.metric(view.claim().metric());
        Optional<Double> before = record.arms().stream()
                .filter(arm -> arm.role() == ArmRole.BASELINE)
                .findFirst()
                .flatMap(arm -> level(metric, arm, view));
        Optional<Double> after = record.arms().stream()
                .filter(arm -> arm.name().equals(view.claim().arm()))
                .findFirst()
                .flatMap(arm -> level(metric, arm, view));
        Unit unit = Unit.ofLevel(metric);
        return before.flatMap(from -> after.map(to -> "It was " + unit.level(from) + " with the version in use and "
                + unit.level(to) + " with the candidate. "));
    }

    private static Optional<Double> level(MetricResult metric, ArmResult arm, ClaimView view) {
        return metric.levels().stream()
                .filter(level -> level.arm().equals(arm.name())
                        && level.slice().equals(view.claim().slice()))
                .findFirst()
                .map(LevelResult::value)
                .flatMap(quantity -> quantity.value());
    }

    private static String belief(ClaimView view, HypothesisVerdict verdict) {
        String range = view.claim()
                .evidence()
                .map(NarrativeSection::confidence)
                .map(confidence -> "The data are compatible with a true effect of " + view.interval() + " (at "
                        + confidence + "\u00a0% confidence). ")
                .orElse("");
        return range
                + switch (verdict) {
                    case SUPPORTED -> "All of that range agrees with the expectation, so it is supported.";
                    case REFUTED -> "None of that range agrees with the expectation, so it is refuted.";
                    case INCONCLUSIVE ->
                        view.verdictBeforeDiagnostics().isPresent()
                                ? "A required check failed or is missing, so the numbers may not be trusted."
                                : "Part of that range agrees with the expectation and part does not, so nothing is settled yet.";
                    case NOT_EVALUATED -> "It could not be evaluated.";
                };
    }

    private static String confidence(ClaimEvidence evidence) {
        return Numbers.share(evidence.simultaneousInterval().confidence());
    }

    private static String guardrails(List<GuardrailResult> results) {
        List<String> parts = new ArrayList<>();
        parts.add("Of " + Numbers.count(results.size()) + (results.size() == 1 ? " limit" : " limits")
                + " that must not be broken, " + count(results, GuardrailVerdict.HELD) + " held");
        add(parts, results, GuardrailVerdict.BREACHED, "broken");
        add(parts, results, GuardrailVerdict.INCONCLUSIVE, "not settled yet");
        add(parts, results, GuardrailVerdict.NOT_EVALUATED, "not evaluated");
        return String.join("; ", parts) + ".";
    }

    private static void add(List<String> parts, List<GuardrailResult> results, GuardrailVerdict verdict, String word) {
        List<String> keys = results.stream()
                .filter(result -> result.verdict() == verdict)
                .map(result -> result.claim().id()
                        + result.claim()
                                .slice()
                                .map(slice -> " for " + slice.text())
                                .orElse(""))
                .toList();
        if (!keys.isEmpty()) {
            parts.add(Numbers.count(keys.size()) + " " + word + " (" + String.join(", ", keys) + ")");
        }
    }

    private static String count(List<GuardrailResult> results, GuardrailVerdict verdict) {
        return Numbers.count(
                results.stream().filter(result -> result.verdict() == verdict).count());
    }

    private static String reserve(ImpactRecord record) {
        List<String> limits = record.statements().limitations();
        return limits.isEmpty()
                ? "No limitation was stated, which does not mean that there is none."
                : "Bear in mind: " + String.join("; ", limits) + ".";
    }

    private static Element item(String text) {
        return Element.of("li").text(text);
    }
}
