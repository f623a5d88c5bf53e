package io.modelimpact.stats.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds adapters to renaming and unpacking: no computing, no comparing, no branching. */
class AdaptersTest {
    private static final Path FOLDER = Path.of("src/test/java/io/modelimpact/stats/vectors");

    private static final List<Pattern> FORBIDDEN = List.of(
            Pattern.compile("\\b(if|else|switch|case|for|while|do|try|catch|throw|instanceof|assert)\\b"),
            Pattern.compile("(?<![A-Za-z])\\?(?![>,])"),
            Pattern.compile("[+*/%^|~!]"),
            Pattern.compile("-(?!>)"),
            Pattern.compile("==|<=|>=|&&"),
            Pattern.compile("\\s[<>]\\s"),
            Pattern.compile("\\b(Math|StrictMath|BigDecimal|BigInteger|Stream|IntStream|Arrays|Collections)\\b"),
            Pattern.compile("\\.(equals|compareTo|compare|filter|matches|contains|has|text)\\("),
            Pattern.compile("\\d+\\.\\d+|[2-9]|\\d{2,}"));

    @Test
    void adapters_only_rename_and_unpack() throws IOException {
        try (DirectoryStream<Path> sources = Files.newDirectoryStream(FOLDER, "*Adapters.java")) {
            for (Path source : sources) {
                assertThat(offences(Files.readString(source)))
                        .as(source.toString())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.value() + y.value()",
                "2 * x",
                "a - b",
                "a / b",
                "if (x) {",
                "x > y ? x : y",
                "a < b",
                "a == b",
                "for (double v : values) {",
                "Math.abs(x)",
                "id.equals(name)",
                "put(name, 0.05)"
            })
    void an_adapter_that_computes_or_branches_is_found(String line) {
        assertThat(offences(line)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"result -> new Output().put(\"p\", result.pValue())", "Outcome<Output> holm(CaseInputs in) {"})
    void an_adapter_that_only_renames_is_left_alone(String line) {
        assertThat(offences(line)).isEmpty();
    }

    private static List<String> offences(String source) {
        String code = source.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("//.*", "")
                .replaceAll("(?m)^(import|package) .*", "")
                .replaceAll("\"[^\"]*\"", "\"\"");
        return FORBIDDEN.stream()
                .flatMap(pattern -> pattern.matcher(code).results())
                .map(match -> code.substring(match.start(), Math.min(code.length(), match.end() + 40)))
                .toList();
    }
}
