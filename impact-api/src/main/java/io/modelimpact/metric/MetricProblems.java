package io.modelimpact.metric;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.formula.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/** What can be wrong with a metric. */
final class MetricProblems {
    private static final String SEVERAL_DATASETS = "formula/several-datasets";

    private final Metric metric;
    private final String path;
    private final List<Problem> problems = new ArrayList<>();

    MetricProblems(Metric metric, String path) {
        this.metric = metric;
        this.path = path;
    }

    List<Problem> find() {
        metric.condition().ifPresent(part -> formula(part.problems(path + "/condition")));
        metric.numerator().ifPresent(part -> formula(part.problems(path + "/numerator")));
        metric.denominator().ifPresent(part -> formula(part.problems(path + "/denominator")));
        metric.among().ifPresent(part -> formula(part.problems(path + "/among")));
        if (metric.version().isBlank()) {
            add("declaration/blank-version", name() + " has a blank version", "say it");
        }
        cap();
        resampling();
        if (isAnswer()) {
            answers();
        }
        problems.addAll(new AdjustmentProblems(metric, path).find());
        probability();
        scale();
        grain();
        exactness();
        datasets();
        return List.copyOf(problems);
    }

    private void resampling() {
        metric.resampling()
                .filter(resampling -> !resampling.isSound())
                .ifPresent(resampling -> add(
                        "declaration/not-a-number-of-replicates",
                        name() + " is resampled " + resampling.replicates() + " times, expected " + Resampling.FEWEST
                                + " to " + Resampling.MOST,
                        "draw 2000 replicates unless many claims need smaller tails"));
    }

    private String name() {
        return "metric " + metric.id();
    }

    private boolean isAnswer() {
        return metric.kind() == MetricKind.NET_PROMOTER_SCORE || metric.kind() == MetricKind.ORDINAL;
    }

    private String kind() {
        return switch (metric.kind()) {
            case PROPORTION -> "a proportion";
            case MEAN -> "a mean";
            case RATIO -> "a ratio";
            case COUNT -> "a count";
            case NET_PROMOTER_SCORE -> "a net promoter score";
            case QUANTILE -> "a quantile";
            case ORDINAL -> "an answer on a scale";
        };
    }

    private void cap() {
        if (metric.cap().isEmpty()) {
            return;
        }
        switch (metric.kind()) {
            case MEAN, COUNT -> capOfTotal(metric.cap().get());
            case PROPORTION, RATIO -> noCap("cap the quantity inside the formula, with cappedAt on the quantity");
            case NET_PROMOTER_SCORE, ORDINAL -> noCap("remove the cap: answers end at the end of their scale");
            case QUANTILE -> noCap("remove the cap: values above a quantile do not move it, however large they are");
        }
    }

    private void noCap(String remedy) {
        add("declaration/cap-not-applicable", name() + " is " + kind() + " and has a cap", remedy);
    }

    /** Totals are whole numbers of the quantity's scale, and so must be the cap that they are held to. */
    private void capOfTotal(BigDecimal cap) {
        OptionalInt scale = metric.numerator().map(top -> top.decimalScale()).orElse(OptionalInt.empty());
        boolean isTotal =
                metric.grain().filter(grain -> grain == Grain.UNIT_TOTALS).isPresent();
        if (isTotal && scale.isPresent() && cap.scale() > scale.getAsInt()) {
            add(
                    "declaration/cap-too-fine",
                    name() + " has totals of " + scale.getAsInt() + " decimals and a cap of " + cap.toPlainString(),
                    "round the cap to the decimals of the quantity");
        }
    }

    private void answers() {
        if (metric.missingValues() == MissingValues.AS_ZERO) {
            add(
                    "declaration/missing-answer-as-zero",
                    name() + " is " + kind() + " and would count a missing answer as a low one",
                    "exclude missing answers, or refuse them with refusingMissing()");
        }
        boolean whole = metric.numerator().stream()
                .allMatch(answer -> answer.decimalScale().orElse(-1) == 0);
        if (!whole) {
            add(
                    "declaration/answers-not-whole",
                    name() + " is " + kind() + " of a quantity that is not declared whole",
                    "declare the answer as an integer field");
        }
    }

