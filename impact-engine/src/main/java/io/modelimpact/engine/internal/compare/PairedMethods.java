package io.modelimpact.engine.internal.compare;

import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.PairedMethod;
import io.modelimpact.engine.PairedSample;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.compare.PairedTTest;
import io.modelimpact.stats.proportion.PairedProportionTest;
import java.util.List;

/** The comparisons of versions on the same units that come with the library. */
public final class PairedMethods {
    private PairedMethods() {}

    /** All of them. */
    public static List<PairedMethod> all() {
        return List.of(
                new OfPairs(MethodRegistry.PAIRED_T),
                new OfPairs(MethodRegistry.PAIRED_PROPORTION),
                new OfPairs(MethodRegistry.PAIRED_RATIO),
                new OfPairs(MethodRegistry.PAIRED_RELATIVE));
    }

    private record OfPairs(String id) implements PairedMethod {
        @Override
        public Outcome<IntervalEstimate> compare(PairedSample pairs, double errorRate) {
            PairedTTest test = PairedTTest.withDefaults().withErrorRate(errorRate);
            return switch (id) {
                case MethodRegistry.PAIRED_PROPORTION -> proportions(pairs, errorRate);
                case MethodRegistry.PAIRED_RELATIVE ->
                    test.lift(pairs.summary()).map(IntervalEstimate.class::cast);
                default -> test.test(pairs.summary()).map(IntervalEstimate.class::cast);
            };
        }

        private static Outcome<IntervalEstimate> proportions(PairedSample pairs, double errorRate) {
            return pairs.counts()
                    .map(counts -> PairedProportionTest.withDefaults()
                            .withErrorRate(errorRate)
                            .test(counts)
                            .map(IntervalEstimate.class::cast))
                    .orElseGet(
                            () -> Outcome.refused(RefusalCode.NOT_FINITE, "the answers are not 0 or 1 in every unit"));
        }
    }
}
