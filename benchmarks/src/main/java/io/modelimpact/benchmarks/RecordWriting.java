package io.modelimpact.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonBoolean;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import io.modelimpact.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The bytes of a record of one megabyte, from the same tree, beside Jackson's generator; microseconds a record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecordWriting {
    private static final int MEGABYTE = 1 << 20;

    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();
    private JsonObject record = JsonObject.empty();

    /** Collects effects, as a record writes them, until they fill a megabyte. */
    @Setup
    public void collect() {
        SplittableRandom random = new SplittableRandom(1);
        List<JsonValue> effects = new ArrayList<>();
        int size = 0;
        while (size < MEGABYTE) {
            JsonObject effect = effect(random, effects.size());
            size += CanonicalJson.bytes(effect).length + 1;
            effects.add(effect);
        }
        record = JsonObject.builder()
                .put(
                        "results",
                        JsonObject.builder()
                                .put("effects", JsonArray.of(effects))
                                .build())
                .build();
    }

    private static JsonObject effect(SplittableRandom random, int index) {
        return JsonObject.builder()
                .put("metric", "metric_" + index % 50)
                .put("baseline", "A")
                .put("candidate", "B")
                .put("absolute", estimated(random))
                .put("relative", estimated(random))
                .put(
                        "slice",
                        JsonObject.builder()
                                .put("name", "country")
                                .put("member", "c" + index)
                                .build())
                .build();
    }

    private static JsonObject estimated(SplittableRandom random) {
        return JsonObject.builder()
                .put("estimate", random.nextDouble(-1, 1))
                .put("standardError", random.nextDouble())
                .put("confidence", "0.95")
                .put("method", "compare/welch-t@1.0")
                .put("degreesOfFreedom", random.nextDouble(10, 1e6))
                .put("lower", random.nextDouble(-1, 0))
                .put("upper", random.nextDouble())
                .put("pValue", random.nextDouble())
                .put("units", random.nextInt(1_000_000))
                .build();
    }

    /** This library's canonical form. */
    @Benchmark
    public byte[] canonical() {
        return CanonicalJson.bytes(record);
    }

    /** Jackson's generator over the same tree; its numbers are not canonical. */
    @Benchmark
    public byte[] jackson() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(MEGABYTE);
        try (JsonGenerator json = factory.createGenerator(out)) {
            write(record, json);
        }
        return out.toByteArray();
    }

    private static void write(JsonValue value, JsonGenerator json) throws IOException {
        if (value instanceof JsonObject object) {
            json.writeStartObject();
            for (Map.Entry<String, JsonValue> member : object.entries().entrySet()) {
                json.writeFieldName(member.getKey());
                write(member.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof JsonArray array) {
            json.writeStartArray();
            for (JsonValue element : array.values()) {
                write(element, json);
            }
            json.writeEndArray();
        } else {
            writeScalar(value, json);
        }
    }

    private static void writeScalar(JsonValue value, JsonGenerator json) throws IOException {
        if (value instanceof JsonNumber number) {
            if (number.isInteger()) {
                json.writeNumber((long) number.value());
            } else {
                json.writeNumber(number.value());
            }
        } else if (value instanceof JsonString string) {
            json.writeString(string.value());
        } else if (value instanceof JsonBoolean flag) {
            json.writeBoolean(flag.value());
        } else {
            json.writeNull();
        }
    }
}
