package io.modelimpact.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What declared parameters must be like for there to be a law with them. */
final class DistributionFaults {
    private static final BigDecimal LARGEST = new BigDecimal("1e300");
    private static final int MOST_DEPTH = 4;
    private static final int MOST_PARTS = 1000;
    private static final int MOST_VALUES = 100_000;

    private DistributionFaults() {}

    static Optional<String> find(Distribution law) {
        return find(law, 1);
    }

    private static Optional<String> find(Distribution law, int depth) {
        boolean huge = Stream.concat(law.parameters().values().stream(), law.values().stream())
                .anyMatch(value -> value.abs().compareTo(LARGEST) > 0);
        if (huge) {
            return Optional.of("numbers of magnitude at most 1e300");
        }
        return switch (law.kind()) {
            case CONSTANT -> Optional.empty();
            case UNIFORM -> expect(less(law, "min", "max"), "min below max");
            case LOG_UNIFORM -> expect(positive(law, "min") && less(law, "min", "max"), "0 below min below max");
            case TRIANGULAR -> expect(peaked(law), "min at most mode at most max, and min below max");
            case PERT ->
                expect(
                        peaked(law) && number(law, "weight").signum() >= 0,
                        "min at most mode at most max, min below max, and a weight of at least 0");
            case BETA ->
                expect(
                        isBeta(law),
                        "a mean between 0 and 1 and a standard deviation above 0 and below sqrt(mean (1 - mean))");
            case NORMAL -> expect(positive(law, "standardDeviation"), "a standard deviation above 0");
            case LOGNORMAL ->
                expect(
                        positive(law, "mean") && positive(law, "standardDeviation"),
                        "a mean above 0 and a standard deviation above 0");
            case NORMAL_QUANTILES -> expect(quantiles(law), QUANTILES);
            case LOGNORMAL_QUANTILES ->
                expect(quantiles(law) && positive(law, "lower"), QUANTILES + ", and a lower value above 0");
            case TRUNCATED_NORMAL ->
                expect(
                        positive(law, "standardDeviation") && less(law, "min", "max"),
                        "a standard deviation above 0 and min below max");
            case MIXTURE -> mixture(law.components(), depth);
            case EMPIRICAL ->
                expect(
                        !law.values().isEmpty() && law.values().size() <= MOST_VALUES,
                        "1 to " + MOST_VALUES + " values");
        };
    }

    private static final String QUANTILES =
            "probabilities with 0 below the lower below the upper below 1, and the lower value below the upper";

    private static Optional<String> mixture(List<WeightedDistribution> parts, int depth) {
        if (depth >= MOST_DEPTH || parts.size() > MOST_PARTS) {
            return Optional.of(
                    "mixtures within each other " + MOST_DEPTH + " deep at most, of " + MOST_PARTS + " parts at most");
        }
        BigDecimal sum = parts.stream().map(WeightedDistribution::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean weighted = parts.stream().allMatch(part -> part.weight().signum() > 0);
        if (!weighted || sum.compareTo(BigDecimal.ONE) != 0) {
            return Optional.of("weights above 0 that sum to 1, found the sum " + sum.toPlainString());
        }
        return parts.stream()
                .map(part -> find(part.distribution(), depth + 1))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isBeta(Distribution law) {
        BigDecimal mean = number(law, "mean");
        BigDecimal deviation = number(law, "standardDeviation");
        return deviation.signum() > 0
                && deviation.multiply(deviation).compareTo(mean.multiply(BigDecimal.ONE.subtract(mean))) < 0;
    }

    private static boolean peaked(Distribution law) {
        BigDecimal mode = number(law, "mode");
        return number(law, "min").compareTo(mode) <= 0
                && mode.compareTo(number(law, "max")) <= 0
                && less(law, "min", "max");
    }

    private static boolean quantiles(Distribution law) {
        return positive(law, "lowerProbability")
                && less(law, "lowerProbability", "upperProbability")
                && number(law, "upperProbability").compareTo(BigDecimal.ONE) < 0
                && less(law, "lower", "upper");
    }

    private static boolean less(Distribution law, String smaller, String larger) {
        return number(law, smaller).compareTo(number(law, larger)) < 0;
    }

    private static boolean positive(Distribution law, String name) {
        return number(law, name).signum() > 0;
    }

    private static BigDecimal number(Distribution law, String name) {
        return law.parameters().getOrDefault(name, BigDecimal.ZERO);
    }

    private static Optional<String> expect(boolean met, String expectation) {
        return met ? Optional.empty() : Optional.of(expectation);
    }

    /** The name of a parameter in words: {@code standard deviation}. */
    static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
