package io.modelimpact.engine.internal.monitor;

import io.modelimpact.engine.LookRule;
import io.modelimpact.engine.LookSample;
import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.Optional;

/**
 * A look with a boundary: the interval is that of a single look at the nominal error rate of the boundary, so that estimates with another reference than
 * the normal one keep theirs (the significance-level approach of C. Jennison, B. W. Turnbull (2000), section 3.8).
 */
abstract class BoundaryRule implements LookRule {
    private final boolean planned;
    private final double fraction;
    private final Spending spending;
    private final double errorRate;

    BoundaryRule(boolean planned, double fraction, Spending spending, double errorRate) {
        this.planned = planned;
        this.fraction = fraction;
        this.spending = spending;
        this.errorRate = errorRate;
    }

    /** The interval if the error rate of the whole plan were another. */
    abstract Interval intervalAtRate(LookSample sample, double rate);

    @Override
    public boolean isPlanned() {
        return planned;
    }

    @Override
    public Optional<Double> fraction() {
        return Optional.of(fraction);
    }

    @Override
    public Optional<Spending> spending() {
        return Optional.of(spending);
    }

    @Override
    public Interval interval(LookSample sample) {
        return single(sample, spending.nominalErrorRate(), errorRate);
    }

    @Override
    public double decisiveErrorRate(LookSample sample, double from, double to) {
        return RateSearch.decisive(rate -> intervalAtRate(sample, rate), from, to);
    }

    /** The interval of a single look at the nominal rate, as one of the whole plan; the whole line where the nominal rate is next to nothing. */
    static Interval single(LookSample sample, double nominalErrorRate, double errorRate) {
        if (nominalErrorRate < Double.MIN_NORMAL) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, errorRate);
        }
        Interval nominal = sample.estimate().intervalAtErrorRate(nominalErrorRate, Alternative.TWO_SIDED);
        return new Interval(nominal.lower(), nominal.upper(), errorRate);
    }

    static Spending spendingAtRate(double nominalErrorRate, double before, double now) {
        return new Spending(StandardNormal.INSTANCE.upperQuantile(nominalErrorRate / 2), nominalErrorRate, before, now);
    }

    static Spending undecided(double spent) {
        return new Spending(Double.POSITIVE_INFINITY, 0, spent, spent);
    }
}
