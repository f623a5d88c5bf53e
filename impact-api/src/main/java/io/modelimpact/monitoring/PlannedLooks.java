package io.modelimpact.monitoring;

import io.modelimpact.Problem;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A fixed number of looks, each when a planned number of units is reached; group-sequential boundaries spend the error rate over
 * information. The information fraction of a look is its units as a share of those of the last planned look, at most 1, unless
 * {@link #informationBy} says otherwise.
 *
 * <p>A look is a planned one if it reaches a planned number of units that no earlier look reached; how far it exceeds that number is
 * free, as the boundary is computed from the information that was there.
 *
 * @param units of all arms together at each look, increasing; the last is the full information
 * @param spending how the error rate is spent
 * @param information what counts as information
 */
public record PlannedLooks(List<Long> units, Spending spending, Information information) implements MonitoringPlan {
    static final String KIND = "planned-looks";
    private static final int MOST_LOOKS = 50;

    /** Keeps a copy of the list. */
    public PlannedLooks {
        units = List.copyOf(units);
    }

    /** Looks whose information is counted in units. */
    public PlannedLooks(List<Long> units, Spending spending) {
        this(units, spending, Information.units());
    }

    /** The same looks with another spending function. */
    public PlannedLooks spending(Spending other) {
        return new PlannedLooks(units, other, information);
    }

    /** The same looks with another kind of information. */
    public PlannedLooks informationBy(Information other) {
        return new PlannedLooks(units, spending, other);
    }

    /** The units at full information; {@link java.util.NoSuchElementException} if no look is planned. */
    public long fullInformation() {
        return units.stream().reduce((first, second) -> second).orElseThrow();
    }

    /** How many planned looks so many units reach. */
    public int reached(long count) {
        return (int) units.stream().filter(planned -> planned <= count).count();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String method() {
        return "monitoring/group-sequential@1.0";
    }

    @Override
    public String describe() {
        return units.size() + " looks, at "
                + units.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + " units, with an error rate spent by " + spending.describe() + information.describe();
    }

    @Override
    public List<Problem> problems(String path) {
        List<Problem> problems = new ArrayList<>();
        if (units.isEmpty() || units.size() > MOST_LOOKS) {
            problems.add(PlanProblems.of(
                    "declaration/not-a-number-of-looks",
                    path,
                    "found " + units.size() + " planned looks, expected 1 to " + MOST_LOOKS,
                    "plan fewer looks, or a plan that is always valid"));
        }
        units.stream()
                .filter(count -> !PlanProblems.isCount(count))
                .forEach(count -> problems.add(PlanProblems.notACount(path, count)));
        for (int i = 1; i < units.size(); i++) {
            if (units.get(i) <= units.get(i - 1)) {
                problems.add(PlanProblems.of(
                        "declaration/looks-not-increasing",
                        path,
                        "found a look at " + units.get(i) + " units after one at " + units.get(i - 1)
                                + ", expected increasing numbers",
                        "order the looks by their units"));
            }
        }
        if (!spending.isSound()) {
            problems.add(PlanProblems.of(
                    "declaration/not-a-spending-function",
                    path,
                    "found spending by " + spending.describe()
                            + ", expected a gamma of at most 40 in absolute value for"
                            + " the power family, where it is positive, and for Hwang, Shih and DeCani's, and none for others",
                    "use a gamma such as 3 for the power family or -4 for Hwang, Shih and DeCani's"));
        }
        if (!information.isByStandardErrors() && !information.planned().isEmpty()) {
            problems.add(PlanProblems.of(
                    "declaration/standard-error-among-units",
                    path,
                    "found planned standard errors of " + information.planned().keySet()
                            + ", expected none where units count as information",
                    "say informationBy(Information.standardErrors().full(…)), or plan units alone"));
        }
        return List.copyOf(problems);
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("kind", KIND)
                .put(
                        "looks",
                        JsonArray.of(units.stream()
                                .map(count ->
                                        JsonObject.builder().put("units", count).build())
                                .toList()))
                .put("spending", spending.toJson())
                .put("information", information.toJson())
                .build();
    }

    static PlannedLooks read(JsonObject json) {
        Members.only(json, "monitoring plan", "kind", "looks", "spending", "information");
        return new PlannedLooks(
                Members.each(
                        json,
                        "looks",
                        look -> Members.only(look, "look", "units").integer("units")),
                Members.object(json, "spending", Spending::fromJson),
                Members.find(json, "information", Information::fromJson).orElse(Information.units()));
    }
}
