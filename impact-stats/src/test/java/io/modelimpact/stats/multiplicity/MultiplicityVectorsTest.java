package io.modelimpact.stats.multiplicity;

import io.modelimpact.stats.vectors.Area;
import io.modelimpact.stats.vectors.AreaVectors;

class MultiplicityVectorsTest extends AreaVectors {
    MultiplicityVectorsTest() {
        super(Area.FOUNDATION, Area.MULTIPLICITY);
    }
}
