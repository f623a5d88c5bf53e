package io.modelimpact.engine.internal.scenario;

import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.scenario.ProbabilityDistribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much each input moves an outcome alone: from its quantile at 0.05 to the one at 0.95, the others at their medians. What inputs
 * do together does not show.
 */
final class Sensitivity {
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;
    private static final double REACH = StandardNormal.INSTANCE.upperQuantile(LOW);

    private final Binding binding;
    private final TreeMap<UncertainQuantity, double[]> quantities = new TreeMap<>();
    private final TreeMap<String, double[]> assumptions = new TreeMap<>();
    private final double base;
    private final List<OutcomeFinding.Bar> bars = new ArrayList<>();

    Sensitivity(Binding binding, QuantityLaw law, NavigableMap<String, ProbabilityDistribution> laws) {
        this.binding = binding;
        for (int i = 0; i < law.quantities().size(); i++) {
            quantities.put(
                    law.quantities().get(i),
                    new double[] {law.estimates().get(i).mean()});
        }
        laws.forEach((id, assumed) -> assumptions.put(id, new double[] {assumed.median()}));
        this.base = outcome();
        for (int i = 0; i < law.quantities().size(); i++) {
            QuantityEstimate estimate = law.estimates().get(i);
            double reach = REACH * estimate.standardError();
            move(
                    law.quantities().get(i).describe(),
                    Optional.empty(),
                    valueOf(quantities.get(law.quantities().get(i))),
                    estimate.mean() - reach,
                    estimate.mean() + reach);
        }
        laws.forEach((id, assumed) -> move(
                id,
                Optional.of(id),
                valueOf(assumptions.get(id)),
                assumed.quantile(LOW),
                assumed.upperQuantile(1 - HIGH)));
        bars.sort(Comparator.comparingDouble((OutcomeFinding.Bar bar) -> -bar.swing()));
    }

    private static double[] valueOf(double @Nullable [] value) {
        return Optional.ofNullable(value).orElseThrow();
    }

    private void move(String input, Optional<String> assumption, double[] value, double low, double high) {
        double middle = value[0];
        value[0] = low;
        double down = outcome();
        value[0] = high;
        double up = outcome();
        value[0] = middle;
        bars.add(new OutcomeFinding.Bar(input, assumption, low, high, down, up));
    }

    private double outcome() {
        double outcome = new FormulaCompiler(
                        binding,
                        quantity -> valueOf(quantities.get(quantity)),
                        id -> valueOf(assumptions.get(id)),
                        false)
                .outcomes(1)[0];
        if (!Double.isFinite(outcome)) {
            throw new ScenarioRefusal(
                    "scenario/not-finite",
                    "outcome " + binding.outcome().id() + " is not finite where every input is at its middle or one of"
                            + " them at its low or high value",
                    "keep the divisors of the formula away from zero, and its numbers within the range of binary64");
        }
        return outcome;
    }

    double base() {
        return base;
    }

    List<OutcomeFinding.Bar> bars() {
        return List.copyOf(bars);
    }
}
