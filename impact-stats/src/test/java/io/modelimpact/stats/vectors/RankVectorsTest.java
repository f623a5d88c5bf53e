package io.modelimpact.stats.vectors;

import io.modelimpact.stats.vectors.Adapters.Adapter;
import java.util.List;

class RankVectorsTest extends AreaVectors {
    @Override
    List<Adapter> adapters() {
        return RankAdapters.all();
    }
}
