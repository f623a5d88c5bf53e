package io.modelimpact.stats.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactComoments;
import org.junit.jupiter.api.Test;

/** A null of a case is a missing value; a row of several series is left out where one of them is missing. */
class MissingValuesTest {
    private static CaseInputs inputs(String json) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        return new CaseInputs(mapper.readTree(json), mapper.createObjectNode());
    }

    @Test
    void a_pair_without_one_of_its_values_is_no_pair() throws JsonProcessingException {
        CaseInputs in = inputs("{\"x\": [1, null, 3, 4, 9], \"y\": [2, 5, 6, null, 1]}");
        ExactComoments found = in.comoments("x", "y");

        assertThat(found.count()).isEqualTo(3);
        assertThat(found.covariance())
                .isEqualTo(ExactComoments.of(new double[] {1, 3, 9}, new double[] {2, 6, 1})
                        .covariance());
    }

    @Test
    void parts_of_pairs_lose_the_incomplete_ones_each_on_its_own() throws JsonProcessingException {
        CaseInputs in = inputs("{\"x_1\": [1, null], \"y_1\": [2, 5], \"x_2\": [3, 4, 9], \"y_2\": [6, null, 1]}");

        assertThat(in.mergedComoments().covariance())
                .isEqualTo(ExactComoments.of(new double[] {1, 3, 9}, new double[] {2, 6, 1})
                        .covariance());
    }

    @Test
    void a_ratio_is_that_of_the_rows_with_both_parts() throws JsonProcessingException {
        CaseInputs in = inputs("{\"arm\": {\"numerator\": [1, null, 3, 4], \"denominator\": [2, 5, null, 3]}}");
        SampleSummary found = in.ratioOf("arm");

        assertThat(found.count()).isEqualTo(2);
        assertThat(found.mean().doubleValue()).isEqualTo(1);
    }

    @Test
    void members_keep_their_rows_where_another_lacks_a_value() throws JsonProcessingException {
        CaseInputs in = inputs("{\"m\": [1, 0, null, 1, 1], \"a\": [2, 9, 9, null, 4], \"b\": [1, 9, 9, 5, 5]}");

        assertThat(in.ratioWhere("m", 1, "a", "b").mean().doubleValue()).isEqualTo(1);
    }
}
