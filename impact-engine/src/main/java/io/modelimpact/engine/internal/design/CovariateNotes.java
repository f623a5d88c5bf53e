package io.modelimpact.engine.internal.design;

import io.modelimpact.formula.Expression;
import io.modelimpact.formula.Field;
import io.modelimpact.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What nobody but the host knows of covariates: whether the columns that they share with the outcome were fixed before the change. */
final class CovariateNotes {
    private CovariateNotes() {}

    static List<DesignNote> of(List<Metric> metrics) {
        List<DesignNote> notes = new ArrayList<>();
        for (Metric metric : metrics) {
            SortedSet<Field> shared = outcome(metric);
            shared.retainAll(covariates(metric));
            if (!shared.isEmpty()) {
                notes.add(new DesignNote(
                        "design/covariate-shares-column",
                        metric.id(),
                        metric.id() + " is adjusted by what reads "
                                + String.join(
                                        ", ", shared.stream().map(Field::name).toList())
                                + ", and so does its outcome; if the change can move that, the adjustment takes the effect out",
                        "make sure that the column was fixed before units were assigned"));
            }
        }
        return List.copyOf(notes);
    }

    private static SortedSet<Field> outcome(Metric metric) {
        return fields(Stream.of(metric.condition(), metric.numerator(), metric.denominator())
                .flatMap(Optional::stream)
                .map(Expression.class::cast));
    }

    private static SortedSet<Field> covariates(Metric metric) {
        SortedSet<Field> fields =
                fields(Stream.concat(metric.covariates().stream(), metric.covariateDenominator().stream()));
        metric.strata().ifPresent(slice -> fields.addAll(slice.fields()));
        return fields;
    }

    private static SortedSet<Field> fields(Stream<? extends Expression> formulas) {
        TreeSet<Field> fields = new TreeSet<>();
        formulas.forEach(formula -> fields.addAll(formula.fields()));
        return fields;
    }
}
