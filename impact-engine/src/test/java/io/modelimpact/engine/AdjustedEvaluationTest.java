package io.modelimpact.engine;

import static io.modelimpact.Impact.metric;
import static io.modelimpact.engine.AdjustedTrial.ADJUSTED;
import static io.modelimpact.engine.AdjustedTrial.ADJUSTED_RATE;
import static io.modelimpact.engine.AdjustedTrial.AFFINITY;
import static io.modelimpact.engine.AdjustedTrial.BEFORE;
import static io.modelimpact.engine.AdjustedTrial.BOUGHT;
import static io.modelimpact.engine.AdjustedTrial.BY_TIER;
import static io.modelimpact.engine.AdjustedTrial.CLICKS;
import static io.modelimpact.engine.AdjustedTrial.CLICKS_BEFORE;
import static io.modelimpact.engine.AdjustedTrial.RATE;
import static io.modelimpact.engine.AdjustedTrial.REVENUE;
import static io.modelimpact.engine.AdjustedTrial.SPEND;
import static io.modelimpact.engine.AdjustedTrial.STRATIFIED;
import static io.modelimpact.engine.AdjustedTrial.VIEWS;
import static io.modelimpact.engine.AdjustedTrial.VIEWS_BEFORE;
import static io.modelimpact.engine.AdjustedTrial.effect;
import static io.modelimpact.engine.AdjustedTrial.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.engine.AdjustedTrial.Row;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.EffectResult;
import io.modelimpact.record.EstimateResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.LevelResult;
import io.modelimpact.record.Quantity;
import io.modelimpact.stats.adjust.Cuped;
import io.modelimpact.stats.adjust.PostStratification;
import io.modelimpact.stats.adjust.Stratum;
import io.modelimpact.stats.compare.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Holds adjusted effects to the numerics on raw samples, and to the unadjusted ones where nothing is to be adjusted. */
class AdjustedEvaluationTest {
    private static final List<Row> ROWS = AdjustedTrial.rows(2000, 7, 60);
    private static final List<String> TIERS = List.of("basic", "plus", "pro");

    private static ImpactRecord record(Metric... metrics) {
        return record(ROWS, metrics);
    }

    private static ImpactRecord record(List<Row> rows, Metric... metrics) {
        return AdjustedTrial.evaluate(AdjustedTrial.claimed(metrics), rows).record();
    }

    private static Predicate<Row> in(String variant) {
        return row -> row.variant().equals(variant);
    }

    private static Cuped.Adjustment cuped(Cuped method, Function<Row, double[]> values) {
        return cuped(method, row -> true, values);
    }

    private static Cuped.Adjustment cuped(Cuped method, Predicate<Row> chosen, Function<Row, double[]> values) {
        return method.adjust(state(ROWS, in("A").and(chosen), values), state(ROWS, in("B").and(chosen), values))
                .orElseThrow();
    }

    private static void agree(Quantity<EstimateResult> found, Estimate expected, String method) {
        EstimateResult result = found.value().orElseThrow();
        assertThat(result.estimate()).isCloseTo(expected.value(), within(1e-12));
        assertThat(result.standardError().orElseThrow()).isCloseTo(expected.standardError(), within(1e-12));
        assertThat(result.lower().orElseThrow()).isCloseTo(expected.interval().lower(), within(1e-12));
        assertThat(result.upper().orElseThrow()).isCloseTo(expected.interval().upper(), within(1e-12));
        assertThat(result.pValue().orElseThrow()).isCloseTo(expected.pValue(), within(1e-12));
        assertThat(result.method()).isEqualTo(method);
    }

    @Test
    void aMeanWithACovariateIsCuped() {
        Cuped.Adjustment expected = cuped(Cuped.forMeans(), row -> new double[] {row.revenue(), row.before()});
        EffectResult found = effect(record(ADJUSTED), ADJUSTED);
        agree(found.absolute(), expected.absolute().orElseThrow(), "adjust/cuped@1.0");
        agree(found.relative(), expected.relative().orElseThrow(), "adjust/cuped-relative@1.0");
        assertThat(expected.varianceReduction()).isGreaterThan(0.2);
    }

