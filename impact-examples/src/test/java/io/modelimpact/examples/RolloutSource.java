package io.modelimpact.examples;

import io.modelimpact.engine.Sources;
import io.modelimpact.spi.DatasetSource;
import java.time.Instant;
import java.util.BitSet;

/** The rollout of a seed as columns in memory. */
final class RolloutSource {
    private RolloutSource() {}

    static DatasetSource of(long seed, int units) {
        RolloutData data = new RolloutData(seed);
        String[] ids = new String[units];
        String[] arms = new String[units];
        String[] countries = new String[units];
        boolean[] bought = new boolean[units];
        long[] revenue = new long[units];
        long[] latency = new long[units];
        long[] before = new long[units];
        BitSet isNew = new BitSet();
        for (int i = 0; i < units; i++) {
            RolloutData.Unit unit = data.unit(i + 1L);
            ids[i] = "u" + unit.id();
            arms[i] = unit.truth().arm();
            countries[i] = unit.country();
            bought[i] = unit.bought();
            revenue[i] = unit.revenue();
            latency[i] = StrictMath.round(100 * unit.latency());
            before[i] = unit.revenueBefore().orElse(0L);
            isNew.set(i, unit.revenueBefore().isEmpty());
        }
        return Sources.columns()
                .with(RankerRollout.USER, ids)
                .with(RankerRollout.VARIANT, arms)
                .with(RankerRollout.COUNTRY, countries)
                .with(RankerRollout.BOUGHT, bought)
                .with(RankerRollout.REVENUE, revenue)
                .with(RankerRollout.LATENCY, latency)
                .with(RankerRollout.REVENUE_BEFORE, before, isNew)
                .snapshotAt(Instant.parse("2026-03-02T04:00:00Z"))
                .build();
    }
}
