package io.modelimpact.decision;

import io.modelimpact.Problem;
import io.modelimpact.change.Change;
import io.modelimpact.change.Version;
import io.modelimpact.internal.CallSite;
import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Enums;
import io.modelimpact.internal.ImpactStyle;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.scenario.OutcomeLikelihood;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/** A named, versioned way to decide. */
@Value.Immutable
@ImpactStyle
public sealed interface Policy permits ImmutablePolicy {
    /** The policy's name. */
    String id();

    /** The policy's version. */
    String version();

    /** The declared confidence; the risk profile's, if absent. */
    Optional<BigDecimal> declaredConfidence();

    /** The appetite for risk. */
    RiskProfile riskProfile();

    /** How the family of claims is protected. */
    Multiplicity multiplicity();

    /** The candidates, by model and label alone, in the order in which they are preferred when several may ship. */
    List<Version> preference();

    /** The rules that are added to the standard ones, in declared order. */
    List<PolicyRule> rules();

    /** What is believed before data are seen, a metric at most once. */
    List<Prior> priors();

    @Value.Auxiliary
    Optional<String> declaredAt();

    /** A policy with a moderate appetite for risk and Holm's procedure. */
    static Policy named(String id, String version) {
        return ImmutablePolicy.builder()
                .id(id)
                .version(version)
                .riskProfile(RiskProfile.MODERATE)
                .multiplicity(Multiplicity.HOLM)
                .declaredAt(CallSite.here())
                .build();
    }

    /** This policy with its own confidence. */
    default Policy confidence(String confidence) {
        return ((ImmutablePolicy) this)
                .withDeclaredConfidence(Decimals.parse("confidence of policy " + id(), confidence));
    }

    /** This policy with another appetite for risk. */
    default Policy atRisk(RiskProfile profile) {
        return ((ImmutablePolicy) this).withRiskProfile(profile);
    }

    /** This policy with another protection against chance findings. */
    default Policy adjustedBy(Multiplicity multiplicity) {
        return ((ImmutablePolicy) this).withMultiplicity(multiplicity);
    }

    /** This policy with the order in which candidates are preferred when several may ship. */
    default Policy preferring(Version first, Version... others) {
        List<Version> order = new ArrayList<>(List.of(first));
        order.addAll(List.of(others));
        return ((ImmutablePolicy) this)
                .withPreference(order.stream().map(Version::reference).toList());
    }

    /** This policy with beliefs that stand before the data; rules may rest on what becomes of them. */
    default Policy believing(Prior first, Prior... others) {
        List<Prior> more = new ArrayList<>(priors());
        more.add(first);
        more.addAll(List.of(others));
        return ((ImmutablePolicy) this).withPriors(more);
    }

    /** As {@link #requiring(PolicyCondition)}, on a belief. */
    default Policy requiring(BeliefCondition belief) {
        return requiring(PolicyCondition.of(belief));
    }

    /** This policy, under which nothing is shipped unless the condition is met. */
    default Policy requiring(PolicyCondition condition) {
        return with(new PolicyRule(PolicyRule.Kind.REQUIRE, condition));
    }

    /** As {@link #requiring(PolicyCondition)}, on a probability in a scenario. */
    default Policy requiring(OutcomeLikelihood likelihood) {
        return requiring(PolicyCondition.of(likelihood));
    }

    /** This policy, under which nothing is shipped if the condition is met. */
    default Policy stoppingWhen(PolicyCondition condition) {
        return with(new PolicyRule(PolicyRule.Kind.STOP, condition));
    }

    /** As {@link #stoppingWhen(PolicyCondition)}, on a probability in a scenario. */
    default Policy stoppingWhen(OutcomeLikelihood likelihood) {
        return stoppingWhen(PolicyCondition.of(likelihood));
    }

    /** This policy, under which a candidate is rolled back if the condition is met. */
    default Policy rollingBackWhen(PolicyCondition condition) {
        return with(new PolicyRule(PolicyRule.Kind.ROLL_BACK, condition));
    }

    /** As {@link #rollingBackWhen(PolicyCondition)}, on a probability in a scenario. */
    default Policy rollingBackWhen(OutcomeLikelihood likelihood) {
        return rollingBackWhen(PolicyCondition.of(likelihood));
    }

    private Policy with(PolicyRule rule) {
        List<PolicyRule> more = new ArrayList<>(rules());
        more.add(rule);
        return ((ImmutablePolicy) this).withRules(more);
    }

    /** The confidence in force. */
    default BigDecimal confidence() {
        return declaredConfidence().orElse(riskProfile().confidence());
    }

