package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.DatasetFacts;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.RuleKey;
import io.modelimpact.engine.internal.scan.StoredScan.StoredKeys;
import io.modelimpact.engine.internal.scan.rowset.Run;
import io.modelimpact.engine.internal.scan.rowset.RunSource;
import io.modelimpact.engine.internal.scan.rowset.SpillFile;
import io.modelimpact.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** Evidence with the values it keeps, in one file: the length of the JSON in 8 bytes, the JSON, and then the values as longs, big-endian. */
public final class KeyedFile {

    private static final String KIND = "keyed-evidence";
    private static final int MOST_JSON = 1 << 30;
    private static final String REMEDY = "read the file that the engine wrote, unchanged";

    private final Path file;

    /** A file that may be there. */
    public KeyedFile(Path file) {
        this.file = file;
    }

    /**
     * What a file holds.
     *
     * @param evidence the evidence
     * @param values the values
     */
    public record Content(Evidence evidence, KeptValues values) {}

    /** Replaces the file; {@link ImpactException} code {@code evidence/unwritable}. */
    public void write(Content content) {
        Path folder = file.toAbsolutePath().getParent();
        try (SpillFile spill = SpillFile.in(folder == null ? file : folder)) {
            TreeMap<RuleKey, StoredKeys> keys = new TreeMap<>();
            content.values()
                    .values()
                    .forEach((rule, values) -> keys.put(rule, values.stored(List.of(values.writeTo(spill)))));
            write(stored(content, spill.length(), keys), spill);
        } catch (IOException | ImpactException failure) {
            throw new ImpactException(
                    "evidence/unwritable",
                    "evidence could not be written to " + file + ": " + failure.getMessage(),
                    "check that the folder exists, may be written to and has room",
                    failure);
        }
    }

    private static StoredScan stored(Content content, long length, SortedMap<RuleKey, StoredKeys> keys) {
        long rows = content.evidence().datasets().values().stream()
                .mapToLong(DatasetFacts::rows)
                .sum();
        return new StoredScan(rows, true, content.evidence(), List.of(), length, List.of(), keys, List.of());
    }

    private void write(StoredScan scan, SpillFile spill) throws IOException {
        byte[] json = SealedJson.seal(KIND, scan.toJson());
        new CheckpointFile(file).replace(out -> {
            DataOutputStream data = new DataOutputStream(out);
            data.writeLong(json.length);
            data.write(json);
            for (StoredKeys keys : scan.keys().values()) {
                for (Run run : keys.runs()) {
                    copy(spill, run, data);
                }
            }
            data.flush();
        });
    }

    private static void copy(SpillFile spill, Run run, DataOutputStream data) throws IOException {
        try {
            spill.read(run, value -> {
                try {
                    data.writeLong(value);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /** What the file holds; {@link ImpactException} codes {@code evidence/unreadable} and {@code evidence/invalid}. */
    public Content read() {
        try (DataInputStream data = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            StoredScan scan = head(data);
            KeptValues values =
                    KeptValues.of(scan.keys(), inOrder(data)).orElseThrow(() -> invalid("the values are others"));
            if (data.read() >= 0) {
                throw invalid("there is more in it than was written");
            }
            return new Content(scan.evidence(), values);
        } catch (IOException | UncheckedIOException failure) {
            throw new ImpactException(
                    "evidence/unreadable",
                    "evidence could not be read from " + file + ": " + failure,
                    "check the path and that the file is whole and may be read",
                    failure);
        }
    }

    private StoredScan head(DataInputStream data) throws IOException {
        long length = data.readLong();
        if (length < 0 || length > MOST_JSON) {
            throw invalid("it does not begin as evidence with values does");
        }
        JsonObject json = SealedJson.open(KIND, data.readNBytes((int) length))
                .orElseThrow(() -> invalid("its digest is another one"));
        try {
            return StoredScan.fromJson(json);
        } catch (IllegalArgumentException | DateTimeException unfit) {
            throw invalid(String.valueOf(unfit.getMessage()));
        }
    }

    /** The runs in the order in which they were written. */
    private static RunSource inOrder(DataInputStream data) {
        return (run, visitor) -> {
            CRC32C check = new CRC32C();
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
            try {
                for (long i = 0; i < run.longs(); i++) {
                    long value = data.readLong();
                    check.update(bytes.clear().putLong(value).flip());
                    visitor.visit(value);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return check.getValue() == run.check();
        };
    }

    private ImpactException invalid(String message) {
        return new ImpactException("evidence/invalid", file + " is not what was written: " + message, REMEDY);
    }
}
