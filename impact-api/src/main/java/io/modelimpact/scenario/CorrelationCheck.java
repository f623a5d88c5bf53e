package io.modelimpact.scenario;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * Whether declared correlations can hold together, decided exactly: the matrix is positive semidefinite if and only if
 * symmetric elimination meets no negative pivot, and leaves nothing where all pivots left are zero.
 *
 * <p>Fraction-free elimination (E. H. Bareiss 1968, "Sylvester's identity and multistep integer-preserving Gaussian
 * elimination", doi:10.1090/S0025-5718-1968-0226829-0) on the correlations as whole numbers of their last decimal.
 */
final class CorrelationCheck {
    private final BigInteger[][] rest;
    private final boolean[] done;
    private BigInteger lastPivot = BigInteger.ONE;

    private CorrelationCheck(List<String> ids, List<Correlation> correlations) {
        int scale = correlations.stream()
                .mapToInt(correlation -> correlation.value().scale())
                .max()
                .orElse(0);
        this.rest = new BigInteger[ids.size()][ids.size()];
        this.done = new boolean[ids.size()];
        for (int i = 0; i < rest.length; i++) {
            for (int j = 0; j < rest.length; j++) {
                rest[i][j] = between(ids.get(i), ids.get(j), correlations)
                        .movePointRight(scale)
                        .toBigIntegerExact();
            }
        }
    }

    private static BigDecimal between(String one, String other, List<Correlation> correlations) {
        if (one.equals(other)) {
            return BigDecimal.ONE;
        }
        return correlations.stream()
                .filter(correlation -> correlation.ties(one, other))
                .map(Correlation::value)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /** Whether quantities with these ids can have these correlations; the others are zero. */
    static boolean canHold(List<String> ids, List<Correlation> correlations) {
        return new CorrelationCheck(ids, correlations).isSemidefinite();
    }

    private boolean isSemidefinite() {
        while (true) {
            int pivot = -1;
            for (int i = 0; i < rest.length; i++) {
                if (!done[i] && rest[i][i].signum() < 0) {
                    return false;
                }
                pivot = pivot < 0 && !done[i] && rest[i][i].signum() > 0 ? i : pivot;
            }
            if (pivot < 0) {
                return nothingIsLeft();
            }
            eliminate(pivot);
        }
    }

    private boolean nothingIsLeft() {
        for (int i = 0; i < rest.length; i++) {
            for (int j = 0; j < rest.length; j++) {
                if (!done[i] && !done[j] && rest[i][j].signum() != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private void eliminate(int pivot) {
        BigInteger head = rest[pivot][pivot];
        done[pivot] = true;
        for (int i = 0; i < rest.length; i++) {
            for (int j = 0; j < rest.length; j++) {
                if (!done[i] && !done[j]) {
                    rest[i][j] = rest[i][j]
                            .multiply(head)
                            .subtract(rest[i][pivot].multiply(rest[pivot][j]))
                            .divide(lastPivot);
                }
            }
        }
        lastPivot = head;
    }
}
