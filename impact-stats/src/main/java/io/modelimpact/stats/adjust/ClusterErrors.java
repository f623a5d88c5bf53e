package io.modelimpact.stats.adjust;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.distribution.StudentT;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Standard errors of one regression coefficient where rows of one cluster may depend on each other.
 *
 * <p>CR0 sums residuals by cluster; CR1 multiplies its square by {@code G/(G-1) (n-1)/(n-k)}; CR2 first multiplies a cluster's residuals by
 * {@code (I - H_gg)^(-1/2)}, which makes it unbiased for independent errors, and comes with Satterthwaite's degrees of freedom for them.
 * Eigenvalues of {@code I - H_gg} below 1e-10 count as zero.
 *
 * <p>Algorithm: through the k by k cross-product of a cluster's basis rows, so that no matrix grows with the cluster.
 *
 * <p>Sources: R. M. Bell, D. F. McCaffrey (2002), Survey Methodology 28; J. E. Pustejovsky, E. Tipton (2018), Journal of Business and
 * Economic Statistics 36.
 *
 * @param clusters number of clusters G
 * @param cr0 as above
 * @param cr1 as above
 * @param cr2 as above
 * @param degreesOfFreedom Satterthwaite's, for CR2
 */
public record ClusterErrors(int clusters, double cr0, double cr1, double cr2, double degreesOfFreedom) {
    private static final double ZERO = 1e-10;

    static Outcome<ClusterErrors> of(LinearModel model, int column, long... clusters) {
        if (clusters.length != model.rows()) {
            throw new IllegalArgumentException(
                    "Expected a cluster for each of " + model.rows() + " rows, found " + clusters.length);
        }
        TreeMap<Long, List<Integer>> members = new TreeMap<>();
        for (int row = 0; row < clusters.length; row++) {
            members.computeIfAbsent(clusters[row], id -> new ArrayList<>()).add(row);
        }
        if (members.size() < 2) {
            return Outcome.refused(
                    RefusalCode.TOO_FEW_UNITS, "found " + members.size() + " cluster, needed at least 2");
        }
        double[] direction = model.direction(column);
        double sum0 = 0;
        double sum2 = 0;
        List<double[]> shadows = new ArrayList<>();
        List<Double> sizes = new ArrayList<>();
        for (List<Integer> rows : members.values()) {
            Correction correction = Correction.of(model, rows);
            double plain = 0;
            double corrected = 0;
            double[] shadow = new double[direction.length];
            double size = 0;
            double[] weights = correction.apply(model, rows, project(model, rows, direction));
            for (int i = 0; i < rows.size(); i++) {
                int row = rows.get(i);
                plain += dot(model.basis(row), direction) * model.residual(row);
                corrected += weights[i] * model.residual(row);
                size += weights[i] * weights[i];
                for (int j = 0; j < shadow.length; j++) {
                    shadow[j] += model.basis(row)[j] * weights[i];
                }
            }
            sum0 += plain * plain;
            sum2 += corrected * corrected;
            shadows.add(shadow);
            sizes.add(size);
        }
        int groups = members.size();
        double n = model.rows();
        double factor = groups / (groups - 1.0) * ((n - 1) / (n - model.columns()));
        return Outcome.of(new ClusterErrors(
                groups, Math.sqrt(sum0), Math.sqrt(sum0 * factor), Math.sqrt(sum2), satterthwaite(shadows, sizes)));
    }

    /** An effect with its CR2 error and a t reference with Satterthwaite's degrees of freedom. */
    public Outcome<Estimate> estimate(double effect, double errorRate) {
        if (!(cr2 > 0 && Double.isFinite(cr2) && degreesOfFreedom > 0)) {
            return Outcome.refused(
                    RefusalCode.DEGENERATE,
                    "the standard error is " + cr2 + " with " + degreesOfFreedom + " degrees of freedom");
        }
        return Outcome.of(new Estimate(
                effect,
                cr2,
                effect / cr2,
                StudentT.withDegreesOfFreedom(degreesOfFreedom),
                errorRate,
                Alternative.TWO_SIDED));
    }

    /** {@code (tr M)^2 / sum M_ij^2} with {@code M_gh = w_g . w_h [g = h] - (Q_g' w_g) . (Q_h' w_h)}. */
    private static double satterthwaite(List<double[]> shadows, List<Double> sizes) {
        double trace = 0;
        double squares = 0;
        for (int g = 0; g < shadows.size(); g++) {
            for (int h = 0; h < shadows.size(); h++) {
                double entry = (g == h ? sizes.get(g) : 0) - dot(shadows.get(g), shadows.get(h));
                trace += g == h ? entry : 0;
                squares += entry * entry;
            }
        }
        return trace * trace / squares;
    }

    private static double[] project(LinearModel model, List<Integer> rows, double... direction) {
        double[] values = new double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = dot(model.basis(rows.get(i)), direction);
        }
        return values;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** {@code (I - Q_g Q_g')^(-1/2) v = v + Q_g C Q_g' v} for a k by k matrix C. */
    private static final class Correction {
        private final double[][] inner;

        private Correction(double[][] inner) {
            this.inner = inner;
        }

        static Correction of(LinearModel model, List<Integer> rows) {
            int k = model.columns();
            double[][] product = new double[k][k];
            for (int row : rows) {
                double[] basis = model.basis(row);
                for (int i = 0; i < k; i++) {
                    for (int j = 0; j < k; j++) {
                        product[i][j] += basis[i] * basis[j];
                    }
                }
            }
            EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(product, false));
            double[][] inner = new double[k][k];
            for (int e = 0; e < k; e++) {
                double factor = factor(eigen.getRealEigenvalue(e));
                double[] vector = eigen.getEigenvector(e).toArray();
                for (int i = 0; i < k; i++) {
                    for (int j = 0; j < k; j++) {
                        inner[i][j] += factor * vector[i] * vector[j];
                    }
                }
            }
            return new Correction(inner);
        }

        /** {@code ((1 - h)^(-1/2) - 1)/h}, by its limit near 0, with the inverse root of zero taken as zero. */
        private static double factor(double h) {
            double rest = 1 - h;
            if (rest < ZERO) {
                return -1 / h;
            }
            double root = Math.sqrt(rest);
            return 1 / (root * (1 + root));
        }

        double[] apply(LinearModel model, List<Integer> rows, double... values) {
            int k = inner.length;
            double[] shadow = new double[k];
            for (int i = 0; i < values.length; i++) {
                double[] basis = model.basis(rows.get(i));
                for (int j = 0; j < k; j++) {
                    shadow[j] += basis[j] * values[i];
                }
            }
            double[] turned = new double[k];
            for (int i = 0; i < k; i++) {
                turned[i] = dot(inner[i], shadow);
            }
            double[] result = values.clone();
            for (int i = 0; i < values.length; i++) {
                result[i] += dot(model.basis(rows.get(i)), turned);
            }
            return result;
        }
    }
}
