package io.modelimpact.engine.ledger;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.Evaluation;
import io.modelimpact.engine.LookHistory;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.ReplayResult;
import io.modelimpact.json.Digest;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.ledger.Author;
import io.modelimpact.record.ledger.Evaluated;
import io.modelimpact.record.ledger.LedgerEntry;
import io.modelimpact.record.ledger.LedgerEvent;
import io.modelimpact.record.ledger.LedgerEventType;
import io.modelimpact.record.ledger.Looked;
import io.modelimpact.record.ledger.Registered;
import io.modelimpact.record.ledger.Remark;
import io.modelimpact.record.ledger.Replayed;
import io.modelimpact.record.verify.Checkpoint;
import io.modelimpact.record.verify.ConsistencyProof;
import io.modelimpact.record.verify.InclusionProof;
import io.modelimpact.record.verify.MerkleHash;
import io.modelimpact.record.verify.SignedNote;
import io.modelimpact.spi.LedgerStore;
import io.modelimpact.spi.Signer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only log of what happened to assessments. Every entry names the digest of the one before it, and a Merkle tree (RFC 6962) spans all of them, so that
 * a {@link Checkpoint}, a few lines of text, fixes every entry up to it. Whoever keeps one finds out whether any of those entries was changed, dropped, inserted
 * or moved since; without one, who may write the store may write another history.
 *
 * <p>Opening a ledger reads and checks every entry of its store: linear in its size, about two hundred bytes of memory an entry. Safe for use by several threads;
 * threads that append at the same time share one forced write.
 */
