package io.modelimpact.stats.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JointDrawsTest {
    private static final CounterRandom RANDOM = CounterRandom.of("joint draws");
    private static final RandomStream[] STREAMS = {
        RANDOM.stream("a"), RANDOM.stream("b"), RANDOM.stream("c"), RANDOM.stream("d")
    };

    @Provide
    Arbitrary<double[][]> loadings() {
        return Arbitraries.doubles()
                .between(-3, 3)
                .array(double[].class)
                .ofSize(3)
                .array(double[][].class)
                .ofMinSize(2)
                .ofMaxSize(6);
    }

    @Property(tries = 300, seed = "411")
    void a_product_of_loadings_is_accepted_and_reproduced_by_its_factor(@ForAll("loadings") double[][] loadings) {
        double[][] covariances = gram(loadings);
        double[][] factor =
                SymmetricMatrix.of(covariances).orElseThrow().cholesky().orElseThrow();

        double[][] again = gram(factor);
        for (int i = 0; i < again.length; i++) {
            for (int j = 0; j < again.length; j++) {
                double scale = Math.sqrt(covariances[i][i] * covariances[j][j]);
                assertThat(again[i][j]).isCloseTo(covariances[i][j], within(1e-9 * scale + 1e-300));
            }
        }
        assertThat(MultivariateNormal.of(new double[loadings.length], covariances)
                        .value())
                .isPresent();
    }

    @Property(tries = 200, seed = "412")
    void eigenvalues_have_the_trace_and_the_squared_norm_of_the_matrix(@ForAll("loadings") double[][] loadings) {
        SymmetricMatrix matrix = SymmetricMatrix.of(gram(loadings)).orElseThrow();
        double trace = 0;
        double norm = 0;
        for (int i = 0; i < matrix.size(); i++) {
            trace += matrix.get(i, i);
            for (int j = 0; j < matrix.size(); j++) {
                norm += matrix.get(i, j) * matrix.get(i, j);
            }
        }
        double sum = 0;
        double squares = 0;
        double[] values = matrix.eigenvalues();
        for (double value : values) {
            sum += value;
            squares += value * value;
        }
        assertThat(sum).isCloseTo(trace, within(1e-12 * trace));
        assertThat(squares).isCloseTo(norm, within(1e-12 * norm));
        assertThat(values).isSorted();
        assertThat(values[0]).isGreaterThan(-1e-12 * trace);
    }

    @Test
    void near_redundant_rows_fall_back_on_the_largest_pivot() {
        // In the order given, the second pivot is lost in rounding while the third row still depends on it.
        double tiny = 1e-14;
        double[][] loadings = {{1, 0, 0}, {1, Math.sqrt(tiny), 0}, {0, 1, 0}};

        double[][] factor = SemidefiniteFactor.of(gram(loadings));

        assertThat(SemidefiniteFactor.fits(gram(loadings), factor)).isTrue();
    }

    @Test
    void correlations_that_cannot_be_are_refused_with_the_smallest_eigenvalue() {
        Outcome<CorrelationMatrix> outcome =
                CorrelationMatrix.of(new double[][] {{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}});

        assertThat(outcome.refusal().map(Refusal::code)).contains(RefusalCode.NOT_POSITIVE_SEMIDEFINITE);
        assertThat(outcome.refusal().orElseThrow().message()).contains("-0.8");
        assertThat(SymmetricMatrix.of(new double[][] {{1, 2}, {2, 1}})
                        .orElseThrow()
                        .cholesky()
                        .refusal())
                .isPresent();
    }

    @Test
    void a_matrix_that_is_none_is_refused() {
        assertCode(RefusalCode.INVALID_PARAMETERS, SymmetricMatrix.of(new double[0][]));
        assertCode(RefusalCode.INVALID_PARAMETERS, SymmetricMatrix.of(new double[][] {{1, 0}}));
        assertCode(RefusalCode.INVALID_PARAMETERS, SymmetricMatrix.of(new double[][] {{1, 0.1}, {0.2, 1}}));
        assertCode(RefusalCode.NOT_FINITE, SymmetricMatrix.of(new double[][] {{Double.NaN}}));
        assertCode(RefusalCode.INVALID_PARAMETERS, CorrelationMatrix.of(new double[][] {{1, 0}, {0, 0.9}}));
        assertCode(RefusalCode.NOT_POSITIVE_SEMIDEFINITE, MultivariateNormal.of(new double[2], new double[][] {
            {-1, 0}, {0, 1}
        }));
        assertCode(RefusalCode.NOT_POSITIVE_SEMIDEFINITE, MultivariateNormal.of(new double[2], new double[][] {
            {0, 0.1}, {0.1, 1}
        }));
        CorrelationMatrix one = CorrelationMatrix.of(new double[][] {{1}}).orElseThrow();
        assertCode(RefusalCode.INVALID_PARAMETERS, MultivariateNormal.of(new double[2], new double[1], one));
        assertCode(RefusalCode.INVALID_PARAMETERS, MultivariateNormal.of(new double[1], new double[2], one));
        assertCode(RefusalCode.INVALID_PARAMETERS, MultivariateNormal.of(new double[1], new double[] {-1}, one));
        assertCode(RefusalCode.NOT_FINITE, MultivariateNormal.of(new double[] {Double.NaN}, new double[] {1}, one));
        assertCode(RefusalCode.INVALID_PARAMETERS, GaussianCopula.of(List.of(), one));
        assertCode(RefusalCode.INVALID_PARAMETERS, JointLognormal.of(new double[2], new double[] {1}, one));
        assertCode(RefusalCode.INVALID_PARAMETERS, JointLognormal.of(new double[1], new double[] {0}, one));
    }

    private static void assertCode(RefusalCode code, Outcome<?> outcome) {
        assertThat(outcome.refusal().map(Refusal::code)).contains(code);
    }

    @Test
    void draws_have_the_declared_means_deviations_and_correlations() {
        double[][] covariances = {{4, 1.8, 0}, {1.8, 1, 0}, {0, 0, 0}};
        MultivariateNormal law =
                MultivariateNormal.of(new double[] {10, -1, 3}, covariances).orElseThrow();
        int draws = 20_000;
        double[] sums = new double[3];
        double product = 0;
        for (int i = 0; i < draws; i++) {
            double[] draw = law.drawAt(i, STREAMS[0], STREAMS[1], STREAMS[2]);
            for (int k = 0; k < 3; k++) {
                sums[k] += draw[k] / draws;
            }
            product += (draw[0] - 10) * (draw[1] + 1) / draws;
        }
        assertThat(sums[0]).isCloseTo(10, within(0.06));
        assertThat(sums[1]).isCloseTo(-1, within(0.03));
        assertThat(sums[2]).isCloseTo(3, within(1e-10));
        assertThat(product).isCloseTo(1.8, within(0.08));
        assertThat(law.correlations().get(0, 1)).isCloseTo(0.9, within(1e-15));
        assertThat(law.mean(1)).isEqualTo(-1);
        assertThat(law.standardDeviation(0)).isEqualTo(2);
    }

    @Test
    void a_variable_appended_at_the_end_changes_no_draw_of_the_others() {
        MultivariateNormal two = MultivariateNormal.of(new double[] {1, 2}, new double[][] {{4, 1}, {1, 3}})
                .orElseThrow();
        MultivariateNormal three = MultivariateNormal.of(
                        new double[] {1, 2, 9}, new double[][] {{4, 1, 0.5}, {1, 3, -1}, {0.5, -1, 2}})
                .orElseThrow();
        for (int i = 0; i < 50; i++) {
            double[] before = two.drawAt(i, STREAMS[0], STREAMS[1]);
            double[] after = three.drawAt(i, STREAMS[0], STREAMS[1], STREAMS[2]);
            assertThat(after[0]).isEqualTo(before[0]);
            assertThat(after[1]).isEqualTo(before[1]);
        }
        assertThatThrownBy(() -> two.drawAt(0, STREAMS[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_weighted_sum_of_draws_has_the_analytic_moments() {
        MultivariateNormal law = MultivariateNormal.of(new double[] {1, 2}, new double[][] {{4, 1}, {1, 3}})
                .orElseThrow();
        WeightedSum sum = law.weightedSum(2, -1);

        assertThat(sum.mean()).isEqualTo(0);
        assertThat(sum.variance()).isCloseTo(15, within(1e-13));
        assertThat(sum.varianceShares().get(0) + sum.varianceShares().get(1)).isCloseTo(1, within(1e-15));
        assertThat(sum.probabilityBelow(0)).isEqualTo(0.5);
        assertThat(sum.quantile(0.5)).isEqualTo(0);
        WeightedSum none = law.weightedSum(0, 0);
        assertThat(none.quantile(0.9)).isEqualTo(0);
        assertThat(none.probabilityBelow(1)).isEqualTo(1);
        assertThat(none.probabilityBelow(0)).isZero();
        assertThat(none.varianceShares()).containsExactly(0.0, 0.0);
        assertThatThrownBy(() -> law.weightedSum(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_copula_keeps_the_laws_and_has_the_rank_correlation() {
        double rho = 0.6;
        CorrelationMatrix correlations = CorrelationMatrix.of(
                        new double[][] {{1, GaussianCopula.fromSpearman(rho)}, {GaussianCopula.fromSpearman(rho), 1}})
                .orElseThrow();
        ProbabilityDistribution first = ProbabilityDistribution.pert(0, 1, 10).orElseThrow();
        ProbabilityDistribution second = ProbabilityDistribution.lognormal(0, 2).orElseThrow();
        GaussianCopula copula =
                GaussianCopula.of(List.of(first, second), correlations).orElseThrow();
        int draws = 20_000;
        double products = 0;
        for (int i = 0; i < draws; i++) {
            double[] draw = copula.drawAt(i, STREAMS[2], STREAMS[3]);
            products += (first.cumulative(draw[0]) - 0.5) * (second.cumulative(draw[1]) - 0.5) * 12 / draws;
        }
        assertThat(products).isCloseTo(rho, within(0.025));
        assertThat(copula.drawAt(3, STREAMS[2], STREAMS[3])[0]).isCloseTo(first.drawAt(STREAMS[2], 3), within(1e-12));
    }

    @Test
    void rank_correlations_convert_back_and_forth() {
        for (double r : new double[] {-1, -0.3, 0, 1e-12, 0.7, 1}) {
            assertThat(GaussianCopula.spearman(GaussianCopula.fromSpearman(r))).isCloseTo(r, within(1e-15));
            assertThat(GaussianCopula.kendall(GaussianCopula.fromKendall(r))).isCloseTo(r, within(3e-8));
        }
        assertThat(GaussianCopula.orthantProbability(1)).isCloseTo(0.5, within(1e-16));
        assertThat(GaussianCopula.orthantProbability(-1)).isZero();
        assertThatThrownBy(() -> GaussianCopula.spearman(1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GaussianCopula.kendall(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void joint_lognormals_follow_their_closed_forms() {
        JointLognormal joint = JointLognormal.of(new double[] {1, 0.5}, new double[] {0.4, 0.6}, -0.5)
                .orElseThrow();

        assertThat(joint.covariance(0, 1)).isEqualTo(joint.covariance(1, 0)).isNegative();
        assertThat(joint.pearson(0, 0)).isCloseTo(1, within(1e-14));
        assertThat(joint.covariance(0, 0))
                .isCloseTo(
                        ProbabilityDistribution.lognormal(1, 0.4).orElseThrow().variance(), within(1e-13));
        assertThat(joint.sumMean()).isCloseTo(StrictMath.exp(1.08) + StrictMath.exp(0.68), within(1e-13));
        assertThat(joint.sumVariance())
                .isCloseTo(joint.covariance(0, 0) + joint.covariance(1, 1) + 2 * joint.covariance(0, 1), within(1e-12));
        assertThat(joint.product().orElseThrow().sigma()).isCloseTo(Math.sqrt(0.28), within(1e-15));
        assertThat(JointLognormal.of(new double[2], new double[] {1, 1}, -1)
                        .orElseThrow()
                        .product()
                        .refusal())
                .isPresent();
        assertCode(RefusalCode.NOT_POSITIVE_SEMIDEFINITE, JointLognormal.of(new double[2], new double[] {1, 1}, 1.5));
    }

    private static double[][] gram(double[][] rows) {
        double[][] products = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                for (int k = 0; k < rows[i].length; k++) {
                    products[i][j] += rows[i][k] * rows[j][k];
                }
            }
        }
        return products;
    }
}
