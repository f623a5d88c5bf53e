package io.modelimpact.decision;

import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Enums;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import java.math.BigDecimal;

/**
 * A condition on what is believed of a metric after the data: that a number of it is below a bound.
 *
 * @param metric the id of a metric on which the policy has a prior
 * @param number what is looked at
 * @param below the bound
 */
public record BeliefCondition(String metric, Measured number, BigDecimal below) {

    /** What is looked at. */
    public enum Measured {
        /** The probability that the candidate is worse. */
        HARM("the probability of harm to "),
        /** What choosing the candidate loses on average where it is worse: a fraction of the baseline for a belief about the effect, a share for one about proportions. */
        EXPECTED_LOSS("the expected loss on ");

        private final String words;

        Measured(String words) {
            this.words = words;
        }
    }

    /** A metric that awaits what must be believed of it. */
    public static Awaiting believed(Metric metric) {
        return new Awaiting(metric.id());
    }

    /** A metric that awaits what must be believed of it. */
    public static final class Awaiting {
        private final String metric;

        private Awaiting(String metric) {
            this.metric = metric;
        }

        /** The probability that the candidate is worse is below a bound. */
        public BeliefCondition harmBelow(String probability) {
            return new BeliefCondition(metric, Measured.HARM, Decimals.parse("probability of harm", probability));
        }

        /** The expected loss is below a bound. */
        public BeliefCondition expectedLossBelow(String loss) {
            return new BeliefCondition(metric, Measured.EXPECTED_LOSS, Decimals.parse("expected loss", loss));
        }
    }

    /** A clause for people. */
    public String describe() {
        return number.words + metric + " is below " + Decimals.text(below);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("metric", metric)
                .put("number", number.name())
                .put("below", Decimals.text(below))
                .build();
    }

    static BeliefCondition fromJson(JsonObject json) {
        Members.only(json, "belief", "metric", "number", "below");
        return new BeliefCondition(
                json.string("metric"),
                Enums.read(Measured.class, json, "number"),
                Decimals.read("bound of a belief", json, "below"));
    }
}
