package io.modelimpact.report;

import io.modelimpact.record.ClaimEvidence;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.Interval;
import io.modelimpact.record.Quantity;
import io.modelimpact.record.Reason;
import java.util.List;

/** What stands in the cells of tables. */
final class Cell {

    private Cell() {}

    static Markup text(String text) {
        return Markup.text(text);
    }

    /** A text with a smaller line below it. */
    static Markup withNote(String text, String note) {
        return Markup.join(List.of(text(text), note(note)));
    }

    /** A smaller line; nothing for an empty text. */
    static Markup note(String note) {
        return note.isEmpty()
                ? Markup.NONE
                : Element.of("div", "note").text(note).markup();
    }

    /** A status with remarks below it. */
    static Markup status(Status status, String word, List<String> remarks) {
        return Markup.join(List.of(
                status.badge(word), Markup.join(remarks.stream().map(Cell::note).toList())));
    }

    /** A number that carries its exact value along. */
    static Markup number(String shown, double exact) {
        return Element.of("data", "num")
                .with("value", Numbers.exact(exact))
                .with("title", "exactly " + Numbers.exact(exact))
                .text(shown)
                .markup();
    }

    /** A whole number. */
    static Markup count(long value) {
        return Element.of("span", "num").text(Numbers.count(value)).markup();
    }

    /** The effect of a claim. */
    static Markup effect(ClaimView view) {
        return view.claim()
                .evidence()
                .map(found -> number(view.effect(), found.estimate()))
                .orElse(text("\u2013"));
    }

    static Markup interval(ClaimView view) {
        return view.claim()
                .evidence()
                .map(found -> interval(
                        view.unit(),
                        found.estimate(),
                        found.simultaneousInterval(),
                        confidence(found.simultaneousInterval())))
                .orElse(text("\u2013"));
    }

    /** The p-value adjusted for the family, and the plain one below it where the two differ. */
    static Markup pValue(ClaimView view) {
        return view.claim().evidence().map(Cell::pValues).orElse(text("\u2013"));
    }

    /** An effect that was estimated outside of claims. */
    static Markup estimate(Unit unit, Quantity<EstimateResult> quantity) {
        return quantity.value()
                .map(found -> estimate(unit, found))
                .orElseGet(() -> undefined(quantity.reason().orElseThrow()));
    }

    /** A level, or why there is none. */
    static Markup level(Unit unit, Quantity<Double> quantity) {
        return quantity.value()
                .map(found -> number(unit.level(found), found))
                .orElseGet(() -> undefined(quantity.reason().orElseThrow()));
    }

    private static Markup undefined(Reason reason) {
        return status(Status.ABSENT, "Undefined", List.of(ClaimView.sentence(reason)));
    }

    private static Markup pValues(ClaimEvidence found) {
        Markup adjusted = found.adjustedPValue()
                .or(found::pValue)
                .map(value -> number(Numbers.pValue(value), value))
                .orElse(text("\u2013"));
        boolean differs =
                found.adjustedPValue().isPresent() && !found.adjustedPValue().equals(found.pValue());
        String plain = found.pValue().map(Numbers::pValue).orElse("");
        return Markup.join(List.of(adjusted, note(differs && !plain.isEmpty() ? "alone: " + plain : "")));
    }

    private static Markup estimate(Unit unit, EstimateResult found) {
        Interval interval = new Interval(found.lower(), found.upper(), 0);
        return Markup.join(List.of(
                number(unit.effect(found.estimate(), interval), found.estimate()),
                Element.of("div", "note")
                        .add(interval(unit, found.estimate(), interval, ""))
                        .markup()));
    }

    private static Markup interval(Unit unit, double estimate, Interval interval, String confidence) {
        String exact = interval.lower().map(Numbers::exact).orElse("unbounded") + " to "
                + interval.upper().map(Numbers::exact).orElse("unbounded");
        Markup shown = Element.of("span", "num")
                .with("title", "exactly " + exact)
                .text(unit.interval(estimate, interval))
                .markup();
        return Markup.join(List.of(shown, note(confidence)));
    }

    private static String confidence(Interval interval) {
        return "at " + Numbers.share(interval.confidence()) + "\u00a0% confidence";
    }
}
