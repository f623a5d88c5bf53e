package io.modelimpact.engine.internal.monitor;

import io.modelimpact.engine.LookClock;
import io.modelimpact.engine.StandardErrors;
import io.modelimpact.monitoring.PlannedLooks;
import java.util.Optional;

/**
 * What is known of the looks of one claim: how much of its error rate may be spent until each, and the information that was there.
 *
 * <p>Where units count, both are the units. Where standard errors count, information is their inverse square, and the error rate is spent over its
 * share of the planned information or, without a planned standard error, over the planned units. The last planned look spends all that is left,
 * whatever information it finds; what exceeds the planned information counts as such and leaves nothing to spend.
 */
final class InformationPath {
    private final double[] times;
    private final double[] information;

    private InformationPath(double[] times, double[] information) {
        this.times = times;
        this.information = information;
    }

    static InformationPath of(PlannedLooks plan, LookClock clock) {
        double[] times = new double[clock.number()];
        double[] information = new double[clock.number()];
        double before = 0;
        for (int look = 0; look < times.length; look++) {
            double share = (double) clock.unitsAt(look) / plan.fullInformation();
            Optional<StandardErrors> errors = clock.errors();
            information[look] = errors.isPresent() ? relative(errors.get(), look) : share;
            double time = errors.flatMap(StandardErrors::full).isPresent() && share < 1 ? information[look] : share;
            before = information[look] > 0 ? Math.max(before, Math.min(1, time)) : before;
            times[look] = before;
        }
        return new InformationPath(times, information);
    }

    /** In terms of full information or, where that is not declared, of the first known one; 0 where there is none. */
    private static double relative(StandardErrors errors, int look) {
        return errors.at(look)
                .map(error -> (errors.full().orElseGet(() -> first(errors, look)) / error))
                .map(ratio -> ratio * ratio)
                .filter(Double::isFinite)
                .orElse(0.0);
    }

    /** The same for all looks from the first known one on, so that a later look finds the earlier boundaries again. */
    private static double first(StandardErrors errors, int look) {
        int known = 0;
        while (known < look && errors.at(known).isEmpty()) {
            known++;
        }
        return errors.at(known).orElseThrow();
    }

    int last() {
        return times.length - 1;
    }

    /** How far the spending may be at a look, in [0, 1]; never falls. */
    double time(int look) {
        return look < 0 ? 0 : times[look];
    }

    /** The information at a look, in any measure; 0 where nothing is known. */
    double information(int look) {
        return information[look];
    }

    /** Whether a look may spend anything. */
    boolean spends(int look) {
        return time(look) > time(look - 1);
    }
}
