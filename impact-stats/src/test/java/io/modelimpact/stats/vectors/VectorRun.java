package io.modelimpact.stats.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelimpact.stats.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs cases through adapters and keeps the tally. */
final class VectorRun {
    /** A number that did not pass. */
    record Failure(String id, String method, String path, String expected, String got) {}

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int UNSUPPORTED = 2;
    private static final String[] VERDICTS = {"passed", "failed", "unsupported"};

    private final List<Adapters.Adapter> adapters;
    private final List<Failure> failures = new ArrayList<>();
    private final SortedMap<String, int[]> tally = new TreeMap<>();

    VectorRun(List<Adapters.Adapter> adapters) {
        this.adapters = adapters;
    }

    void run(VectorCase reference) {
        Optional<Adapters.Adapter> adapter = adapterOf(reference);
        int verdict = UNSUPPORTED;
        if (adapter.isPresent()) {
            int before = failures.size();
            check(reference, adapter.get());
            verdict = failures.size() == before ? PASSED : FAILED;
        }
        tally.computeIfAbsent(reference.method(), method -> new int[VERDICTS.length])[verdict]++;
    }

    List<Failure> failures() {
        return failures;
    }

    int count(String verdict) {
        int index = List.of(VERDICTS).indexOf(verdict);
        return tally.values().stream().mapToInt(counts -> counts[index]).sum();
    }

    int passed(String method) {
        return tally.getOrDefault(method, new int[VERDICTS.length])[PASSED];
    }

    void write(Path file) {
        ObjectNode report = JSON.createObjectNode();
        report.put("cases", count("passed") + count("failed") + count("unsupported"));
        putCounts(report, new int[] {count("passed"), count("failed"), count("unsupported")});
        ObjectNode methods = report.putObject("methods");
        tally.forEach((method, counts) -> putCounts(methods.putObject(method), counts));
        report.set("failures", JSON.valueToTree(failures));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            JSON.writeValue(file.toFile(), report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void putCounts(ObjectNode node, int[] counts) {
        for (int i = 0; i < VERDICTS.length; i++) {
            node.put(VERDICTS[i], counts[i]);
        }
    }

    private Optional<Adapters.Adapter> adapterOf(VectorCase reference) {
        return adapters.stream()
                .filter(adapter -> adapter.method().equals(reference.method()))
                .filter(adapter -> adapter.shape().stream().allMatch(reference.inputs()::has))
                .findFirst();
    }

    private void check(VectorCase reference, Adapters.Adapter adapter) {
        Outcome<Output> outcome;
        try {
            outcome = adapter.call().apply(reference.inputs());
        } catch (RuntimeException e) {
            fail(reference, "", reference.expected().toString(), e.toString());
            return;
        }
        if (reference.expected().has("status")) {
            outcome.value()
                    .ifPresent(output -> fail(
                            reference, "/status", "a refusal", output.values().toString()));
        } else if (outcome.refusal().isPresent()) {
            fail(reference, "", "numbers", outcome.refusal().get().toString());
        } else {
            compare(reference, "", reference.expected(), outcome.orElseThrow().values());
        }
    }

    private void compare(VectorCase reference, String path, JsonNode expected, Object got) {
        if (expected.isObject()) {
            expected.properties()
                    .forEach(field -> compare(
                            reference, path + "/" + field.getKey(), field.getValue(), member(got, field.getKey())));
        } else if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(reference, path + "/" + i, expected.get(i), member(got, Integer.toString(i)));
            }
        } else if (expected.isBoolean()) {
            if (!Boolean.valueOf(expected.booleanValue()).equals(got)) {
                fail(reference, path, expected.toString(), String.valueOf(got));
            }
        } else if (!(got instanceof Double number) || !passes(expected, number, reference.rtol(), reference.atol())) {
            fail(reference, path, expected.toString(), String.valueOf(got));
        }
    }

    private static Object member(Object container, String key) {
        if (container instanceof Map<?, ?> map && map.containsKey(key)) {
            return map.get(key);
        }
        if (container instanceof List<?> list && Integer.parseInt(key) < list.size()) {
            return list.get(Integer.parseInt(key));
        }
        return "absent";
    }

    static boolean passes(JsonNode expected, double got, double rtol, double atol) {
        double target = expected.isNull()
                ? Double.NaN
                : expected.isTextual() ? Double.parseDouble(expected.asText()) : expected.doubleValue();
        if (!Double.isFinite(target) || !Double.isFinite(got)) {
            return Double.compare(target, got) == 0;
        }
        if (rtol == 0 && atol == 0) {
            return Double.doubleToLongBits(got + 0.0) == Double.doubleToLongBits(target + 0.0);
        }
        return Math.abs(got - target) <= atol + rtol * Math.abs(target);
    }

    private void fail(VectorCase reference, String path, String expected, String got) {
        failures.add(new Failure(reference.id(), reference.method(), path, expected, got));
    }
}
