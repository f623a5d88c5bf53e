package io.modelimpact.stats.multiplicity;

/**
 * Families tested in order, each by {@link Holm} at the full alpha, and only once every hypothesis of all earlier families is
 * rejected: primary, then secondary, then further families. The family-wise error rate over all families is at most alpha
 * under any dependence, because the families form a fixed sequence.
 *
 * <p>The adjusted p-value is the larger of Holm's within the family and the largest of the earlier families. Edges: an empty
 * family opens the gate. Immutable. Source: P. H. Westfall, A. Krishen (2001), "Optimally weighted, fixed sequence and
 * gatekeeper multiple testing procedures", doi:10.1016/S0378-3758(01)00077-5.
 */
public final class SerialGatekeeping {
    private SerialGatekeeping() {}

    /**
     * Adjusted p-values of every family in the order of the input, the families in the order of testing.
     *
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static double[][] adjust(double[]... families) {
        double[][] adjusted = new double[families.length][];
        double gate = 0;
        for (int family = 0; family < families.length; family++) {
            double[] own = Holm.adjust(families[family]);
            double next = gate;
            for (int i = 0; i < own.length; i++) {
                own[i] = Math.max(own[i], gate);
                next = Math.max(next, own[i]);
            }
            adjusted[family] = own;
            gate = next;
        }
        return adjusted;
    }
}
