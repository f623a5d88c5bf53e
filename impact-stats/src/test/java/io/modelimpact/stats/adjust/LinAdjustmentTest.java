package io.modelimpact.stats.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Holds Lin's estimator from sums to the regression on rows, and its variance to the formulas over rows. */
class LinAdjustmentTest {

    /** One unit. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    private record Unit(boolean treated, double outcome, double... covariates) {}

    private static final ToDoubleFunction<Estimate> ERROR = Estimate::standardError;

    /** Units with slopes that differ between the arms, a third of them treated, and noise that grows with the covariate if asked for. */
    private static List<Unit> units(int count, long seed, int covariates, boolean loud) {
        List<Unit> units = new ArrayList<>();
        RandomStream draws = CounterRandom.of(seed).stream("lin");
        for (int i = 0; i < count; i++) {
            RandomStream own = draws.substream(i);
            boolean treated = own.longBelow(0, 3) == 0;
            double[] x = new double[covariates];
            double outcome = treated ? 11 : 10;
            for (int j = 0; j < covariates; j++) {
                x[j] = 5 * j + own.normalAt(1 + j);
                outcome += (treated ? 3 + j : 1 - j) * x[j];
            }
            double noise = loud ? 0.5 + Math.abs(x[0]) : 1;
            units.add(new Unit(treated, outcome + noise * own.normalAt(50), x));
        }
        return units;
    }

    private static ExactCrossProducts products(List<Unit> units, boolean treated) {
        ExactCrossProducts state = ExactCrossProducts.create(units.get(0).covariates().length + 1);
        for (Unit unit : units) {
            if (unit.treated() == treated) {
                double[] values = new double[unit.covariates().length + 1];
                values[0] = unit.outcome();
                System.arraycopy(unit.covariates(), 0, values, 1, values.length - 1);
                state.addRow(values);
            }
        }
        return state;
    }

    private static LinAdjustment.Fit lin(List<Unit> units) {
        return LinAdjustment.withDefaults()
                .adjust(products(units, false), products(units, true))
                .orElseThrow();
    }

    private static RegressionAdjustment.Fit rows(List<Unit> units) {
        boolean[] treated = new boolean[units.size()];
        double[][] covariates = new double[units.size()][];
        double[] outcome = new double[units.size()];
        for (int i = 0; i < treated.length; i++) {
            treated[i] = units.get(i).treated();
            covariates[i] = units.get(i).covariates();
            outcome[i] = units.get(i).outcome();
        }
        return RegressionAdjustment.interacted()
                .fit(treated, covariates, outcome)
                .orElseThrow();
    }

    @Test
    void theEffectIsTheCoefficientOfTheInteractedRegression() {
        for (int covariates = 1; covariates <= 3; covariates++) {
            List<Unit> units = units(400, covariates, covariates, true);
            double effect = rows(units).effect();

            assertThat(lin(units).absolute().orElseThrow().value()).isCloseTo(effect, within(1e-11));
            assertThat(lin(units).controlSlopes().get(0).doubleValue())
                    .isCloseTo(rows(units).slope(0), within(1e-11));
        }
    }

    @Test
    void theErrorIsThatOfBothArmsRegressionsAndOfTheCovariatesMean() {
        List<Unit> units = units(60, 4, 1, true);
        double expected = overRows(units, true) + overRows(units, false) + ofMean(units);

        assertThat(lin(units).absolute().orElseThrow().standardError()).isCloseTo(Math.sqrt(expected), within(1e-12));
    }

    /** The variance of one arm's fitted value at the mean over both, textbook-wise. */
    private static double overRows(List<Unit> units, boolean treated) {
        List<Unit> arm =
                units.stream().filter(unit -> unit.treated() == treated).toList();
        double all = mean(units, unit -> unit.covariates()[0]);
        double x = mean(arm, unit -> unit.covariates()[0]);
        double y = mean(arm, Unit::outcome);
        double square = sum(arm, unit -> (unit.covariates()[0] - x) * (unit.covariates()[0] - x));
        double slope = slope(units, treated);
        double residual = sum(arm, unit -> {
            double rest = unit.outcome() - y - slope * (unit.covariates()[0] - x);
            return rest * rest;
        });
        return residual / (arm.size() - 2) * (1.0 / arm.size() + (all - x) * (all - x) / square);
    }

    private static double ofMean(List<Unit> units) {
        double x = mean(units, unit -> unit.covariates()[0]);
        double variance =
                sum(units, unit -> (unit.covariates()[0] - x) * (unit.covariates()[0] - x)) / (units.size() - 1);
        double difference = slope(units, true) - slope(units, false);
        return difference * difference * variance / units.size();
    }

