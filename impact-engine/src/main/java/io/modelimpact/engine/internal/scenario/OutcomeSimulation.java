package io.modelimpact.engine.internal.scenario;

import io.modelimpact.engine.internal.judge.Refusals;
import io.modelimpact.record.Reason;
import io.modelimpact.scenario.Assumption;
import io.modelimpact.scenario.ProjectedAssumption;
import io.modelimpact.scenario.Scenario;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.scenario.CorrelationMatrix;
import io.modelimpact.stats.scenario.Draws;
import io.modelimpact.stats.scenario.ProbabilityDistribution;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Draws outcomes. The figures of an outcome depend on its own formula, effects and assumptions alone, and those of a comparison on the two
 * outcomes that are compared: nothing that is declared beside them moves a number.
 */
final class OutcomeSimulation {
    private final QuantityEstimates estimates;
    private final QuantityCorrelations correlations;
    private final Samples samples;
    private final TreeMap<String, double[]> assumed = new TreeMap<>();

    OutcomeSimulation(QuantityEstimates estimates, QuantityCorrelations correlations, Samples samples) {
        this.estimates = estimates;
        this.correlations = correlations;
        this.samples = samples;
    }

    OutcomeFinding.Result simulate(Binding binding, Optional<Binding> reference) {
        QuantityLaw law = law(binding.quantities(false));
        double[] outcomes = outcomes(binding, drawsOf(law), false);
        Draws draws = draws(outcomes, "outcome " + binding.outcome().id());
        Sensitivity sensitivity = new Sensitivity(binding, law, usedLaws(binding));
        Attempt<OutcomeFinding.Comparison> comparison = attempt(reference.map(other -> () -> compare(binding, other)));
        Attempt<OutcomeFinding.Rollback> rollback =
                attempt(binding.dependsOnCandidate() ? Optional.of(() -> rollback(binding)) : Optional.empty());
        return new OutcomeFinding.Result(
                draws,
                DrawStatistics.of(draws),
                exceedances(binding, draws),
                law,
                sensitivity.base(),
                sensitivity.bars(),
                comparison.value(),
                comparison.reason(),
                rollback.value(),
                rollback.reason());
    }

    private record Attempt<T>(Optional<T> value, Optional<Reason> reason) {}

    /** Something that may be refused without refusing the rest. */
    private interface Attempted<T> {
        T evaluate();
    }

    private static <T> Attempt<T> attempt(Optional<Attempted<T>> attempted) {
        try {
            return new Attempt<>(attempted.map(Attempted::evaluate), Optional.empty());
        } catch (ScenarioRefusal refusal) {
            return new Attempt<>(Optional.empty(), Optional.of(refusal.reason()));
        }
    }

    private static List<OutcomeFinding.Exceedance> exceedances(Binding binding, Draws draws) {
        TreeSet<BigDecimal> thresholds = new TreeSet<>(binding.outcome().thresholds());
        thresholds.add(BigDecimal.ZERO);
        return thresholds.stream()
                .map(threshold -> new OutcomeFinding.Exceedance(
                        threshold, Figure.of(draws.probabilityAbove(threshold.doubleValue()))))
                .toList();
    }

    private OutcomeFinding.Comparison compare(Binding binding, Binding reference) {
        TreeSet<UncertainQuantity> both = new TreeSet<>(binding.quantities(false));
        both.addAll(reference.quantities(false));
        NavigableMap<UncertainQuantity, double[]> drawn = drawsOf(law(both));
        Draws differences =
                differences(outcomes(binding, drawn, false), outcomes(reference, drawn, false), "comparison");
        return new OutcomeFinding.Comparison(
                reference.key(),
                differences,
                DrawStatistics.of(differences),
                OutcomeFinding.worse(differences, binding.outcome()).map(Figure::of));
    }

    private OutcomeFinding.Rollback rollback(Binding binding) {
        NavigableMap<UncertainQuantity, double[]> drawn = drawsOf(law(binding.quantities(true)));
        Draws restored = differences(outcomes(binding, drawn, true), outcomes(binding, drawn, false), "rollback");
        return new OutcomeFinding.Rollback(
                DrawStatistics.of(restored),
                OutcomeFinding.better(restored, binding.outcome()).map(Figure::of));
    }

