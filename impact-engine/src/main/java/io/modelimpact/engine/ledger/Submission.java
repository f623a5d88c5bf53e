package io.modelimpact.engine.ledger;

import io.modelimpact.record.ledger.Author;
import io.modelimpact.record.ledger.LedgerEvent;
import java.time.Instant;

/**
 * An entry that has no place in a ledger yet.
 *
 * @param author who writes it
 * @param at when, as the author says
 * @param event what happened
 */
public record Submission(Author author, Instant at, LedgerEvent event) {}
