package io.modelimpact.assessment;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.change.Version;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.dataset.Schema;
import io.modelimpact.estimand.Estimand;
import io.modelimpact.formula.Field;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.hypothesis.Role;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.scenario.Scenario;
import io.modelimpact.slice.CrossingSlice;
import io.modelimpact.slice.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Everything that can be wrong with a declaration as a whole. */
final class AssessmentProblems {
    private final Assessment assessment;
    private final List<Problem> problems = new ArrayList<>();

    AssessmentProblems(Assessment assessment) {
        this.assessment = assessment;
    }

    List<Problem> find() {
        header();
        parts();
        fields();
        standIns();
        checks();
        ids();
        sections();
        assessment
                .hypotheses()
                .forEach(claim -> refers(
                        "hypothesis " + claim.id(), "/hypotheses/" + claim.id(), claim.estimand(), claim.declaredAt()));
        assessment
                .guardrails()
                .forEach(guard -> refers(
                        "guardrail " + guard.id(), "/guardrails/" + guard.id(), guard.estimand(), guard.declaredAt()));
        crossings();
        problems.addAll(new ScenarioReferences(assessment).find());
        problems.addAll(new AdjustmentReferences(assessment).find());
        problems.addAll(new GrainProblems(assessment).find());
        problems.addAll(new MonitoringProblems(assessment).find());
        problems.addAll(new BeliefProblems(assessment).find());
        problems.addAll(new ResamplingProblems(assessment).find());
        if (problems.isEmpty()) {
            wellFormed();
        }
        return List.copyOf(problems);
    }

    private void header() {
        blank("id", assessment.id());
        blank("version", assessment.version());
        blank("owner", assessment.owner());
        TreeSet<String> versions = new TreeSet<>();
        assessment.change().versions().forEach(version -> {
            if (!versions.add(version.describe())) {
                add(
                        "declaration/duplicate-version",
                        "/change",
                        version.describe() + " is compared with itself or named twice",
                        "name every version once",
                        Optional.empty());
            }
        });
        if (assessment
                .change()
                .versions()
                .anyMatch(
                        version -> version.model().isBlank() || version.label().isBlank())) {
            add(
                    "declaration/blank-version",
                    "/change",
                    "a version of the change has a blank model or label",
                    "say both",
                    Optional.empty());
        }
        assessment.revision().ifPresent(this::revision);
        if (assessment.change().candidates().isEmpty()) {
            add(
                    "declaration/no-candidate",
                    "/change",
                    "the change has no candidate",
                    "name at least one",
                    Optional.empty());
        }
    }

    private void revision(Assessment.Revision revision) {
        if (revision.reason().isBlank()) {
            add(
                    "declaration/no-reason",
                    "/revision",
                    "the revision gives no reason",
                    "say in because(…) why the declaration is revised",
                    Optional.empty());
        }
        if (revision.of().equals(assessment.version())) {
            add(
                    "declaration/duplicate-version",
                    "/revision",
                    "version " + revision.of() + " revises itself",
                    "give the revision a version of its own",
                    Optional.empty());
        }
    }

    private void blank(String what, String text) {
        if (text.isBlank()) {
            add(
                    "declaration/blank-" + what,
                    "/" + what,
                    "the assessment's " + what + " is blank",
                    "say it",
                    Optional.empty());
        }
    }

    private void parts() {
        problems.addAll(assessment.design().problems("/design", assessment.change()));
        assessment.contracts().forEach(part -> problems.addAll(part.problems("/contracts/" + part.dataset())));
        assessment.metrics().forEach(part -> problems.addAll(part.problems("/metrics/" + part.id())));
        assessment.slices().forEach(part -> problems.addAll(part.problems("/slices/" + part.name())));
        assessment.hypotheses().forEach(part -> problems.addAll(part.problems("/hypotheses/" + part.id())));
        assessment.guardrails().forEach(part -> problems.addAll(part.problems("/guardrails/" + part.id())));
        assessment.checks().forEach(part -> problems.addAll(part.problems("/checks/" + part.id())));
        assessment.scenarios().forEach(part -> problems.addAll(part.problems("/scenarios/" + part.id())));
        problems.addAll(assessment.policy().problems("/policy", assessment.change()));
    }

    private void fields() {
        assessment.fields().stream().map(Field::dataset).distinct().forEach(this::contradictions);
        assessment
                .metrics()
                .forEach(metric -> foreign(
                        "metric " + metric.id(), "/metrics/" + metric.id(), metric.fields(), metric.declaredAt()));
        assessment
                .slices()
                .forEach(slice -> foreign(
                        "slice " + slice.name(), "/slices/" + slice.name(), slice.fields(), slice.declaredAt()));
    }

