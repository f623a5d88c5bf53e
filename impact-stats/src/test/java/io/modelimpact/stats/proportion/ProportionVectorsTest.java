package io.modelimpact.stats.proportion;

import io.modelimpact.stats.vectors.Area;
import io.modelimpact.stats.vectors.AreaVectors;

class ProportionVectorsTest extends AreaVectors {
    ProportionVectorsTest() {
        super(Area.PROPORTION);
    }
}
