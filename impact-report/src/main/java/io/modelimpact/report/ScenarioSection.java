package io.modelimpact.report;

import io.modelimpact.metric.Direction;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.ModelVersion;
import io.modelimpact.record.MonteCarloFigure;
import io.modelimpact.record.OutcomeResult;
import io.modelimpact.record.OutcomeResult.Comparison;
import io.modelimpact.record.OutcomeResult.Exceedance;
import io.modelimpact.record.OutcomeResult.Projected;
import io.modelimpact.record.OutcomeResult.Rollback;
import io.modelimpact.record.OutcomeResult.TornadoBar;
import io.modelimpact.record.Quantity;
import io.modelimpact.record.ScenarioResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the scenarios yield, side by side: each outcome's draws, how they differ from the reference, what a rollback restores. */
final class ScenarioSection {
    private static final String NOTHING = "\u2013";

    private ScenarioSection() {}

    /** An outcome in a scenario. */
    record Placed(ScenarioResult scenario, OutcomeResult outcome) {
        String label() {
            return scenario.id()
                    + outcome.candidate()
                            .map(ModelVersion::text)
                            .map(text -> ", " + text)
                            .orElse("");
        }

        Optional<Projected> projected() {
            return outcome.result().value();
        }
    }

    static Section markup(ImpactRecord record) {
        Map<String, List<Placed>> outcomes = new LinkedHashMap<>();
        for (ScenarioResult scenario : record.scenarios()) {
            for (OutcomeResult outcome : scenario.outcomes()) {
                outcomes.computeIfAbsent(outcome.outcome(), id -> new ArrayList<>())
                        .add(new Placed(scenario, outcome));
            }
        }
        List<Markup> content = new ArrayList<>();
        outcomes.forEach((id, placed) -> content.addAll(outcome(id, placed, "outcome-" + (1 + content.size()))));
        record.scenarios().forEach(scenario -> content.add(assumptions(scenario)));
        if (!content.isEmpty()) {
            content.add(
                    0,
                    Page.paragraph(
                            "soft",
                            "What follows holds if the assumptions of a scenario hold. Effects are drawn together, as the data"
                                    + " tie them; scenarios share their draws, so that differences between them are not noise."));
        }
        return new Section("scenarios", "Scenarios", content);
    }

    private static List<Markup> outcome(String id, List<Placed> placed, String anchor) {
        String measure = placed.get(0).outcome().measure();
        List<OutcomePlot.Row> rows = placed.stream()
                .flatMap(one ->
                        one
                                .projected()
                                .map(projected -> new OutcomePlot.Row(one.label(), projected.summary()))
                                .stream())
                .toList();
        List<Markup> content = new ArrayList<>();
        content.add(Element.of("h3").text(id).markup());
        content.add(Page.paragraph(
                "soft",
                placed.get(0).outcome().formula()
                        + direction(placed.get(0).outcome().direction())));
        if (!rows.isEmpty()) {
            content.add(Element.of("figure")
                    .add(Element.of("figcaption")
                            .text("Draws of " + id
                                    + ": half of them within the thick line, nine of ten within the thin one"))
                    .add(new OutcomePlot(anchor, "Draws of " + id, measure, rows).markup())
                    .markup());
        }
        content.add(table(id, measure, placed));
        placed.stream()
                .filter(one -> one.scenario().reference())
                .forEach(one -> one.projected()
                        .filter(projected -> !projected.bars().isEmpty())
                        .ifPresent(projected ->
                                content.add(tornado(one, projected, anchor + "-" + (1 + placed.indexOf(one))))));
        return content;
    }

    private static String direction(Direction direction) {
        return switch (direction) {
            case HIGHER_IS_BETTER -> "; higher is better";
            case LOWER_IS_BETTER -> "; lower is better";
            case WITHOUT_DIRECTION -> "";
        };
    }

