package io.modelimpact.stats.sequential;

import io.modelimpact.stats.vectors.Area;
import io.modelimpact.stats.vectors.AreaVectors;

class SequentialVectorsTest extends AreaVectors {
    SequentialVectorsTest() {
        super(Area.SEQUENTIAL);
    }
}
