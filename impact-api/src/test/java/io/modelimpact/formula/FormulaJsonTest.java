package io.modelimpact.formula;

import static io.modelimpact.formula.FormulaFixtures.BOUGHT;
import static io.modelimpact.formula.FormulaFixtures.CLICKS;
import static io.modelimpact.formula.FormulaFixtures.DAY;
import static io.modelimpact.formula.FormulaFixtures.FIELDS;
import static io.modelimpact.formula.FormulaFixtures.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FormulaJsonTest {

    @Test
    void writesAFieldAsItsDeclaration() {
        assertThat(CanonicalJson.text(REVENUE.toJson()))
                .isEqualTo(
                        "{\"dataset\":\"users\",\"measure\":\"EUR\",\"name\":\"revenue\",\"scale\":2,\"type\":\"decimal\"}");
        assertThat(CanonicalJson.text(BOUGHT.toJson()))
                .isEqualTo("{\"dataset\":\"users\",\"name\":\"bought\",\"type\":\"flag\"}");
    }

    @Test
    void writesANodeAsItsOperatorAndItsOperands() {
        assertThat(CanonicalJson.text(CLICKS.isAbove("2.50").toJson()))
                .isEqualTo(
                        "{\"left\":{\"dataset\":\"users\",\"measure\":\"1\",\"name\":\"clicks\",\"type\":\"integer\"},"
                                + "\"operator\":\"above\","
                                + "\"right\":{\"measure\":\"1\",\"operator\":\"number\",\"value\":\"2.5\"}}");
    }

    @Test
    void readsEveryFieldBack() {
        assertThat(FIELDS)
                .allSatisfy(
                        field -> assertThat(Formulas.fieldFrom(field.toJson())).isEqualTo(field));
    }

    @Test
    void refusesAFormulaOfTheWrongKind() {
        assertThat(Formulas.quantityFrom(CLICKS.toJson())).isEqualTo(CLICKS);
        assertThat(Formulas.conditionFrom(BOUGHT.toJson())).isEqualTo(BOUGHT);
        assertRefused(() -> Formulas.quantityFrom(BOUGHT.toJson()), "formula/json-shape", "");
        assertRefused(() -> Formulas.conditionFrom(DAY.toJson()), "formula/json-shape", "");
        assertRefused(() -> Formulas.fieldFrom(CLICKS.negated().toJson()), "formula/json-shape", "");
    }

    @Test
    void namesThePlaceOfAFaultByAPointer() {
        JsonObject number = CLICKS.isAbove(1).toJson().object("right");
        JsonObject broken = CLICKS.isAbove(1).toJson().with("right", number.with("value", new JsonString("one")));
        assertRefused(() -> Formulas.fromJson(not(broken)), "formula/invalid-number", "/condition/right/value");
        JsonObject measure = CLICKS.isAbove(1).toJson().with("right", number.with("measure", new JsonString("%")));
        assertRefused(() -> Formulas.fromJson(not(measure)), "measure/syntax", "/condition/right/measure");
        JsonObject missing = CLICKS.isAbove(1).toJson().without("left");
        assertRefused(() -> Formulas.fromJson(not(missing)), "json/missing-key", "/condition/left");
        JsonObject kind = CLICKS.isAbove(1).toJson().with("left", BOUGHT.toJson());
        assertRefused(() -> Formulas.fromJson(not(kind)), "formula/json-shape", "/condition/left");
        JsonObject day = DAY.isBefore("2026-01-01").toJson().with("bound", new JsonString("soon"));
        assertRefused(() -> Formulas.fromJson(not(day)), "formula/invalid-time", "/condition/bound");
    }

    @Test
    void namesTheConditionOfAListByItsIndex() {
        JsonObject json = JsonObject.builder()
                .put("operator", "all_of")
                .put("conditions", JsonArray.of(BOUGHT.toJson(), CLICKS.toJson()))
                .build();
        assertRefused(() -> Formulas.fromJson(json), "formula/json-shape", "/conditions/1");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        JsonObject comment = BOUGHT.toJson().with("comment", new JsonString("x"));
        assertRefused(() -> Formulas.fromJson(not(comment)), "formula/json-shape", "/condition/comment");
        JsonObject operator = BOUGHT.not().toJson().with("operator", new JsonString("nor"));
        assertRefused(() -> Formulas.fromJson(operator), "formula/json-shape", "/operator");
        JsonObject type = BOUGHT.toJson().with("type", new JsonString("boolean"));
        assertRefused(() -> Formulas.fromJson(type), "formula/json-shape", "/type");
    }

    @Test
    void readsTwoHundredLevelsAndNoMore() {
        JsonObject deep = BOUGHT.toJson();
        for (int level = 1; level < 200; level++) {
            deep = not(deep);
        }
        JsonObject tooDeep = not(deep);
        assertThat(Formulas.fromJson(deep)).isInstanceOf(Not.class);
        assertThatThrownBy(() -> Formulas.fromJson(tooDeep))
                .isInstanceOfSatisfying(
                        ImpactException.class, e -> assertThat(e.code()).isEqualTo("formula/too-deep"));
    }

    private static JsonObject not(JsonObject condition) {
        return JsonObject.builder()
                .put("operator", "not")
                .put("condition", condition)
                .build();
    }

    private static void assertRefused(ThrowingCallable call, String code, String path) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ImpactException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.problems()).hasSize(1);
            assertThat(e.problems().get(0).path()).isEqualTo(path);
        });
    }
}
