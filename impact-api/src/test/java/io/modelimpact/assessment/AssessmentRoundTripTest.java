package io.modelimpact.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class AssessmentRoundTripTest {

    @Property(seed = "20240117", tries = 200, shrinking = ShrinkingMode.OFF)
    void everyAssessmentIsReadBackWithoutLoss(@ForAll("assessments") Assessment assessment) {
        AssessmentJsonTest.assertLossless(assessment);
        JsonObject json = assessment.toJson();
        assertThat(JsonReader.strict().read(json.toString())).isEqualTo(json);
    }

    @Provide
    Arbitrary<Assessment> assessments() {
        return AssessmentArbitraries.assessments();
    }
}
