package io.modelimpact.stats.vectors;

import io.modelimpact.stats.vectors.Adapters.Adapter;
import java.util.List;

class ComparisonVectorsTest extends AreaVectors {
    @Override
    List<Adapter> adapters() {
        return ComparisonAdapters.all();
    }
}