    private QuantityLaw law(Collection<UncertainQuantity> sorted) {
        List<UncertainQuantity> quantities = List.copyOf(sorted);
        List<QuantityEstimate> known = quantities.stream().map(estimates::of).toList();
        double[][] matrix = quantities.size() < 2 ? identity(quantities.size()) : correlations.matrix(quantities);
        return new QuantityLaw(quantities, known, matrix, factor(matrix));
    }

    private static double[][] identity(int size) {
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            matrix[i][i] = 1;
        }
        return matrix;
    }

    private static double[][] factor(double[][] matrix) {
        return matrix.length == 0
                ? matrix
                : valueOf(CorrelationMatrix.of(matrix)).cholesky();
    }

    private static <T> T valueOf(Outcome<T> outcome) {
        return outcome.value()
                .orElseThrow(() ->
                        new ScenarioRefusal(Refusals.reason(outcome.refusal().orElseThrow())));
    }

    private NavigableMap<UncertainQuantity, double[]> drawsOf(QuantityLaw law) {
        List<String> names =
                law.quantities().stream().map(UncertainQuantity::name).toList();
        TreeMap<UncertainQuantity, double[]> drawn = new TreeMap<>();
        for (int k = 0; k < names.size(); k++) {
            double mean = law.estimates().get(k).mean();
            double error = law.estimates().get(k).standardError();
            double[] scores = samples.correlated(law.factor(), k, names);
            drawn.put(
                    law.quantities().get(k),
                    Arrays.stream(scores).map(score -> mean + error * score).toArray());
        }
        return drawn;
    }

    private double[] outcomes(Binding binding, NavigableMap<UncertainQuantity, double[]> drawn, boolean rolledBack) {
        return new FormulaCompiler(
                        binding,
                        quantity -> Optional.ofNullable(drawn.get(quantity)).orElseThrow(),
                        id -> assumed(binding.scenario(), id),
                        rolledBack)
                .outcomes(samples.draws());
    }

    /** The draws of an assumption, kept for the other outcomes of the scenario. */
    private double[] assumed(Scenario scenario, String id) {
        String key = scenario.id() + "\0" + id;
        double[] known = assumed.get(key);
        if (known == null) {
            known = drawAssumption(scenario, id);
            assumed.put(key, known);
        }
        return known;
    }

    private double[] drawAssumption(Scenario scenario, String id) {
        List<String> ids = scenario.assumptions().stream().map(Assumption::id).toList();
        double[][] matrix = identity(ids.size());
        scenario.correlations().forEach(correlation -> {
            int first = ids.indexOf(correlation.first());
            int second = ids.indexOf(correlation.second());
            matrix[first][second] = correlation.value().doubleValue();
            matrix[second][first] = matrix[first][second];
        });
        List<String> names = ids.stream().map(name -> "assumption/" + name).toList();
        int at = ids.indexOf(id);
        ProbabilityDistribution law = AssumptionLaws.of(scenario.assumptions().get(at));
        return Arrays.stream(samples.correlated(factor(matrix), at, names))
                .map(law::atNormalScore)
                .toArray();
    }

    private static NavigableMap<String, ProbabilityDistribution> usedLaws(Binding binding) {
        TreeSet<String> used = binding.outcome().projection().leaves().stream()
                .filter(ProjectedAssumption.class::isInstance)
                .map(leaf -> ((ProjectedAssumption) leaf).id())
                .collect(Collectors.toCollection(TreeSet::new));
        TreeMap<String, ProbabilityDistribution> laws = new TreeMap<>();
        binding.scenario().assumptions().stream()
                .filter(assumption -> used.contains(assumption.id()))
                .forEach(assumption -> laws.put(assumption.id(), AssumptionLaws.of(assumption)));
        return laws;
    }

    private static Draws differences(double[] left, double[] right, String subject) {
        return draws(Draws.ofDifferences(left, right), subject);
    }

    private static Draws draws(double[] values, String subject) {
        return draws(Draws.of(values), subject);
    }

    private static Draws draws(Outcome<Draws> draws, String subject) {
        return draws.value().orElseThrow(() -> {
            Reason reason = Refusals.reason(draws.refusal().orElseThrow());
            return new ScenarioRefusal(
                    reason.code(),
                    subject + " has no finite value in every draw: " + reason.message(),
                    "keep the divisors of the formula away from zero, and its numbers within the range of binary64");
        });
    }
}
