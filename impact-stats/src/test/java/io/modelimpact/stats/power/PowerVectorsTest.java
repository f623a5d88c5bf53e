package io.modelimpact.stats.power;

import io.modelimpact.stats.vectors.Area;
import io.modelimpact.stats.vectors.AreaVectors;

class PowerVectorsTest extends AreaVectors {
    PowerVectorsTest() {
        super(Area.POWER);
    }
}
