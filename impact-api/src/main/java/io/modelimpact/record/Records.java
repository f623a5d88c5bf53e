package io.modelimpact.record;

import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonDiff;
import io.modelimpact.json.JsonDifference;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What can be said of two records together. Stateless, thread-safe; nothing depends on anything but the records. */
public final class Records {

    private static final int LONGEST_VALUE = 120;

    private Records() {}

    /**
     * Tells two records apart in sentences: decisions, verdicts, what was declared, what it was judged by, what it was judged from, and the first
     * difference of the numbers with both values in decimal and in bits. The first record is the one compared with.
     */
    public static RecordComparison compare(ImpactRecord earlier, ImpactRecord later) {
        Optional<JsonDifference> first = JsonDiff.first(earlier.json(), later.json());
        if (first.isEmpty()) {
            return new RecordComparison(List.of("The records are identical: " + earlier.digest() + "."), first, false);
        }
        List<String> verdicts = verdicts(earlier, later);
        List<String> sentences = new ArrayList<>(verdicts);
        if (verdicts.isEmpty()) {
            sentences.add("Every verdict and every decision is the same.");
        }
        sentences.addAll(subject(earlier, later));
        sentences.addAll(parts(earlier.json(), later.json()));
        return new RecordComparison(sentences, first, !verdicts.isEmpty());
    }

    private static List<String> verdicts(ImpactRecord earlier, ImpactRecord later) {
        List<String> sentences = new ArrayList<>();
        addChanges("The decision on ", earlier, later, Records::decisions, sentences);
        addChanges("Hypothesis ", earlier, later, Records::hypotheses, sentences);
        addChanges("Guardrail ", earlier, later, Records::guardrails, sentences);
        addChanges("Check ", earlier, later, Records::checks, sentences);
        addChanges("The contract on ", earlier, later, Records::contracts, sentences);
        return sentences;
    }

    private static List<String> subject(ImpactRecord earlier, ImpactRecord later) {
        List<String> sentences = new ArrayList<>();
        addChange("The assessment", assessment(earlier), assessment(later), sentences);
        addChange("The instant it was evaluated for", earlier.asOf(), later.asOf(), sentences);
        addChange(
                "The registration of the protocol",
                earlier.protocol().registration().status().name(),
                later.protocol().registration().status().name(),
                sentences);
        addChanges("Method ", earlier, later, Records::methods, sentences);
        addChanges("The rows of dataset ", earlier, later, Records::inputs, sentences);
        return sentences;
    }

    /** The first difference of each section that differs. */
    private static List<String> parts(JsonObject earlier, JsonObject later) {
        List<String> sentences = new ArrayList<>();
        TreeSet<String> sections = new TreeSet<>(earlier.keys());
        sections.addAll(later.keys());
        for (String section : sections) {
            JsonDiff.first(only(earlier, section), only(later, section))
                    .ifPresent(difference -> sentences.add("In " + section + ", the first difference is at "
                            + difference.pointer() + ": " + values(difference) + "."));
        }
        return sentences;
    }

    private static JsonObject only(JsonObject record, String section) {
        return JsonObject.builder().put(section, record.find(section)).build();
    }

    private static String values(JsonDifference difference) {
        String distance = difference.ulps().isPresent()
                ? ", " + difference.ulps().getAsLong() + (difference.ulps().getAsLong() == 1 ? " ulp" : " ulps")
                        + " apart"
                : "";
        return value(difference.expected(), difference.expectedBits()) + " became "
                + value(difference.actual(), difference.actualBits()) + distance;
    }

    private static String value(Optional<JsonValue> value, Optional<String> numberBits) {
        if (value.isEmpty()) {
            return "nothing";
        }
        String text = CanonicalJson.text(value.get());
        boolean fraction = value.get() instanceof JsonNumber number && !number.isInteger();
        String bits = fraction ? " (" + numberBits.orElseThrow() + ")" : "";
        return (text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "\u2026" : text) + bits;
    }

    private static void addChanges(
            String what,
            ImpactRecord earlier,
            ImpactRecord later,
            Function<ImpactRecord, Map<String, String>> view,
            List<String> sentences) {
        Map<String, String> before = view.apply(earlier);
        Map<String, String> after = view.apply(later);
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            if (!before.containsKey(key)) {
                sentences.add(what + key + " is new: " + after.get(key) + ".");
            } else if (!after.containsKey(key)) {
                sentences.add(what + key + " is gone; it was " + before.get(key) + ".");
            } else {
                addChange(what + key, before.getOrDefault(key, ""), after.getOrDefault(key, ""), sentences);
            }
        }
    }

    private static void addChange(String what, String before, String after, List<String> sentences) {
        if (!before.equals(after)) {
            sentences.add(what + " changed from " + before + " to " + after + ".");
        }
    }

    private static String assessment(ImpactRecord record) {
        return record.identity().assessment() + " version " + record.identity().version();
    }

    private static Map<String, String> decisions(ImpactRecord record) {
        return view(
                record.decisions(),
                decision -> decision.candidate().text(),
                decision -> decision.outcome().name());
    }

    private static Map<String, String> hypotheses(ImpactRecord record) {
        return view(
                record.hypotheses(),
                result -> result.claim().key(),
                result -> result.verdict().name());
    }

    private static Map<String, String> guardrails(ImpactRecord record) {
        return view(
                record.guardrails(),
                result -> result.claim().key(),
                result -> result.verdict().name());
    }

    private static Map<String, String> checks(ImpactRecord record) {
        return view(record.checks(), CheckResult::id, check -> check.verdict().name());
    }

    private static Map<String, String> contracts(ImpactRecord record) {
        return view(
                record.contracts(),
                ContractResult::dataset,
                contract -> contract.verdict().name());
    }

    private static Map<String, String> methods(ImpactRecord record) {
        return view(
                record.protocol().methods(),
                ProtocolResult.MethodUse::id,
                method -> "used with " + CanonicalJson.text(method.parameters()));
    }

    private static Map<String, String> inputs(ImpactRecord record) {
        return view(
                record.inputs(),
                InputResult::dataset,
                input -> input.rows() + " with fingerprint "
                        + (input.fingerprint().isEmpty() ? "none" : input.fingerprint())
                        + input.commitment()
                                .map(value -> " and commitment " + value)
                                .orElse(""));
    }

    private static <T> Map<String, String> view(List<T> parts, Function<T, String> key, Function<T, String> value) {
        TreeMap<String, String> view = new TreeMap<>();
        for (T part : parts) {
            view.merge(key.apply(part), value.apply(part), (left, right) -> left + " and " + right);
        }
        return view;
    }
}
