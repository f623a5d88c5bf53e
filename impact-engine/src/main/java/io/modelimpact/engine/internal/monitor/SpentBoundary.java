package io.modelimpact.engine.internal.monitor;

import io.modelimpact.engine.LookRule.Spending;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.sequential.GroupSequentialDesign;
import io.modelimpact.stats.sequential.SpendingFunction;
import java.util.Arrays;

/**
 * The boundary at the last look of a path. Looks at more information than any before them share one recursive integration. A look that may spend but
 * has no more information than an earlier one, as when an estimate got noisier, is charged as if it were independent of all others: the sum of
 * both bounds the error rate of the whole from above.
 */
final class SpentBoundary {
    private final InformationPath path;
    private final SpendingFunction function;
    private final double rate;
    private final double[] spent;
    private final double[] information;
    private int count;
    private double apart;

    private SpentBoundary(InformationPath path, SpendingFunction function, double rate) {
        this.path = path;
        this.function = function;
        this.rate = rate;
        this.spent = new double[path.last() + 1];
        this.information = new double[path.last() + 1];
    }

    /** The boundary for a claim that may err at the given rate over all looks, both sides together. */
    static Spending of(InformationPath path, SpendingFunction function, double rate) {
        return path.spends(path.last())
                ? new SpentBoundary(path, function, rate).solve()
                : BoundaryRule.undecided(2 * function.spent(path.time(path.last()), rate / 2));
    }

    private Spending solve() {
        for (int look = 0; look < path.last(); look++) {
            if (path.spends(look)) {
                charge(look);
            }
        }
        double before = spentUntil(path.last() - 1);
        double now = spentUntil(path.last());
        double critical = charge(path.last())
                ? joint()
                : StandardNormal.INSTANCE.upperQuantile((now - before) / 2);
        return new Spending(critical, 2 * StandardNormal.INSTANCE.survival(critical), before, now);
    }

    /** Whether the look belongs to the recursion. */
    private boolean charge(int look) {
        double most = count == 0 ? 0 : information[count - 1];
        if (path.information(look) > most) {
            information[count] = path.information(look);
            spent[count] = Math.max(count == 0 ? 0 : spent[count - 1], spentUntil(look) - apart);
            count++;
            return true;
        }
        apart += spentUntil(look) - spentUntil(look - 1);
        return false;
    }

    private double joint() {
        return GroupSequentialDesign.spending(
                        rate, true, Arrays.copyOf(spent, count), Arrays.copyOf(information, count))
                .critical(count - 1);
    }

    private double spentUntil(int look) {
        return look < 0 ? 0 : 2 * function.spent(path.time(look), rate / 2);
    }
}
