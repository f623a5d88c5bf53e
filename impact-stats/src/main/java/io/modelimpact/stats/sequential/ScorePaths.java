package io.modelimpact.stats.sequential;

import io.modelimpact.stats.distribution.GaussLegendre;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.ArrayList;
import java.util.List;

/**
 * The law of a Brownian score that has crossed no boundary so far, look by look: the recursion of P. Armitage, C. K. McPherson and
 * B. C. Rowe (1969) on Gauss-Legendre panels that are no wider than the standard deviation of the next step.
 *
 * <p>Information that grows by less than a ten-thousandth counts as growing by it: below, the step is narrower than the panels can see. What is left out
 * of the correlation of two looks makes boundaries a little too wide, never too narrow.
 */
final class ScorePaths {
    /** Scores beyond so many standard deviations carry less than 1e-23 and are left out. */
    private static final double FARTHEST = 10;

    private static final double LEAST_GROWTH = 1.0001;
    private static final int LEAST_PANELS = 6;
    private static final int MOST_PANELS = 60;

    private final double[] fractions;
    private final boolean twoSided;
    private final List<Look> looks = new ArrayList<>();

    ScorePaths(double[] fractions, boolean twoSided) {
        this.fractions = apart(fractions);
        this.twoSided = twoSided;
    }

    private static double[] apart(double[] fractions) {
        double[] apart = fractions.clone();
        for (int look = 1; look < apart.length; look++) {
            apart[look] = Math.max(apart[look], LEAST_GROWTH * apart[look - 1]);
        }
        return apart;
    }

    /** Weighted density of the score at a look, inside the boundary. */
    private static final class Look {
        private final double[] scores;
        private final double[] masses;

        private Look(double[] scores, double[] masses) {
            this.scores = scores;
            this.masses = masses;
        }
    }

    /** The probability to cross the upper boundary at the next look and at none before, without drift. */
    double crossing(double critical) {
        int look = looks.size();
        return look == 0
                ? StandardNormal.INSTANCE.survival(critical)
                : crossing(looks.get(look - 1), look, critical, 0);
    }

    /** The next look's critical value is taken; the paths that go on are kept. */
    void advance(double critical) {
        int look = looks.size();
        double root = Math.sqrt(fractions[look]);
        double upper = Math.min(critical, FARTHEST) * root;
        double lower = twoSided ? -upper : -FARTHEST * root;
        double step = look + 1 < fractions.length ? Math.sqrt(fractions[look + 1] - fractions[look]) : root;
        double ownStep = look == 0 ? root : Math.sqrt(fractions[look] - fractions[look - 1]);
        int panels = (int) StrictMath.ceil((upper - lower) / Math.min(step, ownStep) / 2);
        looks.add(density(look, lower, upper, Math.max(LEAST_PANELS, Math.min(MOST_PANELS, panels))));
    }

    /** The probability to cross the upper boundary at any look under a drift, given all critical values. */
    double upperCrossings(double[] criticals, double drift) {
        double root = Math.sqrt(fractions[0]);
        double sum = StandardNormal.INSTANCE.survival(criticals[0] - drift * root);
        for (int look = 1; look < criticals.length; look++) {
            sum += crossing(looks.get(look - 1), look, criticals[look], drift);
        }
        return sum;
    }

    private double crossing(Look before, int look, double critical, double drift) {
        double increment = fractions[look] - fractions[look - 1];
        double deviation = Math.sqrt(increment);
        double boundary = critical * Math.sqrt(fractions[look]);
        double sum = 0;
        for (int i = 0; i < before.scores.length; i++) {
            double score = before.scores[i];
            double tilt = drift == 0 ? 1 : StrictMath.exp(drift * score - 0.5 * drift * drift * fractions[look - 1]);
            sum += before.masses[i]
                    * tilt
                    * StandardNormal.INSTANCE.survival((boundary - score - drift * increment) / deviation);
        }
        return sum;
    }

    private Look density(int look, double lower, double upper, int panels) {
        int perPanel = GaussLegendre.count();
        double[] scores = new double[panels * perPanel];
        double[] masses = new double[panels * perPanel];
        double half = (upper - lower) / (2 * panels);
        for (int panel = 0; panel < panels; panel++) {
            double centre = lower + (2 * panel + 1) * half;
            for (int node = 0; node < perPanel; node++) {
                int index = panel * perPanel + node;
                scores[index] = centre + half * GaussLegendre.node(node);
                masses[index] = half * GaussLegendre.weight(node) * density(look, scores[index]);
            }
        }
        return new Look(scores, masses);
    }

    private double density(int look, double score) {
        StandardNormal normal = StandardNormal.INSTANCE;
        if (look == 0) {
            double root = Math.sqrt(fractions[0]);
            return normal.density(score / root) / root;
        }
        double deviation = Math.sqrt(fractions[look] - fractions[look - 1]);
        Look before = looks.get(look - 1);
        double sum = 0;
        for (int i = 0; i < before.scores.length; i++) {
            double z = (score - before.scores[i]) / deviation;
            if (Math.abs(z) < FARTHEST) {
                sum += before.masses[i] * normal.density(z);
            }
        }
        return sum / deviation;
    }
}
