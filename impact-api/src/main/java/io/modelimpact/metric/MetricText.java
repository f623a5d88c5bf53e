package io.modelimpact.metric;

import io.modelimpact.formula.Quantity;
import io.modelimpact.measure.Measure;
import java.util.stream.Collectors;

/** The sentence of a metric. */
final class MetricText {
    private MetricText() {}

    static String describe(Metric metric) {
        StringBuilder text = new StringBuilder(form(metric));
        metric.grain().ifPresent(grain -> text.append(' ').append(grain.words()));
        String each = metric.grain().isPresent() ? "rows" : "units";
        metric.among()
                .ifPresent(among ->
                        text.append(" among ").append(each).append(" with ").append(among.describe()));
        metric.cap().ifPresent(cap -> text.append(", capped at ").append(cap.toPlainString()));
        if (metric.missingValues() == MissingValues.AS_ZERO) {
            text.append(", missing values counted as zero");
        }
        if (metric.missingValues() == MissingValues.REFUSED) {
            text.append(", missing values not accepted");
        }
        text.append(adjustment(metric));
        metric.resampling().ifPresent(resampling -> text.append(", ").append(resampling.describe()));
        if (!metric.measure().equals(Measure.NONE)) {
            text.append(", in ").append(metric.measure().text());
        }
        return text.toString();
    }

    private static String adjustment(Metric metric) {
        StringBuilder text = new StringBuilder();
        if (!metric.covariates().isEmpty()) {
            String covariates =
                    metric.covariates().stream().map(Quantity::describe).collect(Collectors.joining(" and by "));
            text.append(", adjusted by ")
                    .append(metric.covariateDenominator()
                            .map(bottom -> "the sum of " + covariates + " over the sum of " + bottom.describe())
                            .orElse(covariates));
        }
        metric.strata().ifPresent(slice -> text.append(", stratified by ").append(slice.name()));
        return text.toString();
    }

    private static String form(Metric metric) {
        String top = metric.numerator().map(Quantity::describe).orElse("");
        return switch (metric.kind()) {
            case PROPORTION -> share(metric);
            case MEAN -> "the mean of " + top;
            case NET_PROMOTER_SCORE -> "the net promoter score of " + top;
            case QUANTILE ->
                "the " + (metric.isExact() ? "exact " : "")
                        + metric.probability().orElseThrow().toPlainString() + " quantile of " + top;
            case ORDINAL -> ordinal(metric.scale().orElseThrow(), top);
            case COUNT -> "the mean count of " + top;
            case RATIO ->
                "the sum of " + top + " over the sum of "
                        + metric.denominator().orElseThrow().describe();
        };
    }

    private static String share(Metric metric) {
        String condition = metric.condition().orElseThrow().describe();
        return metric.grain()
                .map(grain -> grain == Grain.CLUSTERED_ROWS
                        ? "the share of rows with " + condition
                        : "the share of units with a row with " + condition)
                .orElseGet(() -> "the share of units with " + condition);
    }

    private static String ordinal(OrdinalScale scale, String answer) {
        String field = scale.category().map(category -> category.name()).orElse(answer);
        String top = scale.topBox() == 1 ? "the highest level" : "the " + scale.topBox() + " highest levels";
        return "answers on the scale " + scale.describe() + " of " + field + ", by " + top;
    }
}
