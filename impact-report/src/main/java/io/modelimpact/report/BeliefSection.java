package io.modelimpact.report;

import io.modelimpact.record.BeliefResult;
import io.modelimpact.record.EstimateScale;
import io.modelimpact.record.ImpactRecord;
import java.util.ArrayList;
import java.util.List;

/** What is believed after the data, for policies with priors. */
final class BeliefSection {

    private BeliefSection() {}

    static Section markup(ImpactRecord record) {
        List<Markup> content = new ArrayList<>();
        sentences(record).forEach(sentence -> content.add(Page.paragraph(sentence)));
        return new Section("beliefs", "Beliefs", content);
    }

    static List<String> sentences(ImpactRecord record) {
        return record.beliefs().stream().map(BeliefSection::sentence).toList();
    }

    private static String sentence(BeliefResult belief) {
        String subject = belief.candidate().text() + " on " + belief.metric() + ": ";
        String numbers = belief.found()
                .value()
                .map(found -> numbers(belief, found))
                .or(() -> belief.found().reason().map(ClaimView::sentence))
                .orElse("");
        return subject + numbers + " Beforehand, " + belief.prior() + ".";
    }

    private static String numbers(BeliefResult belief, BeliefResult.Found found) {
        String scale = belief.scale() == EstimateScale.RELATIVE ? " of the baseline" : "";
        return "better with probability " + Numbers.rounded(found.chanceToWin(), 3) + ", worse with probability "
                + Numbers.rounded(found.harm(), 3)
                + found.expectedLoss()
                        .map(loss -> "; choosing it loses " + Numbers.rounded(loss, 3) + scale + " on average")
                        .orElse("")
                + found.interval()
                        .map(interval -> "; the effect lies between "
                                + Numbers.rounded(interval.lower().orElseThrow(), 3) + " and "
                                + Numbers.rounded(interval.upper().orElseThrow(), 3) + scale + " with probability "
                                + Numbers.rounded(interval.confidence(), 3))
                        .orElse("")
                + ".";
    }
}
