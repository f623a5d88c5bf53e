package io.modelimpact.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDiffTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'b':1,'a':2}; {'a':3,'b':4}; /a: expected 2, found 3 (2251799813685248 ulps apart)",
                "{'a':1}; {'a':1,'b':true}; /b: expected nothing, found true",
                "{'a':1,'c':2}; {'b':1,'c':3}; /a: expected 1, found nothing",
                "{'b':1}; {'a':1}; /a: expected nothing, found 1",
                "[1,2]; [1]; /1: expected 2, found nothing",
                "[1]; [1,[]]; /1: expected nothing, found []",
                "{'x':[{'y/z':'a'}]}; {'x':[{'y/z':'b'}]}; /x/0/y~1z: expected \"a\", found \"b\"",
                "{'x':[1,{}],'y':1}; {'x':[1,{}],'y':2}; /y: expected 1, found 2 (4503599627370496 ulps apart)",
                "{'a':{}}; {'a':[]}; /a: expected {}, found []",
                "1; '1'; (root): expected 1, found \"1\"",
                "true; false; (root): expected true, found false",
                "[0.1]; [0.10000000000000002]; /0: expected 0.1 (0x3fb999999999999a), found 0.10000000000000002 (0x3fb999999999999b) (1 ulps apart)",
            },
            quoteCharacter = '`')
    void theFirstDifferenceInDocumentOrderIsFound(String expected, String actual, String description) {
        assertThat(JsonDiff.first(read(expected), read(actual)).map(JsonDifference::describe))
                .contains(description);
    }

    @Test
    void equalValuesDoNotDiffer() {
        assertThat(JsonDiff.first(read("{'a':[1,{'b':'c'}]}"), read("{ 'a' : [1.0, {'b':'c'}] }")))
                .isEmpty();
    }

    @Test
    void nullDiffersFromAbsence() {
        JsonObject withNull = JsonObject.empty().with("a", JsonNull.NULL);

        assertThat(JsonDiff.first(withNull, JsonObject.empty()))
                .map(JsonDifference::describe)
                .contains("/a: expected null, found nothing");
    }

    @Test
    void distancesCountTheValuesInBetween() {
        assertThat(ulps(1.0, Math.nextUp(1.0))).isEqualTo(1);
        assertThat(ulps(Math.nextDown(1.0), Math.nextUp(1.0))).isEqualTo(2);
        assertThat(ulps(-Double.MIN_VALUE, Double.MIN_VALUE)).isEqualTo(2);
        assertThat(ulps(0, Double.MIN_VALUE)).isEqualTo(1);
        assertThat(ulps(0, Double.MAX_VALUE)).isEqualTo(Double.doubleToRawLongBits(Double.MAX_VALUE));
    }

    @Test
    void distancesBeyondALongStayAtItsEnd() {
        assertThat(ulps(-Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(ulps(Double.MAX_VALUE, -Double.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void onlyNumbersHaveADistance() {
        assertThat(JsonDiff.first(JsonNumber.of(1), JsonBoolean.TRUE))
                .map(JsonDifference::ulps)
                .contains(OptionalLong.empty());
    }

    private static long ulps(double expected, double actual) {
        return JsonDiff.first(JsonNumber.of(expected), JsonNumber.of(actual))
                .orElseThrow()
                .ulps()
                .orElseThrow();
    }

    private static JsonValue read(String text) {
        return JsonReader.strict().read(text.replace('\'', '"'));
    }
}
