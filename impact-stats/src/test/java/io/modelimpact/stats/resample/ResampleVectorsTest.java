package io.modelimpact.stats.resample;

import io.modelimpact.stats.vectors.Area;
import io.modelimpact.stats.vectors.AreaVectors;

class ResampleVectorsTest extends AreaVectors {
    ResampleVectorsTest() {
        super(Area.QUANTILE);
    }
}
