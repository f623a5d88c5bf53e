package io.modelimpact.stats.bayes;

import io.modelimpact.stats.vectors.Area;
import io.modelimpact.stats.vectors.AreaVectors;

class BayesVectorsTest extends AreaVectors {
    BayesVectorsTest() {
        super(Area.BAYES);
    }
}
