package io.modelimpact.engine.internal.judge;

import io.modelimpact.contract.Contract;
import io.modelimpact.contract.Severity;
import io.modelimpact.record.Reason;
import io.modelimpact.record.RuleVerdict;
import java.util.List;
import java.util.Optional;

/**
 * What became of a contract.
 *
 * @param contract the contract, with its rules
 * @param rules what became of each rule
 */
public record ContractFinding(Contract contract, List<RuleFinding> rules) {

    /** The verdict on the whole, the worst of its rules; a contract none of whose rules applied did not pass. */
    public RuleVerdict verdict() {
        if (rules.stream().anyMatch(rule -> rule.verdict() == RuleVerdict.FAIL)) {
            return RuleVerdict.FAIL;
        }
        if (rules.stream().anyMatch(rule -> rule.verdict() == RuleVerdict.NOT_EVALUATED)) {
            return RuleVerdict.NOT_EVALUATED;
        }
        return rules.stream().anyMatch(rule -> rule.verdict() == RuleVerdict.PASS)
                ? RuleVerdict.PASS
                : RuleVerdict.INAPPLICABLE;
    }

    /** Whether a rule that blocks did not pass. */
    public boolean blocks() {
        return rules.stream().anyMatch(RuleFinding::blocks);
    }

    /** Whether a rule whose failure flags results did not pass. */
    public boolean degrades() {
        return rules.stream().anyMatch(RuleFinding::degrades);
    }

    /**
     * What became of one rule.
     *
     * @param id the rule's id
     * @param description its sentence
     * @param severity what a failure does
     * @param verdict what stands
     * @param checked how many values were looked at
     * @param failed how many broke the rule
     * @param observed what was seen, where a number or instant says more than a count
     * @param rowDigests digests of some of the rows that broke it
     * @param reason why it could not be evaluated
     */
    public record RuleFinding(
            String id,
            String description,
            Severity severity,
            RuleVerdict verdict,
            long checked,
            long failed,
            Optional<String> observed,
            List<String> rowDigests,
            Optional<Reason> reason) {

        /** Whether the rule blocks and did not pass. */
        public boolean blocks() {
            return severity == Severity.BLOCK && isUnmet();
        }

        /** Whether the rule flags results and did not pass. */
        public boolean degrades() {
            return severity == Severity.DEGRADE && isUnmet();
        }

        private boolean isUnmet() {
            return verdict == RuleVerdict.FAIL || verdict == RuleVerdict.NOT_EVALUATED;
        }
    }
}
