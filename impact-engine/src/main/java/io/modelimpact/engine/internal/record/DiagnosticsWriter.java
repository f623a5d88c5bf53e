package io.modelimpact.engine.internal.record;

import io.modelimpact.decision.Multiplicity;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.internal.design.StudyKernels;
import io.modelimpact.engine.internal.judge.Levels;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes what a reader must keep in mind: failed parts, exclusions, what was left out on purpose, what was not proven. */
final class DiagnosticsWriter {
    private final Protocol protocol;
    private final Evidence evidence;
    private final Levels levels;
    private final List<JsonObject> diagnostics = new ArrayList<>();

    DiagnosticsWriter(Protocol protocol, Evidence evidence) {
        this.protocol = protocol;
        this.evidence = evidence;
        this.levels = new Levels(evidence);
    }

    JsonArray write() {
        protocol.assessment().metrics().forEach(this::metric);
        protocol.assessment().slices().forEach(this::slice);
        protocol.assessment()
                .omissions()
                .forEach((section, reason) -> add(
                        "declaration/section-left-empty",
                        section.name(),
                        "NOTE",
                        "there are no " + section.name().toLowerCase(Locale.ROOT) + ": " + reason,
                        "declare some in the next version if the reason no longer holds"));
        if (protocol.assessment().policy().multiplicity() == Multiplicity.NONE) {
            add(
                    "policy/no-multiplicity",
                    "policy",
                    "WARNING",
                    "every claim is judged on its own; with several claims some will be decided by chance",
                    "protect the family with adjustedBy(HOLM)");
        }
        StudyKernels.of(protocol.assessment())
                .notes(protocol.contracts())
                .forEach(note -> add(note.code(), note.subject(), "WARNING", note.message(), note.remedy()));
        return JsonArray.of(diagnostics);
    }

    private void metric(Metric metric) {
        levels.refusal(metric)
                .ifPresent(reason -> add(reason.code(), metric.id(), "ERROR", reason.message(), reason.remedy()));
        if (levels.refusal(metric).isEmpty() && levels.missing(metric) > 0) {
            add(
                    "metric/units-excluded",
                    metric.id(),
                    "NOTE",
                    levels.missing(metric) + " units lack a value of " + metric.id() + " ("
                            + metric.missingValues().name() + ")",
                    "compare the arms' shares of missing values if they could depend on the change");
        }
    }

    private void slice(Slice slice) {
        if (evidence.slices().containsKey(slice.name())
                && evidence.slices().get(slice.name()).cardinalityExceeded()) {
            add(
                    "slice/cardinality-exceeded",
                    slice.name(),
                    "ERROR",
                    "slice " + slice.name() + " has more than " + Slice.MOST_FOUND_MEMBERS
                            + " members and was not evaluated",
                    "list the members that matter, or band the column");
        }
    }

    private void add(String code, String subject, String severity, String message, String remedy) {
        diagnostics.add(JsonObject.builder()
                .put("code", code)
                .put("subject", subject)
                .put("severity", severity)
                .put("message", message)
                .put("remedy", remedy)
                .build());
    }
}
