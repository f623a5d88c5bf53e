package io.modelimpact.record;

import io.modelimpact.ImpactException;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How records of older formats are read: a chain of steps, each from one format to the next, up to {@link ImpactRecord#FORMAT_VERSION}. What comes out is a
 * view. The stored bytes stay as they are, and so do the digest and every signature, which are over the bytes. Immutable.
 */
public final class RecordFormats {

    private static final RecordFormats STANDARD = new RecordFormats(new TreeMap<>());

    private final SortedMap<Integer, Upcast> steps;

    private RecordFormats(SortedMap<Integer, Upcast> steps) {
        this.steps = steps;
    }

    /** The formats that this version of the library reads. The present format is the first one, so that there is no step yet. */
    public static RecordFormats standard() {
        return STANDARD;
    }

    /** These formats and one step more; {@link ImpactException} code {@code record/duplicate-upcast} if there is a step from that format. */
    public RecordFormats with(Upcast step) {
        TreeMap<Integer, Upcast> more = new TreeMap<>(steps);
        if (more.putIfAbsent(step.from(), step) != null) {
            throw new ImpactException(
                    "record/duplicate-upcast",
                    "expected one step from format " + step.from() + ", found a second: " + step.describe(),
                    "give each format one step to the next");
        }
        return new RecordFormats(more);
    }

    /**
     * The record in the present format.
     *
     * @throws ImpactException code {@code record/unsupported-format} if it is of another kind, of a later format, or of one that no chain of steps starts from;
     *     {@code record/broken-upcast} if a step does not lead to the next format
     */
    View view(JsonObject stored) {
        List<String> taken = new ArrayList<>();
        JsonObject json = stored;
        long version = version(json);
        while (version != ImpactRecord.FORMAT_VERSION) {
            Upcast step = step(version);
            json = step.function().apply(json);
            requireNext(step, version(json));
            taken.add(step.describe());
            version++;
        }
        return new View(json, taken);
    }

    /** A record's tree in the present format, and the steps that led there. */
    record View(JsonObject json, List<String> steps) {
        View {
            steps = List.copyOf(steps);
        }
    }

    private Upcast step(long version) {
        Upcast step = version < ImpactRecord.FORMAT_VERSION && version >= 0 ? steps.get((int) version) : null;
        if (step == null) {
            throw unsupported(ImpactRecord.FORMAT_NAME + " version " + version);
        }
        return step;
    }

    private static long version(JsonObject json) {
        JsonObject format = json.object("format");
        long version = format.integer("version");
        if (!format.string("name").equals(ImpactRecord.FORMAT_NAME)) {
            throw unsupported(format.string("name") + " version " + version);
        }
        return version;
    }

    private static void requireNext(Upcast step, long found) {
        if (found != step.from() + 1L) {
            throw new ImpactException(
                    "record/broken-upcast",
                    "expected format " + (step.from() + 1) + " after the step " + step.describe() + ", found " + found,
                    "let the step set format.version with RecordFormats.inFormat");
        }
    }

    /** The tree with another number of its format: what most steps end with. */
    public static JsonObject inFormat(JsonObject record, int version) {
        return record.with("format", record.object("format").with("version", JsonNumber.of(version)));
    }

    private static ImpactException unsupported(String found) {
        return new ImpactException(
                "record/unsupported-format",
                "expected " + ImpactRecord.FORMAT_NAME + " version " + ImpactRecord.FORMAT_VERSION + ", found " + found,
                "read it with the version of this library that wrote it, or a later one");
    }
}
