package io.modelimpact.stats.vectors;

import io.modelimpact.stats.vectors.Adapters.Adapter;
import java.util.List;

class PowerVectorsTest extends AreaVectors {
    @Override
    List<Adapter> adapters() {
        return PowerAdapters.all();
    }
}
