package io.modelimpact.stats.vectors;

import io.modelimpact.stats.vectors.Adapters.Adapter;
import java.util.List;

class MultiplicityVectorsTest extends AreaVectors {
    @Override
    List<Adapter> adapters() {
        return MultiplicityAdapters.all();
    }
}
