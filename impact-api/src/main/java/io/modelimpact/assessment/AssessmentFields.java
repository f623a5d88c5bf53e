package io.modelimpact.assessment;

import io.modelimpact.contract.Constraint;
import io.modelimpact.contract.Contract;
import io.modelimpact.contract.Rule;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.dataset.Schema;
import io.modelimpact.formula.Field;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Every use of a field in a declaration, repeated uses included, so that contradicting ones can be found. */
final class AssessmentFields {
    private AssessmentFields() {}

    static List<Field> all(Assessment assessment) {
        List<Field> uses = new ArrayList<>(assessment.design().fields());
        for (Contract contract : assessment.contracts()) {
            for (Rule rule : contract.rules()) {
                rule.field().ifPresent(uses::add);
                if (rule.constraint() instanceof Constraint.Holds holds) {
                    uses.addAll(holds.condition().fields());
                }
            }
        }
        for (Metric metric : assessment.metrics()) {
            metric.condition().ifPresent(part -> uses.addAll(part.fields()));
            metric.numerator().ifPresent(part -> uses.addAll(part.fields()));
            metric.denominator().ifPresent(part -> uses.addAll(part.fields()));
            metric.among().ifPresent(part -> uses.addAll(part.fields()));
        }
        for (Slice slice : assessment.slices()) {
            uses.addAll(slice.fields());
        }
        return List.copyOf(uses);
    }

    static List<Schema> schemas(List<Field> uses) {
        TreeMap<String, List<Field>> byDataset = new TreeMap<>();
        for (Field use : uses) {
            List<Field> fields = byDataset.computeIfAbsent(use.dataset(), name -> new ArrayList<>());
            if (!fields.contains(use)) {
                fields.add(use);
            }
        }
        List<Schema> schemas = new ArrayList<>();
        byDataset.forEach((name, fields) -> schemas.add(Schema.of(Dataset.named(name), fields)));
        return List.copyOf(schemas);
    }
}
