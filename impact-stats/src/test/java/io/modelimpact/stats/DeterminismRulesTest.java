package io.modelimpact.stats;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeterminismRulesTest {
    private static final Set<String> EXACT_MATH = Set.of(
            "sqrt",
            "fma",
            "abs",
            "min",
            "max",
            "signum",
            "copySign",
            "ulp",
            "scalb",
            "getExponent",
            "multiplyHigh",
            "nextUp",
            "nextDown",
            "floorMod",
            "addExact",
            "multiplyExact");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.modelimpact.stats");

    @Test
    void only_functions_of_math_that_are_exact_everywhere_are_called() {
        assertThat(CLASSES).isNotEmpty();
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "a function of Math whose bits differ between platforms",
                        (JavaCall<?> call) -> call.getTargetOwner().isEquivalentTo(Math.class)
                                && !EXACT_MATH.contains(call.getName())))
                .because("results have the same bits on every platform; StrictMath has the other functions")
                .check(CLASSES);
    }

    @Test
    void nothing_depends_on_hash_order_clocks_locales_or_stateful_randomness() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(HashMap|HashSet|Random|Locale|SplittableRandom|concurrent\\..*)"
                        + "|java\\.time\\..*|java\\.lang\\.Thread.*")
                .check(CLASSES);
    }

    @Test
    void commons_math_stays_inside() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..distribution..", "..adjust..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons..")
                .check(CLASSES);
    }
}
