package io.modelimpact.engine.ledger;

import io.modelimpact.ImpactException;
import io.modelimpact.json.Digest;
import io.modelimpact.record.ledger.LedgerEntry;
import io.modelimpact.record.ledger.LedgerEventType;
import io.modelimpact.record.verify.MerkleHash;
import io.modelimpact.record.verify.MerkleTree;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a ledger knows of its entries: that each follows the one before, their Merkle tree, and what each is about. Not for several threads at once. */
final class EntryChain {

    private final MerkleTree tree = MerkleTree.create();
    private final SortedMap<String, List<Long>> bySubject = new TreeMap<>();
    private final SortedMap<LedgerEventType, List<Long>> byType = new TreeMap<>();
    private Digest last;

    EntryChain(String origin) {
        this.last = LedgerEntry.genesis(origin);
    }

    /** Takes the bytes of the next entry; {@code ledger/damaged} if they are not those of an entry that follows the ones before. */
    LedgerEntry accept(byte[] bytes) {
        LedgerEntry entry = entry(bytes);
        if (entry.index() != tree.size()) {
            throw LedgerFailures.damagedEntry(tree.size(), "the entry says that it is entry " + entry.index());
        }
        if (!entry.previous().equals(last)) {
            throw LedgerFailures.damagedEntry(
                    tree.size(), "the entry follows " + entry.previous() + ", expected " + last);
        }
        add(entry, bytes);
        return entry;
    }

    /** The digest of the last entry, which the next one names. */
    Digest last() {
        return last;
    }

    MerkleTree tree() {
        return tree;
    }

    /** The indices of the entries about a protocol, a record or an entry, in order. */
    List<Long> about(Digest subject) {
        return bySubject.getOrDefault(subject.toString(), List.of());
    }

    /** The indices of the entries of a type, in order. */
    List<Long> of(LedgerEventType type) {
        return byType.getOrDefault(type, List.of());
    }

    private void add(LedgerEntry entry, byte[] bytes) {
        last = Digest.of(LedgerEntry.DIGEST_KIND, bytes);
        tree.append(MerkleHash.ofLeaf(bytes));
        byType.computeIfAbsent(entry.event().type(), type -> new ArrayList<>()).add(entry.index());
        for (Digest subject : entry.event().subjects()) {
            bySubject
                    .computeIfAbsent(subject.toString(), key -> new ArrayList<>())
                    .add(entry.index());
        }
    }

    private LedgerEntry entry(byte[] bytes) {
        try {
            return LedgerEntry.read(bytes);
        } catch (ImpactException notAnEntry) {
            throw LedgerFailures.damagedEntry(tree.size(), notAnEntry);
        }
    }
}