    private static Markup table(String id, String measure, List<Placed> placed) {
        Table table = new Table(
                "Outcome " + id + " in every scenario",
                "Scenario",
                "Middle",
                "Nine of ten draws",
                "Probability",
                "Against the reference",
                "A rollback restores");
        for (Placed one : placed) {
            Optional<Projected> projected = one.projected();
            if (projected.isEmpty()) {
                String why =
                        one.outcome().result().reason().map(ClaimView::sentence).orElse("");
                table.row(
                        Cell.text(one.label()),
                        Cell.text("not evaluated"),
                        Cell.text(why),
                        Cell.text(NOTHING),
                        Cell.text(NOTHING),
                        Cell.text(NOTHING));
                continue;
            }
            Projected found = projected.get();
            table.row(
                    Cell.text(one.label()),
                    Cell.text(Amounts.median(found.summary(), measure)),
                    Cell.text(Amounts.range(found.summary(), measure)),
                    Cell.text(probabilities(found, measure)),
                    Cell.text(found.comparison()
                            .map(comparison -> comparison(comparison, measure))
                            .orElse("is the reference")),
                    Cell.text(found.rollback()
                            .map(rollback -> rollback(rollback, measure))
                            .orElse(NOTHING)));
        }
        return table.markup();
    }

    static String probabilities(Projected found, String measure) {
        return found.probabilities().stream()
                .map(exceedance -> "above " + threshold(exceedance, measure) + ": "
                        + Amounts.probability(exceedance.probability()))
                .collect(Collectors.joining("; "));
    }

    private static String threshold(Exceedance exceedance, String measure) {
        String number = Numbers.plain(new BigDecimal(exceedance.above()));
        return measure.equals("1") || exceedance.above().equals("0") ? number : number + "\u00a0" + measure;
    }

    private static String comparison(Quantity<Comparison> comparison, String measure) {
        return comparison
                .value()
                .map(found -> Amounts.median(found.delta(), measure) + " ("
                        + Amounts.range(found.delta(), measure) + ")"
                        + likely("; worse with probability ", found.worse()))
                .or(() -> comparison.reason().map(ClaimView::sentence))
                .orElse(NOTHING);
    }

    private static String rollback(Quantity<Rollback> rollback, String measure) {
        return rollback.value()
                .map(found -> Amounts.median(found.restores(), measure) + " ("
                        + Amounts.range(found.restores(), measure) + ")"
                        + likely("; better with probability ", found.better()))
                .or(() -> rollback.reason().map(ClaimView::sentence))
                .orElse(NOTHING);
    }

    private static String likely(String words, Optional<MonteCarloFigure> probability) {
        return probability.map(Amounts::probability).map(words::concat).orElse("");
    }

    private static Markup tornado(Placed one, Projected projected, String anchor) {
        String measure = one.outcome().measure();
        String title = "What moves " + one.outcome().outcome() + " in " + one.label();
        Table table =
                new Table(title + ", the others in their middle", "Input", "From", "To", "Outcome from", "Outcome to");
        for (TornadoBar bar : projected.bars()) {
            table.row(
                    Cell.text(bar.input()),
                    Cell.text(Numbers.rounded(bar.inputLow(), 3)),
                    Cell.text(Numbers.rounded(bar.inputHigh(), 3)),
                    Cell.text(Amounts.of(bar.low(), measure)),
                    Cell.text(Amounts.of(bar.high(), measure)));
        }
        return Page.foldable(
                title,
                Markup.join(List.of(
                        Element.of("figure")
                                .add(new TornadoPlot(anchor, title, measure, projected.base(), projected.bars())
                                        .markup())
                                .markup(),
                        table.markup())));
    }

    private static Markup assumptions(ScenarioResult scenario) {
        List<String> items = new ArrayList<>();
        scenario.version().ifPresent(version -> items.add("The candidate used is " + version.text() + "."));
        scenario.slice().ifPresent(slice -> items.add("Effects and levels are those in " + slice.text() + "."));
        scenario.featureSet().ifPresent(features -> items.add("Features: " + features + "."));
        scenario.assumptions()
                .forEach(assumption -> items.add(assumption.id() + " is " + assumption.description()
                        + (assumption.measure().equals("1") ? "" : " " + assumption.measure()) + ", because "
                        + assumption.because() + "."));
        scenario.correlations()
                .forEach(tie -> items.add(tie.first() + " and " + tie.second() + " move together, with correlation "
                        + tie.correlation() + "."));
        scenario.statements().forEach(statement -> items.add("Taken for granted: " + statement + "."));
        scenario.limitations().forEach(limit -> items.add("Limitation: " + limit + "."));
        return Page.list("Scenario " + scenario.id() + (scenario.reference() ? ", the reference" : ""), items);
    }
}
