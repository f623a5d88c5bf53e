package io.modelimpact.contract;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.formula.Condition;
import io.modelimpact.formula.Field;
import io.modelimpact.internal.CallSite;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.immutables.value.Value;

/** What a dataset must be like, as a versioned list of rules. */
@Value.Immutable
@ImpactStyle
public sealed interface Contract permits ImmutableContract {
    /** The name of the dataset that the contract is about. */
    String dataset();

    /** The contract's version. */
    String version();

    /** The rules, in declared order. */
    List<Rule> rules();

    /** The sensitive fields by name. */
    @Value.NaturalOrder
    SortedMap<String, Classification> classifications();

    /** Where the data come from. */
    Optional<String> provenance();

    /** The digest of a contract that is kept elsewhere; such a reference has no rules of its own. */
    Optional<Digest> reference();

    @Value.Auxiliary
    Optional<String> declaredAt();

    /** A contract without rules yet. */
    static Contract on(Dataset dataset, String version) {
        return start(dataset, version).build();
    }

    /** A reference to a contract that the engine is given apart; the digest must agree. */
    static Contract referenceTo(Dataset dataset, String version, Digest digest) {
        return start(dataset, version).reference(digest).build();
    }

    private static ImmutableContract.Builder start(Dataset dataset, String version) {
        return ImmutableContract.builder()
                .dataset(dataset.name())
                .version(version)
                .declaredAt(CallSite.here());
    }

    /** This contract with demands on a field; without any, the field must exist with its declared type. */
    default Contract requires(Field field, Demand... demands) {
        List<Rule> added = new ArrayList<>(rules());
        if (demands.length == 0) {
            added.add(new Rule(Optional.of(field), new Constraint.Present(), Severity.BLOCK));
        }
        for (Demand demand : demands) {
            added.add(new Rule(Optional.of(field), demand.constraint(), demand.severity()));
        }
        return ((ImmutableContract) this).withRules(added);
    }

    /** This contract with a demand on the number of rows. */
    default Contract rowsAtLeast(long least) {
        return plus(new Constraint.RowCount(least, Optional.empty()));
    }

    /** This contract with a demand on the number of rows. */
    default Contract rowsBetween(long least, long most) {
        return plus(new Constraint.RowCount(least, Optional.of(most)));
    }

    /** This contract with a greatest age of the snapshot at the as-of instant. */
    default Contract freshWithin(Duration age) {
        return plus(new Constraint.FreshWithin(age));
    }

    /** This contract with a greatest age of the latest value of a date or instant field. */
    default Contract freshWithin(Duration age, Field field) {
        return requires(field, Demand.blocking(new Constraint.FreshWithin(age)));
    }

    /** This contract with a condition that holds in every row in which it can be decided. */
    default Contract requiresThat(String ruleId, Condition condition) {
        return plus(new Constraint.Holds(ruleId, condition));
    }

    /**
     * This contract with a note of how sensitive a field is.
     *
     * @throws ImpactException with code {@code declaration/foreign-field}, for a field of another dataset
     */
    default Contract classifying(Field field, Classification classification) {
        if (!field.dataset().equals(dataset())) {
            throw new ImpactException(
                    "declaration/foreign-field",
                    "contract on " + dataset() + ": classifies a field of " + field.dataset(),
                    "use fields of " + dataset());
        }
        SortedMap<String, Classification> known = new TreeMap<>(classifications());
        known.put(field.name(), classification);
        return ((ImmutableContract) this).withClassifications(known);
    }

    /** This contract with a note of where the data come from. */
    default Contract derivedFrom(String provenance) {
        return ((ImmutableContract) this).withProvenance(provenance);
    }

    private Contract plus(Constraint constraint) {
        List<Rule> added = new ArrayList<>(rules());
        added.add(new Rule(Optional.empty(), constraint, Severity.BLOCK));
        return ((ImmutableContract) this).withRules(added);
    }

    /** The columns that the rules read. */
    default SortedSet<Field> fields() {
        TreeSet<Field> fields = new TreeSet<>();
        for (Rule rule : rules()) {
            rule.field().ifPresent(fields::add);
            if (rule.constraint() instanceof Constraint.Holds holds) {
                fields.addAll(holds.condition().fields());
            }
        }
        return Collections.unmodifiableSortedSet(fields);
    }

    /** What is wrong with the contract; empty for a sound one. */
    default List<Problem> problems(String path) {
        return new ContractProblems(this, path).find();
    }

    /** The digest by which the contract can be referred to. */
    default Digest digest() {
        return reference().orElseGet(() -> Digest.of("contract", CanonicalJson.bytes(toJson())));
    }

    /** A phrase for people. */
    default String describe() {
        return "contract " + version() + " on " + dataset() + ", "
                + (reference().isPresent() ? "kept elsewhere" : rules().size() + " rules")
                + provenance().map(source -> ", derived from " + source).orElse("");
    }

    /** The canonical JSON form. */
    default JsonObject toJson() {
        return ContractJson.write(this);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @param fields the declared fields
     */
    static Contract fromJson(JsonObject json, Collection<? extends Field> fields) {
        return ContractJson.read(json, fields);
    }
}