    @Test
    void proportionsCountsAndScoresAreMeans() {
        Metric bought =
                metric("bought", "1").asProportion(BOUGHT).adjustedBy(BEFORE).higherIsBetter();
        Metric clicks = metric("clicks", "1")
                .asCount(CLICKS)
                .adjustedBy(CLICKS_BEFORE, AFFINITY)
                .higherIsBetter();
        Metric score = metric("score", "1")
                .asNetPromoterScore(VIEWS.cappedAt("10"))
                .adjustedBy(VIEWS_BEFORE)
                .withoutDirection();
        ImpactRecord record = record(bought, clicks, score);
        agree(
                effect(record, bought).absolute(),
                cuped(Cuped.forMeans(), row -> new double[] {row.bought() ? 1 : 0, row.before()})
                        .absolute()
                        .orElseThrow(),
                "adjust/cuped@1.0");
        agree(
                effect(record, clicks).relative(),
                cuped(Cuped.forMeans(), row -> new double[] {row.clicks(), row.clicksBefore(), row.affinity()})
                        .relative()
                        .orElseThrow(),
                "adjust/cuped-relative@1.0");
        agree(
                effect(record, score).absolute(),
                cuped(Cuped.forMeans(), row -> new double[] {score(Math.min(10, row.views())), row.viewsBefore()})
                        .absolute()
                        .orElseThrow(),
                "adjust/cuped@1.0");
    }

    private static double score(long answer) {
        return answer >= 9 ? 100 : answer <= 6 ? -100 : 0;
    }

    @Test
    void aRatioWithARatioIsCupedOfRatios() {
        Cuped.Adjustment expected = cuped(Cuped.forRatios(), row ->
                new double[] {row.clicks(), row.views(), row.clicksBefore(), row.viewsBefore()});
        EffectResult found = effect(record(ADJUSTED_RATE), ADJUSTED_RATE);
        agree(found.absolute(), expected.absolute().orElseThrow(), "adjust/cuped-ratio@1.0");
        agree(found.relative(), expected.relative().orElseThrow(), "adjust/cuped-ratio-relative@1.0");
        assertThat(expected.varianceReduction()).isGreaterThan(0.2);
    }

    @Test
    void severalCovariatesOfDifferentScalesMayBeDecimalAndBinary() {
        Metric both =
                metric("both", "1").asMean(REVENUE).adjustedBy(BEFORE, AFFINITY).higherIsBetter();
        Cuped.Adjustment expected =
                cuped(Cuped.forMeans(), row -> new double[] {row.revenue(), row.before(), row.affinity()});
        agree(effect(record(both), both).absolute(), expected.absolute().orElseThrow(), "adjust/cuped@1.0");
    }

    @Test
    void levelsAreThoseOfTheMetricWithoutAdjustmentWhateverTheCovariatesAre() {
        Metric binary =
                metric("binary", "1").asMean(REVENUE).adjustedBy(AFFINITY).higherIsBetter();
        ImpactRecord record = record(SPEND, ADJUSTED, binary, STRATIFIED, RATE, ADJUSTED_RATE);
        assertThat(levels(record, ADJUSTED)).isEqualTo(levels(record, SPEND)).hasSize(8);
        assertThat(levels(record, binary)).isEqualTo(levels(record, SPEND));
        assertThat(levels(record, STRATIFIED)).isEqualTo(levels(record, SPEND));
        assertThat(levels(record, ADJUSTED_RATE)).isEqualTo(levels(record, RATE));
    }

    private static List<LevelResult> levels(ImpactRecord record, Metric metric) {
        return record.metric(metric.id()).levels();
    }

    @Test
    void aCapCapsTheOutcomeAlone() {
        Metric capped = metric("capped", "1")
                .asMean(REVENUE)
                .cappedAt("40")
                .adjustedBy(BEFORE)
                .higherIsBetter();
        Cuped.Adjustment expected =
                cuped(Cuped.forMeans(), row -> new double[] {Math.min(40, row.revenue()), row.before()});
        agree(effect(record(capped), capped).absolute(), expected.absolute().orElseThrow(), "adjust/cuped@1.0");
        assertThat(ROWS).anyMatch(row -> row.before() > 40);
    }

