package io.modelimpact.stats.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceVectorsTest {
    private static final String FOLDER = System.getProperty("impact.vectors", "");

    @Test
    void every_case_with_an_adapter_passes() throws URISyntaxException {
        VectorRun run = new VectorRun(AdapterRegister.all());

        ownCases().forEach(run::run);
        List<VectorCase> given = givenCases();
        given.forEach(run::run);

        run.write(Path.of("target", "reference-vectors.json"));
        assertThat(run.failures()).isEmpty();
        assertThat(run.count("passed")).isPositive();
        assertThat(given.isEmpty() && !FOLDER.isEmpty())
                .as("a given folder without a case: %s", FOLDER)
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exact_moments",
                "exact_covariance",
                "welch_t",
                "relative_lift_delta",
                "two_proportion_pooled_z",
                "ratio_of_sums_delta_absolute",
                "ratio_of_sums_delta_relative",
                "ratio.delta",
                "srm_chi_square",
                "holm",
                "student_t_pooled",
                "z_test_unpooled",
                "yuen_welch_trim_0.2",
                "relative_lift_log_ratio",
                "ratio_of_sums_log_relative",
                "tost_welch",
                "tost_two_proportions_wald",
                "noninferiority_farrington_manning_score",
                "noninferiority_z",
                "wilson_interval",
                "clopper_pearson_interval",
                "jeffreys_interval",
                "agresti_coull_interval_clipped",
                "two_proportion_pooled_z_yates",
                "difference_ci_wald",
                "difference_ci_agresti_caffo",
                "difference_ci_newcombe",
                "difference_ci_score_no_correction",
                "risk_ratio_ci_log",
                "fisher_exact_two_sided",
                "two_sample_t_power",
                "two_sample_t_power_effect_size",
                "two_sample_t_power_unequal_n",
                "two_sample_t_sample_size",
                "two_sample_t_sample_size_effect_size",
                "two_sample_t_mde",
                "two_proportion_power_pooled_null",
                "two_proportion_sample_size_pooled_null",
                "two_sample_z_power",
                "two_sample_z_sample_size",
                "bonferroni",
                "sidak",
                "holm_sidak",
                "hochberg",
                "hommel",
                "benjamini_hochberg",
                "benjamini_yekutieli",
                "two_stage_bky",
                "mann_whitney_u",
                "u_statistic_and_effect_sizes",
                "asymptotic_p",
                "exact_p",
                "exact_permutation_p",
                "hodges_lehmann_exact_interval",
                "hodges_lehmann_asymptotic_interval",
                "srm_exact_binomial",
                "srm_normal_approximation",
                "srm_sequential_dirichlet_multinomial",
                "merged_mean_variance",
                "merged_covariance",
                "winsorize_pooled_quantile_then_welch",
                "segment_heterogeneity_q_dl",
                "distribution.pert",
                "distribution.mixture",
                "distribution.truncatedNormal",
                "correlation.cholesky",
                "correlation.validation",
                "tornado",
                "sobol",
                "montecarlo.quantileInterval",
                "scenario.linearNormal"
            })
    void a_supported_method_is_really_run(String method) throws URISyntaxException {
        VectorRun run = new VectorRun(AdapterRegister.all());
        ownCases().stream().filter(c -> c.method().equals(method)).forEach(run::run);

        assertThat(run.passed(method)).isPositive();
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

    private static List<VectorCase> ownCases() throws URISyntaxException {
        return VectorCase.under(
                Path.of(ReferenceVectorsTest.class.getResource("/vectors").toURI()));
    }

    private static List<VectorCase> givenCases() {
        return FOLDER.isEmpty() ? List.of() : VectorCase.under(Path.of(FOLDER));
    }
}
