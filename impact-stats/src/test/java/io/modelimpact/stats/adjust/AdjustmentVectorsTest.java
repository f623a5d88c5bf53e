package io.modelimpact.stats.adjust;

import io.modelimpact.stats.vectors.Area;
import io.modelimpact.stats.vectors.AreaVectors;

class AdjustmentVectorsTest extends AreaVectors {
    AdjustmentVectorsTest() {
        super(Area.ADJUSTMENT);
    }
}
