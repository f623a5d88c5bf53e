package io.modelimpact.report;

import io.modelimpact.contract.Severity;
import io.modelimpact.guardrail.Reaction;
import io.modelimpact.hypothesis.Role;
import io.modelimpact.metric.Direction;
import io.modelimpact.record.DecisionOutcome;
import io.modelimpact.record.ExpectationOutcome;
import io.modelimpact.record.Marking;
import java.util.Locale;

/** The words of a record's constants. */
final class Words {

    private Words() {}

    /** A constant in plain words, such as {@code Not evaluated}. */
    static String of(Enum<?> constant) {
        return PlainText.capitalized(constant.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    static String of(DecisionOutcome outcome) {
        return switch (outcome) {
            case SHIP -> "Ship";
            case HOLD -> "Hold";
            case ROLL_BACK -> "Roll back";
            case COLLECT_MORE -> "Collect more data";
        };
    }

    /** What an outcome asks for. */
    static String meaning(DecisionOutcome outcome) {
        return switch (outcome) {
            case SHIP -> "The candidate may take the place of the baseline.";
            case HOLD -> "Keep the baseline. On this evidence the candidate is not to be shipped.";
            case ROLL_BACK -> "Withdraw the candidate where it runs and go back to the baseline.";
            case COLLECT_MORE -> "Keep the baseline and keep measuring. The evidence does not tell yet.";
        };
    }

    static String of(Role role) {
        return role == Role.PRIMARY ? "Primary hypothesis" : "Secondary hypothesis";
    }

    static String of(Reaction otherwise) {
        return switch (otherwise) {
            case HOLD -> "If broken: hold";
            case ROLL_BACK -> "If broken: roll back";
            case NOTE -> "If broken: note it";
        };
    }

    static String of(Severity severity) {
        return switch (severity) {
            case BLOCK -> "Blocks";
            case DEGRADE -> "Degrades";
            case NOTE -> "Notes";
        };
    }

    static String of(Marking marking) {
        return marking == Marking.CONFIRMATORY ? "Confirmatory" : "Exploratory";
    }

    static String of(Direction direction) {
        return switch (direction) {
            case HIGHER_IS_BETTER -> "higher is better";
            case LOWER_IS_BETTER -> "lower is better";
            case WITHOUT_DIRECTION -> "neither way is better";
        };
    }

    static String of(ExpectationOutcome outcome) {
        return switch (outcome) {
            case INSIDE -> "Inside the expected range";
            case BELOW -> "Below the expected range";
            case ABOVE -> "Above the expected range";
            case NOT_EVALUATED -> "Not evaluated";
        };
    }
}
