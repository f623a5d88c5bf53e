package io.modelimpact.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/** The arrows between modules, the rules of determinism, and what may stand in a public signature. */
@AnalyzeClasses(packages = "io.modelimpact", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] STATS = {"io.modelimpact.stats.."};
    private static final String[] ENGINE = {"io.modelimpact.engine.."};
    private static final String[] REPORT = {"io.modelimpact.report.."};
    private static final String[] EXAMPLES = {"io.modelimpact.examples.."};
    private static final String[] API = {
        "io.modelimpact",
        "io.modelimpact.assessment..",
        "io.modelimpact.change..",
        "io.modelimpact.check..",
        "io.modelimpact.contract..",
        "io.modelimpact.dataset..",
        "io.modelimpact.decision..",
        "io.modelimpact.design..",
        "io.modelimpact.estimand..",
        "io.modelimpact.formula..",
        "io.modelimpact.guardrail..",
        "io.modelimpact.hypothesis..",
        "io.modelimpact.internal..",
        "io.modelimpact.json..",
        "io.modelimpact.measure..",
        "io.modelimpact.metric..",
        "io.modelimpact.monitoring..",
        "io.modelimpact.record..",
        "io.modelimpact.scenario..",
        "io.modelimpact.slice..",
        "io.modelimpact.spi.."
    };

    /** Methods of {@code Math} that every JDK and processor computes to the same bit. */
    private static final Set<String> EXACT_MATH = Set.of(
            "abs",
            "addExact",
            "ceil",
            "clamp",
            "copySign",
            "decrementExact",
            "fma",
            "floor",
            "floorDiv",
            "floorMod",
            "getExponent",
            "incrementExact",
            "max",
            "min",
            "multiplyExact",
            "multiplyFull",
            "multiplyHigh",
            "negateExact",
            "nextDown",
            "nextUp",
            "rint",
            "round",
            "scalb",
            "signum",
            "sqrt",
            "subtractExact",
            "toIntExact",
            "ulp",
            "unsignedMultiplyHigh",
            "absExact",
            "ceilDiv",
            "nextAfter");

    @ArchTest
    static final ArchRule api_knows_no_other_module = noClasses()
            .that()
            .resideInAnyPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(join(STATS, ENGINE, REPORT, EXAMPLES));

    @ArchTest
    static final ArchRule stats_knows_nothing_of_assessments = noClasses()
            .that()
            .resideInAnyPackage(STATS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(join(API, ENGINE, REPORT, EXAMPLES));

    @ArchTest
    static final ArchRule engine_knows_no_report = noClasses()
            .that()
            .resideInAnyPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(join(REPORT, EXAMPLES));

    @ArchTest
    static final ArchRule report_needs_no_engine = noClasses()
            .that()
            .resideInAnyPackage(REPORT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(join(STATS, ENGINE, EXAMPLES));

    @ArchTest
    static final ArchRule every_package_belongs_to_a_module =
            classes().should().resideInAnyPackage(join(API, STATS, ENGINE, REPORT, EXAMPLES));

    @ArchTest
    static final ArchRule packages_of_the_engine_form_no_cycle =
            slices().matching("io.modelimpact.engine.internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packages_of_stats_form_no_cycle =
            slices().matching("io.modelimpact.stats.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packages_of_the_declarations_form_no_cycle =
            slices().matching("io.modelimpact.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_math_that_is_the_same_everywhere = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<>("a method of Math whose bits may differ") {
                @Override
                public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                    return call.getTargetOwner().isEquivalentTo(Math.class) && !EXACT_MATH.contains(call.getName());
                }
            });

    @ArchTest
    static final ArchRule no_clock_no_default_locale_zone_or_charset_no_environment = noClasses()
            .that()
            .resideOutsideOfPackages(EXAMPLES)
            .should()
            .callMethodWhere(new DescribedPredicate<>("a call that depends on machine, place or time") {
                @Override
                public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                    return isCircumstance(call);
                }
            });

    @ArchTest
    static final ArchRule no_randomness_but_the_counter_based = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.SplittableRandom");

    @ArchTest
    static final ArchRule no_parallel_streams = noClasses()
            .should()
            .callMethod(java.util.Collection.class, "parallelStream")
            .orShould()
            .callMethod(java.util.stream.BaseStream.class, "parallel")
            .orShould()
            .callMethod(java.util.stream.Stream.class, "parallel");

    @ArchTest
    static final ArchRule no_foreign_type_in_a_public_signature = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackages(EXAMPLES)
            .should(new ArchCondition<>("use no type of Jackson, Guava or commons-math in their signature") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    method.getAllInvolvedRawTypes().stream()
                            .map(JavaClass::getPackageName)
                            .filter(name -> FOREIGN.stream().anyMatch(name::startsWith))
                            .forEach(name -> events.add(
                                    SimpleConditionEvent.violated(method, method.getFullName() + " shows " + name)));
                }
            });

    private static final List<String> FOREIGN =
            List.of("com.fasterxml", "com.google.common", "org.apache.commons", "org.immutables");

    private static boolean isCircumstance(JavaAccess<?> call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getName();
        // Durations go into the observation, which no digest of a record covers; a deadline ends an evaluation and does
        // not change it.
        boolean observed = Set.of("io.modelimpact.engine.Stopwatch", "io.modelimpact.engine.Deadline")
                .contains(call.getOriginOwner().getName());
        boolean clock = name.equals("now") && owner.startsWith("java.time.")
                || owner.equals("java.lang.System")
                        && Set.of("currentTimeMillis", "nanoTime", "getenv").contains(name);
        boolean place = owner.equals("java.util.Locale") && name.equals("getDefault")
                || owner.equals("java.time.ZoneId") && name.equals("systemDefault")
                || owner.equals("java.util.TimeZone") && name.equals("getDefault")
                || owner.equals("java.nio.charset.Charset") && name.equals("defaultCharset");
        boolean random = owner.equals("java.lang.Math") && name.equals("random")
                || owner.equals("java.util.UUID") && name.equals("randomUUID");
        return clock && !observed || place || random || isDefaultLocale(call);
    }

    private static boolean isDefaultLocale(JavaAccess<?> call) {
        if (!call.getTargetOwner().isEquivalentTo(String.class)) {
            return false;
        }
        String target = call.getTarget().getFullName();
        return target.endsWith("toLowerCase()")
                || target.endsWith("toUpperCase()")
                || target.endsWith("getBytes()")
                || target.contains("String.format(java.lang.String,")
                || target.contains("String.formatted(");
    }

    private static String[] join(String[]... groups) {
        return java.util.Arrays.stream(groups).flatMap(java.util.Arrays::stream).toArray(String[]::new);
    }
}
