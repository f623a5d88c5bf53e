package io.modelimpact.report;

import io.modelimpact.record.DigestLevel;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.InputResult;

/** The data that were read and the digests by which record, declaration and protocol are known. */
final class FooterSection {

    private FooterSection() {}

    static Markup markup(ImpactRecord record) {
        Table digests = new Table("Digests: this page was drawn from the record of the first one", "What", "Digest");
        digest(digests, "Record", record.digest().toString());
        digest(digests, "Declaration", record.identity().declarationDigest());
        digest(digests, "Protocol", record.identity().protocolDigest());
        digest(digests, "Evidence", record.evidenceDigest());
        record.identity().predecessor().ifPresent(value -> digest(digests, "Predecessor", value));
        return Element.of("footer").add(inputs(record)).add(digests.markup()).markup();
    }

    private static Markup inputs(ImpactRecord record) {
        Table table =
                new Table("Data that were read", "Dataset", "Rows", "Taken at", "Columns", "Bound to the rows by");
        for (InputResult input : record.inputs()) {
            table.row(
                    Cell.text(input.dataset()),
                    Cell.count(input.rows()),
                    Cell.text(input.snapshotAt().orElse("not stated")),
                    Cell.text(String.join(", ", input.columns())),
                    digest(boundBy(input)));
        }
        return table.isEmpty() ? Markup.NONE : table.markup();
    }

    private static String boundBy(InputResult input) {
        String digest = input.digestLevel() == DigestLevel.NONE
                ? "their number alone; they were not digested"
                : input.commitment().orElse(input.fingerprint());
        return input.disjointBy().isEmpty()
                ? digest
                : digest + "; merged of parts whose units are different: " + String.join("; ", input.disjointBy());
    }

    private static void digest(Table table, String what, String value) {
        table.row(Cell.text(what), digest(value));
    }

    private static Markup digest(String value) {
        return Element.of("span", "digest").text(value).markup();
    }
}
