package io.modelimpact.report;

import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.LookResult;
import io.modelimpact.record.LookedClaim;
import io.modelimpact.record.MonitoringResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The looks at a monitored assessment: the plan, this look in words, and what every look said. */
final class MonitoringSection {

    private MonitoringSection() {}

    static Section markup(ImpactRecord record) {
        return new Section(
                "looks",
                "Looks",
                record.monitoring().map(MonitoringSection::content).orElse(List.of()));
    }

    /** The plan, this look, and what was decided at which, as sentences; none for an assessment that is not monitored. */
    static List<String> sentences(ImpactRecord record) {
        return record.monitoring().map(MonitoringSection::sentences).orElse(List.of());
    }

    private static List<String> sentences(MonitoringResult monitoring) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "The plan is " + monitoring.plan() + ". Verdicts rest on it and not on the interval of a single look.");
        sentences.add(monitoring.look().sentence());
        monitoring
                .look()
                .claims()
                .forEach(claim -> claim.decidedAt()
                        .ifPresent(look -> sentences.add(claim.key() + " was first decided at look " + look + ".")));
        return List.copyOf(sentences);
    }

    private static List<Markup> content(MonitoringResult monitoring) {
        List<Markup> content = new ArrayList<>();
        sentences(monitoring)
                .forEach(sentence -> content.add(
                        sentence.equals(monitoring.look().sentence())
                                        && !monitoring.look().planned()
                                ? Page.paragraph("warning", sentence)
                                : Page.paragraph(sentence)));
        Table table = new Table(
                "Every look and what it said",
                "Look",
                "As of",
                "Units",
                "Planned",
                "Claim",
                "Information",
                "Boundary",
                "Always-valid p",
                "Verdict");
        Stream.concat(monitoring.earlier().stream(), Stream.of(monitoring.look()))
                .forEach(look -> look.claims().forEach(claim -> row(table, look, claim)));
        if (!table.isEmpty()) {
            content.add(table.markup());
        }
        return content;
    }

    private static void row(Table table, LookResult look, LookedClaim claim) {
        table.row(
                Cell.text(Integer.toString(look.number())),
                Cell.text(look.asOf()),
                Cell.text(Numbers.count(look.units())),
                Cell.text(look.planned() ? "yes" : "no"),
                Cell.text(claim.key()),
                Cell.text(claim.fraction()
                        .or(look::fraction)
                        .map(fraction -> Numbers.share(fraction) + "\u00a0%")
                        .orElse("\u2013")),
                Cell.text(claim.critical()
                        .map(critical -> Numbers.rounded(critical, 4))
                        .orElse("\u2013")),
                Cell.text(claim.alwaysValidPValue()
                        .map(value -> Numbers.rounded(value, 3))
                        .orElse("\u2013")),
                Cell.text(claim.verdict().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
}
