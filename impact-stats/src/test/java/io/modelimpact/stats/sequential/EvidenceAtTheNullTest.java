package io.modelimpact.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.distribution.StandardNormal;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/** Under the null evidence is one on average, at any number of units: by quadrature over all that could be observed. */
class EvidenceAtTheNullTest {
    private static final AsymptoticConfidenceSequence SEQUENCE = AsymptoticConfidenceSequence.of(0.05, 5000);

    @Property(tries = 100, seed = "351")
    void the_likelihood_ratio_of_the_mixture_is_one_on_average(
            @ForAll @IntRange(min = 1, max = 1_000_000) int units,
            @ForAll @Scale(3) @DoubleRange(min = 0.01, max = 100) double variance,
            @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 10) double tauSquared) {
        MixtureSprt test = new MixtureSprt(tauSquared);
        double error = Math.sqrt(variance / units);
        double mixed = units * tauSquared / variance;

        assertThat(average(z -> test.logLikelihoodRatio(z * error, variance, units), mixed))
                .isCloseTo(1, within(1e-9));
    }

    @Property(tries = 100, seed = "352")
    void the_evidence_of_a_look_is_one_on_average(
            @ForAll @IntRange(min = 2, max = 1_000_000) int units,
            @ForAll @Scale(3) @DoubleRange(min = 0.01, max = 100) double error) {
        double rho = SEQUENCE.look(0, error, units).orElseThrow().rho();

        assertThat(average(
                        z -> SEQUENCE.look(z * error, error, units)
                                .orElseThrow()
                                .logEvidence(),
                        units * rho * rho))
                .isCloseTo(1, within(1e-9));
    }

    /** The expectation of the exponential over a standard normal z; the product is a normal curve wider by the root of {@code 1 + mixed}. */
    private static double average(DoubleUnaryOperator logEvidence, double mixed) {
        double width = Math.sqrt(1 + mixed);
        double step = 0.05 * width;
        double sum = 0;
        for (int i = -200; i <= 200; i++) {
            double z = i * step;
            sum += StrictMath.exp(logEvidence.applyAsDouble(z) + logDensity(z)) * step;
        }
        return sum;
    }

    private static double logDensity(double z) {
        return StrictMath.log(StandardNormal.INSTANCE.density(0)) - 0.5 * z * z;
    }
}
