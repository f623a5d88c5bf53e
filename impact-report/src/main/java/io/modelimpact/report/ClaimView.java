package io.modelimpact.report;

import io.modelimpact.record.ClaimResult;
import io.modelimpact.record.GuardrailResult;
import io.modelimpact.record.HypothesisResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A hypothesis or a guardrail, as a report shows either. */
record ClaimView(
        ClaimResult claim,
        Unit unit,
        Status status,
        String verdict,
        Optional<String> verdictBeforeDiagnostics,
        String part,
        String because) {

    static List<ClaimView> hypotheses(ImpactRecord record) {
        return record.hypotheses().stream().map(result -> of(record, result)).toList();
    }

    static List<ClaimView> guardrails(ImpactRecord record) {
        return record.guardrails().stream().map(result -> of(record, result)).toList();
    }

    static ClaimView of(ImpactRecord record, HypothesisResult result) {
        return new ClaimView(
                result.claim(),
                Unit.of(result.claim(), record.metric(result.claim().metric())),
                Status.of(result.verdict()),
                Words.of(result.verdict()),
                result.verdictBeforeDiagnostics().map(Words::of),
                Words.of(result.role()),
                result.because());
    }

    static ClaimView of(ImpactRecord record, GuardrailResult result) {
        return new ClaimView(
                result.claim(),
                Unit.of(result.claim(), record.metric(result.claim().metric())),
                Status.of(result.verdict()),
                Words.of(result.verdict()),
                result.verdictBeforeDiagnostics().map(Words::of),
                Words.of(result.otherwise()),
                result.because().orElse(""));
    }

    /** The estimate, or a dash. */
    String effect() {
        return claim.evidence()
                .map(found -> unit.effect(found.estimate(), found.simultaneousInterval()))
                .orElse("\u2013");
    }

    /** The interval the verdict rests on, or a dash. */
    String interval() {
        return claim.evidence()
                .map(found -> unit.interval(found.estimate(), found.simultaneousInterval()))
                .orElse("\u2013");
    }

    /** What a reader must know besides the verdict: why it is not a pass, what it would have been, what to do. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        boolean checked = !claim.flags().contains(ClaimResult.UNPLANNED_LOOK)
                || claim.flags().contains(ClaimResult.REQUIRED_DIAGNOSTIC_FAILED);
        verdictBeforeDiagnostics.ifPresent(before -> remarks.add("The numbers alone would say "
                + before.toLowerCase(Locale.ROOT)
                + (checked
                        ? ", but a required check failed or is missing, so that does not count."
                        : ", but nobody planned to look now, so that does not count.")));
        if (verdictBeforeDiagnostics.isEmpty() && claim.flags().contains(ClaimResult.REQUIRED_DIAGNOSTIC_FAILED)) {
            remarks.add("A required check failed or is missing.");
        }
        if (claim.flags().contains(ClaimResult.UNPLANNED_LOOK)) {
            remarks.add("The plan does not foresee this look, so that it can support nothing.");
        }
        if (claim.flags().contains(ClaimResult.NOT_ADMISSIBLE)) {
            remarks.add("Not admissible: a blocking rule of a data contract failed.");
        }
        claim.reason().map(ClaimView::sentence).ifPresent(remarks::add);
        if (remarks.isEmpty() && status == Status.UNCLEAR) {
            remarks.add("The interval reaches across the bound, so the data do not tell. More units would narrow it.");
        }
        return List.copyOf(remarks);
    }

    /** Candidate and slice, as a label. */
    String subject() {
        return claim.candidate().text()
                + claim.slice().map(slice -> ", " + slice.text()).orElse("");
    }

    /** A reason and its remedy as sentences. */
    static String sentence(Reason reason) {
        String remedy = reason.remedy().isEmpty() ? "" : " Remedy: " + PlainText.sentence(reason.remedy());
        return PlainText.sentence(PlainText.capitalized(reason.message())) + remedy;
    }
}
