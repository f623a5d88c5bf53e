package io.modelimpact.engine.internal.scenario;

import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.JointKey;
import io.modelimpact.engine.JointState;
import io.modelimpact.engine.internal.design.Contrast;
import io.modelimpact.engine.internal.design.JointRatio;
import io.modelimpact.engine.internal.design.SliceMemberKey;
import io.modelimpact.engine.internal.design.StudyArm;
import io.modelimpact.engine.internal.design.StudyKernel;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactRational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How estimated quantities covary, by the delta method on the units that they share. A quantity is linear, to first order, in
 * ratios of sums {@code R = N/D}; a unit's influence on it is {@code sum of c (n - R d)/D}, and the covariance of two is the sum
 * over units of the product of both influences. A matrix of such sums is positive semidefinite.
 *
 * <p>Exact rationals until the correlation is rounded once, so that no magnitude of the data overflows. Everyone and one member
 * share the units of the member; two members of a slice share none.
 */
final class QuantityCorrelations {
    private final StudyKernel kernel;
    private final Evidence evidence;
    private final List<Contrast> contrasts;
    private final TreeMap<JointKey, ExactCrossProducts> cells = new TreeMap<>();
    private final TreeMap<UncertainQuantity, List<Term>> terms = new TreeMap<>();

    QuantityCorrelations(StudyKernel kernel, Evidence evidence, List<Contrast> contrasts) {
        this.kernel = kernel;
        this.evidence = evidence;
        this.contrasts = contrasts;
    }

    /** A ratio with its coefficient, its value and its denominator's sum, in the units of the evidence. */
    private record Term(
            JointRatio ratio,
            SliceMemberKey where,
            ExactRational coefficient,
            ExactRational value,
            ExactRational denominator) {}

