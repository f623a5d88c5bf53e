package io.modelimpact.engine.internal.monitor;

import io.modelimpact.engine.LookClock;
import io.modelimpact.engine.LookRule.Spending;
import io.modelimpact.engine.StandardErrors;
import io.modelimpact.monitoring.PlannedLooks;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.sequential.GroupSequentialDesign;
import io.modelimpact.stats.sequential.SpendingFunction;
import java.util.Arrays;
import java.util.Optional;

/**
 * The looks of one claim that may spend of its error rate: how far the spending is at each, and how the information of one is related to that of the
 * next. A look may spend where the spending gets farther than at any look before.
 *
 * <p>Where units count, both are the units. Where standard errors count, the error rate is spent over the information {@code 1 / SE^2} as a share
 * of the planned one or, without a planned standard error, over the planned units. The last planned look spends all that is left, whatever
 * information it finds; what exceeds the plan counts as such between looks and leaves nothing to spend.
 *
 * <p>The statistics of two looks are correlated by the root of {@code 1 / SE^2} before over that of now if the estimate makes the best of its
 * data. Means of units that vary more, or less, than those before them do not: sums have independent increments then, and the root is that of
 * {@code (n SE)^2}. The larger growth of both is taken. A correlation that is too small only raises the boundary (S. Das Gupta and others (1972), Proc.
 * 6th Berkeley Symposium 2: scaling the correlations between the looks up to one and those after it moves the probability to stay inside one way).
 */
final class InformationPath {
    /** Looks beyond such a growth are as good as independent. */
    private static final double MOST_GROWTH = 1e4;

    /** A look that may spend has more information than those before it; this much where rounding does not tell. */
    private static final double LEAST_GROWTH = 1.0001;

    private final double[] times;
    private final double[] information;
    private int count;
    private boolean lastSpends;
    private double unitsBefore;
    private double errorBefore;

    private InformationPath(int looks) {
        this.times = new double[looks];
        this.information = new double[looks];
    }

    static InformationPath of(PlannedLooks plan, LookClock clock) {
        InformationPath path = new InformationPath(clock.number());
        for (int look = 0; look < clock.number(); look++) {
            int at = look;
            double share = (double) clock.unitsAt(look) / plan.fullInformation();
            Optional<Double> error = clock.errors().flatMap(errors -> errors.at(at));
            if (clock.errors().isEmpty()) {
                path.lastSpends = path.charge(share, share);
            } else {
                Optional<Double> full = clock.errors().flatMap(StandardErrors::full);
                path.lastSpends = error.isPresent() && path.charge(share, time(share, error.get(), full), error.get());
            }
        }
        return path;
    }

    private static double time(double share, double error, Optional<Double> full) {
        return share >= 1
                ? share
                : full.map(end -> end / error).map(ratio -> ratio * ratio).orElse(share);
    }

    private boolean charge(double share, double time, double error) {
        double units = share / unitsBefore;
        double errors = errorBefore / error;
        double growth = Math.max(errors * errors, units / errors * (units / errors));
        boolean spends = charge(
                time, count == 0 ? 1 : information[count - 1] * Math.max(LEAST_GROWTH, Math.min(growth, MOST_GROWTH)));
        if (spends) {
            unitsBefore = share;
            errorBefore = error;
        }
        return spends;
    }

    /** Whether the look may spend; only then it is kept. */
    private boolean charge(double time, double found) {
        boolean spends = Math.min(1, time) > time();
        if (spends) {
            times[count] = Math.min(1, time);
            information[count++] = found;
        }
        return spends;
    }

    /** How far the spending is, in [0, 1]. */
    double time() {
        return count == 0 ? 0 : times[count - 1];
    }

    /** Whether the last look may spend, and so decide. */
    boolean lastSpends() {
        return lastSpends;
    }

    /** The boundary at the last look, for a claim that may err at the given rate over all looks, both sides together. */
    Spending boundary(SpendingFunction function, double rate) {
        if (!lastSpends) {
            return BoundaryRule.undecided(2 * function.spent(time(), rate / 2));
        }
        double[] spent = Arrays.stream(times, 0, count)
                .map(time -> 2 * function.spent(time, rate / 2))
                .toArray();
        double critical = GroupSequentialDesign.spending(rate, true, spent, Arrays.copyOf(information, count))
                .critical(count - 1);
        return new Spending(
                critical,
                2 * StandardNormal.INSTANCE.survival(critical),
                count == 1 ? 0 : spent[count - 2],
                spent[count - 1]);
    }
}
