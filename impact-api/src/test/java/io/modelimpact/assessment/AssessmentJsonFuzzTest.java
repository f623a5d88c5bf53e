package io.modelimpact.assessment;

import static io.modelimpact.assessment.RankerExample.rich;
import static io.modelimpact.assessment.RankerExample.sound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonBoolean;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonPointer;
import io.modelimpact.json.JsonString;
import io.modelimpact.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Declarations that other tools got wrong, in every place: refused with a code, or read because the member is optional. */
class AssessmentJsonFuzzTest {
    private static final List<JsonValue> STRANGERS = List.of(
            JsonNumber.of(7),
            JsonNumber.of(-0.5),
            new JsonString(""),
            new JsonString("nobody"),
            JsonArray.of(),
            JsonArray.of(new JsonString("x"), new JsonString("x")),
            JsonArray.of(JsonObject.empty()),
            JsonObject.empty(),
            JsonBoolean.TRUE);

    @Test
    void everyMemberReplacedIsReadOrRefused() {
        JsonObject rich = rich().toJson();
        int refused = 0;
        for (JsonPointer place : places(rich)) {
            for (JsonValue stranger : STRANGERS) {
                JsonValue changed = replaced(rich, place.tokens(), Optional.of(stranger));
                refused += isRefused(place + " := " + stranger, (JsonObject) changed) ? 1 : 0;
            }
        }
        assertThat(refused).isGreaterThan(2000);
    }

