package io.modelimpact.monitoring;

import io.modelimpact.Problem;
import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Enums;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at any time, as many as anybody likes: every interval belongs to a confidence sequence, which covers the truth at all looks at once.
 * No look is unplanned.
 *
 * @param sequence the kind of sequence
 * @param units the number of units of all arms together that it is tuned to; not for the mixture SPRT
 * @param deviation the standard deviation of the mixture, in standard deviations of one unit's contribution; for the mixture SPRT alone
 */
public record AlwaysValid(Sequence sequence, Optional<Long> units, Optional<BigDecimal> deviation)
        implements MonitoringPlan {
    static final String KIND = "always-valid";

    /** The kinds of sequences. */
    public enum Sequence {
        /** The asymptotic confidence sequence, tuned to its own error rate. */
        ASYMPTOTIC("asymptotic-confidence-sequence", "an asymptotic confidence sequence narrowest near "),
        /** The normal mixture bound. */
        NORMAL_MIXTURE("normal-mixture", "a normal mixture bound narrowest near "),
        /** The stitched bound, which starts at the units it is tuned to. */
        STITCHED("stitched", "a stitched bound from "),
        /** The beta-binomial mixture of each arm, for absolute effects on proportions. */
        BETA_BINOMIAL_MIXTURE("beta-binomial-mixture", "beta-binomial mixtures narrowest near "),
        /** The mixture sequential probability ratio test. */
        MIXTURE_SPRT("mixture-sprt", "the mixture sequential probability ratio test with a mixture of ");

        private final String methodName;
        private final String words;

        Sequence(String methodName, String words) {
            this.methodName = methodName;
            this.words = words;
        }
    }

    /** The asymptotic confidence sequence, narrowest near so many units. */
    public static AlwaysValid asymptotic(long units) {
        return tuned(Sequence.ASYMPTOTIC, units);
    }

    /** The normal mixture bound, narrowest near so many units. */
    public static AlwaysValid normalMixture(long units) {
        return tuned(Sequence.NORMAL_MIXTURE, units);
    }

    /** The stitched bound; fewer than these units count as these. */
    public static AlwaysValid stitched(long units) {
        return tuned(Sequence.STITCHED, units);
    }

    /** The beta-binomial mixture of each arm, narrowest near so many units of both arms; for absolute effects on proportions of randomised units. */
    public static AlwaysValid betaBinomialMixture(long units) {
        return tuned(Sequence.BETA_BINOMIAL_MIXTURE, units);
    }

    /** The mixture sequential probability ratio test; the deviation of the mixture counts in standard deviations of one unit's contribution. */
    public static AlwaysValid mixtureSprt(String deviation) {
        return new AlwaysValid(
                Sequence.MIXTURE_SPRT,
                Optional.empty(),
                Optional.of(Decimals.parse("deviation of the mixture", deviation)));
    }

    private static AlwaysValid tuned(Sequence sequence, long units) {
        return new AlwaysValid(sequence, Optional.of(units), Optional.empty());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String method() {
        return "monitoring/" + sequence.methodName + "@1.0";
    }

    @Override
    public String describe() {
        return "looks at any time, by " + sequence.words
                + units.map(count -> count + " units").orElse("")
                + deviation
                        .map(value -> Decimals.text(value) + " standard deviations")
                        .orElse("");
    }

    @Override
    public List<Problem> problems(String path) {
        List<Problem> problems = new ArrayList<>();
        units.filter(count -> !PlanProblems.isCount(count))
                .ifPresent(count -> problems.add(PlanProblems.notACount(path, count)));
        boolean bySprt = sequence == Sequence.MIXTURE_SPRT;
        boolean sound = deviation
                .map(value -> value.doubleValue() > 1e-9 && value.doubleValue() < 1e9)
                .orElse(!bySprt);
        if (units.isPresent() == bySprt || deviation.isPresent() != bySprt || !sound) {
            problems.add(
                    PlanProblems.of(
                            "declaration/not-a-tuning",
                            path,
                            "found " + describe()
                                    + ", expected a positive deviation for the mixture SPRT and a number of units for"
                                    + " every other sequence",
                            "tune the sequence to the units you expect, or the mixture to the effect you expect, such as 0.02"));
        }
        return List.copyOf(problems);
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("kind", KIND).put("sequence", sequence.name());
        units.ifPresent(count -> json.put("units", count.longValue()));
        deviation.ifPresent(value -> json.put("deviation", Decimals.text(value)));
        return json.build();
    }

    static AlwaysValid read(JsonObject json) {
        Members.only(json, "monitoring plan", "kind", "sequence", "units", "deviation");
        return new AlwaysValid(
                Enums.read(Sequence.class, json, "sequence"),
                json.findInteger("units"),
                Decimals.find("deviation of the mixture", json, "deviation"));
    }
}
