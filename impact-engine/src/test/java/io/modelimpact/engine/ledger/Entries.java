package io.modelimpact.engine.ledger;

import io.modelimpact.json.Digest;
import io.modelimpact.record.ledger.Author;
import io.modelimpact.record.ledger.Lesson;
import io.modelimpact.record.ledger.Remark;
import io.modelimpact.record.ledger.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Small entries that differ. */
final class Entries {

    static final String ORIGIN = "example.com/ledger";
    static final Author ANN = new Author("p-1", Role.OPERATOR);
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Entries() {}

    static Submission numbered(int number) {
        return new Submission(ANN, NOON.plusSeconds(number), lesson(number));
    }

    static List<Submission> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(Entries::numbered).toList();
    }

    static Lesson lesson(int number) {
        return new Lesson(List.of(digest("record " + number)), Remark.of("lesson " + number));
    }

    static Digest digest(String text) {
        return Digest.of("record", text.getBytes(StandardCharsets.UTF_8));
    }
}