    @Test
    void everyMemberRemovedIsReadOrRefused() {
        JsonObject rich = rich().toJson();
        int refused = 0;
        for (JsonPointer place : places(rich)) {
            JsonValue changed = replaced(rich, place.tokens(), Optional.empty());
            refused += isRefused(place + " removed", (JsonObject) changed) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(150);
    }

    @Test
    void anUnknownMemberIsRefusedInEveryObject() {
        JsonObject rich = rich().toJson();
        for (JsonPointer place : places(rich)) {
            if (place.resolve(rich).orElseThrow() instanceof JsonObject object
                    && !place.toString().equals("/omissions")
                    && !place.toString().equals("/format")
                    && !place.toString().endsWith("/classifications")) {
                JsonValue changed = replaced(rich, place.tokens(), Optional.of(object.with("zzz", JsonBoolean.TRUE)));
                ImpactException refused = refusal((JsonObject) changed);
                assertThat(refused).as(place.toString()).isNotNull();
                boolean isField = place.tokens().contains("fields");
                assertThat(refused.code()).isEqualTo(isField ? "formula/json-shape" : "declaration/unknown-member");
                if (!isField) {
                    assertThat(refused.problems().get(0).path()).isEqualTo(place + "/zzz");
                    assertThat(refused.problems().get(0).message()).contains("found member \"zzz\", expected only [");
                }
            }
        }
    }

    @Test
    void anUnknownMemberAtTheTopIsNamedWithWhatIsKnown() {
        ImpactException refused =
                refusal(sound().toJson().with("hypothesises", JsonArray.of()).with("x/y", JsonBoolean.TRUE));

        assertThat(refused.problems()).hasSize(2);
        assertThat(refused.getMessage()).isEqualTo(line("hypothesises", "/hypothesises") + "\n" + line("x/y", "/x~1y"));
    }

    private static String line(String member, String path) {
        return "declaration/unknown-member at " + path + ": assessment: found member \"" + member
                + "\", expected only [assumptions, change, checks, context, contracts, datasets, design, draws, format, "
                + "guardrails, hypotheses, id, limitations, metrics, monitoring, omissions, owner, policy, revision, "
                + "scenarios, seed, slices, version]. Remedy: remove or correct it";
    }

    @Test
    void everyTruncationIsRefused() {
        String text = sound().toJson().toString();
        for (int end = 0; end < text.length(); end += 7) {
            String cut = text.substring(0, end);
            assertThat(catchThrowableOfType(ImpactException.class, () -> Assessment.fromJson(cut)))
                    .as(cut)
                    .isNotNull();
        }
    }

    @Test
    void duplicateKeysAndOtherValuesThanObjectsAreRefused() {
        assertThat(code("{\"id\":\"a\",\"id\":\"b\"}")).isEqualTo("json/duplicate-key");
        assertThat(code("[]")).isEqualTo("declaration/not-an-object");
        assertThat(code("{\"id\":null}")).isEqualTo("json/null-value");
        assertThat(code("{}")).isEqualTo("declaration/unknown-format");
    }

    @Test
    void aRefusalSaysWhere() {
        assertRefused("/metrics/1/kind", new JsonString("MEDIAN"), "declaration/unknown-value", "/metrics/1/kind");
        assertRefused("/metrics/1/numerator", new JsonString("1 +"), "formula/syntax", "/metrics/1/numerator");
        assertRefused("/metrics/1/cap", new JsonString("a lot"), "declaration/not-a-decimal", "/metrics/1/cap");
        assertRefused("/design/kind", new JsonString("OTHER"), "declaration/unknown-design", "/design");
        assertRefused("/design/unit", new JsonString("none"), "declaration/unknown-field", "/design");
        assertRefused("/design/unit", new JsonString("country"), "declaration/wrong-type", "/design");
        assertRefused(
                "/design/arms/2/weight", new JsonString("x"), "declaration/not-a-decimal", "/design/arms/2/weight");
        assertRefused("/checks/0/kind", new JsonString("OTHER"), "declaration/unknown-check", "/checks/0");
        assertRefused("/slices/0/field", new JsonString("none"), "declaration/unknown-field", "/slices/0");
        assertRefused(
                "/slices/1/cuts", JsonArray.of(new JsonString("x")), "declaration/not-a-decimal", "/slices/1/cuts");
        assertRefused("/slices/2/name", new JsonString("x"), "declaration/name-mismatch", "/slices/2");
        assertRefused(
                "/slices/2/crossing/1", new JsonString("none"), "declaration/unknown-slice", "/slices/2/crossing");
        assertRefused(
                "/contracts/0/rules/0/field",
                new JsonString("none"),
                "declaration/unknown-field",
                "/contracts/0/rules/0/field");
        assertRefused(
                "/contracts/0/rules/0/rule/kind",
                new JsonString("x"),
                "declaration/unknown-constraint",
                "/contracts/0/rules/0/rule");
        assertRefused(
                "/contracts/0/rules/0/severity",
                JsonBoolean.TRUE,
                "json/unexpected-type",
                "/contracts/0/rules/0/severity");
        assertRefused(
                "/hypotheses/0/that/effectOn",
                new JsonString("none"),
                "declaration/unknown-metric",
                "/hypotheses/0/that/effectOn");
        assertRefused(
                "/guardrails/0/on/slice",
                new JsonString("none"),
                "declaration/unknown-slice",
                "/guardrails/0/on/slice");
        assertRefused(
                "/guardrails/0/mustBe/lower/value",
                JsonNumber.of(-1),
                "json/unexpected-type",
                "/guardrails/0/mustBe/lower/value");
        assertRefused(
                "/guardrails/0/otherwise",
                new JsonString("PANIC"),
                "declaration/unknown-value",
                "/guardrails/0/otherwise");
        assertRefused("/policy/confidence", new JsonString("high"), "declaration/not-a-decimal", "/policy/confidence");
        assertRefused("/format/version", JsonNumber.of(2), "declaration/unknown-format", "/format");
        assertRefused("/datasets/0/dataset", new JsonString("no name"), "dataset/invalid-name", "/datasets/0");
    }

    @Test
    void shapesThatTheGrammarCanNotSayAreReported() {
        assertReported("/contracts/0/rules/0/field", Optional.empty(), "declaration/rule-without-field");
        assertReported("/guardrails/0/mustBe/lower", Optional.empty(), "declaration/no-bound");
        assertReported(
                "/guardrails/0/mustBe/complement", Optional.of(JsonBoolean.TRUE), "declaration/unsupported-region");
        assertReported(
                "/hypotheses/0/that/member", Optional.of(new JsonString("DE")), "declaration/member-without-slice");
        assertReported("/slices/2", Optional.of(sound().metrics().get(0).toJson()), "json/missing-key");
        assertReported("/policy", Optional.empty(), "declaration/no-policy");
    }

    private static void assertReported(String place, Optional<JsonValue> value, String code) {
        JsonObject changed =
                (JsonObject) replaced(sound().toJson(), JsonPointer.parse(place).tokens(), value);
        ImpactException refused = refusal(changed);
        assertThat(refused).as(place).isNotNull();
        assertThat(refused.problems().stream().map(Problem::code)).as(place).contains(code);
    }

    @Test
    void ruleDetailsAreRefusedWithTheirPlace() {
        assertRefused(rule("{\"kind\":\"fresh\",\"age\":\"36 hours\"}"), "declaration/not-a-duration");
        assertRefused(rule("{\"kind\":\"between\",\"lower\":\"0\"}"), "json/missing-key");
        assertRefused(rule("{\"kind\":\"row-count\",\"least\":0.5}"), "json/not-an-integer");
        assertRefused(rule("{\"kind\":\"holds\",\"id\":\"x\",\"condition\":\"users.revenue\"}"), "formula/syntax");
        assertRefused(rule("{\"kind\":\"unique\",\"lower\":\"0\"}"), "declaration/unknown-member");
    }

    private static JsonObject rule(String rule) {
        JsonValue value = io.modelimpact.json.JsonReader.strict().read(rule);
        return (JsonObject) replaced(
                sound().toJson(), JsonPointer.parse("/contracts/0/rules/0/rule").tokens(), Optional.of(value));
    }

    private static void assertRefused(JsonObject json, String code) {
        ImpactException refused = refusal(json);
        assertThat(refused).as(code).isNotNull();
        assertThat(refused.problems().get(0).path()).startsWith("/contracts/0/rules/0/rule");
        if (!code.equals("formula/syntax")) {
            assertThat(refused.code()).isEqualTo(code);
        }
    }

    private static void assertRefused(String place, JsonValue value, String code, String path) {
        JsonObject changed =
                (JsonObject) replaced(sound().toJson(), JsonPointer.parse(place).tokens(), Optional.of(value));
        ImpactException refused = refusal(changed);
        assertThat(refused).as(place).isNotNull();
        assertThat(refused.code()).as(place).isEqualTo(code);
        assertThat(refused.problems()).as(place).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.message()).isNotBlank();
        });
    }

    private static String code(String text) {
        return catchThrowableOfType(ImpactException.class, () -> Assessment.fromJson(text))
                .code();
    }

    private static ImpactException refusal(JsonObject json) {
        return catchThrowableOfType(ImpactException.class, () -> Assessment.fromJson(json));
    }

    /** What was read must be written without loss; any other exception than a refusal fails the test. */
    private static boolean isRefused(String what, JsonObject json) {
        try {
            AssessmentJsonTest.assertLossless(Assessment.fromJson(json));
            return false;
        } catch (ImpactException refused) {
            assertThat(refused.problems()).as(what).isNotEmpty();
            return true;
        } catch (RuntimeException | AssertionError escaped) {
            throw new AssertionError(what, escaped);
        }
    }

    private static List<JsonPointer> places(JsonValue root) {
        List<JsonPointer> places = new ArrayList<>();
        collect(root, JsonPointer.root(), places);
        return places.subList(1, places.size());
    }

    private static void collect(JsonValue value, JsonPointer place, List<JsonPointer> places) {
        places.add(place);
        if (value instanceof JsonObject object) {
            object.entries().forEach((key, member) -> collect(member, place.append(key), places));
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), place.append(i), places);
            }
        }
    }

    private static JsonValue replaced(JsonValue value, List<String> tokens, Optional<JsonValue> replacement) {
        if (tokens.isEmpty()) {
            return replacement.orElseThrow();
        }
        String key = tokens.get(0);
        boolean removes = tokens.size() == 1 && replacement.isEmpty();
        List<String> rest = tokens.subList(1, tokens.size());
        if (value instanceof JsonObject object) {
            return removes ? object.without(key) : object.with(key, replaced(member(object, key), rest, replacement));
        }
        List<JsonValue> values = new ArrayList<>(((JsonArray) value).values());
        int index = Integer.parseInt(key);
        if (removes) {
            values.remove(index);
        } else {
            values.set(index, replaced(values.get(index), rest, replacement));
        }
        return JsonArray.of(values);
    }

    private static JsonValue member(JsonObject object, String key) {
        return object.find(key).orElse(JsonBoolean.TRUE);
    }

    @Test
    void theExampleHasEveryKindOfRuleAndSlice() {
        TreeSet<String> kinds = new TreeSet<>();
        rich().contracts()
                .forEach(contract -> contract.toJson()
                        .array("rules")
                        .objects()
                        .forEach(rule -> kinds.add(rule.object("rule").string("kind"))));

        assertThat(kinds)
                .containsExactly(
                        "between",
                        "fresh",
                        "holds",
                        "matching",
                        "null-share",
                        "one-of",
                        "present",
                        "row-count",
                        "unique");
    }
}
