package io.modelimpact.check;

import io.modelimpact.Problem;
import io.modelimpact.internal.CallSite;
import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Whether the arms hold the planned shares of units. */
@Value.Immutable
@ImpactStyle
public sealed interface SampleRatioCheck extends Check permits ImmutableSampleRatioCheck {
    /** The kind of this check. */
    String KIND = "SAMPLE_RATIO";

    /** The usual threshold, a probability. */
    BigDecimal USUAL_ALARM = new BigDecimal("0.001");

    /** The probability below which the check alarms. */
    BigDecimal alarmBelow();

    @Override
    @Value.Auxiliary
    Optional<String> declaredAt();

    /** The check with its usual threshold, an alarm below p = 0.001. */
    static SampleRatioCheck sampleRatio() {
        return ImmutableSampleRatioCheck.builder()
                .alarmBelow(USUAL_ALARM)
                .declaredAt(CallSite.here())
                .build();
    }

    /** This check with another threshold. */
    default SampleRatioCheck alarmingBelow(String probability) {
        return ((ImmutableSampleRatioCheck) this)
                .withAlarmBelow(Decimals.parse("threshold of the sample-ratio check", probability));
    }

    @Override
    default String id() {
        return "sample-ratio";
    }

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default List<Problem> problems(String path) {
        if (alarmBelow().signum() > 0 && alarmBelow().compareTo(BigDecimal.ONE) < 0) {
            return List.of();
        }
        return List.of(new Problem(
                "declaration/not-a-probability",
                path,
                "sample-ratio check: found a threshold of " + alarmBelow().toPlainString()
                        + ", expected a probability between 0 and 1",
                "use a small probability such as 0.001",
                declaredAt()));
    }

    @Override
    default String describe() {
        return "the arms hold the planned shares of units (alarm below p = "
                + alarmBelow().toPlainString() + ")";
    }

    @Override
    default JsonObject toJson() {
        return JsonObject.builder()
                .put("kind", KIND)
                .put("alarmBelow", Decimals.text(alarmBelow()))
                .build();
    }

    /** Reads what {@link #toJson} wrote. */
    static SampleRatioCheck read(JsonObject json) {
        Members.only(json, "check", "kind", "alarmBelow");
        return ImmutableSampleRatioCheck.builder()
                .alarmBelow(Decimals.find("threshold of the sample-ratio check", json, "alarmBelow")
                        .orElse(USUAL_ALARM))
                .build();
    }
}
