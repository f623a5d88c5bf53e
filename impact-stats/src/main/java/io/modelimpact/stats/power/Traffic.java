package io.modelimpact.stats.power;

/**
 * New units that enter each arm in a day, taken as constant. Units that come back are not new, so that traffic observed over
 * the first days of an experiment overstates that of later ones where units return.
 *
 * @param controlPerDay   new units a day in the control arm, positive
 * @param treatmentPerDay new units a day in the treatment arm, positive
 */
public record Traffic(double controlPerDay, double treatmentPerDay) {
    private static final double MOST_DAYS = 1e15;
    /** Shares such as thirds add up to one but for rounding. */
    private static final double ROUNDING = 1e-12;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not positive and finite
     */
    public Traffic {
        if (!(controlPerDay > 0 && treatmentPerDay > 0 && controlPerDay + treatmentPerDay < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Expected new units every day in both arms, found " + controlPerDay + " and " + treatmentPerDay);
        }
    }

    /**
     * Traffic as it was observed over some days.
     *
     * @throws IllegalArgumentException if the days or a count are not positive
     */
    public static Traffic observed(long controlUnits, long treatmentUnits, long days) {
        if (days <= 0) {
            throw new IllegalArgumentException("The number of days must be positive, found " + days);
        }
        return new Traffic((double) controlUnits / (double) days, (double) treatmentUnits / (double) days);
    }

    /**
     * Traffic of everything that could enter, of which each arm takes its share; the rest is outside of the experiment, or in other arms.
     *
     * @param controlShare share of the control arm, in (0, 1)
     * @param treatmentShare share of the treatment arm, in (0, 1)
     * @throws IllegalArgumentException if a share is not positive, or they are more than 1 together
     */
    public static Traffic shared(double unitsPerDay, double controlShare, double treatmentShare) {
        if (!(controlShare > 0 && treatmentShare > 0 && controlShare + treatmentShare <= 1 + ROUNDING)) {
            throw new IllegalArgumentException(
                    "Expected positive shares of at most 1 together, such as 0.5 and 0.5, found " + controlShare
                            + " and " + treatmentShare);
        }
        return new Traffic(unitsPerDay * controlShare, unitsPerDay * treatmentShare);
    }

    /** Treatment units per control unit, as {@link MeanPower#sampleSize} takes it. */
    public double ratio() {
        return treatmentPerDay / controlPerDay;
    }

    /**
     * Whole days until both arms have their planned units.
     *
     * @throws ArithmeticException if they are more than 1e15
     */
    public long daysFor(GroupSizes sizes) {
        double days = Math.max(sizes.control() / controlPerDay, sizes.treatment() / treatmentPerDay);
        if (!(days < MOST_DAYS)) {
            throw new ArithmeticException("More than " + MOST_DAYS + " days");
        }
        // A size that was itself computed from the ratio may miss a whole day by rounding only.
        double nearest = StrictMath.rint(days);
        return Math.abs(days - nearest) <= 1e-12 * days ? (long) nearest : (long) StrictMath.ceil(days);
    }
}
