package io.modelimpact.stats.rank;

import io.modelimpact.stats.vectors.Area;
import io.modelimpact.stats.vectors.AreaVectors;

class RankVectorsTest extends AreaVectors {
    RankVectorsTest() {
        super(Area.RANK);
    }
}
