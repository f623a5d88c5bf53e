package io.modelimpact.report;

import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.Interval;
import io.modelimpact.record.MetricResult;
import io.modelimpact.record.Quantity;
import io.modelimpact.record.ResamplingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands behind effects that were judged by bootstrap replicates, with the intervals of the delta method beside them. */
final class ResamplingSection {

    private ResamplingSection() {}

    static Section markup(ImpactRecord record) {
        List<Markup> content = new ArrayList<>();
        Table table = new Table(
                "Bootstrap replicates beside the delta method",
                "Metric",
                "Candidate",
                "Drawn",
                "Difference",
                "Delta method",
                "Relative",
                "Delta method");
        for (EffectResult effect : record.effects()) {
            resampling(effect).ifPresent(found -> row(table, record.metric(effect.metric()), effect, found));
        }
        if (!table.isEmpty()) {
            content.add(table.markup());
        }
        return new Section("resampling", "Resampling", content);
    }

    /** A sentence for each effect that was resampled. */
    static List<String> sentences(ImpactRecord record) {
        return record.effects().stream()
                .flatMap(effect ->
                        resampling(effect)
                                .map(found -> sentence(record.metric(effect.metric()), effect, found))
                                .stream())
                .toList();
    }

    private static Optional<ResamplingResult> resampling(EffectResult effect) {
        return Stream.of(effect.absolute(), effect.relative())
                .flatMap(quantity -> quantity.value().stream())
                .flatMap(found -> found.resampling().stream())
                .findFirst();
    }

    private static String sentence(MetricResult metric, EffectResult effect, ResamplingResult found) {
        String subject = effect.version().text() + " on " + metric.id()
                + effect.slice().map(member -> " in " + member.text()).orElse("");
        return subject + ": judged by " + drawn(found)
                + effect.absolute()
                        .value()
                        .map(estimate -> "; the difference has an interval of "
                                + Unit.ofDifference(metric).interval(estimate.estimate(), interval(estimate))
                                + ", by the delta method of "
                                + deltaMethod(Unit.ofDifference(metric), estimate))
                        .orElse("")
                + ".";
    }

    private static String drawn(ResamplingResult found) {
        return Numbers.count(found.replicates()) + " bootstrap replicates over " + drawn(found.baseline()) + " and "
                + drawn(found.candidate());
    }

    private static String drawn(ResamplingResult.Drawn drawn) {
        return Numbers.count(drawn.number())
                + switch (drawn.drawn()) {
                    case UNITS -> " units";
                    case BUCKETS -> " buckets of units";
                };
    }

    private static void row(Table table, MetricResult metric, EffectResult effect, ResamplingResult found) {
        table.row(
                Cell.withNote(
                        metric.id(), effect.slice().map(member -> member.text()).orElse("")),
                Cell.text(effect.version().text()),
                Cell.text(drawn(found)),
                Cell.estimate(Unit.ofDifference(metric), effect.absolute()),
                Cell.text(deltaMethod(Unit.ofDifference(metric), effect.absolute())),
                Cell.estimate(Unit.RELATIVE, effect.relative()),
                Cell.text(deltaMethod(Unit.RELATIVE, effect.relative())));
    }

    private static String deltaMethod(Unit unit, Quantity<EstimateResult> quantity) {
        return quantity.value().map(estimate -> deltaMethod(unit, estimate)).orElse("\u2013");
    }

    private static String deltaMethod(Unit unit, EstimateResult estimate) {
        return estimate.resampling()
                .map(ResamplingResult::deltaMethod)
                .map(delta -> unit.interval(estimate.estimate(), new Interval(delta.lower(), delta.upper(), 0)))
                .orElse("\u2013");
    }

    private static Interval interval(EstimateResult estimate) {
        return new Interval(estimate.lower(), estimate.upper(), 0);
    }
}
