package io.modelimpact.metric;

import io.modelimpact.formula.Field;
import io.modelimpact.formula.TextField;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * An ordered scale of answers. Only the order of its levels means something, not their distance.
 *
 * @param lowest the lowest of the whole numbers that are levels; 1 for levels that are texts
 * @param highest the highest
 * @param category the field that holds a level as a text; empty where levels are whole numbers
 * @param names the names of the levels from the lowest to the highest; the numbers themselves unless they are texts
 * @param topBox how many of the highest levels count as the top box
 */
public record OrdinalScale(long lowest, long highest, Optional<TextField> category, List<String> names, int topBox) {
    /** The largest number of levels. */
    public static final int MOST_LEVELS = 101;

    /** Keeps a copy of the names. */
    public OrdinalScale {
        names = List.copyOf(names);
    }

    /** The scale of the whole numbers from one to another, with the highest level as the top box. */
    static OrdinalScale ofNumbers(long lowest, long highest) {
        return ofNumbers(lowest, highest, 1);
    }

    private static OrdinalScale ofNumbers(long lowest, long highest, int topBox) {
        boolean listed = highest >= lowest && highest - lowest >= 0 && highest - lowest < MOST_LEVELS;
        List<String> names = listed
                ? LongStream.rangeClosed(lowest, highest)
                        .mapToObj(Long::toString)
                        .toList()
                : List.of();
        return new OrdinalScale(lowest, highest, Optional.empty(), names, topBox);
    }

    /** The scale of these texts, from the lowest to the highest, with the highest level as the top box. */
    static OrdinalScale ofTexts(TextField category, List<String> levels) {
        return new OrdinalScale(1, levels.size(), Optional.of(category), levels, 1);
    }

    /** The same scale with so many of the highest levels as the top box. */
    OrdinalScale withTopBox(int levels) {
        return new OrdinalScale(lowest, highest, category, names, levels);
    }

    /** How many levels there are. */
    public int levels() {
        return names.size();
    }

    /** The number of the lowest level in the top box. */
    public long lowestOfTopBox() {
        return highest - topBox + 1;
    }

    /** For example {@code 1 to 5}, or {@code negative, neutral, positive}. */
    public String describe() {
        return category.isPresent() ? String.join(", ", names) : lowest + " to " + highest;
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("topBox", topBox);
        if (category.isPresent()) {
            return json.put("category", category.get().name())
                    .put("levels", JsonArray.ofStrings(names))
                    .build();
        }
        return json.put("lowest", Long.toString(lowest))
                .put("highest", Long.toString(highest))
                .build();
    }

    static OrdinalScale fromJson(JsonObject json, Collection<? extends Field> fields) {
        int topBox = Math.toIntExact(json.findInteger("topBox").orElse(1L));
        if (json.has("category")) {
            Members.only(json, "scale", "topBox", "category", "levels");
            String name = json.string("category");
            TextField category = Members.at("category", () -> category(name, fields));
            return ofTexts(category, Members.strings(json, "levels")).withTopBox(topBox);
        }
        Members.only(json, "scale", "topBox", "lowest", "highest");
        return ofNumbers(whole(json, "lowest"), whole(json, "highest"), topBox);
    }

    private static long whole(JsonObject json, String key) {
        String text = json.string(key);
        return Members.at(key, () -> MetricProblems.wholeNumber(text));
    }

    private static TextField category(String name, Collection<? extends Field> fields) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .filter(TextField.class::isInstance)
                .map(TextField.class::cast)
                .findFirst()
                .orElseThrow(() -> MetricProblems.noTextField(name));
    }
}
