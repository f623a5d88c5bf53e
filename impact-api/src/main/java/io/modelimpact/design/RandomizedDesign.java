package io.modelimpact.design;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.change.Change;
import io.modelimpact.change.Version;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.TextField;
import io.modelimpact.internal.CallSite;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/**
 * A randomised experiment, the arm of each row in a column of its own.
 *
 * <p>Unless it says otherwise, a row is a unit. {@link #unitsRepeat()} declares that units have several rows, such as events: each metric then says
 * whether it is about rows or about units, variances are made of the sums of each unit, units are counted by name, and that no unit is in
 * two arms is a diagnostic that the design requires. The scan keeps the names of the units of each cell, and their sums.
 */
@Value.Immutable
@ImpactStyle
public sealed interface RandomizedDesign extends StudyDesign permits ImmutableRandomizedDesign {
    /** The kind of this design in records. */
    String KIND = "RANDOMIZED";

    /** The diagnostic that a randomised design needs. */
    String SAMPLE_RATIO = "SAMPLE_RATIO";

    /** The diagnostic that covariates of metrics were alike in the arms; made whenever there are covariates, and needed then. */
    String COVARIATE_BALANCE = "COVARIATE_BALANCE";

    /** The diagnostic that no unit has rows in two arms, where units may have several rows. */
    String UNIT_IN_ONE_ARM = "UNIT_IN_ONE_ARM";

    /** The column that identifies a randomised unit. */
    @Override
    IdField unit();

    /** The column that holds the name of the unit's arm. */
    TextField assignment();

    /** The arms in declared order; exactly one of them shows the baseline. */
    List<Arm> arms();

    /** How long the units were observed, where it is known; it tells how fast units come. */
    Optional<Duration> observationTime();

    /** Whether a unit may have several rows. */
    @Value.Default
    default boolean isClustered() {
        return false;
    }

    @Value.Auxiliary
    Optional<String> declaredAt();

    /** This design with how long its units were observed. */
    default RandomizedDesign observedFor(Duration time) {
        return ((ImmutableRandomizedDesign) this).withObservationTime(time);
    }

    /** This design where a unit may have several rows, so that its rows are not independent of each other. */
    default RandomizedDesign unitsRepeat() {
        return ((ImmutableRandomizedDesign) this).withIsClustered(true);
    }

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default Identification identification() {
        return Identification.RANDOMIZED;
    }

    @Override
    default String dataset() {
        return unit().dataset();
    }

    @Override
    default SortedSet<Field> fields() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(List.of(unit(), assignment())));
    }

    @Override
    default Set<String> requiredDiagnostics() {
        return isClustered() ? Set.of(SAMPLE_RATIO, UNIT_IN_ONE_ARM) : Set.of(SAMPLE_RATIO);
    }

    @Override
    default Set<String> applicableChecks() {
        return Set.of(SAMPLE_RATIO);
    }

    /** The arm that shows the version, if there is one. */
    default Optional<Arm> armOf(Version version) {
        return arms().stream().filter(arm -> arm.version().isSameAs(version)).findFirst();
    }

    @Override
    default List<Problem> problems(String path, Change change) {
        return new DesignProblems(this, path, change).find();
    }

    @Override
    default String describe() {
        return "units of " + unit().name() + " in " + dataset() + (isClustered() ? ", of several rows each," : "")
                + " were assigned at random, by "
                + assignment().name()
                + ", to "
                + arms().stream()
                        .map(arm -> arm.name() + " (" + arm.version().describe() + ", weight "
                                + arm.weight().toPlainString() + ")")
                        .collect(Collectors.joining(", "));
    }

    @Override
    default JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("kind", KIND)
                .put("dataset", dataset())
                .put("unit", unit().name())
                .put("assignment", assignment().name())
                .put("arms", JsonArray.of(arms().stream().map(Arm::toJson).toList()));
        if (isClustered()) {
            json.put("unitsRepeat", true);
        }
        observationTime().ifPresent(time -> json.put("observedFor", time.toString()));
        return json.build();
    }

    /** Reads what {@link #toJson} wrote. */
    static RandomizedDesign fromJson(JsonObject json, BiFunction<String, String, Field> fields) {
        Members.only(json, "design", "kind", "dataset", "unit", "assignment", "arms", "observedFor", "unitsRepeat");
        String dataset = json.string("dataset");
        Field unit = fields.apply(dataset, json.string("unit"));
        Field assignment = fields.apply(dataset, json.string("assignment"));
        if (!(unit instanceof IdField id) || !(assignment instanceof TextField text)) {
            throw DesignProblems.wrongColumns(unit, assignment);
        }
        return ImmutableRandomizedDesign.builder()
                .unit(id)
                .assignment(text)
                .addAllArms(Members.each(json, "arms", Arm::fromJson))
                .isClustered(json.findFlag("unitsRepeat").orElse(false))
                .observationTime(json.findString("observedFor").map(RandomizedDesign::time))
                .build();
    }

    private static Duration time(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new ImpactException(
                    "declaration/not-a-duration",
                    "observedFor: found \"" + text + "\", expected a duration such as P14D or PT36H",
                    "write it as ISO 8601 does");
        }
    }

    /** Starts the sentence {@code randomized().unit(…).assignedBy(…).arms(…)}. */
    static Randomized randomized() {
        return new Randomized();
    }

    /** Awaits the unit. */
    final class Randomized {
        private Randomized() {}

        /** The column that identifies a randomised unit; one row a unit, unless the design says that units repeat. */
        public RandomizedUnits unit(IdField unit) {
            return new RandomizedUnits(unit);
        }
    }

    /** Awaits the assignment column. */
    final class RandomizedUnits {
        private final IdField unit;

        private RandomizedUnits(IdField unit) {
            this.unit = unit;
        }

        /** The column that holds the name of the unit's arm. */
        public AssignedUnits assignedBy(TextField assignment) {
            return new AssignedUnits(unit, assignment);
        }
    }

    /** Awaits the arms. */
    final class AssignedUnits {
        private final IdField unit;
        private final TextField assignment;

        private AssignedUnits(IdField unit, TextField assignment) {
            this.unit = unit;
            this.assignment = assignment;
        }

        /** The arms, one of them showing the baseline. */
        public RandomizedDesign arms(Arm first, Arm... others) {
            List<Arm> arms = new ArrayList<>(List.of(first));
            arms.addAll(List.of(others));
            return ImmutableRandomizedDesign.builder()
                    .unit(unit)
                    .assignment(assignment)
                    .addAllArms(arms)
                    .declaredAt(CallSite.here())
                    .build();
        }
    }
}
