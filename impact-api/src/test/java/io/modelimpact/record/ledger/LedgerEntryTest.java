package io.modelimpact.record.ledger;

import static io.modelimpact.record.ledger.SampleEvents.LATER;
import static io.modelimpact.record.ledger.SampleEvents.NOON;
import static io.modelimpact.record.ledger.SampleEvents.PART;
import static io.modelimpact.record.ledger.SampleEvents.PROTOCOL;
import static io.modelimpact.record.ledger.SampleEvents.RECORD;
import static io.modelimpact.record.ledger.SampleEvents.REMARK;
import static io.modelimpact.record.ledger.SampleEvents.VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerEntryTest {

    static List<LedgerEvent> events() {
        return SampleEvents.all();
    }

    @Test
    void every_type_has_a_sample() {
        EnumSet<LedgerEventType> types = EnumSet.noneOf(LedgerEventType.class);
        events().forEach(event -> types.add(event.type()));
        assertThat(types).isEqualTo(EnumSet.allOf(LedgerEventType.class));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_entry_survives_its_bytes(LedgerEvent event) {
        LedgerEntry entry = SampleEvents.entry(event);
        LedgerEntry read = LedgerEntry.read(entry.bytes());
        assertThat(read).isEqualTo(entry);
        assertThat(read.bytes()).isEqualTo(entry.bytes());
        assertThat(read.digest()).isEqualTo(entry.digest());
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_member_but_the_optional_ones_is_required_and_no_other_is_taken(LedgerEvent event) {
        JsonObject json = event.toJson();
        for (String key : json.keys()) {
            boolean optional =
                    List.of("predecessor", "firstDifference", "policy").contains(key)
                            || event instanceof Looked && key.equals("record");
            if (!optional) {
                refused(() -> LedgerEvent.read(event.type(), json.without(key)));
            }
            refused(() -> LedgerEvent.read(event.type(), json.with(key, JsonNumber.of(-1))));
        }
        refused(() -> LedgerEvent.read(event.type(), json.with("surplus", new JsonString("x"))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_describes_itself_in_one_sentence(LedgerEvent event) {
        assertThat(event.describe()).isNotBlank().doesNotEndWith(".");
        assertThat(SampleEvents.entry(event).describe())
                .startsWith("7: on 2026-03-01T12:00:00Z p-17 as REVIEWER ")
                .endsWith(event.describe());
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_entry_names_the_record_it_is_about_where_a_verifier_looks_for_it(LedgerEvent event) {
        JsonObject json = SampleEvents.entry(event).toJson();
        assertThat(json.findString("recordDigest"))
                .isEqualTo(event.aboutRecord().map(Object::toString));
        event.aboutRecord().ifPresent(record -> {
            assertThat(event.subjects()).contains(record);
            refused(() -> LedgerEntry.of(json.without("recordDigest")));
            refused(() -> LedgerEntry.of(json.with("recordDigest", new JsonString(PROTOCOL.toString()))));
        });
    }

    @Test
    void only_the_canonical_bytes_are_an_entry() {
        byte[] bytes = SampleEvents.entry(events().get(0)).bytes();
        String spaced = new String(bytes, StandardCharsets.UTF_8).replaceFirst(",", ", ");
        assertThatThrownBy(() -> LedgerEntry.read(spaced.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        ImpactException.class, e -> assertThat(e.code()).isEqualTo("ledger/not-canonical"));
        assertThatThrownBy(() -> LedgerEntry.read("[]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        ImpactException.class, e -> assertThat(e.code()).isEqualTo("ledger/not-canonical"));
    }

    @Test
    void members_of_the_entry_itself_are_read_strictly() {
        JsonObject json =
                SampleEvents.entry(new Lesson(List.of(RECORD), REMARK)).toJson();
        assertThat(LedgerEntry.of(json).toJson()).isEqualTo(json);
        json.keys().forEach(key -> refused(() -> LedgerEntry.of(json.without(key))));
        refused(() -> LedgerEntry.of(json.with("surplus", new JsonString("x"))));
        refused(() -> LedgerEntry.of(json.with("format", new JsonString("impact-ledger-entry/2"))));
        refused(() -> LedgerEntry.of(json.with("type", new JsonString("forgotten"))));
        refused(() -> LedgerEntry.of(json.with("index", JsonNumber.of(-1))));
        refused(() -> LedgerEntry.of(json.with("at", new JsonString("2026-03-01T12:00:00.000Z"))));
        refused(() -> LedgerEntry.of(json.with("at", new JsonString("2026-03-01"))));
        refused(() -> LedgerEntry.of(json.with("at", new JsonString("+12026-03-01T12:00:00Z"))));
        refused(() -> LedgerEntry.of(json.with("author", JsonArray.ofStrings(List.of("p-17")))));
    }

    @Test
    void fields_refuse_what_they_may_not_hold() {
        refused(() -> new Author(" ", Role.AUTHOR));
        refused(() -> new Author("two\nlines", Role.AUTHOR));
        refused(() -> new Author("x".repeat(201), Role.AUTHOR));
        refused(() -> new Author("\uD800", Role.AUTHOR));
        refused(() -> Remark.of(""));
        refused(() -> Remark.of("x\uDC00"));
        refused(() -> Remark.of("x".repeat(OpenRemark.MAX_LENGTH + 1)));
        refused(() -> new Looked(PROTOCOL, 0, Optional.empty(), REMARK));
        refused(() -> new Replayed(RECORD, "identical", Optional.empty()));
        refused(() -> new Deployed(RECORD, VERSION, "production", "1.01"));
        refused(() -> new Deployed(RECORD, VERSION, "production", "-0.1"));
        refused(() -> new Deployed(RECORD, VERSION, "production", "5e-2"));
        refused(() -> new OutcomeObserved(PART, "1.", "EUR", NOON, LATER));
        refused(() -> new OutcomeObserved(PART, "1", "EUR", LATER, NOON));
        refused(() -> new Lesson(List.of(), REMARK));
        refused(() -> new Lesson(List.of(RECORD, RECORD), REMARK));
        refused(() -> new Waived(PART, REMARK, Instant.MAX));
        refused(() -> Remark.committing(new byte[31], "short salt"));
    }

    @Test
    void a_commitment_opens_with_its_text_and_salt_only() {
        byte[] salt = new byte[Remark.SALT_LENGTH];
        salt[0] = 1;
        CommittedRemark remark = Remark.committing(salt, "why");
        assertThat(remark.isOpenedBy(salt, "why")).isTrue();
        assertThat(remark.isOpenedBy(salt, "Why")).isFalse();
        assertThat(remark.isOpenedBy(new byte[Remark.SALT_LENGTH], "why")).isFalse();
        assertThat(remark.isOpenedBy(new byte[3], "why")).isFalse();
        assertThat(remark.toJson().toString()).doesNotContain("why");
    }

    @Test
    void the_first_entry_of_a_ledger_fits_no_other_ledger() {
        assertThat(LedgerEntry.genesis("example.com/a")).isNotEqualTo(LedgerEntry.genesis("example.com/b"));
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ImpactException.class);
    }
}
