package io.modelimpact.engine.internal.resample;

import io.modelimpact.engine.ResamplingMethod;
import io.modelimpact.metric.Resampling;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.resample.BootstrapComparison;
import io.modelimpact.stats.resample.BootstrapKind;
import io.modelimpact.stats.resample.ResampledLevel;
import java.util.Arrays;
import java.util.List;

/** A bootstrap with one kind of interval. */
public final class BootstrapMethod implements ResamplingMethod {
    private final Resampling.Interval interval;

    private BootstrapMethod(Resampling.Interval interval) {
        this.interval = interval;
    }

    /** The methods that come with the library. */
    public static List<ResamplingMethod> all() {
        return Arrays.stream(Resampling.Interval.values())
                .<ResamplingMethod>map(BootstrapMethod::new)
                .toList();
    }

    @Override
    public String id() {
        return interval.method();
    }

    @Override
    public Outcome<IntervalEstimate> compare(
            ResampledLevel baseline, ResampledLevel candidate, boolean relative, double errorRate) {
        BootstrapComparison comparison =
                BootstrapComparison.withDefaults().with(kind()).withErrorRate(errorRate);
        return (relative ? comparison.lift(baseline, candidate) : comparison.difference(baseline, candidate))
                .map(IntervalEstimate.class::cast);
    }

    private BootstrapKind kind() {
        return switch (interval) {
            case STUDENTISED -> BootstrapKind.STUDENTISED;
            case BCA -> BootstrapKind.BCA;
            case PERCENTILE -> BootstrapKind.PERCENTILE;
        };
    }
}