    @Test
    void aUnitWithoutAPastStaysInAndSayingThatItHasNoneHelps() {
        Metric known = metric("known", "1")
                .asMean(REVENUE)
                .adjustedBy(BEFORE, BEFORE.isMissing().asNumber())
                .higherIsBetter();
        Metric average = metric("average", "1")
                .asMean(REVENUE)
                .adjustedBy(BEFORE.orElse("50"))
                .higherIsBetter();
        ImpactRecord record = record(ADJUSTED, known, average);
        assertThat(record.metric("adjusted").excludedMissing()).isZero();
        assertThat(levels(record, ADJUSTED).stream()
                        .mapToLong(LevelResult::units)
                        .limit(2)
                        .sum())
                .isEqualTo(ROWS.size());
        assertThat(width(effect(record, known))).isLessThan(0.9 * width(effect(record, ADJUSTED)));
        assertThat(width(effect(record, average))).isLessThan(0.9 * width(effect(record, ADJUSTED)));
        agree(
                effect(record, average).absolute(),
                cuped(Cuped.forMeans(), row ->
                                new double[] {row.revenue(), row.dimesBefore() == null ? 50 : row.before()})
                        .absolute()
                        .orElseThrow(),
                "adjust/cuped@1.0");
    }

    private static double width(EffectResult effect) {
        EstimateResult found = effect.absolute().value().orElseThrow();
        return found.upper().orElseThrow() - found.lower().orElseThrow();
    }

    private static Stratum stratum(String tier, Function<Row, double[]> values) {
        Predicate<Row> member = row -> row.tier().equals(tier);
        return new Stratum(state(ROWS, in("A").and(member), values), state(ROWS, in("B").and(member), values));
    }

    private static List<Stratum> strata(Function<Row, double[]> values) {
        return TIERS.stream().map(tier -> stratum(tier, values)).toList();
    }

    @Test
    void strataOfEveryoneArePutTogether() {
        List<Stratum> strata = strata(row -> new double[] {row.revenue()});
        PostStratification method = PostStratification.ofMeans();
        EffectResult found = effect(record(STRATIFIED), STRATIFIED);
        agree(found.absolute(), method.absolute(strata).orElseThrow().estimate(), "adjust/post-stratified@1.0");
        agree(
                found.relative(),
                method.relative(strata).orElseThrow().estimate(),
                "adjust/post-stratified-relative@1.0");
    }

    @Test
    void strataGoTogetherWithCovariatesOfMeansAndOfRatios() {
        Metric mean = metric("mean", "1")
                .asMean(REVENUE)
                .adjustedBy(BEFORE, VIEWS_BEFORE)
                .stratifiedBy(BY_TIER)
                .higherIsBetter();
        Metric rate = metric("ratio", "1")
                .asRatio(CLICKS, VIEWS)
                .adjustedByRatio(CLICKS_BEFORE, VIEWS_BEFORE)
                .stratifiedBy(BY_TIER)
                .higherIsBetter();
        ImpactRecord record = record(mean, rate);
        List<Stratum> ofMean = strata(row -> new double[] {row.revenue(), row.before(), row.viewsBefore()});
        List<Stratum> ofRatio =
                strata(row -> new double[] {row.clicks(), row.views(), row.clicksBefore(), row.viewsBefore()});
        PostStratification means = PostStratification.ofMeans().withCovariates();
        PostStratification ratios = PostStratification.ofRatios().withCovariates();
        agree(
                effect(record, mean).absolute(),
                means.absolute(ofMean).orElseThrow().estimate(),
                "adjust/post-stratified@1.0");
        agree(
                effect(record, rate).absolute(),
                ratios.absolute(ofRatio).orElseThrow().estimate(),
                "adjust/post-stratified-ratio@1.0");
        agree(
                effect(record, rate).relative(),
                ratios.relative(ofRatio).orElseThrow().estimate(),
                "adjust/post-stratified-ratio-relative@1.0");
    }

