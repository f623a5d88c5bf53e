package io.modelimpact.engine;

import io.modelimpact.ImpactException;
import io.modelimpact.engine.internal.scan.KeptValues;
import io.modelimpact.engine.internal.scan.KeyedFile;
import io.modelimpact.formula.IdField;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Evidence with the different values under each rule of uniqueness, those of the unit among them. So two parts can be shown to hold different units, and
 * uniqueness is known of both together, without the rows and without anybody's word. Takes {@value MemoryBudget#BYTES_A_VALUE} bytes a value in memory and 24
 * in a file. Values are kept as hashes; a hash of an identifier that can be guessed can be found by guessing. Immutable.
 */
public final class KeyedEvidence {

    private final Evidence evidence;
    private final KeptValues values;

    private KeyedEvidence(Evidence evidence, KeptValues values) {
        this.evidence = evidence;
        this.values = values;
    }

    /** Evidence with what its scan has kept; {@link ImpactException} code {@code evidence/units-not-kept} without the values of the unit. */
    static KeyedEvidence of(Protocol protocol, Evidence evidence, KeptValues values) {
        unitRule(protocol, values);
        return new KeyedEvidence(evidence, values);
    }

    /** The rule under which the units are kept: that of a contract or that of the design. */
    private static RuleKey unitRule(Protocol protocol, KeptValues values) {
        IdField unit = protocol.assessment().design().unit();
        return Stream.of(RuleKey.unique(unit), RuleKey.uniqueUnit(unit.dataset()))
                .filter(values::has)
                .findFirst()
                .orElseThrow(
                        () -> new ImpactException(
                                "evidence/units-not-kept",
                                "no rule says that a unit of " + unit.dataset()
                                        + " has one row, so the units are not kept",
                                "add requires(" + unit.name()
                                        + ", unique()) to the contract; where a unit has several rows, declare how the parts are disjoint"));
    }

    /** The evidence, to be judged. */
    public Evidence evidence() {
        return evidence;
    }

    /**
     * The evidence of this part and another one, as a scan of both together would have left it, but for commitments.
     *
     * @param protocol the protocol of both
     * @throws ImpactException code {@code engine/foreign-evidence} for another protocol; {@code evidence/shared-units} if a unit has rows in both; {@code evidence/not-mergeable} and {@code evidence/rescan} as
     *     {@link Evidence#merge}
     */
    public KeyedEvidence merge(Protocol protocol, KeyedEvidence other) {
        protocol.requireOwn(evidence);
        RuleKey unit = unitRule(protocol, values);
        long shared = values.shared(unit, other.values);
        if (shared > 0) {
            throw new ImpactException(
                    "evidence/shared-units",
                    shared + " units of " + unit.dataset() + " have rows in both parts",
                    "scan the parts together");
        }
        KeptValues both = values.merge(other.values);
        Evidence merged = EvidenceMerge.merged(
                evidence,
                other.evidence,
                "proved of " + protocol.assessment().design().unit().name() + ": no unit has rows in two parts");
        return new KeyedEvidence(merged.withRules(both.states()), both);
    }

    /** Writes evidence and values to a file, replacing it as a whole; {@link ImpactException} code {@code evidence/unwritable}. */
    public void save(Path file) {
        new KeyedFile(file).write(new KeyedFile.Content(evidence, values));
    }

    /** Reads what {@link #save(Path)} wrote; {@link ImpactException} codes {@code evidence/unreadable} and {@code evidence/invalid}. */
    public static KeyedEvidence load(Path file) {
        KeyedFile.Content content = new KeyedFile(file).read();
        return new KeyedEvidence(content.evidence(), content.values());
    }
}
