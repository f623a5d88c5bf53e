package io.modelimpact.engine;

import static io.modelimpact.Impact.by;
import static io.modelimpact.Impact.dataset;
import static io.modelimpact.Impact.metric;
import static io.modelimpact.Impact.model;
import static io.modelimpact.Impact.paired;
import static io.modelimpact.Impact.policy;
import static io.modelimpact.Impact.slice;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.assessment.AssessmentDraft;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.design.PairedDesign;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IdField;
import io.modelimpact.formula.RealField;
import io.modelimpact.formula.TextField;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.slice.MemberSlice;
import io.modelimpact.spi.DatasetSource;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that three versions of a model scored, and the words to assess them. */
final class PairedTrial {
    static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
    static final Dataset ROWS = dataset("rows");
    static final IdField ID = ROWS.id("id");
    static final TextField GROUP = ROWS.text("group");
    static final FlagField LABEL = ROWS.flag("label");
    static final FlagField APPROVE = ROWS.flag("approve");
    static final RealField SCORE = ROWS.real("score");
    static final Version V1 = model("m").version("1");
    static final Version V2 = model("m").version("2");
    static final Version V3 = model("m").version("3");
    static final MemberSlice BY_GROUP = slice(GROUP);
    static final Metric SELECTED = metric("selected", "1").asProportion(APPROVE).higherIsBetter();
    static final Metric RECALL =
            metric("recall", "1").asProportion(APPROVE).among(LABEL).higherIsBetter();
    static final Metric PRECISION =
            metric("precision", "1").asProportion(LABEL).among(APPROVE).higherIsBetter();
    static final Metric MEAN_SCORE = metric("score", "1").asMean(SCORE).higherIsBetter();

    /** One row; a NaN score is a missing one, and an empty id. */
    @SuppressWarnings("ArrayRecordComponent") // rows of a test, never compared
    record Row(String id, String group, boolean label, boolean[] approve, double[] score) {}

    private PairedTrial() {}

    static PairedDesign design() {
        return paired().unit(ID)
                .scoring(
                        APPROVE,
                        by(V1, ROWS.flag("approve1")),
                        by(V2, ROWS.flag("approve2")),
                        by(V3, ROWS.flag("approve3")))
                .andScoring(
                        SCORE, by(V1, ROWS.real("score1")), by(V2, ROWS.real("score2")), by(V3, ROWS.real("score3")));
    }

    static AssessmentDraft draft(PairedDesign design) {
        return Assessment.named("paired", "1")
                .ownedBy("tests")
                .comparing(model("m").from(V1).to(V2, V3))
                .observing(design)
                .noContract("the rows are made")
                .noChecks("the design checks itself")
                .measuring(SELECTED, RECALL, PRECISION, MEAN_SCORE)
                .slicedBy(BY_GROUP)
                .decidedBy(policy("standard", "1"));
    }

    /** Rows of so many units, each with so many rows; versions agree mostly, the third approves more. */
    static List<Row> rows(int units, int rowsEach) {
        RandomStream draws = CounterRandom.of(11).stream("rows");
        RandomStream normals = CounterRandom.of(11).stream("normals");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < units * rowsEach; i++) {
            int unit = i / rowsEach;
            boolean label = draws.longBelow(8L * i, 100) < 40;
            boolean first = draws.longBelow(8L * i + 1, 100) < (label ? 70 : 20);
            boolean second = draws.longBelow(8L * i + 2, 100) < 10 ? !first : first;
            boolean third = first || draws.longBelow(8L * i + 3, 100) < 60;
            double base = normals.normalAt(3L * unit) + 0.3 * normals.normalAt(3L * i + 1);
            rows.add(new Row(
                    "u" + unit, unit % 3 == 0 ? "a" : "b", label, new boolean[] {first, second, third}, new double[] {
                        base, base + 0.05 + 0.1 * normals.normalAt(3L * i + 2), 1e17 * (i % 2 == 0 ? 1 : -1)
                    }));
        }
        return rows;
    }

    static DatasetSource source(List<Row> rows, int batch) {
        int n = rows.size();
        @Nullable String[] ids = new String[n];
        for (int i = 0; i < n; i++) {
            if (!rows.get(i).id().isEmpty()) {
                ids[i] = rows.get(i).id();
            }
        }
        MemoryColumns columns = Sources.columns()
                .inBatchesOf(batch)
                .with(ID, ids)
                .with(GROUP, rows.stream().map(Row::group).toArray(String[]::new));
        boolean[] labels = new boolean[n];
        for (int i = 0; i < n; i++) {
            labels[i] = rows.get(i).label();
        }
        columns = columns.with(LABEL, labels);
        for (int version = 0; version < 3; version++) {
            boolean[] approve = new boolean[n];
            double[] score = new double[n];
            BitSet missing = new BitSet();
            for (int i = 0; i < n; i++) {
                approve[i] = rows.get(i).approve()[version];
                double value = rows.get(i).score()[version];
                missing.set(i, Double.isNaN(value));
                score[i] = Double.isNaN(value) ? 0 : value;
            }
            columns = columns.with(ROWS.flag("approve" + (version + 1)), approve)
                    .with(ROWS.real("score" + (version + 1)), score, missing);
        }
        return columns.build();
    }

    static ImpactRecord record(Assessment assessment, List<Row> rows) {
        return evaluation(assessment, rows, 97, Execution.callerRuns()).record();
    }

    static Evaluation evaluation(Assessment assessment, List<Row> rows, int batch, Execution execution) {
        ImpactEngine engine = ImpactEngine.create();
        return engine.evaluate(engine.plan(assessment), Inputs.bind(ROWS, source(rows, batch)), AS_OF, execution);
    }
}
