package io.modelimpact.report;

import io.modelimpact.record.CheckResult;
import io.modelimpact.record.ContractResult;
import io.modelimpact.record.ContractRuleResult;
import io.modelimpact.record.DecisionResult;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.MetricResult;
import io.modelimpact.record.ModelVersion;
import io.modelimpact.record.OutcomeResult;
import io.modelimpact.record.RuleVerdict;
import io.modelimpact.record.ScenarioResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Draws a record as Markdown (GitHub flavour), short enough for a comment on a change: the decision on every candidate, hypotheses and
 * guardrails, what failed or was not checked, answers on scales, the digest. Every text of the record is shown as text; the same record gives the same
 * bytes.
 */
public final class MarkdownReport {

    private MarkdownReport() {}

    /** The text, in UTF-8 with line feeds. Cost: linear in the record. */
    public static String render(ImpactRecord record) {
        StringBuilder out = new StringBuilder();
        out.append("## Impact of ")
                .append(MarkdownText.of(record.identity().assessment()))
                .append(", version ")
                .append(MarkdownText.of(record.identity().version()))
                .append("\n\n**")
                .append(MarkdownText.of(record.decisionSentence()))
                .append("**\n\n");
        record.decisions().forEach(decision -> decision(out, decision));
        out.append(MarkdownText.of(CausalWording.of(record))).append("\n\n");
        claims(out, "Hypothesis", ClaimView.hypotheses(record));
        claims(out, "Guardrail", ClaimView.guardrails(record));
        looks(out, record);
        checks(out, record);
        record.contracts().forEach(contract -> contract(out, contract));
        scenarios(out, record);
        AnswerSection.scales(record).forEach(metric -> answers(out, record, metric));
        out.append(MarkdownText.of(Words.of(record.protocol().registration().status()) + ", as of " + record.asOf()))
                .append(" · record ")
                .append(MarkdownText.code(record.digest().toString()))
                .append('\n');
        return out.toString();
    }

    private static void decision(StringBuilder out, DecisionResult decision) {
        out.append("### ")
                .append(Status.of(decision.outcome()).symbol())
                .append(' ')
                .append(MarkdownText.of(decision.candidate().text() + ": " + Words.of(decision.outcome())))
                .append("\n\n")
                .append(MarkdownText.of(decision.sentence()))
                .append("\n\n");
        decision.reasons().forEach(reason -> item(out, reason));
        decision.flips().forEach(flip -> item(out, "What would change this: " + flip.sentence()));
        decision.nextSteps().forEach(step -> item(out, "What to do next: " + step.sentence()));
        if (!decision.admissible()) {
            item(out, "Not admissible: the data break a blocking rule of their contract.");
        }
        out.append('\n');
    }

    private static void claims(StringBuilder out, String kind, List<ClaimView> views) {
        if (views.isEmpty()) {
            item(out, kind + ": none was declared, which is not a pass.");
            out.append('\n');
            return;
        }
        out.append(MarkdownText.row(kind, "Candidate", "Verdict", "Effect", "Interval", "True if"))
                .append(MarkdownText.row("---", "---", "---", "--:", "--:", "---"));
        for (ClaimView view : views) {
            out.append(MarkdownText.row(
                    MarkdownText.of(view.claim().id()),
                    MarkdownText.of(view.subject()),
                    verdict(view),
                    MarkdownText.of(view.effect()),
                    MarkdownText.of(view.interval()),
                    MarkdownText.of(view.claim().region().description())));
        }
        out.append('\n');
    }

    private static String verdict(ClaimView view) {
        String remarks = view.remarks().isEmpty() ? "" : ". " + String.join(" ", view.remarks());
        return view.status().symbol() + " " + MarkdownText.of(view.verdict() + remarks);
    }

    private static void looks(StringBuilder out, ImpactRecord record) {
        List<String> sentences = Stream.of(
                        MonitoringSection.sentences(record),
                        BeliefSection.sentences(record),
                        AdjustmentSection.sentences(record),
                        ResamplingSection.sentences(record))
                .flatMap(List::stream)
                .toList();
        sentences.forEach(sentence -> item(out, sentence));
        if (!sentences.isEmpty()) {
            out.append('\n');
        }
    }

