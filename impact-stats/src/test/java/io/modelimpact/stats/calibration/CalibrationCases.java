package io.modelimpact.stats.calibration;

import java.util.List;
import java.util.stream.Stream;

/** All cases, in the order of the page. */
final class CalibrationCases {
    private CalibrationCases() {}

    static List<CalibrationCase> all() {
        return Stream.of(
                        MeanCases.cases(),
                        LiftCases.cases(),
                        RatioCases.cases(),
                        ProportionCases.cases(),
                        TwoProportionCases.cases(),
                        PairedProportionCases.cases(),
                        RankCases.cases(),
                        MarginCases.cases(),
                        MultiplicityCases.cases(),
                        SampleRatioCases.cases(),
                        HeterogeneityCases.cases(),
                        AdjustmentCases.cases(),
                        QuantileCases.cases(),
                        ResampleCases.cases(),
                        SequentialCases.cases())
                .flatMap(List::stream)
                .toList();
    }
}
