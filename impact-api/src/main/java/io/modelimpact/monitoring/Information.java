package io.modelimpact.monitoring;

import io.modelimpact.estimand.Amount;
import io.modelimpact.internal.Enums;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What counts as information at planned looks.
 *
 * <p>Boundaries rest on how the looks are related. Units tell that where each brings as much as any other. They do not where later units vary more or
 * less than earlier ones, where more of them have a value, where the shares of the arms change, or where rows are added to the same units; there, let
 * standard errors count, from which the safest relation is taken that they allow (the page of {@code monitoring/group-sequential@1.0} says how).
 *
 * @param clock what is counted
 * @param planned the standard error at which a claim has all of its information, by the claim's id; the error rate of a claim without one is
 *     spent over the planned units, and only the relation between looks follows its standard errors (K. K. G. Lan, D. L. DeMets (1989),
 *     Statistics in Medicine 8, "Group sequential procedures: calendar versus information time")
 */
public record Information(Clock clock, SortedMap<String, Amount> planned) {
    private static final Information UNITS = new Information(Clock.UNITS, new TreeMap<>());

    /** What can be counted. */
    public enum Clock {
        /** Units of all arms together. */
        UNITS,
        /** The inverse square of the standard error of each claim's own estimate. */
        STANDARD_ERRORS
    }

    /** Keeps a copy of the map. */
    public Information {
        planned = Collections.unmodifiableSortedMap(new TreeMap<>(planned));
    }

    /** Units count, the same for every claim. */
    public static Information units() {
        return UNITS;
    }

    /** Standard errors count, each claim's own. */
    public static Information standardErrors() {
        return new Information(Clock.STANDARD_ERRORS, new TreeMap<>());
    }

    /**
     * The same, with the standard error at which a claim has all of its information; its error rate is spent over the share of that
     * information. Whatever is left is spent at the last planned look.
     *
     * @param claim the id of a hypothesis or a guardrail; holds for each candidate and the member that it is about
     * @param standardError in what the claim's bound is counted in: percent for relative effects, else percentage points or the metric's measure
     */
    public Information full(String claim, Amount standardError) {
        TreeMap<String, Amount> more = new TreeMap<>(planned);
        more.put(claim, standardError);
        return new Information(clock, more);
    }

    /** Whether each claim has information of its own. */
    public boolean isByStandardErrors() {
        return clock == Clock.STANDARD_ERRORS;
    }

    /** For people; empty for units. */
    String describe() {
        if (!isByStandardErrors()) {
            return "";
        }
        String ends = planned.entrySet().stream()
                .map(claim -> claim.getKey() + " at a standard error of "
                        + claim.getValue().describe())
                .collect(Collectors.joining(", "));
        return ", with the information that standard errors tell" + (ends.isEmpty() ? "" : ", all of it for " + ends);
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("clock", clock.name());
        if (!planned.isEmpty()) {
            json.put(
                    "full",
                    JsonArray.of(planned.entrySet().stream()
                            .map(claim -> JsonObject.builder()
                                    .put("claim", claim.getKey())
                                    .put("standardError", claim.getValue().toJson())
                                    .build())
                            .toList()));
        }
        return json.build();
    }

    static Information fromJson(JsonObject json) {
        Members.only(json, "information", "clock", "full");
        Information information = new Information(Enums.read(Clock.class, json, "clock"), new TreeMap<>());
        List<JsonObject> ends = json.has("full")
                ? Members.each(json, "full", end -> Members.only(end, "end", "claim", "standardError"))
                : List.of();
        for (JsonObject end : ends) {
            information = information.full(end.string("claim"), Members.object(end, "standardError", Amount::fromJson));
        }
        return information;
    }
}
