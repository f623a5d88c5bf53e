package io.modelimpact.engine.ledger;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The refusals of ledgers and their stores. */
final class LedgerFailures {

    static final String DAMAGED = "ledger/damaged";

    private static final String DAMAGED_REMEDY = "nothing was changed: keep it as it is, restore a copy,"
            + " and compare that with the latest checkpoint you hold";

    private LedgerFailures() {}

    /** Damage of a file at a position in bytes. */
    static ImpactException damagedAt(long position, String message) {
        return damaged("byte " + position, message);
    }

    /** Damage of an entry at an index. */
    static ImpactException damagedEntry(long index, String message) {
        return damaged("entry " + index, message);
    }

    static ImpactException damagedEntry(long index, ImpactException cause) {
        String message = "what is stored is not a ledger entry: " + cause.getMessage();
        return new ImpactException(DAMAGED, List.of(damage("entry " + index, message)), cause);
    }

    static ImpactException of(String code, String message, String remedy) {
        return new ImpactException(code, message, remedy);
    }

    static ImpactException notRead(String name, IOException cause) {
        return new ImpactException(
                "ledger/not-read",
                name + " could not be read: " + reason(cause),
                "check that the file exists and may be read",
                cause);
    }

    static ImpactException notWritable(String name, IOException cause) {
        return new ImpactException(
                "ledger/not-writable",
                name + " could not be opened for writing: " + reason(cause),
                "check that file and folder exist and may be written, or open the ledger for reading only",
                cause);
    }

    static ImpactException notWritten(String name, IOException cause) {
        return new ImpactException(
                "ledger/not-written",
                "nothing was appended to " + name + ": " + reason(cause),
                "make room on the disk, and append again; what was acknowledged before is safe",
                cause);
    }

    static ImpactException reopenNeeded(String name, Throwable cause) {
        return new ImpactException(
                "ledger/reopen-needed",
                "it is not known whether the last entries for " + name + " are on disk: " + cause,
                "close the ledger, open it again, and look which entries it holds; what was acknowledged before is safe",
                cause);
    }

    static ImpactException locked(String name) {
        return of(
                "ledger/locked",
                name + " has a writer already",
                "close the other writer, append through it, or open the ledger for reading only");
    }

    static ImpactException conflict(String name, long expected, long found) {
        return of(
                "ledger/conflict",
                name + " holds " + found + " entries, expected " + expected,
                "open the ledger again, and append to what it holds now");
    }

    static ImpactException readOnly(String name) {
        return of("ledger/read-only", name + " was opened for reading only", "open the ledger for writing");
    }

    static ImpactException closed(String name) {
        return of("ledger/closed", name + " was closed", "open the ledger again");
    }

    private static ImpactException damaged(String where, String message) {
        return new ImpactException(DAMAGED, List.of(damage(where, message)));
    }

    private static Problem damage(String where, String message) {
        return new Problem(DAMAGED, where, message, DAMAGED_REMEDY, Optional.empty());
    }

    private static String reason(IOException cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
