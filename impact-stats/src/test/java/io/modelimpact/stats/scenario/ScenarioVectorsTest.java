package io.modelimpact.stats.scenario;

import io.modelimpact.stats.vectors.Area;
import io.modelimpact.stats.vectors.AreaVectors;

class ScenarioVectorsTest extends AreaVectors {
    ScenarioVectorsTest() {
        super(Area.SCENARIO, Area.DISTRIBUTION, Area.SOBOL);
    }
}
