package io.modelimpact.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.Impact;
import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.TextField;
import io.modelimpact.json.JsonBoolean;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import io.modelimpact.measure.Measure;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WholeDistributionDeclarationTest {
    private static final Dataset USERS = Impact.dataset("users");
    private static final DecimalField REVENUE = USERS.decimal("revenue", 2).in(Impact.currency("EUR"));
    private static final IntegerField ANSWER = USERS.integer("answer");
    private static final TextField MOOD = USERS.text("mood");
    private static final FlagField BOUGHT = USERS.flag("bought");
    private static final MetricName NAME = Impact.metric("m", "1");

    private static List<String> codes(MetricForm form) {
        return form.higherIsBetter().problems("/metrics/m").stream()
                .map(Problem::code)
                .toList();
    }

    private static void assertLossless(Metric metric) {
        assertThat(Metric.fromJson(metric.toJson(), List.of(REVENUE, ANSWER, MOOD, BOUGHT)))
                .isEqualTo(metric);
        assertThat(metric.problems("/metrics/m")).isEmpty();
    }

    @Test
    void aQuantileIsOneOfItsQuantity() {
        Metric metric =
                NAME.asQuantile(REVENUE, "0.950").among(BOUGHT).missingAsZero().lowerIsBetter();

        assertLossless(metric);
        assertThat(metric.describe())
                .isEqualTo("the 0.95 quantile of " + REVENUE.describe() + " among units with " + BOUGHT.describe()
                        + ", missing values counted as zero, in EUR");
        assertThat(metric.measure()).isEqualTo(REVENUE.measure());
        assertThat(metric.toJson().string("probability")).isEqualTo("0.95");
        assertThat(metric.fields()).containsExactlyInAnyOrder(REVENUE, BOUGHT);
    }

    @Test
    void whatIsNoQuantileIsRefused() {
        for (String share : List.of("0", "1", "-0.5", "95")) {
            assertThat(codes(NAME.asQuantile(REVENUE, share))).containsExactly("declaration/not-a-probability");
        }
        assertThat(codes(NAME.asQuantile(REVENUE, "0.5").cappedAt("9")))
                .containsExactly("declaration/cap-not-applicable");
        assertThat(codes(NAME.asQuantile(REVENUE, "0.5").withTopBox(1)))
                .containsExactly("declaration/top-box-not-applicable");
        assertThatThrownBy(() -> NAME.asQuantile(REVENUE, "median")).isInstanceOf(ImpactException.class);
    }

    @Test
    void aScaleIsOfNumbersOrOfTexts() {
        Metric numbers =
                NAME.asOrdinal(ANSWER, -1, 3).withTopBox(2).refusingMissing().higherIsBetter();
        Metric texts =
                NAME.asOrdinal(MOOD, "bad", "so so", "good").among(BOUGHT).withoutDirection();
        OrdinalScale scale = texts.scale().orElseThrow();

        assertLossless(numbers);
        assertLossless(texts);
        assertThat(numbers.scale().orElseThrow().names()).containsExactly("-1", "0", "1", "2", "3");
        assertThat(numbers.scale().orElseThrow().lowestOfTopBox()).isEqualTo(2);
        assertThat(scale.levels()).isEqualTo(3);
        assertThat(scale.topBox()).isEqualTo(1);
        assertThat(numbers.measure()).isEqualTo(Measure.NONE);
        assertThat(texts.fields()).containsExactlyInAnyOrder(MOOD, BOUGHT);
        assertThat(numbers.describe())
                .isEqualTo("answers on the scale -1 to 3 of " + ANSWER.describe()
                        + ", by the 2 highest levels, missing values not accepted");
        assertThat(texts.describe())
                .startsWith("answers on the scale bad, so so, good of mood, by the highest level among units");
        assertThat(MetricKind.ORDINAL.isLevelShare()).isTrue();
        assertThat(MetricKind.QUANTILE.isLevelShare()).isFalse();
    }

    @Test
    void whatIsNoScaleIsRefused() {
        String[] tooMany = IntStream.range(0, 102).mapToObj(i -> "l" + i).toArray(String[]::new);

        assertThat(codes(NAME.asOrdinal(ANSWER, 5, 5))).contains("declaration/not-a-scale");
        assertThat(codes(NAME.asOrdinal(ANSWER, 5, 1))).contains("declaration/not-a-scale");
        assertThat(codes(NAME.asOrdinal(ANSWER, 0, 101))).contains("declaration/not-a-scale");
        assertThat(codes(NAME.asOrdinal(ANSWER, 0, 100))).isEmpty();
        assertThat(codes(NAME.asOrdinal(ANSWER, Long.MIN_VALUE, Long.MAX_VALUE)))
                .contains("declaration/not-a-scale");
        assertThat(codes(NAME.asOrdinal(MOOD, "only"))).contains("declaration/not-a-scale");
        assertThat(codes(NAME.asOrdinal(MOOD, tooMany))).contains("declaration/not-a-scale");
        assertThat(codes(NAME.asOrdinal(MOOD, "a", "b", "a"))).containsExactly("declaration/not-a-scale");
        assertThat(codes(NAME.asOrdinal(MOOD, "a", " "))).containsExactly("declaration/not-a-scale");
        assertThat(codes(NAME.asOrdinal(ANSWER, 1, 5).withTopBox(5)))
                .containsExactly("declaration/top-box-out-of-range");
        assertThat(codes(NAME.asOrdinal(ANSWER, 1, 5).withTopBox(0)))
                .containsExactly("declaration/top-box-out-of-range");
        assertThat(codes(NAME.asOrdinal(REVENUE, 1, 5))).containsExactly("declaration/answers-not-whole");
        assertThat(codes(NAME.asOrdinal(ANSWER, 1, 5).missingAsZero()))
                .containsExactly("declaration/missing-answer-as-zero");
        assertThat(codes(NAME.asOrdinal(ANSWER, 1, 5).cappedAt("4"))).containsExactly("declaration/cap-not-applicable");
    }

    @Test
    void scalesThatCanNotBeReadAreRefusedWithTheirPlace() {
        JsonObject numbers = NAME.asOrdinal(ANSWER, 1, 5).higherIsBetter().toJson();
        JsonObject texts = NAME.asOrdinal(MOOD, "a", "b").higherIsBetter().toJson();

        assertRefused(withScale(numbers, "lowest", "one"), "declaration/not-a-whole-number", "/scale/lowest");
        assertRefused(withScale(texts, "category", "answer"), "declaration/unknown-field", "/scale/category");
        assertRefused(withScale(texts, "lowest", "1"), "declaration/unknown-member", "/scale/lowest");
        assertRefused(numbers.with("probability", new JsonString("0.5")), "declaration/unknown-member", "/probability");
    }

    private static JsonObject withScale(JsonObject metric, String key, String value) {
        return metric.with("scale", metric.object("scale").with(key, new JsonString(value)));
    }

    private static void assertRefused(JsonObject json, String code, String path) {
        assertThatThrownBy(() -> Metric.fromJson(json, List.of(REVENUE, ANSWER, MOOD, BOUGHT)))
                .isInstanceOfSatisfying(ImpactException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.problems().get(0).path()).isEqualTo(path);
                });
    }

    @Test
    void aGrainIsSaidInTheSentenceAndReadBack() {
        Metric mean = NAME.asMean(REVENUE).cappedAt("10.5").perUnit().higherIsBetter();
        Metric rows = NAME.asMean(REVENUE).clusteredByUnit().among(BOUGHT).higherIsBetter();
        Metric buyers = NAME.asProportion(BOUGHT).perUnit().higherIsBetter();
        Metric purchases = NAME.asProportion(BOUGHT).clusteredByUnit().higherIsBetter();
        Metric slow = NAME.asQuantile(REVENUE, "0.9").clusteredByUnit().lowerIsBetter();
        List.of(mean, rows, buyers, purchases, slow).forEach(WholeDistributionDeclarationTest::assertLossless);

        assertThat(mean.describe()).contains(" over units, by the total of each, capped at 10.5");
        assertThat(rows.describe())
                .contains(" over rows, those of a unit as one cluster among rows with " + BOUGHT.describe());
        assertThat(buyers.describe()).startsWith("the share of units with a row with ");
        assertThat(purchases.describe()).startsWith("the share of rows with ");
        assertThat(slow.toJson().string("grain")).isEqualTo("CLUSTERED_ROWS");
    }

    @Test
    void anExactQuantileIsSaidInTheSentenceAndReadBack() {
        Metric exact = NAME.asQuantile(REVENUE, "0.9").exactly().lowerIsBetter();
        Metric plain = NAME.asQuantile(REVENUE, "0.9").lowerIsBetter();
        assertLossless(exact);

        assertThat(exact.describe()).startsWith("the exact 0.9 quantile of ");
        assertThat(plain.describe()).startsWith("the 0.9 quantile of ");
        assertThat(exact.toJson().flag("exact")).isTrue();
        assertThat(plain.toJson().has("exact")).isFalse();
        assertThat(exact).isNotEqualTo(plain);
        assertThat(codes(NAME.asQuantile(REVENUE, "0.9").exactly())).isEmpty();
    }

    @Test
    void exactnessOfWhatIsAlwaysExactIsRefused() {
        assertThat(codes(NAME.asMean(REVENUE).exactly())).containsExactly("declaration/exactness-not-applicable");
        assertThat(codes(NAME.asOrdinal(ANSWER, 1, 5).exactly()))
                .containsExactly("declaration/exactness-not-applicable");
        assertRefused(
                NAME.asMean(REVENUE).higherIsBetter().toJson().with("exact", JsonBoolean.TRUE),
                "declaration/unknown-member",
                "/exact");
    }

    @Test
    void aGrainThatChangesNothingOrAddsAnswersIsRefused() {
        assertThat(codes(NAME.asRatio(REVENUE, ANSWER).perUnit())).containsExactly("declaration/grain-not-applicable");
        assertThat(codes(NAME.asRatio(REVENUE, ANSWER).clusteredByUnit()))
                .containsExactly("declaration/grain-not-applicable");
        assertThat(codes(NAME.asNetPromoterScore(ANSWER).perUnit()))
                .containsExactly("declaration/grain-not-applicable");
        assertThat(codes(NAME.asNetPromoterScore(ANSWER).clusteredByUnit())).isEmpty();
        assertThat(codes(NAME.asOrdinal(ANSWER, 1, 5).clusteredByUnit()))
                .containsExactly("declaration/grain-not-applicable");
        assertThat(codes(NAME.asMean(REVENUE).cappedAt("1.005").perUnit())).containsExactly("declaration/cap-too-fine");
        assertThat(codes(NAME.asMean(REVENUE).cappedAt("1.005").clusteredByUnit()))
                .isEmpty();
        assertThat(codes(
                        NAME.asMean(REVENUE.dividedBy(ANSWER)).cappedAt("1.005").perUnit()))
                .isEmpty();
    }
}