    /** What is wrong with the policy, given the change that it decides on. */
    default List<Problem> problems(String path, Change change) {
        List<Problem> problems = new ArrayList<>();
        BigDecimal confidence = confidence();
        if (confidence.compareTo(new BigDecimal("0.5")) < 0 || confidence.compareTo(BigDecimal.ONE) >= 0) {
            problems.add(new Problem(
                    "declaration/not-a-confidence",
                    path,
                    "policy " + id() + ": found confidence " + confidence.toPlainString()
                            + ", expected at least 0.5 and below 1",
                    "use a confidence such as 0.95",
                    declaredAt()));
        }
        if (id().isBlank() || version().isBlank()) {
            problems.add(new Problem(
                    "declaration/blank-id", path, "the policy has a blank id or version", "say both", declaredAt()));
        }
        List<String> preferred = preference().stream().map(Version::describe).toList();
        if (preferred.stream().distinct().count() < preferred.size()) {
            problems.add(new Problem(
                    "declaration/duplicate-version",
                    path,
                    "policy " + id() + " prefers " + preferred + ", expected each candidate once",
                    "name every candidate once",
                    declaredAt()));
        }
        probabilities(path, problems);
        for (Version version : preference()) {
            if (change.candidates().stream().noneMatch(version::isSameAs)) {
                problems.add(new Problem(
                        "declaration/unknown-version",
                        path,
                        "policy " + id() + " prefers " + version.describe() + ", which is no candidate",
                        "prefer candidates of the change alone",
                        declaredAt()));
            }
        }
        return List.copyOf(problems);
    }

    private void probabilities(String path, List<Problem> problems) {
        for (PolicyRule rule : rules()) {
            rule.condition()
                    .likelihood()
                    .filter(likelihood -> likelihood.probability().signum() < 0
                            || likelihood.probability().compareTo(BigDecimal.ONE) > 0)
                    .ifPresent(likelihood -> problems.add(new Problem(
                            "declaration/not-a-probability",
                            path,
                            "policy " + id() + ": found probability "
                                    + likelihood.probability().toPlainString() + ", expected 0 to 1",
                            "use a probability such as 0.9",
                            declaredAt())));
        }
        if (rules().stream().distinct().count() < rules().size()) {
            problems.add(new Problem(
                    "declaration/duplicate-rule",
                    path,
                    "policy " + id() + " states a rule twice",
                    "state every rule once",
                    declaredAt()));
        }
    }

    /** A sentence for people. */
    default String describe() {
        return "policy " + id() + " " + version() + ": confidence " + Decimals.text(confidence()) + ", "
                + riskProfile().name() + " risk, at least " + riskProfile().minimumUnitsPerArm()
                + " units an arm, multiplicity " + multiplicity().name()
                + (preference().isEmpty()
                        ? ""
                        : ", preferring "
                                + preference().stream().map(Version::describe).collect(Collectors.joining(", then ")))
                + priors().stream().map(prior -> "; " + prior.describe()).collect(Collectors.joining())
                + rules().stream().map(rule -> "; " + rule.describe()).collect(Collectors.joining());
    }

    /** The canonical JSON form. */
    default JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("id", id())
                .put("version", version())
                .put("riskProfile", riskProfile().name())
                .put("multiplicity", multiplicity().name())
                .put(
                        "preference",
                        JsonArray.of(
                                preference().stream().map(Version::toReference).toList()));
        declaredConfidence().ifPresent(confidence -> json.put("confidence", Decimals.text(confidence)));
        if (!priors().isEmpty()) {
            json.put("priors", JsonArray.of(priors().stream().map(Prior::toJson).toList()));
        }
        if (!rules().isEmpty()) {
            json.put(
                    "rules",
                    JsonArray.of(rules().stream().map(PolicyRule::toJson).toList()));
        }
        return json.build();
    }

    /** Reads what {@link #toJson} wrote. */
    static Policy fromJson(JsonObject json) {
        Members.only(
                json,
                "policy",
                "id",
                "version",
                "riskProfile",
                "multiplicity",
                "preference",
                "confidence",
                "priors",
                "rules");
        String id = json.string("id");
        return ImmutablePolicy.builder()
                .id(id)
                .version(json.string("version"))
                .riskProfile(Enums.readOr(RiskProfile.MODERATE, json, "riskProfile"))
                .multiplicity(Enums.readOr(Multiplicity.HOLM, json, "multiplicity"))
                .addAllPreference(Members.each(json, "preference", Version::fromReference))
                .addAllPriors(Members.each(json, "priors", Prior::fromJson))
                .addAllRules(Members.each(json, "rules", PolicyRule::fromJson))
                .declaredConfidence(Decimals.find("confidence of policy " + id, json, "confidence"))
                .build();
    }
}