    private static double slope(List<Unit> units, boolean treated) {
        List<Unit> arm =
                units.stream().filter(unit -> unit.treated() == treated).toList();
        double x = mean(arm, unit -> unit.covariates()[0]);
        return sum(arm, unit -> (unit.covariates()[0] - x) * unit.outcome())
                / sum(arm, unit -> (unit.covariates()[0] - x) * unit.covariates()[0]);
    }

    private static double sum(List<Unit> units, ToDoubleFunction<Unit> value) {
        return units.stream().mapToDouble(value).sum();
    }

    private static double mean(List<Unit> units, ToDoubleFunction<Unit> value) {
        return sum(units, value) / units.size();
    }

    @Test
    void theErrorComesNearTheOneFromRowsWithHc2() {
        for (boolean loud : new boolean[] {false, true}) {
            for (int covariates = 1; covariates <= 3; covariates++) {
                List<Unit> units = units(20_000, 7 + covariates, covariates, loud);

                assertThat(lin(units).absolute().map(ERROR::applyAsDouble).orElseThrow()
                                / rows(units).populationError())
                        .as(covariates + " covariates, loud " + loud)
                        .isCloseTo(1, within(loud ? 0.02 : 0.002));
            }
        }
    }

    @Test
    void theDegreesOfFreedomAreThoseOfTheSmallerArmWhereItAloneVaries() {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            boolean treated = i % 30 == 0;
            units.add(new Unit(treated, treated ? 100.0 * (i % 7) : 1e-6 * (i % 11), i * 31 % 13));
        }
        double freedom = lin(units).absolute().orElseThrow().degreesOfFreedom().orElseThrow();

