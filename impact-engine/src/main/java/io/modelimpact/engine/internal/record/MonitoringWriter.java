package io.modelimpact.engine.internal.record;

import io.modelimpact.engine.LookRule.Spending;
import io.modelimpact.engine.internal.judge.ClaimFinding;
import io.modelimpact.engine.internal.judge.ClaimFinding.Measured;
import io.modelimpact.engine.internal.judge.Findings;
import io.modelimpact.engine.internal.judge.LookFinding;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import java.time.Instant;

/** Writes the looks at a monitored assessment: this one, and those before it as their own records hold them. */
final class MonitoringWriter {
    private final LookFinding look;
    private final Instant asOf;

    MonitoringWriter(LookFinding look, Instant asOf) {
        this.look = look;
        this.asOf = asOf;
    }

    JsonObject write(Findings findings) {
        return JsonObject.builder()
                .put("method", look.plan().method())
                .put("plan", look.plan().describe())
                .put("look", look(findings))
                .put("earlier", JsonArray.of(look.history().looks()))
                .build();
    }

    private JsonObject look(Findings findings) {
        return JsonObject.builder()
                .put("number", look.number())
                .put("units", look.units())
                .put("fraction", look.rule().fraction().map(JsonNumber::of))
                .put("planned", look.rule().isPlanned())
                .put("asOf", asOf.toString())
                .put("alphaSpent", look.alphaSpent().map(JsonNumber::of))
                .put("sentence", look.sentence())
                .put(
                        "claims",
                        JsonArray.of(findings.claims().stream().map(this::claim).toList()))
                .build();
    }

    private JsonObject claim(ClaimFinding finding) {
        JsonObject.Builder json = JsonObject.builder()
                .put("key", finding.key())
                .put(
                        "verdict",
                        finding.claim().hypothesis().isPresent()
                                ? finding.verdict().ofClaim().name()
                                : finding.verdict().ofLimit().name());
        if (look.byStandardErrors()) {
            finding.measured()
                    .ifPresent(
                            known -> json.put("standardError", known.estimate().standardError()));
            look.rule(finding).fraction().ifPresent(fraction -> json.put("fraction", fraction.doubleValue()));
        }
        look.rule(finding).spending().ifPresent(spending -> spending(json, spending));
        finding.measured()
                .map(Measured::pValue)
                .ifPresent(pValue -> json.put("pValue", pValue.doubleValue())
                        .put("alwaysValidPValue", look.smallest(finding, pValue)));
        look.decidedAt(finding).ifPresent(number -> json.put("decidedAt", number.longValue()));
        return json.build();
    }

    private static void spending(JsonObject.Builder json, Spending spending) {
        json.put("alphaSpentBefore", spending.before())
                .put("alphaSpent", spending.now())
                .put("nominalErrorRate", spending.nominalErrorRate());
        if (Double.isFinite(spending.critical())) {
            json.put("critical", spending.critical());
        }
    }
}
