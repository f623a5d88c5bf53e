package io.modelimpact.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every method that the engine may call has a page of its own, and a row in the table of methods. */
class MethodPagesTest {
    private static final Path FOLDER = Path.of("..", "docs", "methods");

    private static Set<String> methods() {
        TreeSet<String> methods = new TreeSet<>(MethodRegistry.standard().ids());
        methods.add(MethodRegistry.GAP);
        methods.add(MethodRegistry.LEVEL_T);
        methods.add(MethodRegistry.LEVEL_SCORE);
        methods.add(MethodRegistry.LEVEL_QUANTILE);
        methods.add(MethodRegistry.LEVEL_QUANTILE_CLUSTERED);
        methods.add(MethodRegistry.SAMPLE_RATIO);
        methods.add(MethodRegistry.DIRECTIONAL_HOLM);
        methods.add(MethodRegistry.BONFERRONI);
        methods.add(MethodRegistry.UNADJUSTED);
        methods.add(MethodRegistry.SCENARIO);
        return methods;
    }

    @Test
    void everyMethodHasAPageThatBearsItsName() throws IOException {
        for (String method : methods()) {
            Path page = FOLDER.resolve(method + ".md");
            assertThat(page).exists();
            assertThat(Files.readString(page, StandardCharsets.UTF_8)).startsWith("# " + method + "\n");
        }
    }

    @Test
    void theTableHoldsEveryMethod() throws IOException {
        String table = Files.readString(FOLDER.resolve("README.md"), StandardCharsets.UTF_8);

        for (String method : methods()) {
            assertThat(table).contains("| [`" + method + "`](" + method + ".md) | ");
        }
    }
}
