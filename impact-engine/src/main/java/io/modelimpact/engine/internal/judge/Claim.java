package io.modelimpact.engine.internal.judge;

import io.modelimpact.estimand.Estimand;
import io.modelimpact.estimand.Region;
import io.modelimpact.guardrail.Guardrail;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.hypothesis.Role;
import java.util.Optional;

/**
 * A hypothesis or a guardrail: the two are one algebra.
 *
 * @param hypothesis the hypothesis, or empty
 * @param guardrail the guardrail, or empty
 */
public record Claim(Optional<Hypothesis> hypothesis, Optional<Guardrail> guardrail) {

    static Claim of(Hypothesis hypothesis) {
        return new Claim(Optional.of(hypothesis), Optional.empty());
    }

    static Claim of(Guardrail guardrail) {
        return new Claim(Optional.empty(), Optional.of(guardrail));
    }

    /** The id, unique among both. */
    public String id() {
        return hypothesis
                .map(Hypothesis::id)
                .or(() -> guardrail.map(Guardrail::id))
                .orElseThrow();
    }

    /** What it is about. */
    public Estimand estimand() {
        return hypothesis
                .map(Hypothesis::estimand)
                .or(() -> guardrail.map(Guardrail::estimand))
                .orElseThrow();
    }

    /** Where that is claimed or bound to lie. */
    public Region region() {
        return hypothesis
                .map(Hypothesis::region)
                .or(() -> guardrail.map(Guardrail::region))
                .orElseThrow();
    }

    /** Whether the decision rests on it. */
    public boolean decides() {
        return hypothesis.map(claim -> claim.role() == Role.PRIMARY).orElse(true)
                && guardrail.map(guard -> guard.reaction() != Reaction.NOTE).orElse(true);
    }

    /** Its sentence without the estimand's subject: what must be where. */
    public String describe() {
        return hypothesis
                .map(Hypothesis::describe)
                .or(() -> guardrail.map(Guardrail::describe))
                .orElseThrow();
    }
}