    private static void checks(StringBuilder out, ImpactRecord record) {
        if (record.checks().isEmpty()) {
            item(out, "Nothing was checked, which is not a pass.");
        }
        for (CheckResult check : record.checks()) {
            if (check.verdict() != GuardrailVerdict.HELD) {
                status(out, Status.of(check.verdict()), "Check: " + CheckSentence.of(check));
            }
        }
        long held = record.checks().stream()
                .filter(check -> check.verdict() == GuardrailVerdict.HELD)
                .count();
        status(
                out,
                held > 0 ? Status.GOOD : Status.ABSENT,
                held + " of " + record.checks().size() + " checks held.");
        out.append('\n');
    }

    private static void contract(StringBuilder out, ContractResult contract) {
        status(
                out,
                Status.of(contract.verdict()),
                "Contract of " + contract.dataset() + " " + contract.version() + ": " + Words.of(contract.verdict()));
        for (ContractRuleResult rule : contract.rules()) {
            if (rule.verdict() == RuleVerdict.FAIL || rule.verdict() == RuleVerdict.NOT_EVALUATED) {
                status(out, Status.of(rule.verdict()), rule(rule));
            }
        }
        out.append('\n');
    }

    private static String rule(ContractRuleResult rule) {
        String counts = rule.failed().isPresent() && rule.checked().isPresent()
                ? " in " + Numbers.count(rule.failed().get()) + " of "
                        + Numbers.count(rule.checked().get()) + " rows"
                : "";
        String reason = rule.reason().map(why -> ". " + ClaimView.sentence(why)).orElse("");
        return Words.of(rule.verdict()) + counts + ": " + rule.description() + reason;
    }

    private static void answers(StringBuilder out, ImpactRecord record, MetricResult metric) {
        List<String> groups = AnswerSection.groups(metric);
        List<String> head = new ArrayList<>(List.of(MarkdownText.of("Answers on " + metric.id())));
        List<String> rule = new ArrayList<>(List.of("---"));
        for (String group : groups) {
            head.add(MarkdownText.of(group));
            rule.add("--:");
        }
        out.append(MarkdownText.row(head.toArray(String[]::new))).append(MarkdownText.row(rule.toArray(String[]::new)));
        for (List<String> row : AnswerSection.rows(metric)) {
            out.append(MarkdownText.row(row.stream().map(MarkdownText::of).toArray(String[]::new)));
        }
        out.append('\n');
        AnswerSection.shifts(record, metric).forEach(sentence -> item(out, sentence));
        out.append('\n');
    }

    private static void scenarios(StringBuilder out, ImpactRecord record) {
        if (record.scenarios().isEmpty()) {
            return;
        }
        out.append(MarkdownText.row("Scenario", "Outcome", "Candidate", "Middle", "Nine of ten draws", "Probability"))
                .append(MarkdownText.row("---", "---", "---", "--:", "--:", "---"));
        for (ScenarioResult scenario : record.scenarios()) {
            scenario.outcomes().forEach(outcome -> out.append(outcome(scenario, outcome)));
        }
        out.append('\n');
    }

    private static String outcome(ScenarioResult scenario, OutcomeResult outcome) {
        String measure = outcome.measure();
        Optional<OutcomeResult.Projected> found = outcome.result().value();
        return MarkdownText.row(
                MarkdownText.of(scenario.id()),
                MarkdownText.of(outcome.outcome()),
                MarkdownText.of(outcome.candidate().map(ModelVersion::text).orElse("")),
                MarkdownText.of(found.map(draws -> Amounts.median(draws.summary(), measure))
                        .orElse("not evaluated")),
                MarkdownText.of(found.map(draws -> Amounts.range(draws.summary(), measure))
                        .orElse("")),
                MarkdownText.of(found.map(draws -> ScenarioSection.probabilities(draws, measure))
                        .or(() -> outcome.result().reason().map(ClaimView::sentence))
                        .orElse("")));
    }

    private static void status(StringBuilder out, Status status, String text) {
        out.append("- ")
                .append(status.symbol())
                .append(' ')
                .append(MarkdownText.of(text))
                .append('\n');
    }

    private static void item(StringBuilder out, String text) {
        out.append("- ").append(MarkdownText.of(text)).append('\n');
    }
}
