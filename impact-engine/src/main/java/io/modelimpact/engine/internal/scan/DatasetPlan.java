package io.modelimpact.engine.internal.scan;

import io.modelimpact.contract.Contract;
import io.modelimpact.contract.Rule;
import io.modelimpact.dataset.Schema;
import io.modelimpact.engine.RuleKey;
import io.modelimpact.formula.Field;
import io.modelimpact.json.Digest;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What is to be done with the rows of one dataset, compiled. Immutable and thread-safe. */
final class DatasetPlan {

    final Schema schema;
    final Digest schemaDigest;
    final List<Field> fields;
    final FingerprintLaw fingerprint;
    final SortedMap<RuleKey, Supplier<RuleTally>> rules = new TreeMap<>();
    final Optional<UnitScan> units;

    DatasetPlan(Schema schema, List<Contract> contracts, Optional<UnitScan> units) {
        this.schema = schema;
        this.schemaDigest = schema.digest();
        this.fields = List.copyOf(schema.fields());
        this.fingerprint = new FingerprintLaw(schemaDigest, fields.size());
        this.units = units;
        String dataset = dataset();
        fields.forEach(field -> rules.put(RuleKey.type(dataset, field.name()), RuleCompiler.type(field)));
        units.flatMap(scan -> scan.layout.uniqueUnit())
                .ifPresent(unit -> rules.put(RuleKey.uniqueUnit(dataset), () -> new UniqueTally(unit)));
        for (Contract contract : contracts) {
            if (contract.dataset().equals(dataset)) {
                for (Rule rule : contract.rules()) {
                    rules.put(new RuleKey(dataset, rule.id()), RuleCompiler.compile(rule));
                }
            }
        }
    }

    String dataset() {
        return schema.dataset().name();
    }
}
