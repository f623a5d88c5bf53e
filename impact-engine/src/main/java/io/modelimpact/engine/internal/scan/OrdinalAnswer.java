package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.Quantity;
import io.modelimpact.formula.TextField;
import io.modelimpact.metric.Metric;
import java.util.List;

/** The level of an answer on an ordered scale as a whole number: the answer itself, or the place of a text among the levels, from 1. */
final class OrdinalAnswer {
    private OrdinalAnswer() {}

    /** The number of an answer; 0 for a text that is no level. */
    static Quantity of(Metric metric) {
        return metric.scale()
                .orElseThrow()
                .category()
                .map(category -> place(category, metric.scale().orElseThrow().names()))
                .orElseGet(() -> metric.numerator().orElseThrow());
    }

    private static Quantity place(TextField category, List<String> levels) {
        Quantity place = category.is(levels.get(0)).asNumber();
        for (int level = 1; level < levels.size(); level++) {
            place = place.plus(category.is(levels.get(level)).asNumber().times(level + 1));
        }
        return place;
    }
}
