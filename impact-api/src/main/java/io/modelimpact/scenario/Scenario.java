package io.modelimpact.scenario;

import io.modelimpact.Problem;
import io.modelimpact.change.Version;
import io.modelimpact.internal.CallSite;
import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * A plausible future: assumptions, and outcomes computed from them and from measured effects. One scenario is the reference, the
 * first unless another one says so; the others are compared with it draw by draw.
 */
@Value.Immutable
@ImpactStyle
public sealed interface Scenario permits ImmutableScenario {
    /** The scenario's id, unique within an assessment. */
    String id();

    /** What it takes to be so. */
    List<Assumption> assumptions();

    /** How assumptions move together; those that are not named do not. */
    List<Correlation> correlations();

    /** What it yields. */
    List<Outcome> outcomes();

    /** The candidate that is used, by model and label alone; every one in turn, if absent. */
    Optional<Version> version();

    /** The slice of the cohort. */
    Optional<Slice> slice();

    /** The member of the slice in whom effects and levels are taken; everyone, if absent. */
    Optional<String> member();

    /** The name of the feature set that the scenario supposes; a label, nothing is computed from it. */
    Optional<String> featureSet();

    /** What the scenario takes for granted, in words. */
    List<String> statements();

    /** What the scenario can not say. */
    List<String> limitations();

    /** Whether it is declared to be the one that others are compared with. */
    @Value.Default
    default boolean declaredReference() {
        return false;
    }

    @Value.Auxiliary
    Optional<String> declaredAt();

    /** A scenario that yields nothing yet. */
    static Scenario named(String id) {
        return ImmutableScenario.builder().id(id).declaredAt(CallSite.here()).build();
    }

    /** This scenario with assumptions; every one of them must be used. */
    default Scenario assuming(Assumption... assumptions) {
        return ((ImmutableScenario) this).withAssumptions(joined(assumptions(), List.of(assumptions)));
    }

    /** This scenario with two assumptions that move together. */
    default Scenario correlating(Assumption first, Assumption second, String correlation) {
        String subject = "correlation of " + first.id() + " and " + second.id();
        Correlation tie = new Correlation(first.id(), second.id(), Decimals.parse(subject, correlation));
        return ((ImmutableScenario) this).withCorrelations(joined(correlations(), List.of(tie)));
    }

    /** This scenario with outcomes. */
    default Scenario projecting(Outcome... outcomes) {
        return ((ImmutableScenario) this).withOutcomes(joined(outcomes(), List.of(outcomes)));
    }

    /** This scenario with the candidate that is used. */
    default Scenario using(Version version) {
        return ((ImmutableScenario) this).withVersion(version.reference());
    }

    /** This scenario for one member of a slice: effects and levels are those in that member. */
    default Scenario forCohort(Slice slice, String member) {
        return ((ImmutableScenario) this).withSlice(slice).withMember(member);
    }

    /** This scenario with the name of the feature set that it supposes. */
    Scenario withFeatureSet(String featureSet);

    /** This scenario with what it takes for granted, in words. */
    default Scenario statingThat(String... statements) {
        return ((ImmutableScenario) this).withStatements(joined(statements(), List.of(statements)));
    }

    /** This scenario with what it can not say. */
    default Scenario limitedBy(String... limitations) {
        return ((ImmutableScenario) this).withLimitations(joined(limitations(), List.of(limitations)));
    }

    /** This scenario as the one that others are compared with. */
    default Scenario asReference() {
        return ((ImmutableScenario) this).withDeclaredReference(true);
    }

    private static <T> List<T> joined(List<T> known, List<T> more) {
        return Stream.concat(known.stream(), more.stream()).toList();
    }

    /** What is wrong with the scenario in itself; empty for a sound one. */
    default List<Problem> problems(String path) {
        return new ScenarioProblems(this, path).find();
    }

    /** A sentence for people. */
    default String describe() {
        return "scenario " + id()
                + version().map(version -> " with " + version.describe()).orElse("")
                + slice().map(slice -> " for " + slice.name() + " " + member().orElse(""))
                        .orElse("")
                + featureSet().map(features -> " on features " + features).orElse("")
                + (assumptions().isEmpty()
                        ? ""
                        : ", assuming "
                                + assumptions().stream()
                                        .map(Assumption::describe)
                                        .collect(Collectors.joining("; ")))
                + ", yields "
                + outcomes().stream().map(Outcome::describe).collect(Collectors.joining("; "));
    }

    /** The canonical JSON form: references by id. */
    default JsonObject toJson() {
        return ScenarioJson.write(this);
    }

    /** Reads what {@link #toJson} wrote, with look-ups for what it refers to. */
    static Scenario fromJson(JsonObject json, Function<String, Metric> metrics, Function<String, Slice> slices) {
        return ScenarioJson.read(json, metrics, slices);
    }
}
