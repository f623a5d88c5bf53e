package io.modelimpact.report;

import io.modelimpact.record.CheckResult;

/** What a check found, in words that need no statistics. */
final class CheckSentence {

    private static final String SAMPLE_RATIO = "SAMPLE_RATIO";

    private CheckSentence() {}

    static String of(CheckResult check) {
        String sentence = switch (check.verdict()) {
            case HELD -> held(check);
            case BREACHED -> breached(check);
            case INCONCLUSIVE -> "The data do not tell whether " + check.description() + ".";
            case NOT_EVALUATED -> "It was not checked whether " + check.description() + ". This is not a pass.";
        };
        return sentence
                + check.reason().map(reason -> " " + ClaimView.sentence(reason)).orElse("");
    }

    private static String held(CheckResult check) {
        return isSampleRatio(check)
                ? "The groups are of the planned sizes as far as chance allows" + limit(check, "not below") + "."
                : PlainText.sentence(PlainText.capitalized(check.description())) + " This held"
                        + limit(check, "not below") + ".";
    }

    private static String breached(CheckResult check) {
        return isSampleRatio(check)
                ? "The groups are not of the planned sizes" + limit(check, "below")
                        + ". Something is wrong with the assignment or the logging, so differences between the groups"
                        + " can not be trusted."
                : "This did not hold: " + check.description() + limit(check, "below") + "."
                        + (check.required() ? " Differences between the groups can not be trusted." : "");
    }

    private static boolean isSampleRatio(CheckResult check) {
        return check.kind().equals(SAMPLE_RATIO);
    }

    private static String limit(CheckResult check, String relation) {
        if (check.pValue().isEmpty()) {
            return "";
        }
        String shown = Numbers.pValue(check.pValue().get());
        String equals = shown.startsWith("<") || shown.startsWith(">") ? "p " + shown : "p = " + shown;
        return ": " + equals
                + check.alarmBelow()
                        .map(alarm -> " is " + relation + " the declared " + alarm)
                        .orElse("");
    }
}
