package io.modelimpact.decision;

import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Enums;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is believed of a metric before data are seen.
 *
 * @param metric the id of the metric
 * @param family the kind of belief
 * @param first the mean of a normal belief, the first shape of a beta belief, the shape of a gamma belief
 * @param second the standard deviation, the second shape, the rate
 */
public record Prior(String metric, Family family, Optional<BigDecimal> first, Optional<BigDecimal> second) {

    /** The kinds of beliefs. */
    public enum Family {
        /** No belief about the relative effect. */
        FLAT("belief/normal-normal@1.0"),
        /** A normal belief about the relative effect. */
        NORMAL("belief/normal-normal@1.0"),
        /** A beta belief about the proportion of each arm. */
        BETA("belief/beta-binomial@1.0"),
        /** A gamma belief about the rate of counts a unit of each arm. */
        GAMMA("belief/gamma-poisson@1.0");

        private final String method;

        Family(String method) {
            this.method = method;
        }

        /** Whether the belief is about what units count, rather than about an estimated effect. */
        public boolean countsUnits() {
            return this == BETA || this == GAMMA;
        }
    }

    /** No belief about the relative effect on a metric. */
    public static Prior flat(Metric metric) {
        return new Prior(metric.id(), Family.FLAT, Optional.empty(), Optional.empty());
    }

    /** A normal belief about the relative effect on a metric, both numbers as fractions of the baseline. */
    public static Prior normal(Metric metric, String mean, String standardDeviation) {
        return of(metric, Family.NORMAL, mean, standardDeviation);
    }

    /** The same beta belief about the proportion of every arm. */
    public static Prior beta(Metric metric, String successes, String failures) {
        return of(metric, Family.BETA, successes, failures);
    }

    /** The same gamma belief about the counts a unit of every arm: as if so many events were seen in so many units. */
    public static Prior gamma(Metric metric, String events, String units) {
        return of(metric, Family.GAMMA, events, units);
    }

    private static Prior of(Metric metric, Family family, String first, String second) {
        String subject = "prior on " + metric.id();
        return new Prior(
                metric.id(),
                family,
                Optional.of(Decimals.parse(subject, first)),
                Optional.of(Decimals.parse(subject, second)));
    }

    /** The id of the method that turns the belief into one after the data. */
    public String method() {
        return family.method;
    }

    /** Whether the numbers are those of a distribution of the family. */
    public boolean isSound() {
        if (family == Family.FLAT) {
            return first.isEmpty() && second.isEmpty();
        }
        return first.filter(number -> family == Family.NORMAL || isPositive(number))
                        .isPresent()
                && second.filter(Prior::isPositive).isPresent();
    }

    private static boolean isPositive(BigDecimal number) {
        return number.compareTo(new BigDecimal("1e-100")) > 0 && number.compareTo(new BigDecimal("1e100")) < 0;
    }

    /** A clause for people. */
    public String describe() {
        String one = first.map(Decimals::text).orElse("");
        String other = second.map(Decimals::text).orElse("");
        return switch (family) {
            case FLAT -> "nothing is believed of the relative effect on " + metric + " beforehand";
            case NORMAL ->
                "the relative effect on " + metric + " is believed to be normal with mean " + one
                        + " and standard deviation " + other;
            case BETA -> metric + " is believed to be beta with shapes " + one + " and " + other + " in every arm";
            case GAMMA ->
                metric + " is believed to be gamma with shape " + one + " and rate " + other + " in every arm";
        };
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("metric", metric).put("family", family.name());
        first.ifPresent(number -> json.put("first", Decimals.text(number)));
        second.ifPresent(number -> json.put("second", Decimals.text(number)));
        return json.build();
    }

    static Prior fromJson(JsonObject json) {
        Members.only(json, "prior", "metric", "family", "first", "second");
        String subject = "prior on " + json.string("metric");
        return new Prior(
                json.string("metric"),
                Enums.read(Family.class, json, "family"),
                Decimals.find(subject, json, "first"),
                Decimals.find(subject, json, "second"));
    }
}
