package io.modelimpact.design;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.change.Change;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.IdField;
import io.modelimpact.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BiFunction;

/** How the evidence comes about. A new design is a new permitted value. */
public sealed interface StudyDesign permits RandomizedDesign, PairedDesign {
    /** The stable name under which records and registries know the design. */
    String kind();

    /** What the design allows us to say. */
    Identification identification();

    /** The column that names the unit of a row. */
    IdField unit();

    /** The dataset that holds the units. */
    String dataset();

    /** The columns that the design itself reads. */
    SortedSet<Field> fields();

    /**
     * Fields that metrics read and that are no columns: the design says which column each stands for. None, unless the design says
     * otherwise.
     */
    default SortedSet<Field> standIns() {
        return Collections.emptySortedSet();
    }

    /** The kinds of declared check that mean something under the design. */
    Set<String> applicableChecks();

    /** The kinds of check without which no claim can be upheld. */
    Set<String> requiredDiagnostics();

    /** What is wrong with the design, given the change that it observes. */
    List<Problem> problems(String path, Change change);

    /** A sentence for people. */
    String describe();

    /** The canonical JSON form. */
    JsonObject toJson();

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @param fields finds a declared field by dataset and name, or throws
     */
    static StudyDesign fromJson(JsonObject json, BiFunction<String, String, Field> fields) {
        String kind = json.string("kind");
        if (kind.equals(RandomizedDesign.KIND)) {
            return RandomizedDesign.fromJson(json, fields);
        }
        if (kind.equals(PairedDesign.KIND)) {
            return PairedDesign.fromJson(json, fields);
        }
        throw new ImpactException(
                "declaration/unknown-design",
                "design: found kind \"" + kind + "\", expected " + RandomizedDesign.KIND + " or " + PairedDesign.KIND,
                "use a design that this version of the library knows");
    }
}