    /** The correlation matrix of the quantities, ones on the diagonal; what does not vary is correlated with nothing. */
    double[][] matrix(List<UncertainQuantity> quantities) {
        int size = quantities.size();
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            matrix[i][i] = 1;
            for (int j = 0; j < i; j++) {
                matrix[i][j] = correlation(quantities.get(i), quantities.get(j));
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private double correlation(UncertainQuantity first, UncertainQuantity second) {
        ExactRational both = covariance(first, second);
        ExactRational variances = covariance(first, first).times(covariance(second, second));
        if (both.signum() == 0 || variances.signum() <= 0) {
            return 0;
        }
        return both.signum() * Math.min(1, both.squared().dividedBy(variances).sqrt());
    }

    private ExactRational covariance(UncertainQuantity first, UncertainQuantity second) {
        ExactRational sum = ExactRational.ZERO;
        for (Term one : terms(first)) {
            for (Term other : terms(second)) {
                sum = sum.plus(covariance(one, other));
            }
        }
        return sum;
    }

    private ExactRational covariance(Term one, Term other) {
        Optional<SliceMemberKey> shared = shared(one.where(), other.where());
        if (shared.isEmpty() || !one.ratio().group().equals(other.ratio().group())) {
            return ExactRational.ZERO;
        }
        ExactCrossProducts units = cell(one.ratio().group(), shared.get());
        int n1 = one.ratio().numerator();
        int d1 = one.ratio().denominator();
        int n2 = other.ratio().numerator();
        int d2 = other.ratio().denominator();
        return units.sumOfProducts(n1, n2)
                .minus(other.value().times(units.sumOfProducts(n1, d2)))
                .minus(one.value().times(units.sumOfProducts(d1, n2)))
                .plus(one.value().times(other.value()).times(units.sumOfProducts(d1, d2)))
                .times(one.coefficient().times(other.coefficient()))
                .dividedBy(one.denominator().times(other.denominator()));
    }

    private static Optional<SliceMemberKey> shared(SliceMemberKey one, SliceMemberKey other) {
        if (one.isEveryone() || one.equals(other)) {
            return Optional.of(other);
        }
        if (other.isEveryone()) {
            return Optional.of(one);
        }
        if (!one.slice().equals(other.slice())) {
            throw new ScenarioRefusal(
                    "scenario/mixed-slices",
                    "members of the slices " + one.slice() + " and " + other.slice()
                            + " share units in a way that the evidence does not hold",
                    "compare cohorts of one slice, or declare the crossing of both as a slice");
        }
        return Optional.empty();
    }

    private List<Term> terms(UncertainQuantity quantity) {
        List<Term> known = terms.get(quantity);
        if (known == null) {
            known = newTerms(quantity);
            terms.put(quantity, known);
        }
        return known;
    }

    private List<Term> newTerms(UncertainQuantity quantity) {
        if (quantity.kind() == UncertainQuantity.Kind.LEVEL) {
            StudyArm arm = kernel.arms().stream()
                    .filter(candidate -> candidate.version().isSameAs(quantity.version()))
                    .findFirst()
                    .orElseThrow();
            return List.of(term(quantity, arm, ExactRational.ONE));
        }
        Contrast contrast = QuantityEstimates.contrast(contrasts, quantity);
        Term treated = term(quantity, contrast.treated(), ExactRational.ONE);
        Term baseline = term(quantity, contrast.baseline(), ExactRational.ONE);
        List<Term> both = new ArrayList<>();
        if (quantity.kind() == UncertainQuantity.Kind.ABSOLUTE_EFFECT) {
            both.add(treated);
            both.add(scaled(baseline, ExactRational.ONE.negated()));
        } else {
            ExactRational size = baseline.value().abs();
            both.add(scaled(treated, ExactRational.ONE.dividedBy(size)));
            both.add(scaled(
                    baseline,
                    treated.value().dividedBy(baseline.value().times(size)).negated()));
        }
        both.addAll(covariates(quantity, contrast, baseline.value().abs()));
        return List.copyOf(both);
    }

    /** What an adjusted effect takes out, to first order: the slopes are as good as known beside the levels. */
    private List<Term> covariates(UncertainQuantity quantity, Contrast contrast, ExactRational baseline) {
        boolean relative = quantity.kind() == UncertainQuantity.Kind.RELATIVE_EFFECT;
        return kernel.covariates(evidence, quantity.metric(), contrast, quantity.where()).stream()
                .map(covariate -> term(
                        quantity,
                        covariate.ratio(),
                        relative ? covariate.weight().dividedBy(baseline) : covariate.weight()))
                .toList();
    }

    private static Term scaled(Term term, ExactRational coefficient) {
        return new Term(term.ratio(), term.where(), coefficient, term.value(), term.denominator());
    }

    private Term term(UncertainQuantity quantity, StudyArm arm, ExactRational coefficient) {
        return term(quantity, kernel.ratio(evidence.joint(), quantity.metric(), arm.name()), coefficient);
    }

    private Term term(UncertainQuantity quantity, JointRatio ratio, ExactRational coefficient) {
        ExactCrossProducts units = cell(ratio.group(), quantity.where());
        ExactRational denominator = units.sum(ratio.denominator());
        if (denominator.signum() == 0) {
            throw new ScenarioRefusal(
                    "scenario/no-units",
                    "the " + quantity.describe() + " rests on no unit",
                    "wait for units, or merge members");
        }
        return new Term(
                ratio,
                quantity.where(),
                coefficient,
                units.sum(ratio.numerator()).dividedBy(denominator),
                denominator);
    }

    private ExactCrossProducts cell(String group, SliceMemberKey where) {
        JointKey key = new JointKey(group, where.slice(), where.member());
        ExactCrossProducts known = cells.get(key);
        if (known == null) {
            known = Optional.ofNullable(evidence.joint().cells().get(key))
                    .map(JointState::products)
                    .orElseThrow(() -> new ScenarioRefusal(
                            "scenario/no-units",
                            "no unit belongs to " + where.slice() + " " + where.member(),
                            "correct the member, or wait for units"));
            cells.put(key, known);
        }
        return known;
    }
}
