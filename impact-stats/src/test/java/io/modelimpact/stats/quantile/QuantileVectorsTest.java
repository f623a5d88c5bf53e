package io.modelimpact.stats.quantile;

import io.modelimpact.stats.vectors.Area;
import io.modelimpact.stats.vectors.AreaVectors;

class QuantileVectorsTest extends AreaVectors {
    QuantileVectorsTest() {
        super(Area.QUANTILE);
    }
}
