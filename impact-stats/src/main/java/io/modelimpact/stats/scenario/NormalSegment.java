package io.modelimpact.stats.scenario;

import io.modelimpact.stats.distribution.GaussLegendre;
import io.modelimpact.stats.distribution.StandardNormal;

/**
 * The standard normal law between two points of which the lower is the nearer to zero, or which enclose zero. Positions are
 * told as an offset from a base, zero or the lower end, so that a narrow segment far out keeps its digits.
 */
final class NormalSegment {
    private static final StandardNormal NORMAL = StandardNormal.INSTANCE;
    /** Where the exponent has fallen by this much from its largest value nothing is left to integrate. */
    private static final double NEGLIGIBLE_EXPONENT = 100;

    private static final int PANELS = 64;
    private static final double NARROW = 0.1;
    private static final int NEWTON_STEPS = 8;

    private final double low;
    private final double high;
    /** Whether the density changes so little along the segment that tails would cancel. */
    private final boolean narrow;
    /** Where the density is largest, or the lower end of a narrow segment. */
    private final double base;

    private final double mass;

    NormalSegment(double low, double high) {
        this.low = low;
        this.high = high;
        this.narrow = (high - low) * (Math.max(0.0, low) + 1) < NARROW;
        this.base = narrow ? low : Math.max(0.0, low);
        this.mass = narrow ? NORMAL.density(low) * integral(0, 0, width()) : tailMass(low, high);
    }

    /** A point of the segment, {@code base + offset}. */
    record Point(double base, double offset) {}

    /** Normal probability of the segment. */
    double mass() {
        return mass;
    }

    Point mean() {
        return new Point(base, centre());
    }

    double variance() {
        double centre = centre();
        return integral(2, centre, end()) / integral(0, 0, end());
    }

    double shareBelow(double z) {
        if (z <= low || z >= high) {
            return z <= low ? 0.0 : 1.0;
        }
        return narrow ? integral(0, 0, z - low) / integral(0, 0, width()) : tailMass(low, z) / mass;
    }

    double shareAbove(double z) {
        if (z <= low || z >= high) {
            return z <= low ? 1.0 : 0.0;
        }
        return narrow ? 1 - shareBelow(z) : tailMass(z, high) / mass;
    }

    /** The point with these shares below and above it. */
    Point point(double below, double above) {
        if (below == 0 || above == 0) {
            return new Point(base, (below == 0 ? low : high) - base);
        }
        return narrow ? new Point(low, narrowOffset(below)) : new Point(base, score(below, above) - base);
    }

    private double score(double below, double above) {
        double upperTail = NORMAL.survival(high) + above * mass;
        if (upperTail <= 0.5) {
            return NORMAL.upperQuantile(upperTail);
        }
        return NORMAL.quantile(NORMAL.cumulative(low) + below * mass);
    }

    private double narrowOffset(double below) {
        double target = below * integral(0, 0, width());
        double offset = below * width();
        for (int step = 0; step < NEWTON_STEPS; step++) {
            offset += (target - integral(0, 0, offset)) / relativeDensity(offset);
        }
        return offset;
    }

    private double width() {
        return high - low;
    }

    private static double tailMass(double from, double to) {
        if (from >= 0) {
            return NORMAL.survival(from) - NORMAL.survival(to);
        }
        return to <= 0
                ? NORMAL.cumulative(to) - NORMAL.cumulative(from)
                : 1 - NORMAL.survival(to) - NORMAL.cumulative(from);
    }

    private double centre() {
        return integral(1, 0, end()) / integral(0, 0, end());
    }

    private double start() {
        return Math.max(low - base, -Math.sqrt(2 * NEGLIGIBLE_EXPONENT));
    }

    /** Upper end of the integral as an offset: the segment's, or where the density becomes negligible. */
    private double end() {
        double reach = 2 * NEGLIGIBLE_EXPONENT / (Math.sqrt(base * base + 2 * NEGLIGIBLE_EXPONENT) + base);
        return Math.min(high - base, reach);
    }

    /** Integral of {@code (s - centre)^power density(base + s)/density(base)} up to an offset. */
    private double integral(int power, double centre, double to) {
        int panels = narrow ? 1 : PANELS;
        return GaussLegendre.integrate(
                s -> relativeDensity(s) * (power == 0 ? 1 : power == 1 ? s : (s - centre) * (s - centre)),
                start(),
                to,
                panels);
    }

    private double relativeDensity(double offset) {
        return StrictMath.exp(-offset * (base + 0.5 * offset));
    }
}
