package io.modelimpact.stats.adjust;

/**
 * Standard errors of one regression coefficient: classical, and robust against unequal variances by squared residuals.
 *
 * <p>HC0 the squared residuals as they are; HC1 times n/(n - k); HC2 over 1 - leverage, unbiased under equal variances; HC3 over its square.
 *
 * <p>Source: J. G. MacKinnon, H. White (1985), Journal of Econometrics 29.
 *
 * @param classical with one residual variance, divisor n - k
 * @param hc0 White's
 * @param hc1 with the degrees of freedom
 * @param hc2 with leverages
 * @param hc3 close to the jackknife
 */
public record RobustErrors(double classical, double hc0, double hc1, double hc2, double hc3) {

    static RobustErrors of(LinearModel model, int column) {
        double[] direction = model.direction(column);
        int n = model.rows();
        double free = n - model.columns();
        double size = 0;
        for (double part : direction) {
            size += part * part;
        }
        double s0 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int row = 0; row < n; row++) {
            double influence = 0;
            double[] basis = model.basis(row);
            for (int j = 0; j < direction.length; j++) {
                influence += basis[j] * direction[j];
            }
            double squared = influence * model.residual(row) * (influence * model.residual(row));
            double rest = 1 - model.leverage(row);
            s0 += squared;
            s2 += squared / rest;
            s3 += squared / (rest * rest);
        }
        return new RobustErrors(
                Math.sqrt(size * model.residualSumOfSquares() / free),
                Math.sqrt(s0),
                Math.sqrt(s0 * n / free),
                Math.sqrt(s2),
                Math.sqrt(s3));
    }
}
