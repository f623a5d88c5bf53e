package io.modelimpact.check;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A test of the data. */
public sealed interface Check permits SampleRatioCheck {
    /** The check's id, unique within an assessment. */
    String id();

    /** The kind of diagnostic that it is; designs require diagnostics by kind. */
    String kind();

    /** Where the host declared it, if known. */
    Optional<String> declaredAt();

    /** What is wrong with the check; empty for a sound one. */
    List<Problem> problems(String path);

    /** A sentence for people. */
    String describe();

    /** The canonical JSON form. */
    JsonObject toJson();

    /** Reads what {@link #toJson} wrote. */
    static Check fromJson(JsonObject json) {
        if (json.string("kind").equals(SampleRatioCheck.KIND)) {
            return SampleRatioCheck.read(json);
        }
        throw new ImpactException(
                "declaration/unknown-check",
                "checks: found kind \"" + json.string("kind") + "\", expected " + SampleRatioCheck.KIND,
                "use a check that this version of the library knows");
    }
}
