package io.modelimpact.guardrail;

import io.modelimpact.Problem;
import io.modelimpact.estimand.Amount;
import io.modelimpact.estimand.ClaimProblems;
import io.modelimpact.estimand.Estimand;
import io.modelimpact.estimand.Region;
import io.modelimpact.internal.Enums;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.immutables.value.Value;

/** A limit on the effect of the change, on its effect on a gap, or on the level itself. */
@Value.Immutable
@ImpactStyle
public sealed interface Guardrail permits ImmutableGuardrail {
    /** The guardrail's id, unique among claims and guardrails. */
    String id();

    /** What is limited. */
    Estimand estimand();

    /** Where it must lie. */
    Region region();

    /** What follows when it does not. */
    Reaction reaction();

    /** Why the limit stands. */
    Optional<String> rationale();

    /** The margin as the sentence says it, where it says one; for messages alone, the region holds what counts. */
    @Value.Auxiliary
    Optional<Amount> margin();

    @Value.Auxiliary
    Optional<String> declaredAt();

    /** Starts the sentence of a guardrail. */
    static GuardrailName named(String id) {
        return new GuardrailName(id);
    }

    /** This guardrail with the reason for its limit. */
    default Guardrail because(String reason) {
        return ((ImmutableGuardrail) this).withRationale(reason);
    }

    /** What is wrong with the guardrail; empty for a sound one. */
    default List<Problem> problems(String path) {
        return new ClaimProblems("guardrail " + id(), path, declaredAt()).find(estimand(), region(), margin());
    }

    /** For example {@code the effect on conversion in each country must be above -1 percentage points}. */
    default String describe() {
        return estimand().describe() + " must be " + region().describe();
    }

    /** The canonical JSON form. */
    default JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("id", id())
                .put("on", estimand().toJson())
                .put("mustBe", region().toJson())
                .put("otherwise", reaction().name());
        rationale().ifPresent(reason -> json.put("because", reason));
        return json.build();
    }

    /** Reads what {@link #toJson} wrote, with look-ups for what it refers to. */
    static Guardrail fromJson(JsonObject json, Function<String, Metric> metrics, Function<String, Slice> slices) {
        Members.only(json, "guardrail", "id", "on", "mustBe", "otherwise", "because");
        return ImmutableGuardrail.builder()
                .id(json.string("id"))
                .estimand(Members.object(json, "on", on -> Estimand.fromJson(on, metrics, slices)))
                .region(Members.object(json, "mustBe", Region::fromJson))
                .reaction(Enums.read(Reaction.class, json, "otherwise"))
                .rationale(json.findString("because"))
                .build();
    }
}
