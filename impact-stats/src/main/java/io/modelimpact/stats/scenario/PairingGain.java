package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import java.util.Optional;

/**
 * What common random numbers save in a difference of two means over n draws: {@code seIndependent = sqrt((a^2 + b^2)/n)},
 * {@code sePaired = sqrt((a^2 + b^2 - 2 r a b)/n)} for standard deviations a and b and the correlation r of the draws.
 *
 * <p>Edges: at r = 1 and a = b the paired difference is certain; then the equivalent number of draws is infinite. Refused:
 * a negative standard deviation, both zero, r outside [-1, 1], no draw.
 *
 * @param seIndependent    standard error with separate draws
 * @param sePaired         standard error with common draws
 * @param varianceRatio    square of paired over independent
 * @param equivalentDraws  separate draws that would be needed for the paired standard error
 */
public record PairingGain(double seIndependent, double sePaired, double varianceRatio, double equivalentDraws) {

    /** The gain for these standard deviations, their correlation and the number of draws. */
    public static Outcome<PairingGain> of(double first, double second, double correlation, long draws) {
        Optional<Refusal> refusal = Parameters.check(
                first >= 0 && second >= 0 && Math.abs(correlation) <= 1 && draws > 0,
                "standard deviations >= 0, correlation in [-1, 1], draws > 0",
                first,
                second,
                correlation,
                (double) draws);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        double scale = Math.max(first, second);
        if (scale == 0) {
            return Outcome.refused(RefusalCode.DEGENERATE, "neither outcome varies");
        }
        double a = first / scale;
        double b = second / scale;
        double independent = a * a + b * b;
        double paired = (a - b) * (a - b) + 2 * (1 - correlation) * a * b;
        double ratio = paired / independent;
        return Outcome.of(new PairingGain(
                scale * Math.sqrt(independent / draws), scale * Math.sqrt(paired / draws), ratio, draws / ratio));
    }
}
