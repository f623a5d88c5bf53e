package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A relative effect over periods of a staged rollout: {@code delta_t = baseline_t rollout_t effect}, their sum, and that sum
 * relative to the summed baseline. Sums are exact, rounded once.
 *
 * @param deltas     one for each period
 * @param cumulative sum of the deltas
 * @param relative   cumulative over the sum of the baseline
 */
public record Rollout(List<Double> deltas, double cumulative, double relative) {

    /** Copies the list. */
    public Rollout {
        deltas = List.copyOf(deltas);
    }

    /** The rollout; refused where lengths differ, a number is not finite or the baseline sums to zero (ZERO_BASELINE). */
    public static Outcome<Rollout> of(double[] baseline, double[] share, double effect) {
        Optional<Refusal> refusal = Parameters.check(
                baseline.length == share.length,
                "as many baseline values as shares, followed by the effect",
                DoubleStream.concat(
                                DoubleStream.concat(DoubleStream.of(baseline), DoubleStream.of(share)),
                                DoubleStream.of(effect))
                        .toArray());
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        List<Double> deltas = new ArrayList<>();
        for (int period = 0; period < baseline.length; period++) {
            deltas.add(baseline[period] * share[period] * effect);
        }
        ExactSum total = ExactSum.of(baseline);
        if (total.value().signum() == 0) {
            return Outcome.refused(RefusalCode.ZERO_BASELINE, "the baseline sums to 0");
        }
        ExactSum gain =
                ExactSum.of(deltas.stream().mapToDouble(Double::doubleValue).toArray());
        if (!gain.isFinite()) {
            return Outcome.refused(RefusalCode.OUT_OF_RANGE, "the difference of a period is beyond the doubles");
        }
        return Outcome.of(new Rollout(
                deltas,
                gain.doubleValue(),
                gain.value().dividedBy(total.value()).doubleValue()));
    }
}
