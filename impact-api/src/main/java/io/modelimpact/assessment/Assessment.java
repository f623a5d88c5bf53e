package io.modelimpact.assessment;

import io.modelimpact.change.Change;
import io.modelimpact.check.Check;
import io.modelimpact.contract.Contract;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.dataset.Schema;
import io.modelimpact.decision.Policy;
import io.modelimpact.design.StudyDesign;
import io.modelimpact.formula.Field;
import io.modelimpact.guardrail.Guardrail;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.metric.Metric;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.scenario.Scenario;
import io.modelimpact.slice.Slice;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/** A declared assessment of a model change. */
@Value.Immutable
@ImpactStyle
public sealed interface Assessment permits ImmutableAssessment {
    /** How many draws are made unless declared. */
    int USUAL_DRAWS = 10_000;

    /** The fewest draws that may be declared. */
    int FEWEST_DRAWS = 100;

    /** The most draws that may be declared. */
    int MOST_DRAWS = 1_000_000;

    /** The assessment's name. */
    String id();

    /** The version of this declaration. */
    String version();

    /** Who answers for it. */
    String owner();

    /** What changes. */
    Change change();

    /** How the evidence comes about. */
    StudyDesign design();

    /** What the data must be like. */
    List<Contract> contracts();

    /** What is measured. */
    List<Metric> metrics();

    /** The segments in which it is measured. */
    List<Slice> slices();

    /** What is claimed. */
    List<Hypothesis> hypotheses();

    /** What must not break. */
    List<Guardrail> guardrails();

    /** Which tests of the data are made. */
    List<Check> checks();

    /** The futures that are looked at, in declared order. */
    List<Scenario> scenarios();

    /** How many draws are made of every uncertain quantity. */
    @Value.Default
    default int draws() {
        return USUAL_DRAWS;
    }

    /** How often results are looked at; not monitored, if absent. */
    Optional<MonitoringPlan> monitoring();

    /** What is taken for granted. */
    List<String> assumptions();

    /** What the result can not say. */
    List<String> limitations();

    /** What else was going on: season, campaigns, incidents. */
    List<String> context();

    /** Sections that are empty on purpose, with the reason. */
    @Value.NaturalOrder
    SortedMap<Section, String> omissions();

    /** How it is decided. */
    Policy policy();

    /** The seed of everything drawn at random; id and version, unless declared. */
    Optional<String> declaredSeed();

    /** The version that this declaration revises, and why. */
    Optional<Revision> revision();

    /** Starts a declaration. */
    static AssessmentHeader.Named named(String id, String version) {
        return new AssessmentHeader.Named(id, version);
    }

    /** The seed in force. */
    default String seed() {
        return declaredSeed().orElse(id() + "@" + version());
    }

    /** The scenario that the others are compared with: the one declared to be, or else the first; none where there is none. */
    default Optional<Scenario> referenceScenario() {
        return scenarios().stream()
                .filter(Scenario::declaredReference)
                .findFirst()
                .or(() -> scenarios().stream().findFirst());
    }

    /** Every column that the assessment reads, without the fields that only stand for columns; contradicting declarations of one column are kept apart. */
    default SortedSet<Field> fields() {
        TreeSet<Field> fields = new TreeSet<>(design().fields());
        contracts().forEach(contract -> fields.addAll(contract.fields()));
        metrics().forEach(metric -> fields.addAll(metric.fields()));
        slices().forEach(slice -> fields.addAll(slice.fields()));
        fields.removeIf(field -> design().standIns().stream().anyMatch(field::isSameColumnAs));
        return Collections.unmodifiableSortedSet(fields);
    }

    /** The datasets that the assessment reads, by name, with the columns it reads of each. */
    default List<Schema> schemas() {
        TreeMap<String, List<Field>> byDataset =
                fields().stream().collect(Collectors.groupingBy(Field::dataset, TreeMap::new, Collectors.toList()));
        return byDataset.entrySet().stream()
                .map(entry -> Schema.of(Dataset.named(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** The next version of this declaration; the reason is mandatory. */
    default NextVersion revisedAs(String version) {
        return new NextVersion(this, version);
    }

    /** A sentence for people. */
    default String describe() {
        return id() + " " + version() + " compares " + change().describe() + "; " + design().describe();
    }

    /** The digest of the declaration. */
    default Digest digest() {
        return Digest.of("declaration", CanonicalJson.bytes(toJson()));
    }

    /** The canonical JSON form, without loss. */
    default JsonObject toJson() {
        return AssessmentWriter.write(this);
    }

    /**
     * Reads what {@link #toJson} wrote, or what another tool made, and checks it as {@code build()} does.
     *
     * @throws io.modelimpact.ImpactException with every problem found
     */
    static Assessment fromJson(JsonObject json) {
        return new AssessmentReader(json).read();
    }

    /** Reads an assessment from JSON text, strictly. */
    static Assessment fromJson(String json) {
        if (!(JsonReader.strict().read(json) instanceof JsonObject object)) {
            throw AssessmentReader.notAnObject();
        }
        return fromJson(object);
    }

    /**
     * Why a declaration was revised.
     *
     * @param of the version that is revised
     * @param reason why
     */
    record Revision(String of, String reason) {}

    /** A revision that lacks its reason. */
    final class NextVersion {
        private final Assessment revised;
        private final String version;

        private NextVersion(Assessment revised, String version) {
            this.revised = revised;
            this.version = version;
        }

        /** Why the declaration is revised; the draft starts as a copy and takes further sections. */
        public AssessmentDraft because(String reason) {
            return AssessmentDraft.revising(revised, version, reason);
        }
    }
}
