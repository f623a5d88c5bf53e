package io.modelimpact.engine.internal.judge;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.stats.Interval;
import org.junit.jupiter.api.Test;

/** Says what an interval that ends at a bound tells of the region, and what becomes of the bound itself. */
class RegionBoundsTest {
    private static final RegionBounds BELOW = new RegionBounds(NEGATIVE_INFINITY, 250, false);
    private static final RegionBounds ABOVE = new RegionBounds(250, POSITIVE_INFINITY, false);
    private static final RegionBounds BETWEEN = new RegionBounds(-1, 1, false);
    private static final RegionBounds DIFFERENT = new RegionBounds(0, 0, true);

    private static RegionVerdict verdict(RegionBounds bounds, double lower, double upper) {
        return bounds.verdict(new Interval(lower, upper, 0.05));
    }

    @Test
    void anIntervalThatBeginsAtAnUpperBoundHasNoValueBelowIt() {
        assertThat(verdict(BELOW, 250, 260)).isEqualTo(RegionVerdict.OUTSIDE);
        assertThat(verdict(BELOW, 250, 250)).isEqualTo(RegionVerdict.OUTSIDE);
        assertThat(verdict(ABOVE, 240, 250)).isEqualTo(RegionVerdict.OUTSIDE);
    }

    @Test
    void anIntervalThatEndsAtItsUpperBoundHoldsOneValueThatIsNotBelowIt() {
        assertThat(verdict(BELOW, 240, 250)).isEqualTo(RegionVerdict.UNDECIDED);
        assertThat(verdict(BELOW, 240, Math.nextDown(250.0))).isEqualTo(RegionVerdict.INSIDE);
        assertThat(verdict(ABOVE, 250, 260)).isEqualTo(RegionVerdict.UNDECIDED);
        assertThat(verdict(ABOVE, Math.nextUp(250.0), 260)).isEqualTo(RegionVerdict.INSIDE);
        assertThat(verdict(BETWEEN, -1, 0)).isEqualTo(RegionVerdict.UNDECIDED);
        assertThat(verdict(BETWEEN, -0.5, 0.5)).isEqualTo(RegionVerdict.INSIDE);
    }

    @Test
    void endlessSidesAreWithinReachOfEndlessIntervals() {
        assertThat(verdict(BELOW, NEGATIVE_INFINITY, 240)).isEqualTo(RegionVerdict.INSIDE);
        assertThat(verdict(ABOVE, 260, POSITIVE_INFINITY)).isEqualTo(RegionVerdict.INSIDE);
        assertThat(verdict(BELOW, NEGATIVE_INFINITY, POSITIVE_INFINITY)).isEqualTo(RegionVerdict.UNDECIDED);
    }

    @Test
    void aDifferenceFromAPointLeavesOutThePointAlone() {
        assertThat(verdict(DIFFERENT, 0, 1)).isEqualTo(RegionVerdict.UNDECIDED);
        assertThat(verdict(DIFFERENT, Math.nextUp(0.0), 1)).isEqualTo(RegionVerdict.INSIDE);
        assertThat(verdict(DIFFERENT, 0, 0)).isEqualTo(RegionVerdict.OUTSIDE);
    }

    @Test
    void aBoundIsNotInItsRegionAndAPointIsNotDifferentFromItself() {
        assertThat(BELOW.contains(250)).isFalse();
        assertThat(BELOW.contains(249)).isTrue();
        assertThat(BELOW.contains(NEGATIVE_INFINITY)).isTrue();
        assertThat(BETWEEN.contains(-1)).isFalse();
        assertThat(DIFFERENT.contains(0)).isFalse();
        assertThat(DIFFERENT.contains(1e-300)).isTrue();
        assertThat(BELOW.distance(240)).isEqualTo(10);
    }
}