        assertThat(freedom).isBetween(8.0, 9.0);
    }

    @Test
    void slopesOfEachArmTellMoreThanOneForBothWhereArmsAreUnequal() {
        List<Unit> units = units(3000, 3, 1, false);
        double lin = lin(units).absolute().orElseThrow().standardError();
        double pooled = Cuped.forMeans()
                .adjust(products(units, false), products(units, true))
                .then(Cuped.Adjustment::absolute)
                .orElseThrow()
                .standardError();

        assertThat(lin).isLessThan(0.98 * pooled);
    }

    @Test
    void theRelativeEffectIsThatOfTheAdjustedLevels() {
        List<Unit> units = units(500, 5, 2, true);
        LinAdjustment.Fit fit = lin(units);
        Estimate relative = fit.relative().orElseThrow();

        assertThat(fit.treatmentLevel() - fit.controlLevel())
                .isCloseTo(fit.absolute().orElseThrow().value(), within(1e-12));
        assertThat(relative.value()).isCloseTo(fit.treatmentLevel() / fit.controlLevel() - 1, within(1e-12));
    }

    /** What happens to the ratio where one unit is left out, over all units: an estimate of its error that knows no formula. */
    @Test
    void theErrorOfTheRelativeEffectIsThatOfLeavingUnitsOut() {
        for (double offset : new double[] {-8, -13}) {
            List<Unit> units = new ArrayList<>();
            units(600, 6, 1, true)
                    .forEach(unit -> units.add(new Unit(unit.treated(), unit.outcome() + offset, unit.covariates())));
            double[] without = new double[units.size()];
            double mean = 0;
            for (int i = 0; i < without.length; i++) {
                List<Unit> others = new ArrayList<>(units);
                others.remove(i);
                without[i] = lin(others).relative().orElseThrow().value();
                mean += without[i] / without.length;
            }
            double sum = 0;
            for (double value : without) {
                sum += (value - mean) * (value - mean);
            }
            double jackknife = Math.sqrt(sum * (without.length - 1) / without.length);

            assertThat(lin(units).relative().orElseThrow().standardError() / jackknife)
                    .as("offset " + offset)
                    .isCloseTo(1, within(0.05));
            assertThat(Math.signum(lin(units).relative().orElseThrow().value()))
                    .isEqualTo(Math.signum(lin(units).absolute().orElseThrow().value()));
        }
    }

    @Test
    void theCoefficientIsWhatTheDifferenceOfCovariatesIsMultipliedWith() {
        List<Unit> units = units(90, 8, 1, true);
        double gapOfOutcome = mean(units.stream().filter(Unit::treated).toList(), Unit::outcome)
                - mean(units.stream().filter(unit -> !unit.treated()).toList(), Unit::outcome);
        double gap = mean(units.stream().filter(Unit::treated).toList(), unit -> unit.covariates()[0])
                - mean(units.stream().filter(unit -> !unit.treated()).toList(), unit -> unit.covariates()[0]);
        LinAdjustment.Fit fit = lin(units);

        assertThat(gapOfOutcome - fit.coefficients().get(0).doubleValue() * gap)
                .isCloseTo(fit.absolute().orElseThrow().value(), within(1e-11));
    }

    @Test
    void aCovariateThatRepeatsAnotherChangesNothing() {
        List<Unit> units = units(80, 9, 1, true);
        List<Unit> twice = units.stream()
                .map(unit ->
                        new Unit(unit.treated(), unit.outcome(), unit.covariates()[0], 2 * unit.covariates()[0], 1))
                .toList();

        assertThat(lin(twice).absolute().orElseThrow())
                .isEqualTo(lin(units).absolute().orElseThrow());
        assertThat(lin(twice).coefficients().get(2).signum()).isZero();
    }

    @Test
    void anOffsetOfTheDataCostsNoDigit() {
        List<Unit> units = units(80, 9, 1, true).stream()
                .map(unit -> new Unit(
                        unit.treated(), Math.rint(1024 * unit.outcome()), Math.rint(1024 * unit.covariates()[0])))
                .toList();
        List<Unit> far = units.stream()
                .map(unit -> new Unit(unit.treated(), unit.outcome() + 0x1p50, unit.covariates()[0] - 0x1p50))
                .toList();

        assertThat(lin(far).absolute().orElseThrow())
                .isEqualTo(lin(units).absolute().orElseThrow());
    }

    @Test
    void armsThatChangePlacesChangeTheSign() {
        List<Unit> units = units(70, 10, 2, true);
        List<Unit> swapped = units.stream()
                .map(unit -> new Unit(!unit.treated(), unit.outcome(), unit.covariates()))
                .toList();
        Estimate one = lin(units).absolute().orElseThrow();
        Estimate other = lin(swapped).absolute().orElseThrow();

        assertThat(other.value()).isEqualTo(-one.value());
        assertThat(other.standardError()).isEqualTo(one.standardError());
        assertThat(other.degreesOfFreedom()).isEqualTo(one.degreesOfFreedom());
    }

    private static RefusalCode refusal(List<Unit> units) {
        return LinAdjustment.withDefaults()
                .adjust(products(units, false), products(units, true))
                .then(LinAdjustment.Fit::absolute)
                .refusal()
                .orElseThrow()
                .code();
    }

    private static Unit changed(Unit unit, double outcome, double covariate) {
        return new Unit(unit.treated(), outcome, covariate);
    }

    @Test
    void whatHasNoSlopesOrNoRestIsRefused() {
        List<Unit> units = units(60, 11, 1, false);

        assertThat(refusal(units.stream()
                        .map(unit -> changed(unit, unit.outcome(), unit.treated() ? 1 : unit.covariates()[0]))
                        .toList()))
                .as("the covariate does not vary within the treatment")
                .isEqualTo(RefusalCode.DEGENERATE);
        assertThat(refusal(units.stream()
                        .map(unit -> changed(unit, 2 * unit.covariates()[0], unit.covariates()[0]))
                        .toList()))
                .as("nothing is left")
                .isEqualTo(RefusalCode.DEGENERATE);
        assertThat(refusal(units.stream()
                        .map(unit -> changed(unit, Double.NaN, unit.covariates()[0]))
                        .toList()))
                .isEqualTo(RefusalCode.NOT_FINITE);
        assertThat(refusal(List.of(
                        new Unit(true, 1, 2),
                        new Unit(true, 2, 3),
                        new Unit(true, 4, 3.5),
                        new Unit(false, 1, 2),
                        new Unit(false, 5, 6),
                        new Unit(false, 2, 8))))
                .as("three units an arm and one covariate")
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
    }

    @Test
    void aBaselineOfZeroHasNoRelativeEffect() {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            units.add(new Unit(i % 2 == 0, i % 2 == 0 ? i % 5 : i < 6 ? 1 : -1, Math.floorDiv(i % 6, 2)));
        }

        assertThat(lin(units).controlLevel()).isZero();
        assertThat(lin(units).relative().refusal().orElseThrow().code()).isEqualTo(RefusalCode.ZERO_BASELINE);
    }

    @Test
    void aStateWithoutCovariateIsAMistakeOfTheCaller() {
        ExactCrossProducts alone = ExactCrossProducts.create(1);

        assertThatThrownBy(() -> LinAdjustment.withDefaults().adjust(alone, alone))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 or more");
    }
}
