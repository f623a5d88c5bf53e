package io.modelimpact.audit;

import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Counts the cases of one suite. */
final class SuiteTally {

    private static final int LONGEST_MESSAGE = 300;

    private final String suite;
    private final List<String> failures = new ArrayList<>();
    private int cases;

    SuiteTally(String suite) {
        this.suite = suite;
    }

    /** A case that passes if it returns true; whatever it throws is a failure. */
    void check(String name, Check check) {
        cases++;
        try {
            if (!check.holds()) {
                failures.add(suite + ": " + name);
            }
        } catch (Exception | StackOverflowError e) {
            String message = e.getClass().getSimpleName() + ": " + e.getMessage();
            failures.add(
                    suite + ": " + name + ": " + message.substring(0, Math.min(LONGEST_MESSAGE, message.length())));
        }
    }

    /** A case that passes if the check accepts as expected; a refusal by exception counts as not accepted. */
    void check(String name, boolean accept, Check check) {
        check(name, () -> accepts(check) == accept);
    }

    String suite() {
        return suite;
    }

    List<String> failures() {
        return cases == 0 ? List.of(suite + ": the suite is there and holds no case") : failures;
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("cases", cases)
                .put("passed", cases - failures.size())
                .put("failed", failures.size())
                .build();
    }

    static JsonObject report(List<SuiteTally> tallies) {
        JsonObject.Builder suites = JsonObject.builder();
        List<String> failures = new ArrayList<>();
        for (SuiteTally tally : tallies) {
            suites.put(tally.suite, tally.json());
            failures.addAll(tally.failures());
        }
        return JsonObject.builder()
                .put("suites", suites.build())
                .put("failures", JsonArray.ofStrings(failures))
                .build();
    }

    private static boolean accepts(Check check) throws Exception {
        try {
            return check.holds();
        } catch (IllegalArgumentException | io.modelimpact.ImpactException refused) {
            return false;
        }
    }

    /** One case. */
    interface Check {
        boolean holds() throws Exception;
    }
}
