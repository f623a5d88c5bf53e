package io.modelimpact.engine.internal.record;

import io.modelimpact.engine.Posterior;
import io.modelimpact.engine.internal.judge.BeliefFinding;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import java.util.List;

/** Writes what is believed after the data. */
final class BeliefWriter {
    private BeliefWriter() {}

    static JsonArray write(List<BeliefFinding> findings) {
        return JsonArray.of(findings.stream().map(BeliefWriter::belief).toList());
    }

    private static JsonObject belief(BeliefFinding finding) {
        return JsonObject.builder()
                .put("metric", finding.prior().metric())
                .put("candidate", finding.contrast().candidate().toReference())
                .put("arm", finding.contrast().treated().name())
                .put("method", finding.prior().method())
                .put("prior", finding.prior().describe())
                .put("scale", ResultsWriter.scale(finding.relative()))
                .put(
                        "posterior",
                        finding.posterior()
                                .map(BeliefWriter::posterior)
                                .orElseGet(() -> JsonObject.builder()
                                        .put(
                                                "undefined",
                                                ResultsWriter.reason(
                                                        finding.reason().orElseThrow()))
                                        .build()))
                .build();
    }

    private static JsonObject posterior(Posterior belief) {
        JsonObject.Builder json = JsonObject.builder()
                .put("chanceToWin", belief.above())
                .put("harm", belief.below())
                .put("expectedLoss", belief.lossBelow().map(JsonNumber::of))
                .put("expectedLossOfBaseline", belief.lossAbove().map(JsonNumber::of));
        belief.interval().ifPresent(interval -> {
            JsonObject.Builder ends = JsonObject.builder().put("confidence", interval.confidenceLevel());
            ResultsWriter.ends(ends, interval.lower(), interval.upper());
            json.put("interval", ends.build());
        });
        return json.build();
    }
}
