package io.modelimpact.stats.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceVectorsTest {
    private static final String FOLDER = System.getProperty("impact.vectors", "");

    @Test
    void every_case_with_an_adapter_passes() {
        VectorRun run = new VectorRun(Area.all());

        VectorCase.own().forEach(run::run);
        List<VectorCase> given = givenCases();
        given.forEach(run::run);

        run.write(Path.of("target", "reference-vectors.json"));
        assertThat(run.failures()).isEmpty();
        assertThat(run.count("passed")).isPositive();
        assertThat(given.isEmpty() && !FOLDER.isEmpty())
                .as("a given folder without a case: %s", FOLDER)
                .isFalse();
    }

    @Test
    void zero_tolerance_means_equal_bits_up_to_the_sign_of_zero() {
        assertThat(VectorRun.passes(DoubleNode.valueOf(0.0), -0.0, 0, 0)).isTrue();
        assertThat(VectorRun.passes(DoubleNode.valueOf(1.0), Math.nextUp(1.0), 0, 0))
                .isFalse();
        assertThat(VectorRun.passes(DoubleNode.valueOf(1.0), 1.05, 0.01, 0.05)).isTrue();
        assertThat(VectorRun.passes(DoubleNode.valueOf(1.0), 1.07, 0.01, 0.05)).isFalse();
    }

    @Test
    void an_undefined_or_infinite_expectation_is_met_only_by_the_same() {
        assertThat(VectorRun.passes(NullNode.getInstance(), Double.NaN, 1, 1)).isTrue();
        assertThat(VectorRun.passes(NullNode.getInstance(), 1.0, 1, 1)).isFalse();
        assertThat(VectorRun.passes(TextNode.valueOf("Infinity"), Double.POSITIVE_INFINITY, 1, 1))
                .isTrue();
        assertThat(VectorRun.passes(TextNode.valueOf("-Infinity"), Double.POSITIVE_INFINITY, 1, 1))
                .isFalse();
        assertThat(VectorRun.passes(DoubleNode.valueOf(1), Double.NaN, 1, 1)).isFalse();
    }

    private static List<VectorCase> givenCases() {
        return FOLDER.isEmpty() ? List.of() : VectorCase.under(Path.of(FOLDER));
    }
}