public final class Ledger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    /** Leaves room for an index of more digits than the one it is tried with. */
    private static final int LARGEST_ENTRY = LedgerEntry.MAX_BYTES - 16;

    private final LedgerStore store;
    private final Optional<Recovery> recovery;
    private final EntryChain chain;
    private final CommitQueue<LedgerReceipt> queue = new CommitQueue<>(this::commit);

    private Ledger(LedgerStore store, Optional<Recovery> recovery) {
        this.store = store;
        this.recovery = recovery;
        this.chain = new EntryChain(store.origin());
    }

    /** Creates a ledger in a new file; errors as {@link FileLedgerStore#create}. */
    public static Ledger create(Path file, String origin) {
        return over(FileLedgerStore.create(file, origin));
    }

    /** Opens the ledger in a file for appending; errors as {@link FileLedgerStore#open} and {@link #over}. */
    public static Ledger open(Path file) {
        return over(FileLedgerStore.open(file));
    }

    /** Opens the ledger in a file as it is acknowledged now, beside a writer if there is one; errors as {@link FileLedgerStore#openReadOnly} and {@link #over}. */
    public static Ledger openReadOnly(Path file) {
        return over(FileLedgerStore.openReadOnly(file));
    }

    /** A ledger in memory, for tests. */
    public static Ledger inMemory(String origin) {
        return over(MemoryLedgerStore.create(origin));
    }

    /**
     * The ledger in a store, which it closes when it is closed, or when it refuses it.
     *
     * @throws ImpactException code {@code ledger/damaged}, naming the entry, if what is stored is not a chain of entries of this ledger
     */
    public static Ledger over(LedgerStore store) {
        Optional<Recovery> recovery =
                store instanceof FileLedgerStore file ? file.recovery() : Optional.<Recovery>empty();
        Ledger ledger = new Ledger(store, recovery);
        try {
            ledger.readAll();
        } catch (RuntimeException | Error e) {
            store.close();
            throw e;
        }
        recovery.ifPresent(found -> LOG.warn("Ledger {}: {}", store.origin(), found.describe()));
        return ledger;
    }

    /** The ledger's unique name. */
    public String origin() {
        return store.origin();
    }

    /** What was found when the ledger's file was opened, if it had not been closed in peace. */
    public Optional<Recovery> recovery() {
        return recovery;
    }

    /** The number of entries. */
    public long size() {
        synchronized (chain) {
            return chain.tree().size();
        }
    }

    /**
     * Appends an entry and returns when it is safe.
     *
     * @throws ImpactException code {@code ledger/not-written} if it was not appended and may be tried again, {@code ledger/reopen-needed} if that is not
     *     known, {@code ledger/read-only}, {@code ledger/closed}, {@code ledger/conflict} if another writer appended to the store, {@code ledger/entry-size}
     */
    public LedgerReceipt append(Author author, Instant at, LedgerEvent event) {
        return append(List.of(new Submission(author, at, event))).get(0);
    }

    /** Appends entries next to each other in their order, all or none, with one forced write for all; errors as {@link #append(Author, Instant, LedgerEvent)}. */
    public List<LedgerReceipt> append(List<Submission> submissions) {
        submissions.forEach(this::requireFit);
        return submissions.isEmpty() ? List.of() : queue.submit(submissions);
    }

    /** Appends that a protocol is registered; best before data are seen. */
    public LedgerReceipt register(Protocol protocol, Author author, Instant at) {
        return append(
                author,
                at,
                new Registered(
                        protocol.assessment().id(),
                        protocol.assessment().version(),
                        protocol.digest(),
                        protocol.assessment().digest()));
    }

    /** Appends that an evaluation was made. */
    public LedgerReceipt appendEvaluation(Evaluation evaluation, Author author, Instant at) {
        return append(author, at, Evaluated.of(evaluation.record()));
    }

    /**
     * Appends that a monitored assessment was looked at.
     *
     * @throws ImpactException code {@code monitoring/not-monitored} if it is not monitored; errors as {@link #append(Author, Instant, LedgerEvent)}
     */
    public LedgerReceipt appendLook(Evaluation evaluation, Remark reason, Author author, Instant at) {
        ImpactRecord record = evaluation.record();
        return append(
                author,
                at,
                new Looked(
                        Digest.parse(record.identity().protocolDigest()),
                        LookHistory.upTo(record).looks().size(),
                        Optional.of(record.digest()),
                        reason));
    }

    /** The looks at a protocol, in the order of their entries. */
    public List<Looked> looks(Digest protocol) {
        return about(protocol).stream()
                .map(LedgerEntry::event)
                .filter(Looked.class::isInstance)
                .map(Looked.class::cast)
                .toList();
    }

    /** Appends what a replay of a record found. */
    public LedgerReceipt appendReplay(ImpactRecord record, ReplayResult result, Author author, Instant at) {
        return append(
                author,
                at,
                new Replayed(
                        record.digest(),
                        result.verdict().name(),
                        result.difference().map(difference -> difference.pointer())));
    }

    /** The first entry that registers a protocol, if there is one. Its place, not its time, shows what it came before. */
    public Optional<LedgerEntry> registration(Digest protocol) {
        return about(protocol).stream()
                .filter(entry -> entry.event().type() == LedgerEventType.REGISTERED)
                .findFirst();
    }

    /** The entry at an index; {@link IllegalArgumentException} if there is none. */
    public LedgerEntry entry(long index) {
        return LedgerEntry.read(checked(index));
    }

    /** The canonical bytes of the entry at an index, as they were stored. */
    public byte[] entryBytes(long index) {
        return checked(index);
    }

    /** All entries, read from the store. */
    public List<LedgerEntry> entries() {
        List<LedgerEntry> entries = new ArrayList<>();
        long size = size();
        for (long i = 0; i < size; i++) {
            entries.add(entry(i));
        }
        return List.copyOf(entries);
    }

    /** The entries about a protocol, a record or an entry, by its digest, in their order. */
    public List<LedgerEntry> about(Digest subject) {
        synchronized (chain) {
            return chain.about(subject).stream().map(this::entry).toList();
        }
    }

    /** The entries of a type, in their order. */
    public List<LedgerEntry> entries(LedgerEventType type) {
        synchronized (chain) {
            return chain.of(type).stream().map(this::entry).toList();
        }
    }

    /** The head of the ledger. */
    public Checkpoint checkpoint() {
        synchronized (chain) {
            return checkpoint(size());
        }
    }

    /** The head that the ledger had when it held {@code size} entries; {@link IllegalArgumentException} if it never did. */
    public Checkpoint checkpoint(long size) {
        synchronized (chain) {
            return Checkpoint.of(origin(), size, chain.tree().root(size));
        }
    }

    /** The head of the ledger, signed with a key that bears the ledger's name. */
    public SignedNote signedCheckpoint(Signer signer) {
        return checkpoint().signedBy(signer);
    }

    /** The proof that the entry at an index is among the first {@code size}; {@link IllegalArgumentException} if it is not. */
    public InclusionProof inclusionProof(long index, long size) {
        synchronized (chain) {
            return chain.tree().inclusionProof(index, size);
        }
    }

    /** The proof that the ledger of {@code later} entries grew out of that of {@code earlier}; {@link IllegalArgumentException} unless {@code 0 < earlier <= later <= size()}. */
    public ConsistencyProof consistencyProof(long earlier, long later) {
        synchronized (chain) {
            return chain.tree().consistencyProof(earlier, later);
        }
    }

    /** Whether this ledger still begins with the entries of a checkpoint that somebody kept. The checkpoint's signatures are not looked at. */
    public History compareWith(Checkpoint kept) {
        if (!kept.origin().equals(origin())) {
            return History.FOREIGN;
        }
        synchronized (chain) {
            if (kept.size() > size()) {
                return History.SHORTER;
            }
            if (!chain.tree().root(kept.size()).equals(kept.root())) {
                return History.REWRITTEN;
            }
        }
        return kept.size() == 0 ? History.EMPTY : History.EXTENDS;
    }

    /** Reads every entry again; {@link ImpactException} code {@code ledger/damaged} if one is not what it was when the ledger was opened or it was appended. */
    public void verify() {
        long size = size();
        for (long i = 0; i < size; i++) {
            checked(i);
        }
    }

    /** Closes the store. */
    @Override
    public void close() {
        store.close();
    }

    /** Name and size. */
    @Override
    public String toString() {
        return "ledger " + origin() + " of " + size() + " entries";
    }

    private byte[] checked(long index) {
        byte[] bytes = store.read(index);
        MerkleHash expected;
        synchronized (chain) {
            expected = chain.tree().leaf(index);
        }
        if (!MerkleHash.ofLeaf(bytes).equals(expected)) {
            throw LedgerFailures.damagedEntry(index, "the entry was changed while the ledger was open");
        }
        return bytes;
    }

    /** Called by one thread at a time, so that only it changes the chain; others may read it while the store is written to. */
    private List<LedgerReceipt> commit(List<Submission> submissions) {
        List<byte[]> bytes = placed(submissions);
        store.append(size(), bytes);
        synchronized (chain) {
            List<LedgerEntry> entries = bytes.stream().map(chain::accept).toList();
            Checkpoint head = checkpoint();
            return entries.stream()
                    .map(entry -> new LedgerReceipt(entry, entry.digest(), head))
                    .toList();
        }
    }

    private List<byte[]> placed(List<Submission> submissions) {
        List<byte[]> placed = new ArrayList<>(submissions.size());
        Digest previous = chain.last();
        for (Submission submission : submissions) {
            LedgerEntry entry = new LedgerEntry(
                    size() + placed.size(), previous, submission.author(), submission.at(), submission.event());
            byte[] bytes = entry.bytes();
            placed.add(bytes);
            previous = Digest.of(LedgerEntry.DIGEST_KIND, bytes);
        }
        return placed;
    }

    private void readAll() {
        synchronized (chain) {
            long size = store.size();
            for (long i = 0; i < size; i++) {
                chain.accept(store.read(i));
            }
        }
    }

    /** Refuses one caller's entry before it is queued beside the entries of others. */
    private void requireFit(Submission submission) {
        LedgerEntry trial = new LedgerEntry(
                size(), LedgerEntry.genesis(origin()), submission.author(), submission.at(), submission.event());
        int bytes = trial.bytes().length;
        if (bytes > LARGEST_ENTRY) {
            throw LedgerFailures.of(
                    "ledger/entry-size",
                    "expected an entry of at most " + LARGEST_ENTRY + " bytes, found " + bytes,
                    "keep what is large elsewhere, and put its digest into the ledger");
        }
    }
}