    private void probability() {
        metric.probability()
                .filter(share -> share.signum() <= 0 || share.compareTo(BigDecimal.ONE) >= 0)
                .ifPresent(share -> add(
                        "declaration/not-a-probability",
                        name() + " is the quantile of " + share.toPlainString()
                                + ", expected a share between 0 and 1, both excluded",
                        "write 0.95 for the value that 95 percent of the units stay at or below"));
    }

    private void scale() {
        if (metric.scale().isEmpty()) {
            return;
        }
        OrdinalScale scale = metric.scale().get();
        if (metric.kind() != MetricKind.ORDINAL) {
            add(
                    "declaration/top-box-not-applicable",
                    name() + " is " + kind() + " and has a top box",
                    "leave out withTopBox(…), which is for asOrdinal(…)");
            return;
        }
        levels(scale);
        if (scale.topBox() < 1 || scale.topBox() >= Math.max(2, scale.levels())) {
            add(
                    "declaration/top-box-out-of-range",
                    name() + " has a top box of " + scale.topBox() + " of " + scale.levels() + " levels",
                    "say how many of the highest levels count, at least one and not all");
        }
    }

    private void levels(OrdinalScale scale) {
        boolean numbered = scale.category().isEmpty();
        int count = scale.levels();
        if (count < 2 || count > OrdinalScale.MOST_LEVELS) {
            add(
                    "declaration/not-a-scale",
                    name() + " has the scale " + scale.describe() + ", expected 2 to " + OrdinalScale.MOST_LEVELS
                            + " levels",
                    numbered
                            ? "give the lowest and the highest answer; use asMean(…) or asQuantile(…) for a quantity"
                            : "list the levels from the lowest to the highest");
        }
        if (new TreeSet<>(scale.names()).size() < count
                || scale.names().stream().anyMatch(String::isBlank)) {
            add(
                    "declaration/not-a-scale",
                    name() + " has a level that is blank or listed twice",
                    "name every level once");
        }
    }

    private void grain() {
        if (metric.grain().isEmpty()) {
            return;
        }
        boolean totals = metric.grain().get() == Grain.UNIT_TOTALS;
        if (metric.kind() == MetricKind.RATIO) {
            noGrain("leave the word out: a ratio of sums is the same over rows and over units");
        } else if (metric.kind() == MetricKind.ORDINAL || (totals && isAnswer())) {
            noGrain(
                    metric.kind() == MetricKind.ORDINAL
                            ? "bring one answer of each unit into the data: answers of one unit depend on each other"
                            : "say clusteredByUnit(): answers do not add up");
        }
    }

    private void noGrain(String remedy) {
        add(
                "declaration/grain-not-applicable",
                name() + " is " + kind() + " and is said to be "
                        + metric.grain().orElseThrow().words(),
                remedy);
    }

    private void exactness() {
        if (metric.isExact() && metric.kind() != MetricKind.QUANTILE) {
            add(
                    "declaration/exactness-not-applicable",
                    name() + " is " + kind() + " and is said to be found exactly",
                    "leave out exactly(), which is for asQuantile(…): sums and counts are always exact");
        }
    }

    private void datasets() {
        List<String> datasets =
                metric.fields().stream().map(Field::dataset).distinct().toList();
        if (datasets.size() > 1
                && problems.stream().noneMatch(found -> found.code().equals(SEVERAL_DATASETS))) {
            add(
                    "declaration/several-datasets",
                    name() + " reads from " + datasets + ", expected one dataset",
                    "join the datasets before the assessment");
        }
    }

    private void formula(List<Problem> found) {
        found.forEach(problem -> problems.add(problem.about(name(), metric.declaredAt())));
    }

    private void add(String code, String message, String remedy) {
        problems.add(new Problem(code, path, message, remedy, metric.declaredAt()));
    }

    static long wholeNumber(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException unreadable) {
            throw new ImpactException(
                    "declaration/not-a-whole-number",
                    "found \"" + text + "\", expected a whole number of 64 bits",
                    "write digits with an optional sign");
        }
    }

    static ImpactException noTextField(String name) {
        return new ImpactException(
                "declaration/unknown-field",
                "found the category \"" + name + "\", expected the name of a text field of the declaration",
                "declare it as a text field");
    }
}
