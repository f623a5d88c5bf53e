package io.modelimpact.stats.compare;

import io.modelimpact.stats.vectors.Area;
import io.modelimpact.stats.vectors.AreaVectors;

class ComparisonVectorsTest extends AreaVectors {
    ComparisonVectorsTest() {
        super(Area.FOUNDATION, Area.COMPARISON, Area.SAMPLE_RATIO, Area.AGGREGATE);
    }
}
