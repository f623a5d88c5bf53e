package io.modelimpact.engine.internal.judge;

import io.modelimpact.contract.Constraint;
import io.modelimpact.contract.Contract;
import io.modelimpact.contract.Rule;
import io.modelimpact.contract.Severity;
import io.modelimpact.engine.DatasetFacts;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.RuleKey;
import io.modelimpact.engine.RuleState;
import io.modelimpact.engine.internal.judge.ContractFinding.RuleFinding;
import io.modelimpact.formula.Field;
import io.modelimpact.record.Reason;
import io.modelimpact.record.RuleVerdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges the rules of contracts from their counts; what depends on time is judged against the as-of instant. */
final class Contracts {
    private static final RuleState NOTHING = new RuleState(0, 0, Optional.empty(), List.of());
    private static final Reason NOT_SCANNED = new Reason(
            "contract/not-scanned",
            "the evidence holds nothing on this rule",
            "scan the data again under this protocol");

    private final Protocol protocol;
    private final Evidence evidence;
    private final Instant asOf;

    Contracts(Protocol protocol, Evidence evidence, Instant asOf) {
        this.protocol = protocol;
        this.evidence = evidence;
        this.asOf = asOf;
    }

    List<ContractFinding> all() {
        return protocol.contracts().stream().map(this::finding).toList();
    }

    private ContractFinding finding(Contract contract) {
        List<RuleFinding> rules = new ArrayList<>();
        for (Field field : contract.fields()) {
            rules.add(typed(contract, field));
        }
        for (Rule rule : contract.rules()) {
            rules.add(finding(contract, rule));
        }
        return new ContractFinding(contract, List.copyOf(rules));
    }

    private RuleFinding typed(Contract contract, Field field) {
        String id = field.name() + "/type";
        Optional<RuleState> state = state(contract, id);
        RuleState counts = state.orElse(NOTHING);
        return new RuleFinding(
                id,
                field.name() + " holds values of type " + field.type().text(),
                Severity.BLOCK,
                state.map(Contracts::byCount).orElse(RuleVerdict.NOT_EVALUATED),
                counts.checked(),
                counts.failed(),
                Optional.empty(),
                counts.rowDigests(),
                state.isPresent() ? Optional.empty() : Optional.of(NOT_SCANNED));
    }

    private RuleFinding finding(Contract contract, Rule rule) {
        Constraint constraint = rule.constraint();
        Optional<RuleState> state = state(contract, rule.id());
        if (constraint instanceof Constraint.FreshWithin fresh) {
            return fresh(rule, fresh.age(), newest(contract, rule, state));
        }
        if (constraint instanceof Constraint.RowCount count) {
            return dataset(contract)
                    .map(facts -> rowCount(rule, count, facts.rows()))
                    .orElseGet(() -> notScanned(rule));
        }
        if (constraint instanceof Constraint.NullShareAtMost share) {
            return state.map(counts -> nullShare(rule, share.share(), counts)).orElseGet(() -> notScanned(rule));
        }
        return state.map(counts -> rule(rule, byCount(counts), counts, counts.observed(), Optional.empty()))
                .orElseGet(() -> notScanned(rule));
    }

    private static RuleFinding notScanned(Rule rule) {
        return rule(rule, RuleVerdict.NOT_EVALUATED, NOTHING, Optional.empty(), Optional.of(NOT_SCANNED));
    }

    private static RuleFinding rowCount(Rule rule, Constraint.RowCount count, long rows) {
        boolean within = rows >= count.least() && rows <= count.most().orElse(Long.MAX_VALUE);
        return once(rule, within, rows + " rows");
    }

    /** The finding of a rule that is checked once, on the dataset as a whole. */
    private static RuleFinding once(Rule rule, boolean passed, String observed) {
        RuleState state = new RuleState(1, passed ? 0 : 1, Optional.empty(), List.of());
        return rule(rule, byCount(state), state, Optional.of(observed), Optional.empty());
    }

    private static RuleFinding nullShare(Rule rule, BigDecimal most, RuleState state) {
        if (state.checked() == 0) {
            return rule(rule, RuleVerdict.INAPPLICABLE, state, Optional.empty(), Optional.empty());
        }
        boolean within =
                BigDecimal.valueOf(state.failed()).compareTo(most.multiply(BigDecimal.valueOf(state.checked()))) <= 0;
        String observed = state.failed() + " of " + state.checked() + " rows lack it";
        return rule(rule, within ? RuleVerdict.PASS : RuleVerdict.FAIL, state, Optional.of(observed), Optional.empty());
    }

    private Optional<Instant> newest(Contract contract, Rule rule, Optional<RuleState> state) {
        return rule.field().isPresent()
                ? state.flatMap(RuleState::observed).map(Instant::parse)
                : dataset(contract).flatMap(DatasetFacts::snapshotAt);
    }

    private RuleFinding fresh(Rule rule, Duration age, Optional<Instant> newest) {
        if (newest.isEmpty()) {
            Reason reason = new Reason(
                    "contract/age-unknown",
                    "nothing says how old the data are",
                    "bind the source with snapshotAt(…), or name a date or instant field in freshWithin(…)");
            return rule(rule, RuleVerdict.NOT_EVALUATED, NOTHING, Optional.empty(), Optional.of(reason));
        }
        Duration observed = Duration.between(newest.get(), asOf);
        String seen = "newest " + newest.get() + ", " + observed + " before the as-of instant";
        return once(rule, observed.compareTo(age) <= 0, seen);
    }

    private static RuleFinding rule(
            Rule rule, RuleVerdict verdict, RuleState state, Optional<String> observed, Optional<Reason> reason) {
        return new RuleFinding(
                rule.id(),
                rule.describe(),
                rule.severity(),
                verdict,
                state.checked(),
                state.failed(),
                observed,
                state.rowDigests(),
                reason);
    }

    private static RuleVerdict byCount(RuleState state) {
        if (state.failed() > 0) {
            return RuleVerdict.FAIL;
        }
        return state.checked() == 0 ? RuleVerdict.INAPPLICABLE : RuleVerdict.PASS;
    }

    private Optional<RuleState> state(Contract contract, String ruleId) {
        return Optional.ofNullable(evidence.rules().get(new RuleKey(contract.dataset(), ruleId)));
    }

    private Optional<DatasetFacts> dataset(Contract contract) {
        return Optional.ofNullable(evidence.datasets().get(contract.dataset()));
    }
}
