package io.modelimpact.scenario;

import io.modelimpact.Problem;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import io.modelimpact.measure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Something that a scenario takes to be so: a quantity with a distribution, a measure and a reason. */
@Value.Immutable
@ImpactStyle
public sealed interface Assumption extends Operand permits ImmutableAssumption {
    /** The assumption's id, unique within a scenario. Scenarios may give one id different distributions. */
    String id();

    /** How the quantity is distributed. */
    Distribution distribution();

    /** What the quantity is measured in. */
    Measure measure();

    /** Where it is known from. */
    String rationale();

    @Value.Auxiliary
    Optional<String> declaredAt();

    /** Starts the sentence of an assumption. */
    static AssumptionName named(String id, Distribution distribution) {
        return new AssumptionName(id, distribution);
    }

    /** A reference to this assumption. */
    @Override
    default Projection projection() {
        return new ProjectedAssumption(id(), measure());
    }

    /** What is wrong with the assumption; empty for a sound one. */
    default List<Problem> problems(String path) {
        List<Problem> problems = new ArrayList<>();
        distribution()
                .fault()
                .ifPresent(expected -> problems.add(new Problem(
                        "declaration/not-a-distribution",
                        path,
                        "assumption " + id() + ": found " + distribution().describe() + ", expected " + expected,
                        "correct the parameters",
                        declaredAt())));
        if (rationale().isBlank()) {
            problems.add(new Problem(
                    "declaration/no-reason",
                    path,
                    "assumption " + id() + " gives no reason",
                    "say in because(…) where it is known from",
                    declaredAt()));
        }
        return List.copyOf(problems);
    }

    /** For example {@code visitors_per_year is PERT (min 8000000, …) persons}. */
    default String describe() {
        return id() + " is " + distribution().describe()
                + (measure().isNone() ? "" : " " + measure().text());
    }

    /** The canonical JSON form. */
    default JsonObject toJson() {
        return JsonObject.builder()
                .put("id", id())
                .put("distribution", distribution().toJson())
                .put("measure", measure().text())
                .put("because", rationale())
                .build();
    }

    /** Reads what {@link #toJson} wrote. */
    static Assumption fromJson(JsonObject json) {
        Members.only(json, "assumption", "id", "distribution", "measure", "because");
        String measure = json.string("measure");
        return ImmutableAssumption.builder()
                .id(json.string("id"))
                .distribution(Members.object(json, "distribution", Distribution::fromJson))
                .measure(Members.at("measure", () -> Measure.parse(measure)))
                .rationale(json.string("because"))
                .build();
    }
}
