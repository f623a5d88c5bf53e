package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.dataset.Dataset;
import io.modelimpact.json.Digest;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.spi.DatasetSource;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an evaluation is given besides its protocol: a source for each dataset, how firmly the record is to be bound to their rows, and digests that tie it to
 * what came before. Immutable.
 */
public final class Inputs {

    private final SortedMap<String, DatasetSource> sources;
    private final Optional<Digest> registration;
    private final Optional<Digest> predecessor;
    private final LookHistory looks;
    private final DigestLevel digest;

    private Inputs(
            SortedMap<String, DatasetSource> sources,
            Optional<Digest> registration,
            Optional<Digest> predecessor,
            LookHistory looks,
            DigestLevel digest) {
        this.sources = Collections.unmodifiableSortedMap(sources);
        this.registration = registration;
        this.predecessor = predecessor;
        this.looks = looks;
        this.digest = digest;
    }

    /** Inputs with one dataset. */
    public static Inputs bind(Dataset dataset, DatasetSource source) {
        return new Inputs(
                        new TreeMap<>(),
                        Optional.empty(),
                        Optional.empty(),
                        LookHistory.none(),
                        DigestLevel.FINGERPRINT)
                .and(dataset, source);
    }

    /**
     * These inputs and another dataset.
     *
     * @throws ImpactException code {@code inputs/bound-twice}, if the dataset has a source
     */
    public Inputs and(Dataset dataset, DatasetSource source) {
        TreeMap<String, DatasetSource> more = new TreeMap<>(sources);
        DatasetSource earlier = more.putIfAbsent(dataset.name(), source);
        if (earlier != null) {
            throw new ImpactException(
                    "inputs/bound-twice",
                    "dataset " + dataset.name() + " was bound to " + earlier.name() + " and then to " + source.name(),
                    "bind each dataset once");
        }
        return new Inputs(more, registration, predecessor, looks, digest);
    }

    /** These inputs for a protocol that was registered under this digest before the data were seen. */
    public Inputs registeredAs(Digest protocolDigest) {
        return new Inputs(sources, Optional.of(protocolDigest), predecessor, looks, digest);
    }

    /** These inputs for an evaluation that follows the one recorded under this digest. */
    public Inputs succeeding(Digest predecessorRecord) {
        return new Inputs(sources, registration, Optional.of(predecessorRecord), looks, digest);
    }

    /**
     * These inputs for the look that follows that of a record, which is the predecessor.
     *
     * @throws ImpactException with code {@code monitoring/not-monitored} if the record is not of a monitored assessment
     */
    public Inputs following(ImpactRecord lastLook) {
        return succeeding(lastLook.digest()).following(LookHistory.upTo(lastLook));
    }

    /** These inputs for the look that follows these. */
    public Inputs following(LookHistory earlier) {
        return new Inputs(sources, registration, predecessor, earlier, digest);
    }

    /**
     * These inputs, with the rows of every dataset digested so firmly; {@link DigestLevel#FINGERPRINT} unless said. A record is signed only with
     * {@link DigestLevel#COMMITMENT}, which sorts a hash of each row. With {@link DigestLevel#NONE} no row is hashed, so a contract does not name the digests of
     * the rows that break it.
     */
    public Inputs digestedAs(DigestLevel level) {
        return new Inputs(sources, registration, predecessor, looks, level);
    }

    /** How firmly the record is to be bound to the rows. */
    public DigestLevel digest() {
        return digest;
    }

    /** The source of each dataset, by the dataset's name; immutable. */
    public SortedMap<String, DatasetSource> sources() {
        return sources;
    }

    /** The digest under which the protocol was registered, if it was. */
    public Optional<Digest> registration() {
        return registration;
    }

    /** The looks before this evaluation. */
    public LookHistory looks() {
        return looks;
    }

    /** The digest of the record that this evaluation follows, if it follows one. */
    public Optional<Digest> predecessor() {
        return predecessor;
    }
}
