package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.LookResult;
import io.modelimpact.record.ledger.Looked;
import java.util.ArrayList;
import java.util.List;

/** The looks that were taken at a monitored assessment, as records hold them. Immutable. */
public final class LookHistory {
    private static final LookHistory NONE = new LookHistory(List.of());

    private final List<JsonObject> looks;

    private LookHistory(List<JsonObject> looks) {
        this.looks = List.copyOf(looks);
    }

    /** No look yet. */
    public static LookHistory none() {
        return NONE;
    }

    /**
     * The looks up to that of a record, which holds all looks before its own.
     *
     * @throws ImpactException with code {@code monitoring/not-monitored} if the record is not of a monitored assessment
     */
    public static LookHistory upTo(ImpactRecord record) {
        JsonObject monitoring = monitoring(record);
        List<JsonObject> looks = new ArrayList<>(monitoring.array("earlier").objects());
        looks.add(monitoring
                .object("look")
                .with("record", new JsonString(record.digest().toString())));
        return new LookHistory(looks);
    }

    /** The looks before that of a record; none if it is not of a monitored assessment. */
    static LookHistory before(ImpactRecord record) {
        return new LookHistory(record.json()
                .object("results")
                .findObject("monitoring")
                .map(monitoring -> monitoring.array("earlier"))
                .map(JsonArray::objects)
                .orElse(List.of()));
    }

    private static JsonObject monitoring(ImpactRecord record) {
        return record.json()
                .object("results")
                .findObject("monitoring")
                .orElseThrow(() -> new ImpactException(
                        "monitoring/not-monitored",
                        "the record " + record.digest() + " is not of a monitored assessment",
                        "name the record of the last look"));
    }

    /**
     * This history, held against what a ledger knows of the protocol: no look may be missing.
     *
     * @throws ImpactException with code {@code monitoring/look-missing} if the ledger holds a look that no record of this history is of
     */
    public LookHistory confirmedBy(List<Looked> ledger) {
        for (Looked look : ledger) {
            boolean known = look.look() <= looks.size()
                    && look.record()
                            .map(Digest::toString)
                            .map(digest -> looks.get(look.look() - 1)
                                    .findString("record")
                                    .filter(digest::equals)
                                    .isPresent())
                            .orElse(false);
            if (!known) {
                throw new ImpactException(
                        "monitoring/look-missing",
                        "the ledger holds look " + look.look() + ", of which this history of " + looks.size()
                                + " looks has no record",
                        "start from the record of the last look; a look without a record has to be evaluated and recorded");
            }
        }
        return this;
    }

    /** The looks as records hold them, in their order. */
    public List<JsonObject> looks() {
        return looks;
    }

    /** The same, typed. */
    public List<LookResult> results() {
        return looks.stream().map(LookResult::read).toList();
    }

    /** The clock of a look that follows these. */
    public LookClock clock(long units) {
        return new LookClock(looks.stream().map(look -> look.integer("units")).toList(), units);
    }
}
