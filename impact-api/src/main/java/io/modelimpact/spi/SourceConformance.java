package io.modelimpact.spi;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.formula.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Holds a source to what {@link DatasetSource} promises. For the tests of who writes a source: give it some thousand rows with everything in them that can
 * occur, missing and malformed values included, in more than one batch.
 *
 * <pre>{@code
 * assertThat(SourceConformance.of(source, fields).problems()).isEmpty();
 * }</pre>
 *
 * <p>A source that can be opened once only is opened once, and then asked to refuse. All rows are held in memory. Immutable.
 */
public final class SourceConformance {

    private static final int READERS = 3;

    private final DatasetSource source;
    private final List<Field> fields;

    private SourceConformance(DatasetSource source, List<Field> fields) {
        this.source = source;
        this.fields = List.copyOf(fields);
    }

    /** The conformance of a source to whose dataset these fields belong; at least one. {@link IllegalArgumentException} for none. */
    public static SourceConformance of(DatasetSource source, List<Field> fields) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("expected at least one field to ask for");
        }
        return new SourceConformance(source, fields);
    }

    /** What does not hold, with codes of {@code conformance/}; none for a source that keeps its promises. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (source.name().isBlank()) {
            add(problems, "name", "the source has no name", "name it, so that messages can");
        }
        if (!source.snapshotAt().equals(source.snapshotAt())
                || !source.revision().equals(source.revision())) {
            add(problems, "description", "snapshot or revision change from call to call", "fix them when it is made");
        }
        List<String> rows = readPending(problems);
        if (source.isRescannable()) {
            readAgain(rows, problems);
        } else {
            requireRefusal(fields, "source/not-rescannable", problems);
        }
        return Collections.unmodifiableList(problems);
    }

    private List<String> read(List<Field> asked, List<Problem> problems) {
        try (BatchReader reader = source.open(asked)) {
            return new SourceReading(asked, 0, problems).readAll(reader);
        }
    }

    private List<String> readPending(List<Problem> problems) {
        try (BatchReader reader = source.open(fields)) {
            return new SourceReading(fields, 0, problems).readAllPending(reader);
        }
    }

    private void readAgain(List<String> rows, List<Problem> problems) {
        requireSame("again", "read again", rows, read(fields, problems), problems);
        requireColumns(problems);
        requireSeveralReaders(rows, problems);
        requireRefusal(withAbsent(), "source/missing-column", problems);
        if (source.revision().isPresent()) {
            requireTails(rows, problems);
        }
    }

    /** In the same order, if the source says that it has one. */
    private void requireSame(
            String code, String how, List<String> expected, List<String> found, List<Problem> problems) {
        boolean ordered = source.revision().isPresent();
        if (!(ordered ? expected : sorted(expected)).equals(ordered ? found : sorted(found))) {
            add(
                    problems,
                    code,
                    "expected the same " + expected.size() + " rows" + (ordered ? " in the same order" : "") + " when "
                            + how + ", found " + found.size() + " that differ",
                    ordered ? "read in a fixed order, or give no revision" : "read the same rows every time");
        }
    }

    private static List<String> sorted(List<String> rows) {
        return rows.stream().sorted().toList();
    }

    /** Each column by itself and all in the other order hold what they held together. */
    private void requireColumns(List<Problem> problems) {
        List<Field> turned = new ArrayList<>(fields);
        Collections.reverse(turned);
        for (Field field : fields) {
            List<String> together = column(turned, field, problems);
            requireSame(
                    "columns",
                    "only " + field.name() + " is asked for",
                    together,
                    column(List.of(field), field, problems),
                    problems);
        }
    }

    private List<String> column(List<Field> asked, Field field, List<Problem> problems) {
        int at = asked.indexOf(field);
        return read(asked, problems).stream()
                .map(row -> row.split(SourceReading.SEPARATOR, -1))
                .map(values -> at < values.length ? values[at] : "")
                .toList();
    }

    private void requireSeveralReaders(List<String> rows, List<Problem> problems) {
        List<CompletableFuture<List<String>>> readings = new ArrayList<>();
        List<Problem> shared = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < READERS; i++) {
            CompletableFuture<List<String>> reading = new CompletableFuture<>();
            Thread thread = new Thread(() -> reading.completeAsync(() -> read(fields, shared), Runnable::run));
            thread.start();
            readings.add(reading);
        }
        for (CompletableFuture<List<String>> reading : readings) {
            try {
                requireSame("threads", "read by several threads at once", rows, reading.join(), problems);
            } catch (CompletionException failed) {
                add(
                        problems,
                        "threads",
                        "a reader failed while others were open: " + failed.getCause(),
                        "give each reader what it needs for itself");
            }
        }
    }

    private List<Field> withAbsent() {
        List<Field> more = new ArrayList<>(fields);
        Field first = fields.get(0);
        more.add(Dataset.named(first.dataset()).integer("no_source_has_this_column"));
        return more;
    }

    /** The code of the refusal to open, or what happened instead. */
    private String opening(List<Field> asked) {
        try (BatchReader reader = source.open(asked)) {
            return "it was opened as " + reader;
        } catch (ImpactException refused) {
            return refused.code();
        } catch (RuntimeException other) {
            return other.toString();
        }
    }

    private void requireRefusal(List<Field> asked, String code, List<Problem> problems) {
        String found = opening(asked);
        if (!found.equals(code)) {
            add(
                    problems,
                    "refusal",
                    "expected the refusal " + code + ", found: " + found,
                    "throw an ImpactException of that code");
        }
    }

    private void requireTails(List<String> rows, List<Problem> problems) {
        for (int skipped : new int[] {0, 1, rows.size() / 2, rows.size() - 1, rows.size(), rows.size() + 1}) {
            int start = Math.max(0, skipped);
            try (BatchReader reader = source.openAfter(fields, start)) {
                List<String> tail = new SourceReading(fields, start, problems).readAll(reader);
                requireSame(
                        "position",
                        "opened after row " + start,
                        rows.subList(Math.min(start, rows.size()), rows.size()),
                        tail,
                        problems);
            }
        }
    }

    private static void add(List<Problem> problems, String code, String message, String remedy) {
        problems.add(new Problem("conformance/" + code, "", message, remedy, Optional.empty()));
    }
}
