package io.modelimpact.stats.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.StandardNormal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One proportion with Wilson's interval. */
final class ProportionEstimateTest {
    private static ProportionEstimate estimate(long successes, long units) {
        return ProportionEstimate.of(new Proportion(successes, units), 0.05).orElseThrow();
    }

    /** The four worked examples of Newcombe (1998), method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void intervalsAreThePublishedOnes(long successes, long units, double lower, double upper) {
        Interval interval = estimate(successes, units).intervalAtErrorRate(0.05, Alternative.TWO_SIDED);
        assertThat(interval.lower()).isCloseTo(lower, within(5.1e-5));
        assertThat(interval.upper()).isCloseTo(upper, within(5.1e-5));
    }

    @ParameterizedTest
    @CsvSource({"81, 263", "15, 148", "1, 29", "28, 29", "0, 20", "20, 20"})
    void boundsAreWhereTheTestTurns(long successes, long units) {
        ProportionEstimate found = estimate(successes, units);
        Interval interval = found.intervalAtErrorRate(0.01, Alternative.TWO_SIDED);
        if (successes > 0) {
            assertThat(found.pValueAgainst(interval.lower(), Alternative.GREATER))
                    .isCloseTo(0.005, within(1e-12));
        }
        if (successes < units) {
            assertThat(found.pValueAgainst(interval.upper(), Alternative.LESS)).isCloseTo(0.005, within(1e-12));
        }
    }

    /** Above one half as well the bound leaves out exactly the shares whose p-value is below the rate; the bound is z^2/(n + z^2) for no success. */
    @ParameterizedTest
    @CsvSource({"0, 20, 0.9", "20, 20, 0.9", "3, 20, 0.7", "19, 20, 0.999", "1, 1000000, 0.6", "5, 9, 0.5", "0, 20, 0.5"
    })
    void oneSidedBoundsAboveOneHalfAreWhereTheTestTurns(long successes, long units, double rate) {
        ProportionEstimate found = estimate(successes, units);
        double lower = found.intervalAtErrorRate(rate, Alternative.GREATER).lower();
        double upper = found.intervalAtErrorRate(rate, Alternative.LESS).upper();

        assertThat(lower).isGreaterThanOrEqualTo(found.value());
        assertThat(upper).isLessThanOrEqualTo(found.value());
        if (lower > 0 && lower < 1) {
            assertThat(found.pValueAgainst(lower, Alternative.GREATER)).isCloseTo(rate, within(1e-12));
        }
        if (upper > 0 && upper < 1) {
            assertThat(found.pValueAgainst(upper, Alternative.LESS)).isCloseTo(rate, within(1e-12));
        }
    }

    @Test
    void nobodyAtARateAboveOneHalfBoundsTheShareAwayFromZero() {
        double z = StandardNormal.INSTANCE.upperQuantile(0.1);

        assertThat(estimate(0, 20).intervalAtErrorRate(0.9, Alternative.GREATER).lower())
                .isCloseTo(z * z / (20 + z * z), within(1e-15));
        assertThat(estimate(20, 20).intervalAtErrorRate(0.9, Alternative.LESS).upper())
                .isCloseTo(20 / (20 + z * z), within(1e-15));
    }

    /** One of a billion: the lower bound is a small root of the quadratic, x^2 / (n (x + z^2/2 + root)). */
    @Test
    void aLowerBoundOfARareAnswerKeepsItsDigits() {
        double z = StandardNormal.INSTANCE.upperQuantile(1e-200);
        Interval interval = estimate(1, 1_000_000_000).intervalAtErrorRate(2e-200, Alternative.TWO_SIDED);
        double root = z * Math.sqrt(1 - 1e-9 + z * z / 4);
        double expected = 1e-9 / (1 + z * z / 2 + root);

        assertThat(interval.lower()).isCloseTo(expected, within(1e-14 * expected));
    }

    @Test
    void everybodyMayBeABoundButNotBelowDoubt() {
        Interval interval = estimate(20, 20).intervalAtErrorRate(0.05, Alternative.TWO_SIDED);
        assertThat(interval.upper()).isEqualTo(1);
        assertThat(interval.lower()).isCloseTo(0.8389, within(5.1e-5));
        assertThat(estimate(20, 20).decisiveErrorRate(0.5, Double.POSITIVE_INFINITY))
                .isLessThan(0.001);
        assertThat(estimate(20, 20).decisiveErrorRate(Double.NEGATIVE_INFINITY, 2))
                .isZero();
    }

    @Test
    void nobodyToAskIsRefused() {
        assertThat(ProportionEstimate.of(new Proportion(0, 0), 0.05)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
    }
}
