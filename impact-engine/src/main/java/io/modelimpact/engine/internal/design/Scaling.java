package io.modelimpact.engine.internal.design;

import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MetricFacts;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.stats.exact.ExactRational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The scale that the scan took out of a metric's values. */
final class Scaling {
    private static final MetricFacts UNSCALED = new MetricFacts(0, 0, 0, 0);

    private Scaling() {}

    /** What a level made of the stored numbers is to be multiplied with. */
    static ExactRational factor(Evidence evidence, Metric metric) {
        MetricFacts facts = evidence.metricFacts().getOrDefault(metric.id(), UNSCALED);
        return powerOfTen(
                metric.kind() == MetricKind.RATIO
                        ? facts.denominatorScale() - facts.valueScale()
                        : -facts.valueScale());
    }

    /** What each stored variable is to be multiplied with: the outcome's, then the covariates'. */
    static List<ExactRational> factors(Evidence evidence, Metric metric) {
        MetricFacts facts = evidence.metricFacts().getOrDefault(metric.id(), UNSCALED);
        List<ExactRational> factors = new ArrayList<>(List.of(powerOfTen(-facts.valueScale())));
        if (metric.kind() == MetricKind.RATIO) {
            factors.add(powerOfTen(-facts.denominatorScale()));
        }
        facts.covariateScales().forEach(scale -> factors.add(powerOfTen(-scale)));
        return factors;
    }

    private static ExactRational powerOfTen(int exponent) {
        ExactRational power = ExactRational.of(BigInteger.TEN.pow(Math.abs(exponent)));
        return exponent < 0 ? ExactRational.ONE.dividedBy(power) : power;
    }
}
