package io.modelimpact.scenario;

import java.util.List;

/** The kinds of distribution that an assumption may have, with the names of their parameters in order. */
public enum DistributionKind {
    /** One certain value. */
    CONSTANT("constant", "value"),
    /** Equal density between two values. */
    UNIFORM("uniform", "min", "max"),
    /** The logarithm is uniform. */
    LOG_UNIFORM("log-uniform", "min", "max"),
    /** A triangle with its top at the mode. */
    TRIANGULAR("triangular", "min", "mode", "max"),
    /** A beta law on [min, max] that pulls towards the mode with a weight. */
    PERT("PERT", "min", "mode", "max", "weight"),
    /** The beta law on [0, 1] with this mean and standard deviation. */
    BETA("beta", "mean", "standardDeviation"),
    /** The normal law with this mean and standard deviation. */
    NORMAL("normal", "mean", "standardDeviation"),
    /** The normal law with these two quantiles. */
    NORMAL_QUANTILES("normal by quantiles", "lowerProbability", "lower", "upperProbability", "upper"),
    /** The lognormal law with this mean and standard deviation, both of the quantity itself. */
    LOGNORMAL("lognormal", "mean", "standardDeviation"),
    /** The lognormal law with these two quantiles. */
    LOGNORMAL_QUANTILES("lognormal by quantiles", "lowerProbability", "lower", "upperProbability", "upper"),
    /** The normal law of this mean and standard deviation, given that the value lies between the bounds. */
    TRUNCATED_NORMAL("truncated normal", "mean", "standardDeviation", "min", "max"),
    /** One of several laws, chosen with their weights. */
    MIXTURE("mixture"),
    /** Every one of the values with the same probability. */
    EMPIRICAL("empirical");

    private final String words;
    // An immutable list.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> parameters;

    DistributionKind(String words, String... parameters) {
        this.words = words;
        this.parameters = List.of(parameters);
    }

    /** The name of the law in a sentence. */
    public String words() {
        return words;
    }

    /** The names of the parameters, in order; all of them are given. */
    public List<String> parameters() {
        return parameters;
    }
}
