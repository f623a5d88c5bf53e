package io.modelimpact.engine.internal.scenario;

import io.modelimpact.change.Version;
import io.modelimpact.engine.internal.design.SliceMemberKey;
import io.modelimpact.scenario.Outcome;
import io.modelimpact.scenario.ProjectedEffect;
import io.modelimpact.scenario.ProjectedLevel;
import io.modelimpact.scenario.Projection;
import io.modelimpact.scenario.Scenario;
import io.modelimpact.slice.Slice;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An outcome of a scenario for one candidate: what its effects and levels mean.
 *
 * @param scenario the scenario
 * @param outcome the outcome
 * @param candidate the candidate of effects that name none; empty where every effect names one
 * @param baseline the version in use today
 */
record Binding(Scenario scenario, Outcome outcome, Optional<Version> candidate, Version baseline) {

    /** The bindings of an outcome: one, or one a candidate. */
    static List<Binding> of(Scenario scenario, Outcome outcome, Version baseline, List<Version> candidates) {
        boolean open = outcome.projection().leaves().stream()
                .anyMatch(leaf -> leaf instanceof ProjectedEffect effect
                        && effect.candidate().isEmpty());
        if (!open) {
            return List.of(new Binding(scenario, outcome, named(outcome, baseline), baseline));
        }
        return scenario.version().map(List::of).orElse(candidates).stream()
                .map(version -> new Binding(scenario, outcome, Optional.of(version.reference()), baseline))
                .toList();
    }

    /** The one candidate that the formula names, if it names one and no other. */
    private static Optional<Version> named(Outcome outcome, Version baseline) {
        List<Version> versions = outcome.projection().leaves().stream()
                .flatMap(leaf -> version(leaf).stream())
                .filter(version -> !version.isSameAs(baseline))
                .distinct()
                .toList();
        return versions.size() == 1 ? Optional.of(versions.get(0)) : Optional.empty();
    }

    private static Optional<Version> version(Projection leaf) {
        return leaf instanceof ProjectedEffect effect
                ? effect.candidate()
                : leaf instanceof ProjectedLevel level ? Optional.of(level.version()) : Optional.empty();
    }

    /** The key of the outcome's result, unique within a record. */
    String key() {
        return scenario.id() + "/" + outcome.id()
                + candidate.map(version -> "/" + version.describe()).orElse("");
    }

    UncertainQuantity quantity(ProjectedEffect effect) {
        return new UncertainQuantity(
                effect.relative() ? UncertainQuantity.Kind.RELATIVE_EFFECT : UncertainQuantity.Kind.ABSOLUTE_EFFECT,
                effect.metric(),
                effect.candidate().or(() -> candidate).orElseThrow(),
                where(effect.slice(), effect.member()));
    }

    UncertainQuantity quantity(ProjectedLevel level, boolean rolledBack) {
        return new UncertainQuantity(
                UncertainQuantity.Kind.LEVEL,
                level.metric(),
                rolledBack ? baseline.reference() : level.version(),
                where(level.slice(), level.member()));
    }

    private SliceMemberKey where(Optional<Slice> slice, Optional<String> member) {
        Optional<Slice> named = slice.or(scenario::slice);
        Optional<String> one = slice.isPresent() ? member : scenario.member();
        return named.isPresent() && one.isPresent()
                ? new SliceMemberKey(named.get().name(), one.get())
                : SliceMemberKey.EVERYONE;
    }

    /** What the formula reads of the study; with what it reads after a rollback, if that is asked for. */
    NavigableSet<UncertainQuantity> quantities(boolean rolledBackToo) {
        TreeSet<UncertainQuantity> quantities = new TreeSet<>();
        for (Projection leaf : outcome.projection().leaves()) {
            if (leaf instanceof ProjectedEffect effect) {
                quantities.add(quantity(effect));
            } else if (leaf instanceof ProjectedLevel level) {
                quantities.add(quantity(level, false));
                if (rolledBackToo) {
                    quantities.add(quantity(level, true));
                }
            }
        }
        return quantities;
    }

    /** Whether a rollback changes anything: some leaf depends on a candidate. */
    boolean dependsOnCandidate() {
        return outcome.projection().leaves().stream()
                .anyMatch(leaf -> leaf instanceof ProjectedEffect
                        || (leaf instanceof ProjectedLevel level
                                && !level.version().isSameAs(baseline)));
    }
}
