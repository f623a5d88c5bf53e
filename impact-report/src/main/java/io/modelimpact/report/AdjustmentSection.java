package io.modelimpact.report;

import io.modelimpact.record.AdjustmentResult;
import io.modelimpact.record.AdjustmentResult.Covariate;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.Interval;
import io.modelimpact.record.MetricResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What covariates and strata did to effects, and the effects without them: nobody should have to take an adjustment on trust. */
final class AdjustmentSection {
    private static final int DIGITS = 4;

    private AdjustmentSection() {}

    static Section markup(ImpactRecord record) {
        List<Markup> content = new ArrayList<>();
        sentences(record).forEach(sentence -> content.add(Page.paragraph(sentence)));
        Markup table = table(record);
        if (!table.isEmpty()) {
            content.add(table);
        }
        return new Section("adjustment", "What was known before the change", content);
    }

    /** One sentence or two for each adjusted effect on everyone. */
    static List<String> sentences(ImpactRecord record) {
        return everyone(record)
                .map(effect -> sentence(
                        record.metric(effect.metric()),
                        effect,
                        effect.adjustment().orElseThrow()))
                .toList();
    }

    private static Stream<EffectResult> everyone(ImpactRecord record) {
        return record.effects().stream()
                .filter(effect -> effect.slice().isEmpty())
                .filter(effect -> effect.adjustment().isPresent());
    }

    private static String sentence(MetricResult metric, EffectResult effect, AdjustmentResult adjustment) {
        String subject = effect.version().text() + " on " + metric.id() + ": ";
        String width = narrowing(effect, adjustment)
                .map(share -> width(share) + because(adjustment) + ".")
                .orElse("the effect was to be adjusted" + because(adjustment) + ", and there is none.");
        return subject + width + pooled(adjustment) + without(metric, adjustment) + sign(adjustment);
    }

    /** How much narrower the absolute interval is, as a share; negative where it is wider. */
    private static Optional<Double> narrowing(EffectResult effect, AdjustmentResult adjustment) {
        return effect.absolute()
                .value()
                .flatMap(AdjustmentSection::width)
                .flatMap(with -> adjustment
                        .absolute()
                        .value()
                        .flatMap(AdjustmentSection::width)
                        .map(plain -> 1 - with / plain));
    }

    private static Optional<Double> width(EstimateResult found) {
        return found.lower()
                .flatMap(lower -> found.upper().map(upper -> upper - lower))
                .filter(width -> width > 0);
    }

    private static String width(double share) {
        String percent = Numbers.fixed(Math.abs(share), 2, 0) + "\u00a0%";
        if (percent.startsWith("0")) {
            return "the interval is as wide as without adjustment, though the effect was adjusted";
        }
        return "the interval is " + percent + (share > 0 ? " narrower" : " wider")
                + " than without adjustment; the effect was adjusted";
    }

    private static String because(AdjustmentResult adjustment) {
        List<String> parts = new ArrayList<>();
        if (!adjustment.covariates().isEmpty()) {
            parts.add(" for " + names(adjustment) + explained(adjustment));
        }
        adjustment
                .strata()
                .ifPresent(strata -> parts.add(" within the "
                        + (strata.used() == 1 ? "only stratum" : Numbers.count(strata.used()) + " strata") + " of "
                        + strata.slice()));
        return String.join(" and", parts);
    }

    private static String names(AdjustmentResult adjustment) {
        return adjustment.covariates().stream().map(Covariate::name).collect(Collectors.joining(" and "));
    }

    private static String explained(AdjustmentResult adjustment) {
        return adjustment
                .correlation()
                .map(correlation -> ", known before the change, which tells "
                        + Numbers.fixed(correlation * correlation, 2, 0)
                        + "\u00a0% of how units differ (correlation " + Numbers.rounded(correlation, 2) + ")")
                .orElse("");
    }

    private static String pooled(AdjustmentResult adjustment) {
        return adjustment
                .strata()
                .filter(strata -> strata.pooled() > 0)
                .map(strata -> " " + Numbers.count(strata.pooled())
                        + (strata.pooled() == 1 ? " member had" : " members had")
                        + " too few different units in an arm and joined the largest.")
                .orElse("");
    }

    private static String without(MetricResult metric, AdjustmentResult adjustment) {
        return adjustment
                .absolute()
                .value()
                .map(found -> " Without adjustment the effect would be "
                        + Unit.ofDifference(metric).effect(found.estimate(), interval(found)) + ", with an interval of "
                        + Unit.ofDifference(metric).interval(found.estimate(), interval(found)) + ".")
                .orElse("");
    }

    private static String sign(AdjustmentResult adjustment) {
        return adjustment.signChanged()
                ? " The adjustment changed the sign of the effect: see whether the groups were alike before the change."
                : "";
    }

    private static Interval interval(EstimateResult found) {
        return new Interval(found.lower(), found.upper(), 0);
    }

    private static Markup table(ImpactRecord record) {
        Table table = new Table(
                "Effects with and without adjustment", "Metric", "Candidate", "Adjusted", "Without", "Covariates");
        everyone(record).forEach(effect -> {
            AdjustmentResult adjustment = effect.adjustment().orElseThrow();
            Unit unit = Unit.ofDifference(record.metric(effect.metric()));
            table.row(
                    Cell.text(effect.metric()),
                    Cell.text(effect.version().text()),
                    Cell.estimate(unit, effect.absolute()),
                    Cell.estimate(unit, adjustment.absolute()),
                    covariates(effect, adjustment));
        });
        return table.isEmpty() ? Markup.NONE : table.markup();
    }

    private static Markup covariates(EffectResult effect, AdjustmentResult adjustment) {
        List<Markup> lines = new ArrayList<>();
        for (Covariate covariate : adjustment.covariates()) {
            lines.add(Cell.text(covariate.name()
                    + covariate
                            .coefficient()
                            .map(slope -> " \u00d7 " + Numbers.significant(slope, 0, DIGITS))
                            .orElse("")));
            lines.add(Cell.note(level(effect.baseline(), covariate.baseline())
                    + level(", " + effect.candidate(), covariate.candidate())));
        }
        return lines.isEmpty() ? Cell.text("\u2013") : Markup.join(lines);
    }

    private static String level(String arm, Optional<Double> level) {
        return level.map(value -> arm + ": " + Numbers.significant(value, 0, DIGITS))
                .orElse("");
    }
}
