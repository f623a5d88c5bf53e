package io.modelimpact.engine.internal.monitor;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Interval;
import org.junit.jupiter.api.Test;

/** Finds the rate at which intervals decide, by the same reading of bounds as verdicts have. */
class RateSearchTest {

    /** Whole numbers about 10, as those of a quantile of whole numbers: the interval steps in where the rate passes 0.1 and 0.01. */
    private static Interval steps(double rate) {
        if (rate >= 0.1) {
            return new Interval(9, 11, rate);
        }
        return rate >= 0.01 ? new Interval(8, 12, rate) : new Interval(0, 20, rate);
    }

    private static double decisive(double from, double to) {
        return RateSearch.decisive(RateSearchTest::steps, from, to);
    }

    @Test
    void anIntervalThatTouchesABoundFromWithinDoesNotDecide() {
        assertThat(decisive(NEGATIVE_INFINITY, 12)).isCloseTo(0.1, within(1e-9));
        assertThat(decisive(NEGATIVE_INFINITY, 12.5)).isCloseTo(0.01, within(1e-9));
        assertThat(decisive(8, POSITIVE_INFINITY)).isCloseTo(0.1, within(1e-9));
        assertThat(decisive(NEGATIVE_INFINITY, 11)).isEqualTo(1);
    }

    @Test
    void anIntervalThatTouchesABoundFromBeyondDecides() {
        assertThat(decisive(NEGATIVE_INFINITY, 9)).isCloseTo(0.1, within(1e-9));
        assertThat(decisive(NEGATIVE_INFINITY, 8)).isCloseTo(0.01, within(1e-9));
        assertThat(decisive(12, POSITIVE_INFINITY)).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void aPointIsLeftOutOnlyWhereItIsOutside() {
        assertThat(decisive(8, 8)).isCloseTo(0.1, within(1e-9));
        assertThat(decisive(7.5, 7.5)).isCloseTo(0.01, within(1e-9));
        assertThat(decisive(9, 9)).isEqualTo(1);
    }

    @Test
    void aRegionBetweenBoundsNeedsBothEnds() {
        assertThat(decisive(8.5, 11.5)).isCloseTo(0.1, within(1e-9));
        assertThat(decisive(8.5, 11)).isEqualTo(1);
        assertThat(decisive(-1, 21)).as("below what is searched").isLessThan(1e-11);
    }
}