    private void contradictions(String dataset) {
        List<Field> own = assessment.fields().stream()
                .filter(field -> field.dataset().equals(dataset))
                .toList();
        try {
            Schema.of(Dataset.named(dataset), own);
        } catch (ImpactException contradicting) {
            problems.addAll(contradicting.problems());
        }
    }

    /** A metric over several datasets is a problem of its own, which the metric reports. */
    private void foreign(String subject, String path, SortedSet<Field> fields, Optional<String> declaredAt) {
        String dataset = assessment.design().dataset();
        boolean oneOther = fields.stream().noneMatch(field -> field.dataset().equals(dataset)) && !fields.isEmpty();
        if (oneOther) {
            add(
                    "declaration/foreign-field",
                    path,
                    subject + " reads from another dataset than the design, " + dataset,
                    "bring its columns into " + dataset,
                    declaredAt);
        }
    }

    /** A field that stands for a column of each version has a value only where a version is looked at. */
    private void standIns() {
        SortedSet<Field> standIns = assessment.design().standIns();
        if (standIns.isEmpty()) {
            return;
        }
        assessment.metrics().stream()
                .filter(metric -> !readsOne(metric.fields(), standIns))
                .forEach(metric -> add(
                        "declaration/nothing-scored",
                        "/metrics/" + metric.id(),
                        "metric " + metric.id() + " reads none of " + names(standIns)
                                + ", so its effect would be zero by construction",
                        "measure what the versions decide, or leave the metric out",
                        metric.declaredAt()));
        assessment.slices().stream()
                .filter(slice -> readsOne(slice.fields(), standIns))
                .forEach(slice -> add(
                        "declaration/slice-by-version",
                        "/slices/" + slice.name(),
                        "slice " + slice.name() + " reads one of " + names(standIns)
                                + ", so a row would be in different members under different versions",
                        "slice by a column that is the same for every version",
                        slice.declaredAt()));
        assessment
                .metrics()
                .forEach(metric -> metric.fields().stream()
                        .filter(field -> standIns.stream().anyMatch(field::isSameColumnAs) && !standIns.contains(field))
                        .forEach(field -> add(
                                "schema/conflicting-fields",
                                "/metrics/" + metric.id(),
                                "metric " + metric.id() + " declares " + field.name() + " as " + field.declaration()
                                        + ", the design as something else",
                                "declare the field once and use that declaration everywhere",
                                metric.declaredAt())));
        assessment.contracts().stream()
                .filter(contract -> readsOne(contract.fields(), standIns))
                .forEach(contract -> add(
                        "declaration/no-such-column",
                        "/contracts/" + contract.dataset(),
                        "the contract on " + contract.dataset() + " reads one of " + names(standIns)
                                + ", which is no column",
                        "state the rule for the column of each version",
                        contract.declaredAt()));
    }

    private static boolean readsOne(SortedSet<Field> fields, SortedSet<Field> standIns) {
        return fields.stream().anyMatch(field -> standIns.stream().anyMatch(field::isSameColumnAs));
    }

    private static List<String> names(SortedSet<Field> fields) {
        return fields.stream().map(Field::name).toList();
    }

    private void checks() {
        assessment.checks().stream()
                .filter(check -> !assessment.design().applicableChecks().contains(check.kind()))
                .forEach(check -> add(
                        "declaration/check-not-applicable",
                        "/checks/" + check.id(),
                        "the check " + check.id() + " means nothing where "
                                + assessment.design().describe(),
                        "leave it out",
                        check.declaredAt()));
    }

    /** Text that has no UTF-8 form can not be written, hashed or read back. */
    private void wellFormed() {
        try {
            CanonicalJson.bytes(assessment.toJson());
        } catch (IllegalArgumentException unwritable) {
            add(
                    "declaration/not-well-formed",
                    "",
                    "the declaration can not be written: " + unwritable.getMessage(),
                    "repair the text",
                    Optional.empty());
        }
    }

