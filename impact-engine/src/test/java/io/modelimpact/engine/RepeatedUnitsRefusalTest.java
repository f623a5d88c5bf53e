package io.modelimpact.engine;

import static io.modelimpact.Impact.arm;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.randomized;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.assessment.Assessment;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import org.junit.jupiter.api.Test;

class RepeatedUnitsRefusalTest {

    @Test
    void rowsOfRepeatedUnitsAreNeverTakenForUnits() {
        Dataset events = dataset("events");
        Version today = model("ranker").version("1");
        Version next = model("ranker").version("2");
        Assessment assessment = Assessment.named("events", "1")
                .ownedBy("search")
                .comparing(model("ranker").from(today).to(next))
                .observing(randomized()
                        .unit(events.id("user_id"))
                        .assignedBy(events.text("variant"))
                        .arms(arm("A", today, 1), arm("B", next, 1))
                        .unitsRepeat())
                .noContract("none is needed here")
                .measuring(metric("spend", "1")
                        .asMean(events.decimal("spend", 2))
                        .perUnit()
                        .higherIsBetter())
                .noHypotheses("none is needed here")
                .noGuardrails("none is needed here")
                .noChecks("none is needed here")
                .decidedBy(policy("standard", "1").confidence("0.95"))
                .build();

        assertThatThrownBy(() -> ImpactEngine.create().plan(assessment))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("user_id")
                .hasMessageContaining("one row")
                .extracting(thrown -> ((ImpactException) thrown).code())
                .isEqualTo("engine/repeated-units");
    }
}
