package io.modelimpact.contract;

import io.modelimpact.ImpactException;
import io.modelimpact.formula.Condition;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.Formulas;
import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What one rule of a contract demands. */
public sealed interface Constraint {
    /** The constraint's name in rule ids. */
    String name();

    /** The predicate of the rule's sentence, such as {@code is between 0 and 100}. */
    String describe();

    /** The canonical JSON form. */
    JsonObject toJson();

    /** Every value is present. */
    record Present() implements Constraint {
        @Override
        public String name() {
            return "present";
        }

        @Override
        public String describe() {
            return "is present in every row";
        }

        @Override
        public JsonObject toJson() {
            return kind(this).build();
        }
    }

    /** No value occurs twice; missing values are not compared. */
    record Unique() implements Constraint {
        @Override
        public String name() {
            return "unique";
        }

        @Override
        public String describe() {
            return "occurs once";
        }

        @Override
        public JsonObject toJson() {
            return kind(this).build();
        }
    }

    /**
     * Every present value lies in a closed range.
     *
     * @param lower the smallest allowed value
     * @param upper the largest allowed value
     */
    record Between(BigDecimal lower, BigDecimal upper) implements Constraint {
        /** Keeps the bounds in canonical form. */
        public Between {
            lower = Decimals.canonical("lower bound", lower);
            upper = Decimals.canonical("upper bound", upper);
        }

        @Override
        public String name() {
            return "between";
        }

        @Override
        public String describe() {
            return "is between " + Decimals.text(lower) + " and " + Decimals.text(upper);
        }

        @Override
        public JsonObject toJson() {
            return kind(this)
                    .put("lower", Decimals.text(lower))
                    .put("upper", Decimals.text(upper))
                    .build();
        }
    }

    /**
     * Every present value is one of a list.
     *
     * @param values the allowed values
     */
    record OneOf(SortedSet<String> values) implements Constraint {
        /** Keeps a sorted copy. */
        public OneOf {
            values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        }

        @Override
        public String name() {
            return "one-of";
        }

        @Override
        public String describe() {
            return "is one of " + String.join(", ", values);
        }

        @Override
        public JsonObject toJson() {
            return kind(this).put("values", JsonArray.ofStrings(values)).build();
        }
    }

    /**
     * Every present value matches a regular expression as a whole.
     *
     * @param pattern a {@link Pattern}
     */
    record Matching(String pattern) implements Constraint {
        @Override
        public String name() {
            return "matching";
        }

        @Override
        public String describe() {
            return "matches " + pattern;
        }

        @Override
        public JsonObject toJson() {
            return kind(this).put("pattern", pattern).build();
        }
    }

    /**
     * At most this share of rows lacks the value.
     *
     * @param share a fraction of rows
     */
    record NullShareAtMost(BigDecimal share) implements Constraint {
        /** Keeps the share in canonical form. */
        public NullShareAtMost {
            share = Decimals.canonical("share", share);
        }

        @Override
        public String name() {
            return "null-share";
        }

        @Override
        public String describe() {
            return "is missing in at most a share of " + Decimals.text(share) + " of rows";
        }

        @Override
        public JsonObject toJson() {
            return kind(this).put("share", Decimals.text(share)).build();
        }
    }

    /**
     * The dataset has a number of rows within bounds.
     *
     * @param least the fewest rows
     * @param most the most rows; unbounded if absent
     */
    record RowCount(long least, Optional<Long> most) implements Constraint {
        @Override
        public String name() {
            return "row-count";
        }

        @Override
        public String describe() {
            return "has at least " + least
                    + most.map(bound -> " and at most " + bound).orElse("") + " rows";
        }

        @Override
        public JsonObject toJson() {
            JsonObject.Builder json = kind(this).put("least", least);
            most.ifPresent(bound -> json.put("most", bound.longValue()));
            return json.build();
        }
    }

    /**
     * The data are not older than this at the as-of instant: by the latest value of the rule's field, or by the instant of the
     * snapshot where the rule has no field.
     *
     * @param age the greatest age
     */
    record FreshWithin(Duration age) implements Constraint {
        @Override
        public String name() {
            return "fresh";
        }

        @Override
        public String describe() {
            return "is not older than " + age + " at the as-of instant";
        }

        @Override
        public JsonObject toJson() {
            return kind(this).put("age", age.toString()).build();
        }
    }

    /**
     * A condition holds in every row in which it can be decided.
     *
     * @param id the rule's name
     * @param condition what must hold
     */
    record Holds(String id, Condition condition) implements Constraint {
        @Override
        public String name() {
            return id;
        }

        @Override
        public String describe() {
            return "has " + condition.describe() + " in every row";
        }

        @Override
        public JsonObject toJson() {
            return JsonObject.builder()
                    .put("kind", "holds")
                    .put("id", id)
                    .put("condition", condition.text())
                    .build();
        }
    }

    private static JsonObject.Builder kind(Constraint constraint) {
        return JsonObject.builder().put("kind", constraint.name());
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @param fields the declared fields that a condition may name
     */
    static Constraint fromJson(JsonObject json, Collection<? extends Field> fields) {
        String kind = json.string("kind");
        Members.only(json, kind + " rule", members(kind));
        return switch (kind) {
            case "present" -> new Present();
            case "unique" -> new Unique();
            case "between" ->
                new Between(Decimals.read("lower bound", json, "lower"), Decimals.read("upper bound", json, "upper"));
            case "one-of" -> new OneOf(new TreeSet<>(Members.strings(json, "values")));
            case "matching" -> new Matching(json.string("pattern"));
            case "null-share" -> new NullShareAtMost(Decimals.read("share", json, "share"));
            case "row-count" -> new RowCount(json.integer("least"), json.findInteger("most"));
            case "fresh" -> new FreshWithin(duration(json.string("age")));
            case "holds" -> new Holds(json.string("id"), condition(json, fields));
            default -> throw unknown(kind);
        };
    }

    private static String[] members(String kind) {
        return switch (kind) {
            case "between" -> new String[] {"kind", "lower", "upper"};
            case "one-of" -> new String[] {"kind", "values"};
            case "matching" -> new String[] {"kind", "pattern"};
            case "null-share" -> new String[] {"kind", "share"};
            case "row-count" -> new String[] {"kind", "least", "most"};
            case "fresh" -> new String[] {"kind", "age"};
            case "holds" -> new String[] {"kind", "id", "condition"};
            case "present", "unique" -> new String[] {"kind"};
            default -> throw unknown(kind);
        };
    }

    private static Condition condition(JsonObject json, Collection<? extends Field> fields) {
        String text = json.string("condition");
        return Members.at("condition", () -> Formulas.parseCondition(text, fields));
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new ImpactException(
                    "declaration/not-a-duration",
                    "contract: found age \"" + text + "\", expected an ISO-8601 duration",
                    "write a duration such as PT36H",
                    unreadable);
        }
    }

    private static ImpactException unknown(String kind) {
        return new ImpactException(
                "declaration/unknown-constraint",
                "contract: found a rule of kind \"" + kind + "\", expected one of "
                        + List.of(
                                "present",
                                "unique",
                                "between",
                                "one-of",
                                "matching",
                                "null-share",
                                "row-count",
                                "fresh",
                                "holds"),
                "use a rule that this version of the library knows");
    }

    /** Whether a regular expression can be compiled. */
    static boolean isPattern(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException unreadable) {
            return false;
        }
    }
}
