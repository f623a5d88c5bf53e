package io.modelimpact.record.ledger;

import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonPointer;
import io.modelimpact.record.ModelVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An event of every type, with every optional field there and missing, and hostile texts. */
final class SampleEvents {

    static final Author ANN = new Author("p-17", Role.REVIEWER);
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant LATER = Instant.parse("2026-04-01T12:00:00.000000001Z");
    static final Digest RECORD = digest("record");
    static final Digest PROTOCOL = digest("protocol");
    static final RecordPart PART = new RecordPart(RECORD, JsonPointer.parse("/results/a~1b/0"), digest("record-part"));
    static final Remark REMARK = Remark.of("Größe \"quoted\"\n\u2028 \uD83D\uDE00 ~/");
    static final ModelVersion VERSION = new ModelVersion("ranker", "2.0");

    private SampleEvents() {}

    static List<LedgerEvent> all() {
        Remark secret = Remark.committing(new byte[Remark.SALT_LENGTH], "erasable");
        return List.of(
                new Registered("ranker-2", "1", PROTOCOL, digest("declaration")),
                new Looked(PROTOCOL, 1, Optional.empty(), REMARK),
                new Looked(PROTOCOL, 2, Optional.of(RECORD), secret),
                new Evaluated(RECORD, PROTOCOL, digest("evidence"), Optional.empty()),
                new Evaluated(RECORD, PROTOCOL, digest("evidence"), Optional.of(digest("before"))),
                new Replayed(RECORD, "IDENTICAL", Optional.empty()),
                new Replayed(RECORD, "RESULT_DIFFERS", Optional.of(JsonPointer.parse("/results/0"))),
                new Commented(PART, REMARK, true),
                new Commented(PART, secret, false),
                new Challenged(PART, REMARK),
                new Answered(digest("entry"), Answer.PARTLY_ACCEPTED, REMARK),
                new Approved(RECORD, digest("declaration"), Optional.empty(), VERSION, List.of()),
                new Approved(
                        RECORD, digest("declaration"), Optional.of(digest("policy")), VERSION, List.of(REMARK, secret)),
                new Waived(PART, REMARK, LATER),
                new Deployed(RECORD, VERSION, "production-eu", "0.05"),
                new OutcomeObserved(PART, "-12.50", "EUR", NOON, LATER),
                new RolledBack(RECORD, VERSION, "production-eu", REMARK),
                new Lesson(List.of(RECORD, digest("before")), REMARK),
                new ReviewDue(RECORD, LATER, REMARK));
    }

    static LedgerEntry entry(LedgerEvent event) {
        return new LedgerEntry(7, LedgerEntry.genesis("example.com/ledger"), ANN, NOON, event);
    }

    static Digest digest(String kind) {
        return Digest.of(kind, kind.getBytes(StandardCharsets.UTF_8));
    }
}
