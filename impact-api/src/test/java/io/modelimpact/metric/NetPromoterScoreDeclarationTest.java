package io.modelimpact.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.Impact;
import io.modelimpact.Problem;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.measure.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetPromoterScoreDeclarationTest {
    private static final Dataset USERS = Impact.dataset("users");
    private static final IntegerField ANSWER = USERS.integer("answer");
    private static final DecimalField RATING = USERS.decimal("rating", 1);

    private static List<String> codes(MetricForm form) {
        return form.higherIsBetter().problems("/metrics/nps").stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void theJsonFormIsLossless() {
        Metric metric = Impact.metric("nps", "1")
                .asNetPromoterScore(ANSWER)
                .refusingMissing()
                .higherIsBetter();

        assertThat(Metric.fromJson(metric.toJson(), List.of(ANSWER))).isEqualTo(metric);
        assertThat(metric.measure()).isEqualTo(Measure.NONE);
        assertThat(metric.describe()).startsWith("the net promoter score of ");
        assertThat(metric.problems("/metrics/nps")).isEmpty();
    }

    @Test
    void whatMakesNoScoreIsRefused() {
        MetricName name = Impact.metric("nps", "1");

        assertThat(codes(name.asNetPromoterScore(RATING))).containsExactly("declaration/answers-not-whole");
        assertThat(codes(name.asNetPromoterScore(ANSWER).cappedAt("9")))
                .containsExactly("declaration/cap-not-applicable");
        assertThat(codes(name.asNetPromoterScore(ANSWER).missingAsZero()))
                .containsExactly("declaration/missing-answer-as-zero");
    }
}
