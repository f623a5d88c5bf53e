package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.engine.Checkpoints;
import io.modelimpact.engine.internal.scan.rowset.SpillFile;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.spi.DatasetSource;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the scan of one dataset is stored: a file that says how far it came, and one beside it for what is kept row by row. The second only grows, and is forced
 * to disk before the first is replaced; so what the first names is always there, and what lies behind it is cut off when a scan goes on.
 */
final class ScanCheckpoint {

    private static final String FORMAT = "impact-checkpoint-2";
    private static final String KIND = "checkpoint";
    private static final String START_OVER = "remove its files to start over";

    private final CheckpointFile head;
    private final Path rows;
    private final JsonObject subject;

    private ScanCheckpoint(CheckpointFile head, Path rows, JsonObject subject) {
        this.head = head;
        this.rows = rows;
        this.subject = subject;
    }

    /**
     * The place for the scan of a source.
     *
     * @throws ImpactException code {@code checkpoint/unordered-source} if the source does not promise an order, {@code checkpoint/unwritable}
     */
    static ScanCheckpoint of(
            Checkpoints places, DatasetPlan plan, DatasetSource source, DigestLevel digest, Digest protocol) {
        String revision = source.revision()
                .orElseThrow(() -> refused(
                        "checkpoint/unordered-source",
                        source.name() + " does not promise to give the same rows in the same order again",
                        "give it a revision if it does, or scan without checkpoints"));
        try {
            Files.createDirectories(places.folder());
        } catch (IOException failure) {
            throw failed("checkpoint/unwritable", "could not be made in " + places.folder(), failure);
        }
        JsonObject subject = JsonObject.builder()
                .put("format", FORMAT)
                .put("protocol", protocol.toString())
                .put("dataset", plan.dataset())
                .put("source", revision)
                .put("digest", digest.name())
                .build();
        CheckpointFile head = new CheckpointFile(places.folder().resolve(plan.dataset() + ".checkpoint"));
        return new ScanCheckpoint(head, places.folder().resolve(plan.dataset() + ".rows"), subject);
    }

    /** What is stored, and the file for what is kept row by row. */
    record Opened(Optional<StoredScan> stored, SpillFile rows) {}

    /**
     * Opens the place, for nobody else until the file is closed.
     *
     * @throws ImpactException codes {@code checkpoint/in-use}, {@code checkpoint/unreadable}, {@code checkpoint/unwritable}; {@code checkpoint/damaged};
     *     {@code checkpoint/foreign} if it is the scan of another protocol or other rows
     */
    Opened open() {
        AtomicReference<Optional<StoredScan>> stored = new AtomicReference<>(Optional.empty());
        try {
            SpillFile file = SpillFile.at(rows, () -> {
                Optional<StoredScan> loaded = load();
                stored.set(loaded);
                return loaded.map(StoredScan::length).orElse(0L);
            });
            return new Opened(Objects.requireNonNull(stored.get()), file);
        } catch (OverlappingFileLockException locked) {
            throw new ImpactException(
                    "checkpoint/in-use",
                    "another scan stores in " + rows,
                    "wait for it, or store in another folder",
                    locked);
        } catch (EOFException shorter) {
            throw damaged(rows + " lost its end: " + shorter.getMessage());
        } catch (IOException failure) {
            throw failed("checkpoint/unwritable", "could not be opened in " + rows, failure);
        }
    }

    private Optional<StoredScan> load() {
        try {
            return head.read().map(this::parse);
        } catch (IOException failure) {
            throw failed("checkpoint/unreadable", "could not be read from " + head.path(), failure);
        }
    }

    private StoredScan parse(byte[] bytes) {
        JsonObject json =
                SealedJson.open(KIND, bytes).orElseThrow(() -> damaged(head.path() + " is not what was written"));
        for (String key : subject.keys()) {
            String stored = json.findString(key).orElse("nothing");
            if (!stored.equals(subject.string(key))) {
                throw refused(
                        "checkpoint/foreign",
                        head.path() + " is a checkpoint of another scan: expected " + key + " " + subject.string(key)
                                + ", found " + stored,
                        "store in another folder, or " + START_OVER);
            }
        }
        try {
            return StoredScan.fromJson(json.object("scan"));
        } catch (ImpactException | IllegalArgumentException | DateTimeException unfit) {
            throw damaged(head.path() + " is not what was written: " + unfit.getMessage());
        }
    }

    static ImpactException damaged(String message) {
        return refused("checkpoint/damaged", message, START_OVER);
    }

    /** Replaces what is stored; {@link ImpactException} code {@code checkpoint/unwritable}, and then what was stored before still is. */
    void store(StoredScan scan) {
        byte[] bytes = SealedJson.seal(KIND, subject.with("scan", scan.toJson()));
        try {
            head.replace(out -> out.write(bytes));
        } catch (IOException failure) {
            throw failed("checkpoint/unwritable", "could not be written to " + head.path(), failure);
        }
    }

    /** Removes the files. */
    void remove() {
        try {
            head.remove();
            Files.deleteIfExists(rows);
        } catch (IOException failure) {
            throw failed("checkpoint/unwritable", "could not be removed: " + head.path(), failure);
        }
    }

    /** A failure that also says from where the scan can go on. */
    ImpactException resumable(ImpactException failure, long lastRow) {
        List<Problem> problems = new ArrayList<>(failure.problems());
        problems.add(new Problem(
                "checkpoint/stored",
                subject.string("dataset"),
                "what the first " + lastRow + " rows add up to is stored in " + head.path(),
                "scan again with the same checkpoints: it goes on behind them",
                Optional.empty()));
        return new ImpactException(failure.code(), problems, failure);
    }

    private static ImpactException refused(String code, String message, String remedy) {
        return new ImpactException(code, message, remedy);
    }

    private static ImpactException failed(String code, String what, IOException failure) {
        return new ImpactException(
                code,
                "a checkpoint " + what + ": " + failure,
                "check that the folder may be written to and has room",
                failure);
    }
}
