package io.modelimpact.engine.internal.design;

import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.CellState;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.SliceFacts;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import io.modelimpact.stats.adjust.ArmMoments;
import io.modelimpact.stats.adjust.Stratum;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The cells of one metric in the two arms of a contrast, as moments of its outcome and covariates. */
record ArmCells(Evidence evidence, Metric metric, Contrast contrast) {

    /** Both arms in a place, in the measures of the metric and its covariates; empty if the evidence lacks a cell. */
    Optional<Stratum> in(SliceMemberKey where) {
        return in(where, Scaling.factors(evidence, metric));
    }

    /** Both arms in a place, in the units of the evidence. */
    Optional<Stratum> unscaled(SliceMemberKey where) {
        return in(where, Collections.nCopies(Scaling.factors(evidence, metric).size(), ExactRational.ONE));
    }

    private Optional<Stratum> in(SliceMemberKey where, List<ExactRational> factors) {
        return moments(contrast.baseline(), where, factors)
                .flatMap(baseline ->
                        moments(contrast.treated(), where, factors).map(treated -> new Stratum(baseline, treated)));
    }

    private Optional<ArmMoments> moments(StudyArm arm, SliceMemberKey where, List<ExactRational> factors) {
        CellState cell = evidence.cells().get(new CellKey(metric.id(), arm.name(), where.slice(), where.member()));
        return Optional.ofNullable(cell).map(found -> ArmMoments.of(found.products(), factors));
    }

    /** The members of a slice that hold units; none where there are too many members. */
    List<Stratum> inMembers(Slice slice) {
        SliceFacts facts = evidence.slices().get(slice.name());
        return facts == null || facts.cardinalityExceeded()
                ? List.of()
                : facts.members().stream()
                        .map(member -> in(new SliceMemberKey(slice.name(), member)))
                        .flatMap(Optional::stream)
                        .filter(stratum -> stratum.units() > 0)
                        .toList();
    }
}