    private void ids() {
        unique("metric", "/metrics/", assessment.metrics(), metric -> metric.id(), metric -> metric.declaredAt());
        unique("slice", "/slices/", assessment.slices(), Slice::name, Slice::declaredAt);
        unique(
                "contract on",
                "/contracts/",
                assessment.contracts(),
                contract -> contract.dataset(),
                contract -> contract.declaredAt());
        unique("scenario", "/scenarios/", assessment.scenarios(), Scenario::id, Scenario::declaredAt);
        unique("check", "/checks/", assessment.checks(), check -> check.id(), check -> check.declaredAt());
        record Claim(String id, Optional<String> declaredAt) {}
        List<Claim> claims = new ArrayList<>();
        assessment.hypotheses().forEach(claim -> claims.add(new Claim(claim.id(), claim.declaredAt())));
        assessment.guardrails().forEach(guard -> claims.add(new Claim(guard.id(), guard.declaredAt())));
        unique("hypothesis or guardrail", "/claims/", claims, Claim::id, Claim::declaredAt);
    }

    private <T> void unique(
            String kind,
            String path,
            List<T> values,
            Function<T, String> id,
            Function<T, Optional<String>> declaredAt) {
        TreeSet<String> seen = new TreeSet<>();
        for (T value : values) {
            String name = id.apply(value);
            if (name.isBlank()) {
                add("declaration/blank-id", path, "a " + kind + " has a blank id", "name it", declaredAt.apply(value));
            } else if (!seen.add(name)) {
                add(
                        "declaration/duplicate-id",
                        path + name,
                        kind + " " + name + " is declared twice",
                        "give each an id of its own",
                        declaredAt.apply(value));
            }
        }
    }

    private void sections() {
        section(Section.CONTRACTS, assessment.contracts().isEmpty());
        section(Section.HYPOTHESES, assessment.hypotheses().isEmpty());
        section(Section.GUARDRAILS, assessment.guardrails().isEmpty());
        section(Section.CHECKS, assessment.checks().isEmpty());
        if (assessment.metrics().isEmpty()) {
            add("declaration/empty-section", "/metrics", "nothing is measured", "add measuring(…)", Optional.empty());
        }
        boolean primary = assessment.hypotheses().stream().map(Hypothesis::role).anyMatch(role -> role == Role.PRIMARY);
        if (!assessment.hypotheses().isEmpty() && !primary) {
            add(
                    "declaration/no-primary-hypothesis",
                    "/hypotheses",
                    "every hypothesis is secondary",
                    "leave out secondary() where the decision rests on the claim",
                    Optional.empty());
        }
    }

    private void section(Section section, boolean empty) {
        String reason = assessment.omissions().get(section);
        if (empty && (reason == null || reason.isBlank())) {
            add(
                    "declaration/empty-section",
                    "/" + section.name().toLowerCase(Locale.ROOT),
                    "there are no " + section.name().toLowerCase(Locale.ROOT),
                    "declare some, or say " + section.word() + "(\"the reason\")",
                    Optional.empty());
        }
        if (!empty && reason != null) {
            add(
                    "declaration/contradicting-section",
                    "/" + section.name().toLowerCase(Locale.ROOT),
                    section.word() + " is said and yet there are some",
                    "take one of the two back",
                    Optional.empty());
        }
    }

    private void refers(String subject, String path, Estimand estimand, Optional<String> declaredAt) {
        if (!assessment.metrics().contains(estimand.metric())) {
            add(
                    "declaration/unknown-metric",
                    path,
                    subject + ": metric " + estimand.metric().id() + " is not measured, or another one of that id is",
                    "add it to measuring(…)",
                    declaredAt);
        }
        estimand.slices().stream()
                .filter(slice -> !assessment.slices().contains(slice))
                .forEach(slice -> add(
                        "declaration/unknown-slice",
                        path,
                        subject + ": slice " + slice.name() + " is not declared, or another one of that name is",
                        "add it to slicedBy(…)",
                        declaredAt));
        estimand.candidate()
                .filter(version -> !isCandidate(version))
                .ifPresent(version -> add(
                        "declaration/unknown-version",
                        path,
                        subject + ": " + version.describe() + " is no candidate",
                        "name a candidate of the change",
                        declaredAt));
    }

    private boolean isCandidate(Version version) {
        return assessment.change().candidates().stream().anyMatch(version::isSameAs);
    }

    private void crossings() {
        for (Slice slice : assessment.slices()) {
            if (slice instanceof CrossingSlice crossing) {
                crossing.parts().stream()
                        .filter(part -> !assessment.slices().contains(part))
                        .forEach(part -> add(
                                "declaration/unknown-slice",
                                "/slices/" + slice.name(),
                                "crossing " + slice.name() + " crosses " + part.name() + ", which is not declared",
                                "add it to slicedBy(…)",
                                slice.declaredAt()));
            }
        }
    }

    private void add(String code, String path, String message, String remedy, Optional<String> declaredAt) {
        problems.add(new Problem(code, path, message, remedy, declaredAt));
    }
}
