package io.modelimpact.stats.exact;

import io.modelimpact.stats.vectors.Area;
import io.modelimpact.stats.vectors.AreaVectors;

class ExactVectorsTest extends AreaVectors {
    ExactVectorsTest() {
        super(Area.FOUNDATION, Area.AGGREGATE);
    }
}
