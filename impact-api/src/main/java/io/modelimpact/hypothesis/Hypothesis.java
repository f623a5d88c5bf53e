package io.modelimpact.hypothesis;

import io.modelimpact.Problem;
import io.modelimpact.estimand.Amount;
import io.modelimpact.estimand.AmountRange;
import io.modelimpact.estimand.ClaimProblems;
import io.modelimpact.estimand.Estimand;
import io.modelimpact.estimand.Region;
import io.modelimpact.internal.Enums;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.immutables.value.Value;

/** A claim about the effect of the change. */
@Value.Immutable
@ImpactStyle
public sealed interface Hypothesis permits ImmutableHypothesis {
    /** The hypothesis' id, unique among claims and guardrails. */
    String id();

    /** What the claim is about. */
    Estimand estimand();

    /** Where it is claimed to lie. */
    Region region();

    /** How large the effect is expected to be; shown beside what was observed, never tested. */
    Optional<AmountRange> expectation();

    /** Whether the decision rests on it. */
    Role role();

    /** Why the claim is made. */
    String rationale();

    /** The margin as the sentence says it, where it says one; for messages alone, the region holds what counts. */
    @Value.Auxiliary
    Optional<Amount> margin();

    @Value.Auxiliary
    Optional<String> declaredAt();

    /** Starts the sentence of a hypothesis. */
    static HypothesisName named(String id) {
        return new HypothesisName(id);
    }

    /** What is wrong with the hypothesis; empty for a sound one. */
    default List<Problem> problems(String path) {
        List<Problem> problems = new ArrayList<>(checker(path).find(estimand(), region(), margin()));
        expectation()
                .ifPresent(range ->
                        problems.addAll(checker(path).find(range, estimand().metric())));
        if (rationale().isBlank()) {
            problems.add(new Problem(
                    "declaration/no-reason",
                    path,
                    "hypothesis " + id() + " gives no reason",
                    "say in because(…) why the effect is expected",
                    declaredAt()));
        }
        return List.copyOf(problems);
    }

    private ClaimProblems checker(String path) {
        return new ClaimProblems("hypothesis " + id(), path, declaredAt());
    }

    /** For example {@code the effect on conversion is above zero}. */
    default String describe() {
        return estimand().describe() + " is " + region().describe();
    }

    /** The canonical JSON form. */
    default JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("id", id())
                .put("that", estimand().toJson())
                .put("is", region().toJson())
                .put("role", role().name())
                .put("because", rationale());
        expectation().ifPresent(range -> json.put("expecting", range.toJson()));
        return json.build();
    }

    /** Reads what {@link #toJson} wrote, with look-ups for what it refers to. */
    static Hypothesis fromJson(JsonObject json, Function<String, Metric> metrics, Function<String, Slice> slices) {
        Members.only(json, "hypothesis", "id", "that", "is", "role", "because", "expecting");
        return ImmutableHypothesis.builder()
                .id(json.string("id"))
                .estimand(Members.object(json, "that", that -> Estimand.fromJson(that, metrics, slices)))
                .region(Members.object(json, "is", Region::fromJson))
                .role(Enums.readOr(Role.PRIMARY, json, "role"))
                .rationale(json.string("because"))
                .expectation(Members.find(json, "expecting", AmountRange::fromJson))
                .build();
    }
}
