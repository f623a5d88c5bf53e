package io.modelimpact.design;

import io.modelimpact.Problem;
import io.modelimpact.change.Change;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.IdField;
import io.modelimpact.internal.CallSite;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * The same rows scored by every version of the change, offline or in shadow. The columns that differ from version to version are named
 * once; metrics read the fields that stand for them.
 *
 * <p>Unless it says otherwise, a row is a unit, and that no unit has two rows is a diagnostic that the design requires: the scan proves it,
 * in memory proportional to the number of units (24 to 48 bytes each), which only paired designs spend. {@link #unitsRepeat()} declares
 * that units have several rows; variances are then made of the sums of each unit.
 */
@Value.Immutable
@ImpactStyle
public sealed interface PairedDesign extends StudyDesign permits ImmutablePairedDesign {
    /** The kind of this design in records. */
    String KIND = "PAIRED";

    /** The diagnostic that no unit has two rows and every row names its unit. */
    String UNIT_UNIQUENESS = "UNIT_UNIQUENESS";

    /** The diagnostic that every row names its unit, where units may have several rows. */
    String UNIT_IDENTITY = "UNIT_IDENTITY";

    /** The column that identifies a unit. */
    @Override
    IdField unit();

    /** What differs from version to version, in declared order. */
    List<Scoring> scorings();

    /** Whether a unit may have several rows. */
    boolean isClustered();

    @Value.Auxiliary
    Optional<String> declaredAt();

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default Identification identification() {
        return Identification.PAIRED;
    }

    @Override
    default String dataset() {
        return unit().dataset();
    }

    @Override
    default SortedSet<Field> fields() {
        TreeSet<Field> fields = new TreeSet<>(List.of(unit()));
        columns().map(VersionColumn::column).forEach(fields::add);
        return Collections.unmodifiableSortedSet(fields);
    }

    @Override
    default SortedSet<Field> standIns() {
        return Collections.unmodifiableSortedSet(
                scorings().stream().map(Scoring::standIn).collect(Collectors.toCollection(TreeSet::new)));
    }

    private Stream<VersionColumn> columns() {
        return scorings().stream().flatMap(scoring -> scoring.columns().stream());
    }

    @Override
    default Set<String> requiredDiagnostics() {
        return Set.of(isClustered() ? UNIT_IDENTITY : UNIT_UNIQUENESS);
    }

    @Override
    default Set<String> applicableChecks() {
        return Set.of();
    }

    @Override
    default List<Problem> problems(String path, Change change) {
        return new PairedProblems(this, path, change).find();
    }

    /** This design with another field that every version fills from a column of its own. */
    default PairedDesign andScoring(Field standIn, VersionColumn first, VersionColumn... others) {
        List<Scoring> more = new ArrayList<>(scorings());
        more.add(scoring(standIn, first, others));
        return ((ImmutablePairedDesign) this).withScorings(more);
    }

    /** This design where a unit may have several rows, so that its rows are not independent of each other. */
    default PairedDesign unitsRepeat() {
        return ((ImmutablePairedDesign) this).withIsClustered(true);
    }

    @Override
    default String describe() {
        return "the same rows of " + dataset() + ", "
                + (isClustered() ? "several" : "one") + " for each " + unit().name()
                + ", were scored by every version: "
                + scorings().stream().map(Scoring::describe).collect(Collectors.joining("; "));
    }

    @Override
    default JsonObject toJson() {
        return JsonObject.builder()
                .put("kind", KIND)
                .put("dataset", dataset())
                .put("unit", unit().name())
                .put(
                        "scoring",
                        JsonArray.of(scorings().stream().map(Scoring::toJson).toList()))
                .put("unitsRepeat", isClustered())
                .build();
    }

    /** Reads what {@link #toJson} wrote. */
    static PairedDesign fromJson(JsonObject json, BiFunction<String, String, Field> fields) {
        Members.only(json, "design", "kind", "dataset", "unit", "scoring", "unitsRepeat");
        String dataset = json.string("dataset");
        Field unit = fields.apply(dataset, json.string("unit"));
        if (!(unit instanceof IdField id)) {
            throw PairedProblems.wrongUnit(unit);
        }
        return ImmutablePairedDesign.builder()
                .unit(id)
                .addAllScorings(Members.each(
                        json, "scoring", scoring -> Scoring.fromJson(scoring, name -> fields.apply(dataset, name))))
                .isClustered(json.findFlag("unitsRepeat").orElse(false))
                .build();
    }

    private static Scoring scoring(Field standIn, VersionColumn first, VersionColumn... others) {
        List<VersionColumn> columns = new ArrayList<>(List.of(first));
        columns.addAll(List.of(others));
        return new Scoring(standIn, columns);
    }

    /** Starts the sentence {@code paired().unit(…).scoring(…)}. */
    static Paired paired() {
        return new Paired();
    }

    /** Awaits the unit. */
    final class Paired {
        private Paired() {}

        /** The column that identifies a unit. */
        public PairedUnits unit(IdField unit) {
            return new PairedUnits(unit);
        }
    }

    /** Awaits what the versions said. */
    final class PairedUnits {
        private final IdField unit;

        private PairedUnits(IdField unit) {
            this.unit = unit;
        }

        /**
         * What the versions said of each row.
         *
         * @param standIn a field of the dataset that stands for the model's decision or score; no column of the data
         * @param first the column that one version filled
         * @param others the columns of the other versions of the change
         */
        public PairedDesign scoring(Field standIn, VersionColumn first, VersionColumn... others) {
            return ImmutablePairedDesign.builder()
                    .unit(unit)
                    .addScorings(PairedDesign.scoring(standIn, first, others))
                    .isClustered(false)
                    .declaredAt(CallSite.here())
                    .build();
        }
    }
}
