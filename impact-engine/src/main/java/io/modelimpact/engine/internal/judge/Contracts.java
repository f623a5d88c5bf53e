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
        RuleState state = state(contract, id);
        return new RuleFinding(
                id,
                field.name() + " holds values of type " + field.type().text(),
                Severity.BLOCK,
                byCount(state),
                state.checked(),
                state.failed(),
                Optional.empty(),
                state.rowDigests(),
                Optional.empty());
    }

    private RuleFinding finding(Contract contract, Rule rule) {
        RuleState state = state(contract, rule.id());
        Constraint constraint = rule.constraint();
        if (constraint instanceof Constraint.FreshWithin fresh) {
            return fresh(rule, fresh.age(), newest(contract, rule, state));
        }
        if (constraint instanceof Constraint.RowCount count) {
            long rows = rows(contract);
            boolean within = rows >= count.least() && rows <= count.most().orElse(Long.MAX_VALUE);
            return rule(
                    rule,
                    within ? RuleVerdict.PASS : RuleVerdict.FAIL,
                    state,
                    Optional.of(rows + " rows"),
                    Optional.empty());
        }
        if (constraint instanceof Constraint.NullShareAtMost share) {
            return nullShare(rule, share.share(), state);
        }
        return rule(rule, byCount(state), state, state.observed(), Optional.empty());
    }

    private RuleFinding nullShare(Rule rule, BigDecimal most, RuleState state) {
        if (state.checked() == 0) {
            return rule(rule, RuleVerdict.INAPPLICABLE, state, Optional.empty(), Optional.empty());
        }
        boolean within =
                BigDecimal.valueOf(state.failed()).compareTo(most.multiply(BigDecimal.valueOf(state.checked()))) <= 0;
        String observed = state.failed() + " of " + state.checked() + " rows lack it";
        return rule(rule, within ? RuleVerdict.PASS : RuleVerdict.FAIL, state, Optional.of(observed), Optional.empty());
    }

    private Optional<Instant> newest(Contract contract, Rule rule, RuleState state) {
        return rule.field().isPresent()
                ? state.observed().map(Instant::parse)
                : dataset(contract).flatMap(DatasetFacts::snapshotAt);
    }

    private RuleFinding fresh(Rule rule, Duration age, Optional<Instant> newest) {
        RuleState none = new RuleState(0, 0, Optional.empty(), List.of());
        if (newest.isEmpty()) {
            Reason reason = new Reason(
                    "contract/age-unknown",
                    "nothing says how old the data are",
                    "bind the source with snapshotAt(…), or name a date or instant field in freshWithin(…)");
            return rule(rule, RuleVerdict.NOT_EVALUATED, none, Optional.empty(), Optional.of(reason));
        }
        Duration observed = Duration.between(newest.get(), asOf);
        RuleState one = new RuleState(1, observed.compareTo(age) > 0 ? 1 : 0, Optional.empty(), List.of());
        return rule(
                rule,
                byCount(one),
                one,
                Optional.of("newest " + newest.get() + ", " + observed + " before the as-of instant"),
                Optional.empty());
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

    private RuleState state(Contract contract, String ruleId) {
        RuleState state = evidence.rules().get(new RuleKey(contract.dataset(), ruleId));
        return state == null ? new RuleState(0, 0, Optional.empty(), List.of()) : state;
    }

    private Optional<DatasetFacts> dataset(Contract contract) {
        return Optional.ofNullable(evidence.datasets().get(contract.dataset()));
    }

    private long rows(Contract contract) {
        return dataset(contract).map(DatasetFacts::rows).orElse(0L);
    }
}