    @Test
    void aMemberOfASliceHasSlopesOfItsOwnAndNoStrata() {
        ImpactRecord record = record(ADJUSTED, STRATIFIED, SPEND);
        Cuped.Adjustment expected = cuped(
                Cuped.forMeans(), row -> row.tier().equals("pro"), row -> new double[] {row.revenue(), row.before()});
        agree(inPro(record, ADJUSTED).absolute(), expected.absolute().orElseThrow(), "adjust/cuped@1.0");
        assertThat(inPro(record, STRATIFIED).absolute())
                .isEqualTo(inPro(record, SPEND).absolute());
        assertThat(inPro(record, STRATIFIED).adjustment()).isEmpty();
        assertThat(inPro(record, ADJUSTED).adjustment()).isPresent();
    }

    private static EffectResult inPro(ImpactRecord record, Metric metric) {
        return record.effects().stream()
                .filter(effect -> effect.metric().equals(metric.id()))
                .filter(effect -> effect.slice()
                        .map(slice -> slice.member().equals("pro"))
                        .orElse(false))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCovariateThatDoesNotVaryChangesNothing() {
        Metric constant = metric("constant", "1")
                .asMean(REVENUE)
                .adjustedBy(BEFORE.times(0).plus("7"))
                .higherIsBetter();
        List<Row> known = ROWS.stream().filter(row -> row.dimesBefore() != null).toList();
        ImpactRecord record = record(known, constant, SPEND);
        EstimateResult adjusted = effect(record, constant).absolute().value().orElseThrow();
        EstimateResult plain = effect(record, SPEND).absolute().value().orElseThrow();
        assertThat(adjusted.estimate()).isEqualTo(plain.estimate());
        assertThat(adjusted.standardError()).isEqualTo(plain.standardError());
        assertThat(adjusted.degreesOfFreedom()).isEqualTo(plain.degreesOfFreedom());
        assertThat(effect(record, constant).adjustment().orElseThrow().correlation())
                .hasValue(0.0);
    }

    @Test
    void oneBadValueOfACovariateRefusesItsMetricAndNoOther() {
        List<Row> rows = new ArrayList<>(ROWS);
        Row first = rows.get(0);
        rows.set(0, with(first, first.tier(), Double.NaN));
        Metric binary =
                metric("binary", "1").asMean(REVENUE).adjustedBy(AFFINITY).higherIsBetter();
        ImpactRecord record = record(rows, ADJUSTED, binary);
        assertThat(effect(record, binary).absolute().reason().orElseThrow().code())
                .isEqualTo("metric/not-finite");
        assertThat(effect(record, binary).adjustment()).isEmpty();
        assertThat(effect(record, ADJUSTED).absolute().value()).isPresent();
        assertThat(record.hypothesis("H1").claim().flags()).isEmpty();
    }

    static Row with(Row row, String tier, double affinity) {
        return new Row(
                row.user(),
                row.variant(),
                tier,
                row.bought(),
                row.cents(),
                row.dimesBefore(),
                affinity,
                row.clicks(),
                row.views(),
                row.clicksBefore(),
                row.viewsBefore());
    }

    @Test
    void strataOfTooManyMembersLeaveTheEffectOnEveryoneUnknown() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS.size(); i++) {
            rows.add(with(ROWS.get(i), "tier " + i % 60, 0));
        }
        ImpactRecord record = record(rows, SPEND, STRATIFIED);
        assertThat(effect(record, STRATIFIED).absolute().reason().orElseThrow().code())
                .isEqualTo("slice/cardinality-exceeded");
        assertThat(effect(record, SPEND).absolute().value()).isPresent();
    }

    @Test
    void strataWithFewUnitsArePooledAndTheRecordSaysSo() {
        List<Row> rows = new ArrayList<>(ROWS);
        rows.set(0, with(rows.get(0), "staff", 0));
        rows.set(1, with(rows.get(1), "press", 0));
        EffectResult found = effect(record(rows, STRATIFIED), STRATIFIED);
        var strata = found.adjustment().orElseThrow().strata().orElseThrow();
        assertThat(strata.slice()).isEqualTo("tier");
        assertThat(strata.used()).isEqualTo(3);
        assertThat(strata.pooled()).isEqualTo(2);
    }
}
